//! What there is to be said of a check-in that arrives: the course up to it is heard, and each reason is one of its own numbers.

use alliance::noticing::{self, Apart, Channels, Found, Sites, Thresholds, Watch, Worth};
use alliance::trajectory::{Heard, Reading, Shares, Trajectory};
use alliance::{Direct, Item, Items};

use super::{ENGINE, Kept, Noticed, Parts, Reason, Usual};
use crate::check_in::{Answers, Said};
use crate::consent::Matter;
use crate::conversation::Conversation;
use crate::{Collected, Desk, Entry, EntryId, OursBody, OwnBody, OwnEntry, Time};

/// What there is to be said of the check-ins among what is being collected: to be kept together with their arrival.
#[must_use]
pub fn notice(desk: &Desk, collected: &[Collected], watch: Watch, usual: &Usual) -> Vec<OwnEntry> {
    if !desk.me().is_therapist() {
        return Vec::new();
    }
    let arriving: Vec<(EntryId, &Answers)> = collected
        .iter()
        .filter_map(|one| check_in(&one.entry.body))
        .collect();
    collected
        .iter()
        .filter_map(|one| {
            let (session, _) = check_in(&one.entry.body)?;
            let kept = read(desk, &arriving, session, one.entry.at, watch, usual)
                .unwrap_or(Kept::Nothing { engine: ENGINE });
            Some(Entry {
                id: session,
                by: desk.me().no,
                at: one.entry.at,
                body: OwnBody::Noticed(kept),
            })
        })
        .collect()
}

/// True where a check-in is among what is being collected: there is something to look at.
#[must_use]
pub fn has_check_in(collected: &[Collected]) -> bool {
    collected
        .iter()
        .any(|one| check_in(&one.entry.body).is_some())
}

fn check_in(body: &OursBody) -> Option<(EntryId, &Answers)> {
    let OursBody::CheckIn(Said::Shared { session, answers }) = body else {
        return None;
    };
    Some((*session, answers))
}

/// The course up to a session, as far as it is shared by now.
#[derive(Default)]
struct Course {
    heard: Vec<Heard>,
    before: Before,
}

/// What is there from sessions before.
#[derive(Clone, Copy, Default)]
enum Before {
    /// Nothing that stood out.
    #[default]
    Quiet,
    /// Numbers stood out in the session that began then.
    StoodOut(Time),
    /// The client said that there was something, or where it stands now: it is theirs to come back to.
    Said,
}

impl Before {
    /// Which reasons there are to say something, of those that a check-in brings, the strongest first.
    fn leaves(self, brought: &[(f64, Reason)]) -> Vec<Reason> {
        let strong = brought.iter().filter(|reason| counts(reason)).count();
        let said = match self {
            // Much that is little by itself came together over time: the strongest of it is said.
            Self::Quiet => strong.max(1),
            Self::StoodOut(_) if strong == 0 => return vec![Reason::Still],
            Self::StoodOut(_) | Self::Said => strong,
        };
        brought
            .iter()
            .take(said)
            .map(|(_, reason)| *reason)
            .collect()
    }
}

/// The course up to a session, and what its last reading is worth. A shared "yes" or "a little" is shown as what it is, and asks for no
/// statistics; where scores may not be seen, none are read.
fn read(
    desk: &Desk,
    arriving: &[(EntryId, &Answers)],
    session: EntryId,
    now: Time,
    watch: Watch,
    usual: &Usual,
) -> Option<Kept> {
    let ours = desk.ours();
    if !ours.consent.allows(Matter::Scores) {
        return None;
    }
    let prior = usual.prior;
    let thresholds = Thresholds::of(watch.budget());
    // What stood out does not depend on how watchful a practice is: a calmer one never says more.
    let lowest = Thresholds::of(Watch::Watchful.budget());
    let mut trajectory = Trajectory::new(&prior);
    let mut course = Course::default();
    let sessions = ours.sessions.all().iter();
    for held in sessions.filter(|s| s.can_look_back(now)) {
        let here = arriving.iter().find(|(s, _)| *s == held.id);
        let answers = here
            .map(|(_, answers)| *answers)
            .or_else(|| ours.check_ins.of(held.id));
        let heard = answers.map_or_else(Heard::default, |answers| heard(desk, held.id, answers));
        course.heard.push(heard);
        let (reading, shares) = trajectory.hear_each(&prior, &heard);
        if held.id == session {
            course.hear_the_client(desk);
            let worth = noticing::worth(&thresholds, &heard, &reading);
            return judge(&course, worth, (&reading, &shares), watch, usual);
        }
        if said(&heard) {
            course.before = Before::Said;
        } else if noticing::worth(&lowest, &heard, &reading) > Worth::Nothing
            && reasons(&course.heard, &shares, None).iter().any(counts)
        {
            course.before = Before::StoodOut(held.starts);
        }
    }
    None
}

