//! Use cases, shared by every way in: pages, commands of the program, jobs.
//!
//! Clock, chance and keys are arguments. Nothing here knows HTTP.

mod accounts;
mod attempts;
mod calendar;
mod entered;
mod failure;
mod invite;
mod look;
mod mail;
mod may;
mod password;
mod perform;
mod practice;
mod remind;
mod service;
mod smtp;
mod token;
mod visitor;
mod watch;
mod world;

pub use accounts::SignIn;
pub use calendar::Appointment;
pub use entered::Entered;
pub use failure::Failure;
pub use invite::{Invited, JoinForm, Joining, NewClient, is_address};
pub use look::{Day, Look, Place};
pub use mail::{Mail, MailWords, Mailer, Sending, Unsent};
pub use may::{Action, may, only};
pub use password::{Hasher, SHORTEST as SHORTEST_PASSWORD};
pub use perform::{Receipt, Submission};
pub use practice::{Hosting, Practice, Settings};
pub use remind::Reminded;
pub use service::Service;
pub use smtp::{Secrecy, Smtp, SmtpServer};
pub use token::Token;
pub use visitor::Visitor;
pub use world::{Chance, Clock, RealChance, RealClock};

pub use archive::{Account, AccountId, Archive};
/// The name it had before, until those who use it say the new one.
pub use service::Service as Candor;
