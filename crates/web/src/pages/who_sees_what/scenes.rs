//! Who sees what, played through: two people who do not exist do what people do here, and what each of them would see is made
//! by the same views and said in the same words as on their pages.

use alliance::{Item, Items, Score};
use dialogue::check_in::{self, Answers};
use dialogue::moment::{self, Delivery, Feeling, Form, Level};
use dialogue::rehearsal::Rehearsal;
use dialogue::view;
use dialogue::{Calendar, Command, EntryId, LetterId, Name, Passage, Refusal, Role, Time, session};
use jiff::civil::Weekday;

use super::shown::{Shown, client, therapist};
use crate::frame::words::Words;

/// What happened, and what each of the two sees then.
pub(super) struct Scene {
    pub(super) happened: String,
    pub(super) client: Vec<Shown>,
    pub(super) therapist: Vec<Shown>,
    /// The therapist's page is what it was one scene before.
    pub(super) same: bool,
}

impl Scene {
    /// The client's page and the therapist's.
    pub(super) fn sides(&self) -> [(&'static str, &[Shown]); 2] {
        [("kim", &self.client), ("lou", &self.therapist)]
    }
}

/// All of them, one after the other. Empty only if a command were refused, which a test excludes.
pub(super) fn play(t: &Words) -> Vec<Scene> {
    let mut scenes = Vec::new();
    if let Err(refusal) = act(t, &mut scenes) {
        tracing::error!(?refusal, "the scenes on who sees what could not be played");
        scenes.clear();
    }
    scenes
}

fn act(t: &Words, scenes: &mut Vec<Scene>) -> Result<(), Refusal> {
    let mut two = met(t)?;
    let session = latest(&two)?;
    let mut happened = |two: &Rehearsal, key: &str, when: Time| {
        let t = Words::new(two.calendar().clone(), two.now());
        let therapist = therapist(&t, &two.desk(Role::Therapist), two.now());
        scenes.push(Scene {
            happened: t.fill(key, &[("when", &t.moment(&when)), ("day", &t.day(&when))]),
            client: client(&t, &two.desk(Role::Client), two.now()),
            same: scenes
                .last()
                .is_some_and(|last| last.therapist == therapist),
            therapist,
        });
    };
    happened(&two, "who-sees-what-scene-met", two.now());

    let form = filled_in()?;
    let keep = check_in::Command::Keep {
        session,
        form: form.clone(),
    };
    two.does(Role::Client, &Command::CheckIn(keep))?;
    happened(&two, "who-sees-what-scene-kept", two.now());

    let morning = two.calendar().next_working_morning(two.now());
    let letter = send(&mut two)?;
    two.looks(Role::Therapist);
    happened(&two, "who-sees-what-scene-sent", morning);

    two.does(Role::Client, &Command::TakeBack(letter))?;
    two.looks(Role::Therapist);
    happened(&two, "who-sees-what-scene-back", morning);

    send(&mut two)?;
    two.wait_until(morning.plus_minutes(10));
    two.looks(Role::Therapist);
    happened(&two, "who-sees-what-scene-arrived", morning);

    let view = check_in::Command::View {
        session,
        view: None,
        show: false,
    };
    two.does(Role::Therapist, &Command::CheckIn(view))?;
    let share = check_in::Command::Share { session, form };
    two.does(Role::Client, &Command::CheckIn(share))?;
    two.looks(Role::Therapist);
    happened(&two, "who-sees-what-scene-shared", two.now());
    Ok(())
}

/// The two, on the evening of the Tuesday before today, after a session that took place.
fn met(t: &Words) -> Result<Rehearsal, Refusal> {
    let today = t.today();
    let tuesday = today.nth_weekday(-1, Weekday::Tuesday).unwrap_or(today);
    let calendar: &Calendar = t.calendar();
    let starts = calendar.at(tuesday, 14, 0);
    let name = |key: &str| Name::required("name", &t.say(key));
    let mut two = Rehearsal::new(
        name("who-sees-what-played-lou")?,
        name("who-sees-what-played-kim")?,
        calendar.clone(),
        starts.plus_days(-1),
    );
    let plan = session::Command::Plan {
        starts,
        minutes: 50,
    };
    two.does(Role::Therapist, &Command::Session(plan))?;
    two.wait_until(calendar.at(tuesday, 20, 0));
    Ok(two)
}

fn latest(two: &Rehearsal) -> Result<EntryId, Refusal> {
    let home = view::client_home(&two.desk(Role::Client), two.now());
    home.last
        .map(|(session, _)| session.id)
        .ok_or(Refusal::Unknown)
}

fn filled_in() -> Result<check_in::Form, Refusal> {
    let mut items = Items::default();
    for (item, points) in Item::ALL.into_iter().zip([8, 4, 8, 7, 9]) {
        items.set(item, Score::new(points).ok());
    }
    Ok(check_in::Form {
        answers: Answers {
            items,
            ..Answers::default()
        },
        held_back: false,
    })
}

fn send(two: &mut Rehearsal) -> Result<LetterId, Refusal> {
    let words = Words::new(two.calendar().clone(), two.now()).say("who-sees-what-played-words");
    let form = Form {
        feeling: Some(Feeling::FeltOff),
        level: Some(Level::Say),
        words: Some(Passage::required("words", &words)?),
        ..Form::default()
    };
    // Taken up from what was taken back, where there is something.
    let own = view::own(&two.desk(Role::Client));
    let send = moment::Command::Send {
        form,
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: own.notes.first().map(|note| note.id),
    };
    two.does(Role::Client, &Command::Moment(send))?;
    let underway = view::underway(&two.desk(Role::Client));
    underway.last().map(|l| l.letter).ok_or(Refusal::Unknown)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;
    use jiff::tz::TimeZone;

    /// Played on each day of two weeks: whatever the day, the working mornings must fit.
    #[test]
    fn what_the_pages_explain_is_what_happens() {
        for day in 0..14 {
            let berlin = Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap());
            let at: Time = "2026-11-23T09:00:00Z"
                .parse::<jiff::Timestamp>()
                .unwrap()
                .into();
            let t = Words::new(berlin, at.plus_days(day));
            let scenes = play(&t);
            let same: Vec<bool> = scenes.iter().map(|scene| scene.same).collect();
            assert_eq!(same, [false, true, true, true, false, false], "day {day}");
            // Each of them shows the client something that the scene before did not.
            for pair in scenes.windows(2) {
                assert_ne!(pair[0].client, pair[1].client, "{}", pair[1].happened);
            }
        }
    }
}
