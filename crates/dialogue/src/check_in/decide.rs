//! Keeping a check-in, sharing it, and the therapist's own view first.

use super::{Command, Form, Kept, Said, View};
use crate::consent::Matter;
use crate::draft::Slot;
use crate::writer::{Decide, Writer};
use crate::{Desk, EntryId, Gate, Refusal, Time};

/// The slot of the check-in that was begun on a session.
pub fn slot(session: EntryId) -> Slot {
    Slot::about::<Command>(session)
}

/// The check-in that was begun on a session at a desk.
pub fn begun(desk: &Desk, session: EntryId) -> Option<&Form> {
    desk.begun_about::<Command>(session)
}

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let desk = writer.desk();
        match self {
            Command::Save { session, form } => {
                looked_back_on(desk, *session, writer.now())?;
                writer.begin(slot(*session), form.clone());
            }
            Command::Keep { session, form } => {
                looked_back_on(desk, *session, writer.now())?;
                not_sent(desk, *session)?;
                writer.discard(slot(*session));
                writer.keep(Kept::ForMe {
                    session: *session,
                    form: form.clone(),
                });
            }
            Command::Share { session, form } => share(writer, *session, form)?,
            Command::View {
                session,
                view,
                show,
            } => give_view(writer, *session, view.as_ref(), *show)?,
        }
        Ok(())
    }
}

/// The client's check-in waits in the post until the therapist has given or passed their own view of that session.
fn share(writer: &mut Writer<'_, Command>, session: EntryId, form: &Form) -> Result<(), Refusal> {
    let desk = writer.desk();
    looked_back_on(desk, session, writer.now())?;
    not_sent(desk, session)?;
    let consent = &desk.ours().consent;
    if !consent.allows(Matter::Scores) && !form.answers.items.is_empty() {
        return Err(Refusal::ConsentWithdrawn);
    }
    if form.answers.better.is_some() {
        consent.require_words()?;
    }
    if form.answers.is_empty() {
        return Err(Refusal::NothingSaid);
    }
    writer.discard(slot(session));
    let letter = writer.post(
        writer.now().hour(),
        Some(Gate::OwnView(session)),
        Said::Shared {
            session,
            answers: form.answers.clone(),
        },
    );
    writer.keep(Kept::Sent {
        session,
        form: form.clone(),
        letter,
    });
    Ok(())
}

fn give_view(
    writer: &mut Writer<'_, Command>,
    session: EntryId,
    view: Option<&View>,
    show: bool,
) -> Result<(), Refusal> {
    let desk = writer.desk();
    looked_back_on(desk, session, writer.now())?;
    if desk.own().check_ins.viewed(session) {
        return Err(Refusal::AlreadyShared);
    }
    let view = view.filter(|v| **v != View::default());
    let letter = view.filter(|_| show).map(|view| {
        let view = view.clone();
        writer.post(
            writer.now().hour(),
            Some(Gate::OwnCheckIn(session)),
            Said::Viewed { session, view },
        )
    });
    writer.keep(Kept::View {
        session,
        view: view.cloned(),
        letter,
    });
    Ok(())
}

fn looked_back_on(desk: &Desk, session: EntryId, now: Time) -> Result<(), Refusal> {
    let session = desk.ours().sessions.get(session).ok_or(Refusal::Unknown)?;
    if session.can_look_back(now) {
        Ok(())
    } else {
        Err(Refusal::NoSession)
    }
}

/// One check-in per session is sent; one that was taken back counts as not sent.
fn not_sent(desk: &Desk, session: EntryId) -> Result<(), Refusal> {
    let sent = desk
        .own()
        .check_ins
        .of(session)
        .is_some_and(|own| own.letter.is_some());
    if sent || desk.ours().check_ins.of(session).is_some() {
        Err(Refusal::AlreadyShared)
    } else {
        Ok(())
    }
}
