//! Sentences: errors of commands, for the person at the terminal.

pub(crate) use analyze::reason;

/// What went wrong, in one sentence.
pub(crate) type Sentence = String;
