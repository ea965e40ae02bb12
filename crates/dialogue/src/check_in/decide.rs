//! Who may do what with a check-in.

use super::{Form, Kept, Said, View};
use crate::consent::Matter;
use crate::{Act, Ctx, Desk, Draft, EntryId, Gate, Letter, OursBody, OwnBody, Refusal, Slot};

/// What can be wished.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// The client turns a page: what was answered so far is saved in their own drafts.
    Save {
        /// Which session.
        session: EntryId,
        /// As far as it was filled in.
        form: Form,
    },
    /// The client keeps it for themselves.
    Keep {
        /// Which session.
        session: EntryId,
        /// All of it.
        form: Form,
    },
    /// The client shares it.
    Share {
        /// Which session.
        session: EntryId,
        /// All of it; what can be shared is a part.
        form: Form,
    },
    /// The therapist gives their own view, or passes.
    View {
        /// Which session.
        session: EntryId,
        /// Their two answers; `None` passes.
        view: Option<View>,
        /// Whether the client may see it once their own check-in on this session is in.
        show: bool,
    },
}

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    match command {
        Command::Save { session, form } => {
            desk.only_client()?;
            looked_back_on(desk, *session, ctx)?;
            let draft = Box::new(Draft::CheckIn(form.clone()));
            Ok(vec![Act::Draft(Slot::CheckIn(*session), Some(draft))])
        }
        Command::Keep { session, form } => {
            desk.only_client()?;
            looked_back_on(desk, *session, ctx)?;
            not_sent(desk, *session)?;
            let kept = Kept::ForMe {
                session: *session,
                form: form.clone(),
            };
            Ok(vec![
                Act::Draft(Slot::CheckIn(*session), None),
                desk.keep(ctx, 0, OwnBody::CheckIn(kept)),
            ])
        }
        Command::Share { session, form } => share(desk, *session, form, ctx),
        Command::View {
            session,
            view,
            show,
        } => give_view(desk, *session, view.as_ref(), *show, ctx),
    }
}

/// The client's check-in waits in the post until the therapist has given or passed their own view of that session.
fn share(desk: &Desk, session: EntryId, form: &Form, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    desk.only_client()?;
    looked_back_on(desk, session, ctx)?;
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
    let letter = Letter {
        id: ctx.letter(0),
        from: desk.me().no,
        to: desk.other().no,
        release: ctx.now.hour(),
        gate: Some(Gate::OwnView(session)),
        body: OursBody::CheckIn(Said::Shared {
            session,
            answers: form.answers.clone(),
        }),
    };
    let sent = Kept::Sent {
        session,
        form: form.clone(),
        letter: letter.id,
    };
    Ok(vec![
        Act::Draft(Slot::CheckIn(session), None),
        desk.keep(ctx, 1, OwnBody::CheckIn(sent)),
        Act::Post(letter),
    ])
}

fn give_view(
    desk: &Desk,
    session: EntryId,
    view: Option<&View>,
    show: bool,
    ctx: &Ctx,
) -> Result<Vec<Act>, Refusal> {
    desk.only_therapist()?;
    looked_back_on(desk, session, ctx)?;
    if desk.own().check_ins.viewed(session) {
        return Err(Refusal::AlreadyShared);
    }
    let view = view.filter(|v| **v != View::default());
    let shown = view.filter(|_| show);
    let kept = Kept::View {
        session,
        view: view.cloned(),
        letter: shown.map(|_| ctx.letter(1)),
    };
    let mut acts = vec![desk.keep(ctx, 0, OwnBody::CheckIn(kept))];
    if let Some(view) = shown {
        acts.push(Act::Post(Letter {
            id: ctx.letter(1),
            from: desk.me().no,
            to: desk.other().no,
            release: ctx.now.hour(),
            gate: Some(Gate::OwnCheckIn(session)),
            body: OursBody::CheckIn(Said::Viewed {
                session,
                view: view.clone(),
            }),
        }));
    }
    Ok(acts)
}

fn looked_back_on(desk: &Desk, session: EntryId, ctx: &Ctx) -> Result<(), Refusal> {
    let session = desk.ours().sessions.get(session).ok_or(Refusal::Unknown)?;
    if session.can_look_back(ctx.now) {
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
