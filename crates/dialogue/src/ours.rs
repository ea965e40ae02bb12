//! The shared room. Everything in it is visible to both.

use serde::{Deserialize, Serialize};

use crate::check_in::Said as CheckInSaid;
use crate::topic::{Folds, Mark, Topic};
use crate::{Entry, OursBody, State};

macro_rules! ours {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        /// What the shared room folds to, by topic.
        #[derive(Debug, Clone, Default, PartialEq, Serialize, Deserialize)]
        #[expect(missing_docs, reason = "each field is a topic, and its module says what it is about")]
        pub struct Ours {
            $(pub $field: <crate::$module::Command as Topic>::Shared,)+
            unknown: bool,
        }

        impl Ours {
            fn take(&mut self, mark: Mark, body: &OursBody) {
                match body {
                    $(OursBody::$Variant(said) => self.$field.apply(mark, said)),+
                }
            }
        }

        /// Every topic counts, so that a new one or a changed fold drops older snapshots.
        const FOLD: u32 = 0 $(+ <crate::$module::Command as Topic>::FOLD)+;
    };
}
topics!(ours);

impl Ours {
    /// What one topic hears of another's: a moment opens a conversation, and a check-in may answer for what was agreed in one.
    fn overhear(&mut self, mark: Mark, body: &OursBody) {
        if let OursBody::Moment(said) = body {
            self.conversations.open(mark, said);
        }
        if let OursBody::CheckIn(CheckInSaid::Shared { answers, .. }) = body {
            for (agreed, happened) in &answers.agreed {
                self.conversations.happened(*agreed, *happened);
            }
        }
    }
}

impl State for Ours {
    type Body = OursBody;
    const FOLD: u32 = FOLD;

    fn apply(&mut self, _seq: i64, entry: &Entry<OursBody>) {
        self.take(entry.mark(), &entry.body);
        self.overhear(entry.mark(), &entry.body);
    }

    fn meet_unknown(&mut self) {
        self.unknown = true;
    }

    fn writable(&self) -> bool {
        !self.unknown
    }
}
