//! Keeping a moment, sending it, and opening a conversation as the therapist.

use super::{Command, Delivery, Form, Kept, Raised, Said, Telling};
use crate::draft::Slot;
use crate::writer::{Decide, Writer};
use crate::{Desk, EntryId, Refusal, Time};

/// The longest that something can be on its way, in days.
const LATEST_DELIVERY: i64 = 366;

/// The slot of the moment that was begun: there is one at a time.
pub fn slot() -> Slot {
    Slot::of::<Command>()
}

/// The moment that was begun at a desk.
pub fn begun(desk: &Desk) -> Option<&Form> {
    desk.begun::<Command>()
}

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        match self {
            Command::Save(form) if form.is_empty() => writer.discard(slot()),
            Command::Save(form) => writer.begin(slot(), form.clone()),
            Command::Discard => writer.discard(slot()),
            Command::Keep(form) => keep(writer, form)?,
            Command::KeepInstead { form, instead } => {
                keep(writer, form)?;
                if writer.desk().own().moments.note(*instead).is_some() {
                    writer.erase(*instead)?;
                }
            }
            Command::Send {
                form,
                delivery,
                seen_help,
                kept,
            } => send(writer, form, *delivery, *seen_help, *kept)?,
            Command::Notice(words) => {
                let now = writer.now();
                let letter = writer.post(
                    now,
                    None,
                    Said::Noticed {
                        words: words.clone(),
                        due: Some(now),
                    },
                );
                writer.keep(Kept::Sent { letter });
            }
        }
        Ok(())
    }
}

fn keep(writer: &mut Writer<'_, Command>, form: &Form) -> Result<(), Refusal> {
    if form.is_empty() {
        return Err(Refusal::NothingSaid);
    }
    writer.discard(slot());
    writer.keep(Kept::ForMe(form.clone()));
    Ok(())
}

fn send(
    writer: &mut Writer<'_, Command>,
    form: &Form,
    delivery: Delivery,
    seen_help: bool,
    kept: Option<EntryId>,
) -> Result<(), Refusal> {
    let moments = &writer.desk().own().moments;
    if let Some(kept) = kept {
        moments.note(kept).ok_or(Refusal::Unknown)?;
    }
    let telling = form.telling(seen_help)?.ok_or(Refusal::NothingSaid)?;
    let in_words = matches!(telling, Telling::Words { .. });
    if in_words {
        writer.desk().ours().consent.require_words()?;
    }
    let release = release(writer, delivery)?;
    let raised = Raised {
        telling,
        due: Some(release),
    };
    writer.discard(slot());
    let letter = writer.post(release, None, Said::Raised(raised));
    writer.keep(match kept {
        // A kept note is done with once its words are sent; a smaller step leaves it as it is.
        Some(kept) if in_words => Kept::SentOn { kept, letter },
        Some(_) | None => Kept::Sent { letter },
    });
    let here_already = |rest: &Form| kept.is_some_and(|kept| moments.says(kept, rest));
    if let Some(rest) = form.unsent().filter(|rest| !here_already(rest)) {
        writer.keep(Kept::ForMe(rest));
    }
    Ok(())
}

fn release(writer: &Writer<'_, Command>, delivery: Delivery) -> Result<Time, Refusal> {
    let now = writer.now();
    match delivery {
        Delivery::NextMorning => Ok(writer.calendar().next_working_morning(now)),
        Delivery::At(at) if at > now.plus_days(LATEST_DELIVERY) => {
            Err(Refusal::Time { field: "arrives" })
        }
        Delivery::At(at) => Ok(at.max(now)),
    }
}
