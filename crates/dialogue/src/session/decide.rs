//! When sessions may be planned, and when it may be said how they went.

use super::{Command, Outcome, Said, Session};
use crate::writer::{Decide, Writer};
use crate::{EntryId, Refusal, Time};

impl Decide for Command {
    fn decide(&self, writer: &mut Writer<'_, Self>) -> Result<(), Refusal> {
        let now = writer.now();
        match self {
            Command::Plan { starts, minutes } => {
                may_be_planned(*starts, *minutes, now)?;
                writer.say(Said::Planned {
                    starts: *starts,
                    minutes: *minutes,
                });
            }
            Command::Went { session, outcome } => {
                let found = known(writer, *session)?;
                // Either may call it off; whether it took place can be said once it has begun.
                if *outcome != Outcome::Cancelled && found.starts > now {
                    return Err(Refusal::NoSession);
                }
                writer.say(Said::Went {
                    session: *session,
                    outcome: *outcome,
                });
            }
            Command::On { session } => {
                let found = known(writer, *session)?;
                if found.outcome.is_none() {
                    return Ok(());
                }
                if found.starts <= now {
                    return Err(Refusal::Time { field: "session" });
                }
                writer.say(Said::On { session: *session });
            }
        }
        Ok(())
    }
}

/// From one year back to two years ahead, and 5 minutes to 8 hours long.
fn may_be_planned(starts: Time, minutes: u16, now: Time) -> Result<(), Refusal> {
    if starts < now.plus_days(-366) || starts > now.plus_days(2 * 366) {
        return Err(Refusal::Time { field: "starts" });
    }
    if !(5..=480).contains(&minutes) {
        return Err(Refusal::Time { field: "minutes" });
    }
    Ok(())
}

fn known<'a>(writer: &Writer<'a, Command>, session: EntryId) -> Result<&'a Session, Refusal> {
    let sessions = &writer.desk().ours().sessions;
    sessions.get(session).ok_or(Refusal::Unknown)
}
