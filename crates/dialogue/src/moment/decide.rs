//! Who may do what with a moment.

use super::{Delivery, Form, Kept, Raised, Said};
use crate::check_in;
use crate::{
    Act, Ctx, Desk, Draft, EntryId, Letter, LetterId, OursBody, OwnBody, Passage, Refusal, Slot,
};

/// What can be wished.
#[derive(Debug, Clone, PartialEq)]
pub enum Command {
    /// The client goes to another page: the form is saved in their own drafts.
    Save(Form),
    /// The client throws the draft away.
    Discard,
    /// The client keeps it for themselves.
    Keep(Form),
    /// The client keeps it in place of a kept entry that it was taken up from. Where that is not there any more, it is kept all
    /// the same.
    KeepInstead {
        /// The form.
        form: Form,
        /// The kept entry.
        instead: EntryId,
    },
    /// The client gives it to the post. What was written besides and is not sent is kept with it ([`Form::unsent`]).
    Send {
        /// The form; what reaches the therapist is [`Form::telling`].
        form: Form,
        /// When it shall arrive.
        delivery: Delivery,
        /// Outside help was shown and the client chose to go on.
        seen_help: bool,
        /// The kept entry it came from, if it did.
        kept: Option<EntryId>,
    },
    /// The therapist opens a conversation: "I noticed…".
    Notice(Passage),
}

/// The longest that something can be on its way, in days.
const LATEST_DELIVERY: i64 = 366;

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    match command {
        Command::Save(form) => {
            desk.only_client()?;
            let draft = (!form.is_empty()).then(|| Box::new(Draft::Moment(form.clone())));
            Ok(vec![Act::Draft(Slot::Moment, draft)])
        }
        Command::Discard => {
            desk.only_client()?;
            Ok(vec![Act::Draft(Slot::Moment, None)])
        }
        Command::Keep(form) => keep(desk, form, ctx),
        Command::KeepInstead { form, instead } => {
            let mut acts = keep(desk, form, ctx)?;
            if desk.own().moments.note(*instead).is_some() {
                acts.extend(crate::command::erase(
                    desk,
                    *instead,
                    ctx.entry(1),
                    ctx.now,
                )?);
            }
            Ok(acts)
        }
        Command::Send {
            form,
            delivery,
            seen_help,
            kept,
        } => send(desk, form, *delivery, *seen_help, *kept, ctx),
        Command::Notice(words) => {
            desk.only_therapist()?;
            let said = Said::Noticed {
                words: words.clone(),
                due: Some(ctx.now),
            };
            Ok(post(desk, said, ctx.now, None, ctx))
        }
    }
}

fn keep(desk: &Desk, form: &Form, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    desk.only_client()?;
    if form.is_empty() {
        return Err(Refusal::NothingSaid);
    }
    Ok(vec![
        Act::Draft(Slot::Moment, None),
        desk.keep(ctx, 0, OwnBody::Moment(Kept::ForMe(form.clone()))),
    ])
}

fn send(
    desk: &Desk,
    form: &Form,
    delivery: Delivery,
    seen_help: bool,
    kept: Option<EntryId>,
    ctx: &Ctx,
) -> Result<Vec<Act>, Refusal> {
    desk.only_client()?;
    if let Some(kept) = kept {
        desk.own().moments.note(kept).ok_or(Refusal::Unknown)?;
    }
    let telling = form.telling(seen_help)?.ok_or(Refusal::NothingSaid)?;
    if matches!(telling, super::Telling::Words { .. }) {
        desk.ours().consent.require_words()?;
    }
    let release = match delivery {
        Delivery::NextMorning => ctx.calendar.next_working_morning(ctx.now),
        Delivery::At(at) if at > ctx.now.plus_days(LATEST_DELIVERY) => {
            return Err(Refusal::Time { field: "arrives" });
        }
        Delivery::At(at) => at.max(ctx.now),
    };
    // A kept note is done with once its words are sent; a smaller step leaves it as it is.
    let done_with = kept.filter(|_| matches!(telling, super::Telling::Words { .. }));
    let raised = Raised {
        telling,
        due: Some(release),
    };
    let mut acts = vec![Act::Draft(Slot::Moment, None)];
    acts.extend(post(desk, Said::Raised(raised), release, done_with, ctx));
    let here_already = |rest: &Form| kept.is_some_and(|kept| desk.own().moments.says(kept, rest));
    if let Some(rest) = form.unsent().filter(|rest| !here_already(rest)) {
        acts.push(desk.keep(ctx, 2, OwnBody::Moment(Kept::ForMe(rest))));
    }
    Ok(acts)
}

fn post(
    desk: &Desk,
    said: Said,
    release: crate::Time,
    kept: Option<EntryId>,
    ctx: &Ctx,
) -> Vec<Act> {
    let letter = ctx.letter(0);
    let note = match kept {
        Some(kept) => Kept::SentOn { kept, letter },
        None => Kept::Sent { letter },
    };
    vec![
        desk.keep(ctx, 1, OwnBody::Moment(note)),
        Act::Post(Letter {
            id: letter,
            from: desk.me().no,
            to: desk.other().no,
            release,
            gate: None,
            body: OursBody::Moment(said),
        }),
    ]
}

/// Takes back a letter of one's own. What it said is kept in the own room. One that has reached the other is refused as
/// [`Refusal::AlreadyThere`]; one that never was one's own does not exist.
pub(crate) fn take_back(desk: &Desk, id: LetterId, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    let Some(letter) = desk.post().iter().find(|l| l.id == id) else {
        let was_mine = desk.own().moments.sent(id) || desk.own().check_ins.sent(id);
        return Err(if was_mine {
            Refusal::AlreadyThere
        } else {
            Refusal::Unknown
        });
    };
    let kept = kept_again(letter).ok_or(Refusal::Unknown)?;
    Ok(vec![Act::TakeBack(id), desk.keep(ctx, 0, kept)])
}

/// What the own room keeps of a letter that is taken back.
pub(crate) fn kept_again(letter: &Letter) -> Option<OwnBody> {
    match &letter.body {
        OursBody::Moment(said) => Some(OwnBody::Moment(Kept::TakenBack {
            letter: letter.id,
            said: Box::new(said.clone()),
        })),
        OursBody::CheckIn(_) => {
            let letter = letter.id;
            Some(OwnBody::CheckIn(check_in::Kept::TakenBack { letter }))
        }
        _ => None,
    }
}
