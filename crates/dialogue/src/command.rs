//! The commands: all that a person can do at their desk, by topic.

use crate::body::TopicName;
use crate::topic::{By, Topic, Whose};
use crate::{EntryId, LetterId};

macro_rules! commands {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        /// What a person wants to do at their desk.
        #[derive(Debug, Clone, PartialEq)]
        #[expect(missing_docs, reason = "each variant is a topic, and its module says what it is about")]
        pub enum Command {
            $($Variant(crate::$module::Command),)+
            /// Take back what has not reached the other.
            TakeBack(LetterId),
            /// Erase something kept in the own room.
            Erase(EntryId),
        }

        impl Command {
            /// Whose command it is, and how far it goes.
            pub fn whose(&self) -> Whose {
                match self {
                    $(Command::$Variant(command) => command.whose(),)+
                    Command::TakeBack(_) | Command::Erase(_) => By::Either.keeps(),
                }
            }

            /// The topic that it belongs to; `None` for what is done alike with whatever is on its way or kept.
            pub fn topic(&self) -> Option<TopicName> {
                match self {
                    $(Command::$Variant(_) => Some(TopicName::$Variant),)+
                    Command::TakeBack(_) | Command::Erase(_) => None,
                }
            }
        }

        $(
            impl From<crate::$module::Command> for Command {
                fn from(command: crate::$module::Command) -> Self {
                    Command::$Variant(command)
                }
            }
        )+
    };
}
topics!(commands);
