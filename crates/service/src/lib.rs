//! Use cases, shared by every way in: pages, commands of the program, jobs.
//!
//! Clock, chance and keys are arguments. Nothing here knows HTTP.

mod accounts;
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
mod smtp;
mod token;
mod watch;
mod world;

pub use accounts::{SignIn, Visitor};
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
pub use smtp::{Secrecy, Smtp, SmtpServer};
pub use token::Token;
pub use world::{Chance, Clock, RealChance, RealClock};

/// The name it had before, until those who use it say the new one.
pub use Service as Candor;
pub use archive::{Account, AccountId, Archive};

use std::sync::Arc;

/// One running practice: everything a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    pub(crate) archive: Archive,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) hasher: Arc<Hasher>,
    pub(crate) practice: Arc<Practice>,
    pub(crate) attempts: Arc<accounts::Attempts>,
}

impl Service {
    /// A practice over an archive.
    pub fn new(
        archive: Archive,
        practice: Practice,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        hasher: Hasher,
    ) -> Self {
        Self {
            archive,
            clock,
            chance,
            hasher: Arc::new(hasher),
            practice: Arc::new(practice),
            attempts: Arc::new(accounts::Attempts::new()),
        }
    }

    /// What is set for this practice.
    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    /// Now, by this practice's clock.
    pub fn now(&self) -> dialogue::Time {
        self.clock.now()
    }

    /// A fresh id for a form.
    pub fn fresh_submission(&self) -> dialogue::SubmissionId {
        dialogue::SubmissionId(self.fresh_uuid())
    }

    pub(crate) fn fresh_uuid(&self) -> uuid::Uuid {
        let mut bytes = [0; 16];
        self.chance.fill(&mut bytes);
        uuid::Builder::from_random_bytes(bytes).into_uuid()
    }

    pub(crate) fn context(&self) -> dialogue::Ctx {
        // Drawn in one go: asking the system for chance costs more than the chance.
        let mut chance = [[0; 16]; dialogue::Ctx::IDS];
        self.chance.fill(chance.as_flattened_mut());
        dialogue::Ctx {
            now: self.clock.now(),
            fresh: chance.map(|bytes| uuid::Builder::from_random_bytes(bytes).into_uuid()),
            calendar: self.practice.calendar.clone(),
        }
    }
}
