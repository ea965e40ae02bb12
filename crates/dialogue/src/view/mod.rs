//! How a desk shows. One function and one type per page; each page is made from one desk and the present time and nothing
//! else, and feeds every way out alike.
//!
//! What the client withdrew consent for is taken out here, before anything leaves this crate. What the post delivered
//! carries no time for its author: they see that it arrived, never when.

mod between;
mod check_in;
mod consent;
mod conversation;
mod conversation_line;
mod home;
mod kind;
mod made_from;
mod mark;
mod noted;
mod own;
mod progress;
mod relationship;
mod say;
mod session_line;
mod shown;
mod thread;

pub use between::{Between, Over};
pub use check_in::{
    AgreedQuestion, ClientCheckIn, SentState, TherapistCheckIn, check_in, client_check_in,
    therapist_check_in,
};
pub use consent::{ConsentPage, consent};
pub use conversation::{ConversationPage, May, Opening, ShownTurn, conversation};
pub use conversation_line::ConversationLine;
pub use home::{CheckInState, ClientHome, DayLine, client_home, day_line};
pub use kind::Kind;
pub use made_from::MadeFrom;
pub use mark::Mark;
pub use noted::{Asked, Noted};
pub use own::{KeptCheckIn, KeptNote, KeptStand, OwnPage, own};
pub use progress::Progress;
pub use relationship::{
    CheckInLine, InvitationPage, RelationshipPage, SessionsPage, invitation, relationship, sessions,
};
pub use say::{Preview, SayPage, Underway, UnderwayKind, preview, say, taken_up, underway};
pub use session_line::SessionLine;
pub use thread::{Stitch, Thread, thread};
