//! Reminders: when somebody wants one, and whether there is anything to be reminded of.
//!
//! Nothing is written down when something happens. At the hour that a person chose, what has come to them by post is collected,
//! since a reminder tells that it is there; then it is asked what both know. So what was taken back before takes its reminder
//! along, what was reminded of cannot be taken back any more, and nothing of an own room can lead to a reminder or keep one away.

use serde::{Deserialize, Serialize};

use crate::conversation::{Said, Turn};
use crate::{Calendar, Common, Time};

/// How many hours from the chosen one on a reminder may still be sent, where it could not be sent at once.
const OPEN_FOR: i64 = 3;

/// When somebody wants to be reminded, in the practice's time zone.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hours {
    /// On which days, Monday first.
    pub days: [bool; 7],
    /// From which hour on, 0 to 23.
    pub hour: i8,
}

impl Hours {
    /// True where there is a day and an hour of the day.
    pub fn are_possible(&self) -> bool {
        self.days.contains(&true) && (0..24).contains(&self.hour)
    }

    /// The next chosen time after `now`.
    pub fn next(&self, calendar: &Calendar, now: Time) -> Time {
        let just_after = Time(now.0.saturating_add(1));
        self.calendar(calendar).next_working_morning(just_after)
    }

    /// True within three hours from a chosen time on.
    pub fn hold(&self, calendar: &Calendar, now: Time) -> bool {
        let before = now.plus_minutes(-60 * OPEN_FOR);
        self.next(calendar, before) <= now
    }

    fn calendar(&self, practice: &Calendar) -> Calendar {
        Calendar {
            zone: practice.zone.clone(),
            days: self.days,
            hour: self.hour,
        }
    }
}

/// True where something came up after `since` and until `now` that the one on this seat would want to know of: something
/// arrived or was said to them, a session is over, a day has come by which they would come back to something. Whether they have
/// seen it meanwhile is kept nowhere.
///
/// What still waits for something of their own (their own view of a session) is none of it: that it waits would show before they
/// gave it.
pub fn is_due(common: &Common, (since, now): (Time, Time), calendar: &Calendar) -> bool {
    if common.ours.state.ending.is_over() {
        return false;
    }
    let fresh = |at: Time| since < at && at <= now;
    was_told(common, fresh)
        || can_look_back(common, fresh, now)
        || promised(common, (since, now), calendar)
}

/// The other opened a conversation or said something in one, and the one on this seat has said nothing there since.
fn was_told(common: &Common, fresh: impl Fn(Time) -> bool) -> bool {
    let speaks = |turn: &&Turn| !matches!(turn.said, Said::Drawn { .. } | Said::Happened { .. });
    let conversations = common.ours.state.conversations.all();
    conversations.iter().any(|conversation| {
        let (by, at) = match conversation.turns.iter().rfind(speaks) {
            Some(turn) => (turn.by, turn.at),
            None => (conversation.by, conversation.at),
        };
        by != common.me.no && fresh(at)
    })
}

/// A client's session is over, and no check-in on it is shared. Whether one was kept is not known here.
fn can_look_back(common: &Common, fresh: impl Fn(Time) -> bool, now: Time) -> bool {
    let ours = &common.ours.state;
    common.me.is_client()
        && ours.sessions.all().iter().any(|session| {
            fresh(session.ends())
                && session.can_look_back(now)
                && ours.check_ins.of(session.id).is_none()
        })
}