impl Course {
    /// Where the client said where something stands after numbers stood out, and leaves it there, numbers do not open it again.
    fn hear_the_client(&mut self, desk: &Desk) {
        let conversations = desk.ours().conversations.all().iter();
        let last = conversations.filter_map(Conversation::last_word).max();
        if let (Before::StoodOut(at), Some(said)) = (self.before, last)
            && said > at
        {
            self.before = Before::Said;
        }
    }
}

/// True where the client says themselves that a moment didn't sit right.
fn said(heard: &Heard) -> bool {
    matches!(heard.direct, Some(Direct::Yes | Direct::ALittle))
}

/// What the last session of a course comes to.
fn judge(
    course: &Course,
    worth: Worth,
    (reading, shares): (&Reading, &Shares),
    watch: Watch,
    usual: &Usual,
) -> Option<Kept> {
    if said(course.heard.last()?) {
        return None;
    }
    let apart = noticing::apart(&course.heard, &Sites::usual(0.0, 10.0)).filter(Apart::differ);
    let found = Found::of(worth, apart.is_some())?;
    let reasons = course
        .before
        .leaves(&reasons(&course.heard, shares, apart.as_ref()));
    if reasons.is_empty() {
        return None;
    }
    let channels = Channels::of(&course.heard);
    let noticed = Noticed {
        reasons,
        usual: (tenths(reading.usual.0), tenths(reading.usual.1)),
        by_chance: noticing::by_chance(found, watch, channels, reading),
        watch,
        engine: ENGINE,
        parts: Some(Parts::of(shares, usual.learned_from)),
    };
    Some(Kept::new(found, noticed))
}

/// What was heard of a session: the shared answers, and the therapist's own view where they gave one.
fn heard(desk: &Desk, session: EntryId, answers: &Answers) -> Heard {
    let view = desk.own().check_ins.view_of(session);
    Heard {
        score: answers.items.composite().map(|composite| composite.mean),
        items: answers.items,
        direct: answers.direct,
        view: view
            .and_then(|v| v.between)
            .map(|score| f64::from(score.points())),
    }
}

/// From how many times likelier on a channel is a reason.
const COUNTS: f64 = 1.25;

fn counts((share, _): &(f64, Reason)) -> bool {
    *share >= COUNTS
}

/// From how many scores before on it is said what is usual.
const USUAL: u32 = 3;

/// What of the last check-in itself makes it worth noticing, each with how many times likelier it is where something opened, the strongest
/// first. What does not lie below what was before is no reason. Where the two views differ, that says what there is to be said of all
/// answers and of the view, and comes before everything.
fn reasons(course: &[Heard], shares: &Shares, apart: Option<&Apart>) -> Vec<(f64, Reason)> {
    let Some((heard, before)) = course.split_last() else {
        return Vec::new();
    };
    let mut reasons = Vec::new();
    if let Some(apart) = apart {
        reasons.push((f64::INFINITY, Reason::Saw(apart.seen())));
    } else {
        match lower(course, |heard| heard.score) {
            None => {}
            Some(..USUAL) => reasons.push((shares.score, Reason::Few)),
            Some(_) => reasons.push((shares.score, Reason::Score)),
        }
        if lower(course, |heard| heard.view).is_some() {
            reasons.push((shares.view, Reason::View));
        }
    }
    if let Some(item) = fallen(&heard.items, before) {
        reasons.push((shares.item, Reason::Item(item)));
    }
    reasons.retain(|(share, _)| *share > 1.0);
    reasons.sort_by(|a, b| b.0.total_cmp(&a.0));
    reasons
}

/// How many numbers a course has before the last, where the last lies below their mean.
fn lower(course: &[Heard], of: fn(&Heard) -> Option<f64>) -> Option<u32> {
    let (last, before) = course.split_last()?;
    let (sum, count) = before
        .iter()
        .filter_map(of)
        .fold((0.0, 0), |(sum, count), number| (sum + number, count + 1));
    (of(last)? * f64::from(count) < sum).then_some(count)
}

/// The item that lies furthest below its own mean of before, where it lies below.
fn fallen(items: &Items, before: &[Heard]) -> Option<Item> {
    let fall = |item: Item| {
        let earlier = before.iter().filter_map(|heard| heard.items.get(item));
        let (sum, count) = earlier.fold((0.0, 0.0), |(sum, count), score| {
            (sum + f64::from(score.points()), count + 1.0)
        });
        let now = f64::from(items.get(item)?.points());
        (count > 0.0).then(|| (sum / count - now, item))
    };
    let falls = Item::ALL.into_iter().filter_map(fall);
    falls
        .filter(|(fall, _)| *fall > 0.0)
        .max_by(|a, b| a.0.total_cmp(&b.0))
        .map(|(_, item)| item)
}

/// Points in tenths, within the scale.
fn tenths(points: f64) -> u8 {
    #[expect(
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "clamped to 0..=100 beforehand"
    )]
    let tenths = (points * 10.0).round().clamp(0.0, 100.0) as u8;
    tenths
}
