//! What was begun: mutable, sealed, never history.

use serde::{Deserialize, Serialize};

use crate::EntryId;
use crate::body::{Listed, TopicName};
use crate::topic::Topic;

/// The form a draft belongs to: one of a topic, or one of a topic about something.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
pub struct Slot {
    topic: TopicName,
    about: Option<EntryId>,
}

impl Slot {
    /// The form of a topic that there is one of.
    pub(crate) fn of<C: Listed>() -> Self {
        Self {
            topic: C::NAME,
            about: None,
        }
    }

    /// The form of a topic about one thing, such as a session.
    pub(crate) fn about<C: Listed>(about: EntryId) -> Self {
        Self {
            topic: C::NAME,
            about: Some(about),
        }
    }
}

/// A [`Slot`] as it is written: `"moment"`, or `{"check_in": "…"}`.
mod written {
    use std::collections::BTreeMap;

    use serde::{Deserialize, Deserializer, Serialize, Serializer, de};

    use super::Slot;
    use crate::EntryId;
    use crate::body::TopicName;

    #[derive(Serialize, Deserialize)]
    #[serde(untagged)]
    enum Written {
        Alone(TopicName),
        About(BTreeMap<TopicName, EntryId>),
    }

    impl Serialize for Slot {
        fn serialize<S: Serializer>(&self, to: S) -> Result<S::Ok, S::Error> {
            let written = match self.about {
                None => Written::Alone(self.topic),
                Some(about) => Written::About(BTreeMap::from([(self.topic, about)])),
            };
            written.serialize(to)
        }
    }

    impl<'de> Deserialize<'de> for Slot {
        fn deserialize<D: Deserializer<'de>>(from: D) -> Result<Self, D::Error> {
            let (topic, about) = match Written::deserialize(from)? {
                Written::Alone(topic) => (topic, None),
                Written::About(one) => {
                    let (topic, about) = one
                        .into_iter()
                        .next()
                        .ok_or_else(|| de::Error::custom("a slot without a topic"))?;
                    (topic, Some(about))
                }
            };
            Ok(Slot { topic, about })
        }
    }
}

/// Where a topic's drafts are among all drafts.
pub(crate) trait Drafted: Listed {
    /// One of its drafts, among all kinds.
    fn draft(form: Self::Draft) -> Draft;

    /// The draft, where it is one of its own.
    fn drafted(draft: &Draft) -> Option<&Self::Draft>;
}

macro_rules! drafts {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        /// A form as far as it was filled in, by topic.
        #[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each variant is a topic, and its module says what it is about")]
        pub enum Draft {
            $(#[serde(rename = $tag)] $Variant(<crate::$module::Command as Topic>::Draft)),+
        }

        $(
            impl Drafted for crate::$module::Command {
                fn draft(form: Self::Draft) -> Draft {
                    Draft::$Variant(form)
                }

                fn drafted(draft: &Draft) -> Option<&Self::Draft> {
                    if let Draft::$Variant(form) = draft {
                        Some(form)
                    } else {
                        None
                    }
                }
            }
        )+
    };
}
topics!(drafts);

/// All drafts of one own room. They are stored together as one sealed, padded row, so that not even their number shows.
#[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Drafts(Vec<(Slot, Draft)>);

impl Drafts {
    /// Sets or clears one draft.
    pub fn put(&mut self, slot: Slot, draft: Option<Draft>) {
        self.0.retain(|(s, _)| *s != slot);
        if let Some(draft) = draft {
            self.0.push((slot, draft));
        }
    }

    /// The draft in a slot, as its topic knows it.
    pub(crate) fn in_slot<C: Drafted>(&self, slot: Slot) -> Option<&C::Draft> {
        let (_, draft) = self.0.iter().find(|(s, _)| *s == slot)?;
        C::drafted(draft)
    }

    /// True where nothing was begun.
    pub fn is_empty(&self) -> bool {
        self.0.is_empty()
    }
}
