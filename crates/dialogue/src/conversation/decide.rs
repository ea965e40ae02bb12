//! When something may be said in a conversation.

use jiff::civil::Date;

use super::{Acknowledgement, Command, Conversation, Kept, Said};
use crate::consent::Matter;
use crate::moment::Telling;
use crate::writer::{Decide, Writer};
use crate::{Desk, Line, Passage, Refusal};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let desk = writer.desk();
        let conversations = &desk.ours().conversations;
        let conversation = conversations.get(self.moment()).ok_or(Refusal::Unknown)?;
        let said = match self.clone() {
            Command::Acknowledge { moment, how } => {
                may_acknowledge(writer, conversation, &how)?;
                Said::Acknowledged { moment, how }
            }
            Command::Answer { moment, words } => {
                may_answer_in_writing(desk, conversation)?;
                Said::Answered { moment, words }
            }
            Command::NotNow { moment } => {
                if conversation.telling().is_some() {
                    return Err(Refusal::Unknown);
                }
                Said::NotNow { moment }
            }
            Command::Agree { moment, words } => {
                own_words(desk)?;
                Said::Agreed { moment, words }
            }
            Command::Happened {
                moment,
                agreed,
                happened,
            } => {
                if !conversation.agreed.iter().any(|a| a.id == agreed) {
                    return Err(Refusal::Unknown);
                }
                Said::Happened {
                    moment,
                    agreed,
                    happened,
                }
            }
            Command::Show { moment, stand } => {
                if stand.has_words() {
                    own_words(desk)?;
                }
                Said::Stands { moment, stand }
            }
            Command::Keep { moment, stand } => {
                writer.keep(Kept::Stands { moment, stand });
                return Ok(());
            }
            Command::Draw { moment, drawn } => Said::Drawn { moment, drawn },
            Command::Back { moment, words } => {
                may_come_back(desk, conversation, words.as_ref())?;
                Said::Back { moment, words }
            }
        };
        writer.say(said);
        Ok(())
    }
}

fn may_acknowledge(
    writer: &Writer<'_, Command>,
    conversation: &Conversation,
    how: &Acknowledgement,
) -> Result<(), Refusal> {
    if !conversation.is_said() {
        return Err(Refusal::Unknown);
    }
    let fits = match how {
        Acknowledgement::Read | Acknowledgement::Tap(_) => conversation.takes_first_answer(),
        Acknowledgement::Words(_) => conversation.takes_own_words(),
        Acknowledgement::ComeBack { by } => {
            in_good_time(writer, *by)?;
            true
        }
    };
    if fits {
        Ok(())
    } else {
        Err(Refusal::ClientFirst)
    }
}

/// Once words are withdrawn, that an answer in writing was asked for is withdrawn with them.
fn may_answer_in_writing(desk: &Desk, conversation: &Conversation) -> Result<(), Refusal> {
    let shown = desk.ours().consent.allows(Matter::Words);
    if shown && conversation.telling().is_some_and(Telling::wants_writing) {
        Ok(())
    } else {
        Err(Refusal::NotInWriting)
    }
}

/// A client comes back to it whenever they like. A therapist does once the client said where it is, and with a line at most:
/// an answer in writing is only where it was asked for.
fn may_come_back(
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
fn in_good_time(writer: &Writer<'_, Command>, by: Date) -> Result<(), Refusal> {
    let (calendar, now) = (writer.calendar(), writer.now());
    let today = calendar.date(now);
    let latest = calendar.date(now.plus_days(92));
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
