//! What is on its way.

use crate::topic::Reads;
use crate::{Desk, LetterId, OursBody, Time};

/// Something of one's own that has not reached the other.
#[derive(Debug, Clone, PartialEq)]
pub struct Underway {
    /// The letter's name.
    pub letter: LetterId,
    /// Not before this time.
    pub arrives: Time,
    /// How it reads.
    pub reads: Reads,
    /// Exactly what the other will read.
    pub body: OursBody,
    /// When the session began that it belongs to, if it belongs to one.
    pub session_starts: Option<Time>,
}

/// What of one's own is on its way, soonest first. Only what can come back is ever posted, and so each letter shows.
pub fn underway(desk: &Desk) -> Vec<Underway> {
    desk.post()
        .iter()
        .filter_map(|letter| {
            let (reads, _) = letter.body.by_post(letter.id)?;
            let session = reads
                .session
                .and_then(|session| desk.ours().sessions.get(session));
            Some(Underway {
                session_starts: session.map(|session| session.starts),
                letter: letter.id,
                arrives: letter.release,
                reads,
                body: letter.body.clone(),
            })
        })
        .collect()
}
