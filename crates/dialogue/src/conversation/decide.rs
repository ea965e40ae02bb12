//! Who may say what in a conversation.

use jiff::civil::Date;

use super::{Acknowledgement, Conversation, Happened, Kept, Said, Stand};
use crate::consent::Matter;
use crate::moment::Telling;
use crate::{Act, Ctx, Desk, EntryId, Line, OursBody, OwnBody, Passage, Refusal};

/// What can be wished, about one moment.
#[derive(Debug, Clone, PartialEq)]
pub struct Command {
    /// The moment.
    pub moment: EntryId,
    /// What.
    pub wish: Wish,
}

/// What can be wished about a moment.
#[derive(Debug, Clone, PartialEq)]
pub enum Wish {
    /// The therapist's first answer, or one more line after it.
    Acknowledge(Acknowledgement),
    /// The therapist's answer in writing, where the client asked for one.
    Answer(Passage),
    /// The client's "not now" to what the therapist noticed.
    NotNow,
    /// Either writes down what was agreed.
    Agree(Line),
    /// The client says whether it happened.
    Happened {
        /// Which agreement.
        agreed: EntryId,
        /// Whether.
        happened: Happened,
    },
    /// The client shows where it is now.
    Show(Stand),
    /// The client keeps for themselves where it is now.
    Keep(Stand),
    /// The client takes it off the line that the two draw, or puts it on again.
    Draw(bool),
    /// Either comes back to it; the therapist once the client said where it is, and with a line at most.
    Back(Option<Passage>),
}

pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    let conversation = desk
        .ours()
        .conversations
        .get(command.moment)
        .ok_or(Refusal::Unknown)?;
    let moment = conversation.id;
    let said = match &command.wish {
        Wish::Acknowledge(how) => acknowledge(desk, conversation, how, ctx)?,
        Wish::Answer(words) => {
            desk.only_therapist()?;
            // Once words are withdrawn, that an answer in writing was asked for is withdrawn with them.
            let shown = desk.ours().consent.allows(Matter::Words);
            if !shown || !conversation.telling().is_some_and(Telling::wants_writing) {
                return Err(Refusal::NotInWriting);
            }
            Said::Answered {
                moment,
                words: words.clone(),
            }
        }
        Wish::NotNow => {
            desk.only_client()?;
            if conversation.telling().is_some() {
                return Err(Refusal::Unknown);
            }
            Said::NotNow { moment }
        }
        Wish::Agree(words) => {
            own_words(desk)?;
            Said::Agreed {
                moment,
                words: words.clone(),
            }
        }
        Wish::Happened { agreed, happened } => {
            desk.only_client()?;
            if !conversation.agreed.iter().any(|a| a.id == *agreed) {
                return Err(Refusal::Unknown);
            }
            Said::Happened {
                moment,
                agreed: *agreed,
                happened: *happened,
            }
        }
        Wish::Show(stand) => {
            desk.only_client()?;
            if stand.has_words() {
                own_words(desk)?;
            }
            Said::Stands {
                moment,
                stand: stand.clone(),
            }
        }
        Wish::Keep(stand) => {
            desk.only_client()?;
            let kept = Kept::Stands {
                moment,
                stand: stand.clone(),
            };
            return Ok(vec![desk.keep(ctx, 0, OwnBody::Conversation(kept))]);
        }
        Wish::Draw(drawn) => {
            desk.only_client()?;
            Said::Drawn {
                moment,
                drawn: *drawn,
            }
        }
        Wish::Back(words) => {
            come_back(desk, conversation, words.as_ref())?;
            Said::Back {
                moment,
                words: words.clone(),
            }
        }
    };
    Ok(vec![desk.say(ctx, 0, OursBody::Conversation(said))])
}

fn acknowledge(
    desk: &Desk,
    conversation: &Conversation,
    how: &Acknowledgement,
    ctx: &Ctx,
) -> Result<Said, Refusal> {
    desk.only_therapist()?;
    if !conversation.is_said() {
        return Err(Refusal::Unknown);
    }
    let fits = match how {
        Acknowledgement::Read | Acknowledgement::Tap(_) => conversation.takes_first_answer(),
        Acknowledgement::Words(_) => conversation.takes_own_words(),
        Acknowledgement::ComeBack { by } => {
            in_good_time(*by, ctx)?;
            true
        }
    };
    if !fits {
        return Err(Refusal::ClientFirst);
    }
    Ok(Said::Acknowledged {
        moment: conversation.id,
        how: how.clone(),
    })
}

/// A client comes back to it whenever they like. A therapist does once the client said where it is, and with a line at most:
/// an answer in writing is only where it was asked for.
fn come_back(
    desk: &Desk,
    conversation: &Conversation,
    words: Option<&Passage>,
) -> Result<(), Refusal> {
    if desk.me().is_client() {
        return words.map_or(Ok(()), |_| own_words(desk));
    }
    let fits = words.is_none() || conversation.takes_own_words();
    if !conversation.can_be_reopened() || !fits {
        return Err(Refusal::ClientFirst);
    }
    let length = words.map_or(0, |words| words.as_str().chars().count());
    if length > Line::MAX {
        return Err(Refusal::TooLong {
            field: "words",
            length,
            max: Line::MAX,
        });
    }
    Ok(())
}

/// A day from today to three months ahead.
fn in_good_time(by: Date, ctx: &Ctx) -> Result<(), Refusal> {
    let today = ctx.calendar.date(ctx.now);
    let latest = ctx.calendar.date(ctx.now.plus_days(92));
    if by < today || by > latest {
        Err(Refusal::Time { field: "by" })
    } else {
        Ok(())
    }
}

/// A client's own words are sent only while they may be shown.
fn own_words(desk: &Desk) -> Result<(), Refusal> {
    if desk.me().is_client() {
        desk.ours().consent.require_words()
    } else {
        Ok(())
    }
}
