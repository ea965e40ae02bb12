//! What can stand in a room: the bodies of both kinds, by topic.

use serde::{Deserialize, Serialize};

use crate::entry::{Body, Entry};
use crate::topic::{Note, Reads, Topic, Travels};
use crate::{EntryId, LetterId};

/// Where a topic has its place in what is written from the list of topics.
pub(crate) trait Listed: Topic {
    /// Its name.
    const NAME: TopicName;

    /// Something said, as it stands in the shared room.
    fn ours(said: Self::Said) -> OursBody;

    /// Something kept, as it stands in an own room.
    fn own(kept: Self::Kept) -> OwnBody;
}

macro_rules! bodies {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        /// A topic by its name.
        #[derive(
            Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize,
            strum::VariantArray,
        )]
        #[expect(missing_docs, reason = "each variant is a topic, and its module says what it is about")]
        pub enum TopicName {
            $(#[serde(rename = $tag)] $Variant),+
        }

        /// What can be said in the shared room, by topic.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each variant is a topic, and its module says what it is about")]
        pub enum OursBody {
            $(#[serde(rename = $tag)] $Variant(<crate::$module::Command as Topic>::Said)),+
        }

        /// What can be kept in an own room, by topic.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each variant is a topic, and its module says what it is about")]
        pub enum OwnBody {
            $(#[serde(rename = $tag)] $Variant(<crate::$module::Command as Topic>::Kept),)+
            /// Something kept was erased, in all its versions; its text is gone from its entries.
            #[serde(rename = "erased")]
            Erased {
                /// What was erased.
                entries: Vec<EntryId>,
                /// Letters whose coming back was noted in what was erased: they stay taken back.
                #[serde(default, skip_serializing_if = "Vec::is_empty")]
                letters: Vec<LetterId>,
            },
        }

        impl OursBody {
            /// The topic that it belongs to.
            pub fn topic(&self) -> TopicName {
                match self {
                    $(OursBody::$Variant(_) => TopicName::$Variant),+
                }
            }

            /// How it reads to its author while it is a letter, and what their own room keeps of it if it comes back; `None` for what is
            /// never a letter.
            pub(crate) fn by_post(&self, letter: LetterId) -> Option<(Reads, OwnBody)> {
                match self {
                    $(OursBody::$Variant(said) => {
                        match <crate::$module::Command as Topic>::by_post(letter, said) {
                            Travels::ByPost { reads, comes_back } => Some((reads, OwnBody::$Variant(comes_back))),
                            Travels::Never => None,
                        }
                    })+
                }
            }
        }

        impl OwnBody {
            /// The topic that it belongs to; `None` for what notes that something was erased.
            pub fn topic(&self) -> Option<TopicName> {
                match self {
                    $(OwnBody::$Variant(_) => Some(TopicName::$Variant),)+
                    OwnBody::Erased { .. } => None,
                }
            }

            /// What the own room has to know of it.
            pub fn note(&self) -> Note {
                match self {
                    $(OwnBody::$Variant(kept) => <crate::$module::Command as Topic>::note(kept),)+
                    OwnBody::Erased { .. } => Note::BOOKKEEPING,
                }
            }
        }

        $(
            impl Listed for crate::$module::Command {
                const NAME: TopicName = TopicName::$Variant;

                fn ours(said: Self::Said) -> OursBody {
                    OursBody::$Variant(said)
                }

                fn own(kept: Self::Kept) -> OwnBody {
                    OwnBody::$Variant(kept)
                }
            }
        )+
    };
}
topics!(bodies);

impl Body for OursBody {}

impl Body for OwnBody {}

/// An entry of the shared room.
pub type OursEntry = Entry<OursBody>;
/// An entry of an own room.
pub type OwnEntry = Entry<OwnBody>;