/// A therapist said they would come back to something by a day that has come.
fn promised(common: &Common, (since, now): (Time, Time), calendar: &Calendar) -> bool {
    let (before, today) = (calendar.date(since), calendar.date(now));
    let conversations = common.ours.state.conversations.all();
    common.me.is_therapist()
        && conversations
            .iter()
            .filter_map(crate::conversation::Conversation::promise)
            .any(|by| before < by && by <= today)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use crate::rehearsal::Rehearsal;
    use crate::{Command, Name, Role, check_in, conversation, moment, session};
    use jiff::tz::TimeZone;

    fn at(text: &str) -> Time {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    fn calendar() -> Calendar {
        Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap())
    }

    const EVENINGS: Hours = Hours {
        days: [true, true, true, true, true, false, false],
        hour: 18,
    };

    #[test]
    fn a_chosen_hour_is_open_for_three_hours_and_no_longer() {
        let calendar = calendar();
        // A Thursday in winter: 18:00 there is 17:00 UTC.
        for (when, holds) in [
            ("2026-11-26T16:59:59Z", false),
            ("2026-11-26T17:00:00Z", true),
            ("2026-11-26T19:59:59Z", true),
            ("2026-11-26T20:00:00Z", false),
            ("2026-11-28T17:30:00Z", false),
        ] {
            assert_eq!(EVENINGS.hold(&calendar, at(when)), holds, "{when}");
        }
        let friday = at("2026-11-27T17:00:00Z");
        assert_eq!(EVENINGS.next(&calendar, at("2026-11-26T17:00:00Z")), friday);
        assert_eq!(
            EVENINGS.next(&calendar, friday),
            at("2026-11-30T17:00:00Z"),
            "over the weekend"
        );
    }

    /// Two people, and what each would be reminded of since the beginning of the day.
    struct Two {
        two: Rehearsal,
        since: Time,
    }

    impl Two {
        fn begin() -> Self {
            let name = |name: &str| Name::required("name", name).unwrap();
            let since = at("2026-11-26T05:00:00Z");
            Self {
                two: Rehearsal::new(name("Lou"), name("Kim"), calendar(), since),
                since,
            }
        }

        fn does(&mut self, who: Role, command: Command) {
            self.two.does(who, &command).unwrap();
        }

        fn is_due(&self, who: Role) -> bool {
            let span = (self.since, self.two.now());
            is_due(&self.two.common(who), span, &calendar())
        }

        /// What each is reminded of, as it is done: what is due is collected first.
        fn both(&mut self) -> (bool, bool) {
            for who in [Role::Client, Role::Therapist] {
                self.two.is_reminded(who);
            }
            (self.is_due(Role::Client), self.is_due(Role::Therapist))
        }

        fn send(&mut self, delivery: moment::Delivery) {
            let form = moment::Form {
                level: Some(moment::Level::Something),
                ..moment::Form::default()
            };
            let send = moment::Command::Send {
                form,
                delivery,
                seen_help: false,
                kept: None,
            };
            self.does(Role::Client, Command::Moment(send));
        }
    }

    #[test]
    fn what_is_on_its_way_reminds_from_its_time_on_and_not_once_it_was_taken_back() {
        let mut two = Two::begin();
        two.send(moment::Delivery::At(at("2026-11-26T10:00:00Z")));
        assert_eq!(two.both(), (false, false), "not before its time");
        let letter = two.two.desk(Role::Client).post()[0].id;
        let mut back = Two {
            two: two.two.clone(),
            since: two.since,
        };
        back.does(Role::Client, Command::TakeBack(letter));
        for two in [&mut two, &mut back] {
            two.two.wait_until(at("2026-11-26T10:00:00Z"));
        }
        assert_eq!(two.both(), (false, true));
        assert_eq!(back.both(), (false, false), "it never existed");
        // What was reminded of is with the other, and cannot be taken back any more.
        let late = two.two.does(Role::Client, &Command::TakeBack(letter));
        assert_eq!(late, Err(crate::Refusal::AlreadyThere));
    }

    #[test]
    fn a_session_reminds_the_client_whether_or_not_a_check_in_is_kept() {
        let mut two = Two::begin();
        let starts = at("2026-11-26T09:00:00Z");
        let plan = session::Command::Plan {
            starts,
            minutes: 50,
        };
        two.does(Role::Therapist, Command::Session(plan));
        two.two.wait_until(starts.plus_minutes(49));
        assert_eq!(two.both(), (false, false), "it is not over");
        two.two.wait_until(starts.plus_minutes(50));
        assert_eq!(two.both(), (true, false));
        let desk = two.two.desk(Role::Client);
        let session = desk.ours().sessions.last(two.two.now()).unwrap().id;
        let mut form = check_in::Form::default();
        form.answers.direct = Some(alliance::Direct::No);
        let keep = check_in::Command::Keep {
            session,
            form: form.clone(),
        };
        two.does(Role::Client, Command::CheckIn(keep));
        assert_eq!(two.both(), (true, false), "kept and not done are the same");
        let share = check_in::Command::Share { session, form };
        two.does(Role::Client, Command::CheckIn(share));
        assert_eq!(
            two.both(),
            (true, false),
            "a check-in that waits for the therapist's own view reminds nobody"
        );
        two.does(
            Role::Therapist,
            Command::CheckIn(check_in::Command::View {
                session,
                view: None,
                show: false,
            }),
        );
        two.two.looks(Role::Therapist);
        assert_eq!(two.both(), (false, false), "it is shared");
    }

    #[test]
    fn an_answer_reminds_until_something_is_said_to_it() {
        let mut two = Two::begin();
        two.send(moment::Delivery::At(two.since));
        two.two.looks(Role::Therapist);
        let desk = two.two.desk(Role::Therapist);
        let moment = desk.ours().conversations.all()[0].id;
        two.two.wait_until(at("2026-11-26T11:00:00Z"));
        let answer = conversation::Command::Acknowledge {
            moment,
            how: conversation::Acknowledgement::ComeBack {
                by: calendar().date(at("2026-11-27T11:00:00Z")),
            },
        };
        two.does(Role::Therapist, Command::Conversation(answer));
        assert_eq!(two.both(), (true, false));
        // The next day: the promise is due, and the answer was mentioned yesterday.
        two.since = two.two.now();
        two.two.wait_until(at("2026-11-27T07:00:00Z"));
        assert_eq!(two.both(), (false, true));
    }
}
