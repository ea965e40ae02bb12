//! What the client withdrew consent for is taken out here.

use crate::check_in::Answers;
use crate::consent::Matter;
use crate::{Desk, EntryId, noticed};

/// True where this reader may see the client's words.
pub(crate) fn words_shown(desk: &Desk) -> bool {
    desk.me().is_client() || desk.ours().consent.allows(Matter::Words)
}

/// What was noticed, as far as its reader may see it: it comes from scores, and goes out of view with them. A client has none.
pub(crate) fn noticed_shown(desk: &Desk) -> Option<&noticed::Mine> {
    let allowed = desk.ours().consent.allows(Matter::Scores);
    allowed.then(|| &desk.own().noticed)
}

/// What the reader may see of the check-in shared on a session.
pub(crate) fn shown_answers(desk: &Desk, session: EntryId) -> Option<Answers> {
    let answers = desk.ours().check_ins.of(session)?;
    Some(if desk.me().is_client() {
        answers.clone()
    } else {
        answers.shown(&desk.ours().consent)
    })
}
