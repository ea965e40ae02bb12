//! "Something about us": the form, and the exact preview.

pub use super::kind::Kind;
use super::{Delivery, Form, Note, Said, Telling, What, begun};
use crate::consent::view::consent;
use crate::conversation::view::{Mark, first_mark};
use crate::view::Between;
use crate::{Calendar, Desk, EntryId, Refusal, Role, Time};

/// The form.
#[derive(Debug, Clone, PartialEq)]
pub struct SayPage {
    /// Who is who.
    pub between: Between,
    /// As far as it was filled in.
    pub form: Form,
    /// The kept entry it was taken up from, if it was.
    pub kept: Option<EntryId>,
    /// When it would arrive if sent now, by the next working morning.
    pub next_morning: Time,
    /// Whether words may be shown at present.
    pub words_allowed: bool,
    /// True where this was begun earlier and is neither kept nor sent, so that it can be thrown away.
    pub begun: bool,
}

/// The client's form; with `kept`, taken up from something kept.
///
/// # Errors
/// [`Refusal::Unknown`] for another role, or where nothing of that name is kept.
pub fn say(
    desk: &Desk,
    kept: Option<EntryId>,
    now: Time,
    calendar: &Calendar,
) -> Result<SayPage, Refusal> {
    desk.only(Role::Client)?;
    let form = match kept {
        Some(id) => {
            let note = desk.own().moments.note(id).ok_or(Refusal::Unknown)?;
            form_of_note(note)
        }
        None => begun(desk).cloned().unwrap_or_default(),
    };
    Ok(SayPage {
        between: Between::of(desk),
        form,
        kept,
        next_morning: calendar.next_working_morning(now),
        words_allowed: consent(desk).words,
        begun: kept.is_none() && begun(desk).is_some(),
    })
}

/// What was begun and neither kept nor sent, where something kept is to be taken up instead.
///
/// # Errors
/// As [`say`].
pub fn taken_up(
    desk: &Desk,
    kept: EntryId,
    now: Time,
    calendar: &Calendar,
) -> Result<Option<Form>, Refusal> {
    say(desk, Some(kept), now, calendar)?;
    Ok(begun(desk).cloned())
}

fn form_of_note(note: &Note) -> Form {
    match &note.what {
        What::Form(form) => form.clone(),
        What::TakenBack(Said::Raised(raised)) => form_of(&raised.telling),
        What::TakenBack(Said::Noticed { words, .. }) => Form {
            words: Some(words.clone()),
            ..Form::default()
        },
    }
}

fn form_of(telling: &Telling) -> Form {
    match telling.clone() {
        Telling::Something { please } => Form {
            please: Some(please),
            ..Form::default()
        },
        Telling::About { please, topic } => Form {
            please: Some(please),
            topic: Some(topic),
            ..Form::default()
        },
        Telling::Words {
            feeling,
            words,
            mut more,
        } => Form {
            feeling,
            topic: more.topic.take(),
            words: Some(words),
            more,
            ..Form::default()
        },
    }
}

/// Exactly what the therapist will read, and when it arrives.
#[derive(Debug, Clone, PartialEq)]
pub struct Preview {
    /// Who is who.
    pub between: Between,
    /// What reaches the therapist; the same value that will be sent.
    pub telling: Telling,
    /// When it arrives.
    pub arrives: Time,
    /// What it is in the line that the two draw, once it has arrived.
    pub mark: Option<Mark>,
}

/// The preview of a form.
///
/// # Errors
/// Those of [`Form::telling`], and [`Refusal::NothingSaid`] for "just for me".
pub fn preview(
    desk: &Desk,
    form: &Form,
    delivery: Delivery,
    seen_help: bool,
    now: Time,
    calendar: &Calendar,
) -> Result<Preview, Refusal> {
    desk.only(Role::Client)?;
    let telling = form.telling(seen_help)?.ok_or(Refusal::NothingSaid)?;
    Ok(Preview {
        between: Between::of(desk),
        mark: match &telling {
            Telling::Words { feeling, .. } => first_mark(*feeling),
            Telling::Something { .. } | Telling::About { .. } => None,
        },
        telling,
        arrives: match delivery {
            Delivery::NextMorning => calendar.next_working_morning(now),
            Delivery::At(at) => at.max(now),
        },
    })
}
