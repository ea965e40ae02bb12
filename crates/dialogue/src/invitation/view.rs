//! The invitation page.

use super::{Letter, Lines};
use crate::view::Between;
use crate::view::shown::words_shown;
use crate::{Desk, Time};

/// The invitation page.
#[derive(Debug, Clone, PartialEq)]
pub struct InvitationPage {
    /// Who is who.
    pub between: Between,
    /// The invitation in force, and when it was signed.
    pub signed: Option<(Time, Letter)>,
    /// The client's three lines, as far as the reader may see them.
    pub lines: Option<Lines>,
}

/// The invitation page.
pub fn invitation(desk: &Desk) -> InvitationPage {
    let invitation = &desk.ours().invitation;
    InvitationPage {
        between: Between::of(desk),
        signed: invitation.signed.clone(),
        lines: invitation
            .lines
            .as_ref()
            .filter(|_| words_shown(desk))
            .map(|(_, lines)| lines.clone()),
    }
}
