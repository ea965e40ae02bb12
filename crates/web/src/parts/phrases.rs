//! Sentences about a relationship and its conversations that several pages say alike.

use dialogue::Time;
use dialogue::conversation::Agreed;
use dialogue::conversation::view::{ConversationLine, Progress};
use dialogue::moment::Feeling;
use dialogue::moment::view::Kind;
use dialogue::view::{Between, CheckInState, Over};

use crate::frame::words::Words;

/// Who wrote down what was agreed, and when.
pub(crate) fn written(t: &Words, between: &Between, agreed: &Agreed) -> String {
    let day = t.day(&agreed.at);
    if agreed.by == between.seat {
        t.fill("relationship-agreed-by-you", &[("day", &day)])
    } else {
        let who = between.other.as_str();
        t.fill("relationship-agreed-by", &[("who", who), ("day", &day)])
    }
}

/// That it has ended, and by whom; empty while it goes on.
pub(crate) fn ended(t: &Words, between: &Between) -> String {
    let other = between.other.as_str();
    match between.over {
        Over::No => String::new(),
        Over::ContactStopped if between.is_client() => t.say("relationship-over-stopped-mine"),
        Over::ContactStopped => t.fill("relationship-over-stopped", &[("other", other)]),
        Over::Ended { mine: true, at } => {
            t.fill("relationship-over-ended-mine", &[("day", &t.day(&at))])
        }
        Over::Ended { mine: false, at } => t.fill(
            "relationship-over-ended",
            &[("other", other), ("day", &t.day(&at))],
        ),
    }
}

/// True for a client who did not end it themselves: it may come out of the blue.
pub(crate) fn came_unasked(between: &Between) -> bool {
    between.is_client() && matches!(between.over, Over::Ended { mine: false, .. })
}

/// What opened a conversation, as a heading for its reader.
pub(crate) fn heading(t: &Words, between: &Between, kind: Kind, mine: bool) -> String {
    let other = between.other.as_str();
    match (kind, mine) {
        (Kind::Noticed, true) => t.say("conversation-line-noticed-mine"),
        (Kind::Noticed, false) => t.fill("conversation-line-noticed", &[("other", other)]),
        (Kind::Withdrawn, _) => t.fill("conversation-line-withdrawn", &[("other", other)]),
        (Kind::Something, true) => t.say("conversation-line-mine-something"),
        (Kind::Something, false) => t.fill("conversation-line-something", &[("other", other)]),
        (Kind::About(topic), mine) => {
            let topic = t.choice("topic", topic.name());
            if mine {
                t.fill("conversation-line-mine-about", &[("topic", &topic)])
            } else {
                t.fill(
                    "conversation-line-about",
                    &[("other", other), ("topic", &topic)],
                )
            }
        }
        (Kind::Words(..), false) => t.fill("conversation-line-words", &[("other", other)]),
        (Kind::Words(feeling, _), true) => match feeling {
            None => t.say("conversation-line-mine-words"),
            Some(Feeling::FeltOff) => t.say("conversation-line-mine-felt-off"),
            Some(Feeling::FeltGood) => t.say("conversation-line-mine-felt-good"),
            Some(Feeling::TowardsYou) => {
                t.fill("conversation-line-mine-towards-you", &[("other", other)])
            }
            Some(Feeling::NotSure) => t.say("conversation-line-mine-not-sure"),
        },
    }
}

/// Where a conversation has got to, as a sentence for its reader.
pub(crate) fn progress(t: &Words, between: &Between, line: &ConversationLine) -> String {
    let other = between.other.as_str();
    let say = |client: &str, therapist: &str| {
        let key = if between.is_client() {
            client
        } else {
            therapist
        };
        t.fill(key, &[("other", other)])
    };
    match line.progress {
        Progress::Arrived if line.mine => {
            t.fill("conversation-progress-arrived-mine", &[("other", other)])
        }
        Progress::Arrived => say(
            "conversation-progress-arrived-client",
            "conversation-progress-arrived-therapist",
        ),
        Progress::Acknowledged => say(
            "conversation-progress-acknowledged-client",
            "conversation-progress-acknowledged-therapist",
        ),
        Progress::ComesBack(by) => {
            let day = t.date(&by);
            let key = if between.is_client() {
                "conversation-progress-comes-back-client"
            } else {
                "conversation-progress-comes-back-therapist"
            };
            t.fill(key, &[("other", other), ("day", &day)])
        }
        Progress::Answered => say(
            "conversation-progress-answered-client",
            "conversation-progress-answered-therapist",
        ),
        Progress::NotNow => say(
            "conversation-progress-not-now-client",
            "conversation-progress-not-now-therapist",
        ),
        Progress::BackToIt { mine: true } => t.say("conversation-progress-back-mine"),
        Progress::BackToIt { mine: false } => {
            t.fill("conversation-progress-back", &[("other", other)])
        }
        Progress::Stands(place) => {
            let place = t.choice("where", place.name());
            let key = if between.is_client() {
                "conversation-progress-stands-client"
            } else {
                "conversation-progress-stands-therapist"
            };
            t.fill(key, &[("other", other), ("where", &place)])
        }
    }
}

/// "Thursday" within the week, with the date beyond it; `None` for today.
pub(crate) fn weekday(t: &Words, at: &Time) -> Option<String> {
    let date = t.calendar().date(*at);
    let away = t.today().until(date).map_or(0, |span| span.get_days());
    match away {
        0 => None,
        1..=6 => Some(date.strftime("%A").to_string()),
        _ => Some(t.date(&date)),
    }
}

/// What the button on the last session says, and what stands beside it.
pub(crate) fn check_in_state(t: &Words, state: CheckInState) -> (String, String) {
    match state {
        CheckInState::Open => (t.say("home-check-in"), t.say("home-check-in-open")),
        CheckInState::Begun => (t.say("home-check-in-go-on"), t.say("home-check-in-begun")),
        CheckInState::Kept => (t.say("home-check-in-look"), t.say("home-check-in-kept")),
        CheckInState::Sent => (t.say("home-check-in-look"), t.say("home-check-in-sent")),
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use dialogue::Calendar;
    use jiff::tz::TimeZone;

    fn at(text: &str) -> Time {
        text.parse::<jiff::Timestamp>().unwrap().into()
    }

    #[test]
    fn a_day_is_named_so_that_it_cannot_be_mistaken() {
        let berlin = Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap());
        let t = Words::new(berlin, at("2026-11-23T22:30:00Z"));
        assert_eq!(weekday(&t, &at("2026-11-23T22:45:00Z")), None);
        // Three quarters of an hour on, but tomorrow in the practice.
        let tuesday = Some("Tuesday".to_owned());
        assert_eq!(weekday(&t, &at("2026-11-23T23:15:00Z")), tuesday);
        let sunday = Some("Sunday".to_owned());
        assert_eq!(weekday(&t, &at("2026-11-29T13:00:00Z")), sunday);
        // The same weekday a week on needs its date.
        let monday = Some("Monday, 30 November".to_owned());
        assert_eq!(weekday(&t, &at("2026-11-30T13:00:00Z")), monday);
    }
}
