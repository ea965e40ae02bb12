//! Sealed rooms, the post, accounts, login sessions and invitations. The only crate that knows SQL.
//!
//! An [`Archive`] stands on SQLite or PostgreSQL, with one SQL text for both. It knows no clock and no random source: time
//! comes in as [`dialogue::Time`], chance as [`Chance`]. It knows nothing of HTTP, and never decides what may be said: it
//! keeps what `dialogue` decided, and gives each person their own [`Desk`](dialogue::Desk) and nobody else's.
//!
//! What anyone wrote is sealed before it reaches a statement; names and addresses of accounts as well. A row shows the
//! relationship, the room's number, where in the history it stands and its size class.

mod accounts;
mod archive;
mod bulk;
mod calendars;
mod chain;
mod commit;
mod desks;
mod doorkeeper;
mod engine;
mod error;
mod invitations;
mod keys;
mod letter;
mod location;
mod lock;
mod opening;
mod post;
mod relationships;
mod reminders;
mod rewrap;
mod room;
mod schema;
mod scribe;
mod seal;
mod seats;
mod sessions;
mod settings;
mod sql;
mod verify;

pub use accounts::{Account, AccountId, NewAccount, SignIn};
pub use archive::{Archive, Options};
pub use desks::WritingDesk;
pub use error::{ArchiveError, CommitFailure, Unavailable};
pub use invitations::{Accept, Invitation, InvitationKind, NewInvitation};
pub use keys::{Chance, Keys};
pub use location::{Location, NoLocation};
pub use relationships::NewRelationship;
pub use reminders::{Reminder, Turn};
pub use schema::{Migrated, VERSION};
pub use seats::Sitting;
pub use sessions::{NewSession, Session, TokenHash};
pub use verify::{Damage, DamageKind, Progress, Report};
