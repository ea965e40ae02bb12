//! The list of topics. One line here and one folder beside this file are all that this crate needs of a topic: the modules, the
//! bodies and the states of both rooms, the drafts, the commands and every match over them are written from this list.
//!
//! A line: the module, the variant that it is everywhere, its field in a room's state, and its tag in the written form. A tag is
//! frozen: what was written under it is read under it for ever.

macro_rules! topics {
    ($write:ident) => {
        $write! {
            invitation Invitation invitation "invitation",
            session Session sessions "session",
            check_in CheckIn check_ins "check_in",
            moment Moment moments "moment",
            conversation Conversation conversations "conversation",
            consent Consent consent "consent",
            ending Ending ending "ending",
            safety Safety safety "safety",
            noticed Noticed noticed "noticed",
            private_prompt PrivatePrompt private_prompts "candor",
        }
    };
}
