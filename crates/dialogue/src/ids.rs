//! Names of things. All are random (UUIDv4), so that none tells an order, a count or a time.

use serde::{Deserialize, Serialize};
use uuid::Uuid;

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(transparent)]
        pub struct $name(pub Uuid);

        impl std::fmt::Display for $name {
            fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
                self.0.as_simple().fmt(f)
            }
        }

        impl std::str::FromStr for $name {
            type Err = uuid::Error;
            fn from_str(text: &str) -> Result<Self, uuid::Error> {
                Uuid::try_parse(text).map(Self)
            }
        }
    };
}

id! {
    /// One relationship: one client and one therapist, one shared room, two own rooms.
    RelationshipId
}
id! {
    /// One person, whatever seats they have: tells only whether two are the same.
    PersonId
}
id! {
    /// One entry in a room. What was delivered by the post has a fresh one, so nothing ties it to its time of writing.
    EntryId
}
id! {
    /// One letter in the post.
    LetterId
}
id! {
    /// One filled-in form. The same submission twice is one act.
    SubmissionId
}
