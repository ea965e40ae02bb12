//! Where it is now, as a form says it: shown on a conversation, or kept in the own room.

use dialogue::Refusal;
use dialogue::conversation::{Stand, Where};

use crate::frame::field::{Field, choice, id, passage};
use crate::frame::fields::Fields;

/// Where.
pub(crate) const PLACE: Field =
    choice("place", || Where::ALL.iter().map(|w| w.name()).collect()).required();
/// What was feared.
pub(crate) const AFRAID: Field = passage("afraid");
/// What happened instead.
pub(crate) const HAPPENED: Field = passage("happened-words");
/// How it felt to say it.
pub(crate) const SAYING: Field = passage("saying");
/// In which conversation, where it is kept.
pub(crate) const MOMENT: Field = id("moment").unseen();
/// The same, where nothing can be done without it.
pub(crate) const KEPT_OF: Field = MOMENT.required();

/// Where it is now, as the form says it. Kept for oneself it goes to the own room's address and not to this one: here it would
/// leave a line in the log.
pub(crate) fn read(fields: &Fields) -> Result<Stand, Refusal> {
    Ok(Stand {
        place: fields
            .choice("place", Where::from_name)?
            .ok_or(Refusal::Empty { field: "place" })?,
        afraid: fields.passage("afraid")?,
        happened: fields.passage("happened-words")?,
        saying: fields.passage("saying")?,
    })
}
