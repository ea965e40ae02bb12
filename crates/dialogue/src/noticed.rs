//! What is worth noticing, from what was shared: written once into the therapist's own room, when a check-in arrives.
//!
//! It is made from the shared room and from the therapist's own views, by [`alliance::trajectory`], and never made again: a later check-in,
//! a later engine or another setting changes no entry. What was not shared is not there to be read. Nobody but the therapist has it, and no
//! sentence of the client's page comes from it.

use alliance::noticing::{self, Apart, Channels, Found, Seen, Sites, Thresholds, Watch, Worth};
use alliance::trajectory::{Heard, Prior, Reading, Shares, Trajectory};
use alliance::{Direct, Item, Items};
use serde::{Deserialize, Serialize};

use crate::check_in::{Answers, Said};
use crate::consent::Matter;
use crate::conversation::Conversation;
use crate::{Collected, Desk, Entry, EntryId, OursBody, OwnBody, OwnEntry, Time};

/// Which engine made an entry. It is raised whenever a figure of the engine or of its table changes.
///
/// - 1: worth asking alone; by chance among simulated courses of scores alone.
/// - 2: a look, and the two views differ, besides; by chance among courses of which the same was heard (scores, items, the therapist's
///   views); each channel's part is kept.
/// - 3: nothing is said without a number that lies lower, nor of what the client has said their last word on; the first check-ins are
///   compared with those before, not with what is usual.
pub const ENGINE: u16 = 3;

/// What made something worth noticing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The mean of the answers lay lower than usual.
    Score,
    /// The same, with too few check-ins before to say what is usual.
    Few,
    /// One answer fell while the others did not.
    Item(Item),
    /// The therapist's own view lay lower than usual.
    View,
    /// Nothing new: numbers of an earlier session stood out, and what opened then may still be open.
    Still,
    /// The answers lay lower than usual, and the therapist's view of the session much less so: how the therapist saw it. Said in place
    /// of [`Reason::Score`] and [`Reason::View`].
    Saw(Seen),
}

/// What it came from: what each channel said for or against it, in tenths of a doubling (10 is twice as likely where something opened, −10
/// half as likely, from −99 to 99), and how many courses say what is usual. Written as four numbers in this order, so that an entry
/// stays of the smallest size.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(from = "[i8; 4]", into = "[i8; 4]")]
pub struct Parts {
    /// The scores.
    pub score: i8,
    /// One answer alone.
    pub item: i8,
    /// The therapist's own view.
    pub view: i8,
    /// From how many courses that were shared with the therapist it was learned what is usual ([`Usual`]); 0 where it was the usual figures.
    pub learned_from: i8,
}

impl From<[i8; 4]> for Parts {
    fn from([score, item, view, learned_from]: [i8; 4]) -> Self {
        Self {
            score,
            item,
            view,
            learned_from,
        }
    }
}

impl From<Parts> for [i8; 4] {
    fn from(parts: Parts) -> Self {
        [parts.score, parts.item, parts.view, parts.learned_from]
    }
}

impl Parts {
    fn of(shares: &Shares, usual: &Usual) -> Self {
        Self {
            score: doublings(shares.score),
            item: doublings(shares.item),
            view: doublings(shares.view),
            learned_from: usual.learned_from,
        }
    }
}

/// A ratio of likelihoods in tenths of a doubling.
fn doublings(share: f64) -> i8 {
    let tenths = (10.0 * libm::log2(share.max(f64::MIN_POSITIVE))).round();
    #[expect(
        clippy::cast_possible_truncation,
        reason = "clamped to -99..=99 beforehand"
    )]
    let tenths = tenths.clamp(-99.0, 99.0) as i8;
    tenths
}

/// Something worth noticing about one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Noticed {
    /// Why, the strongest first; never empty.
    pub reasons: Vec<Reason>,
    /// Where four of five means would lie if nothing had happened, in tenths of a point, 0 to 100.
    pub usual: (u8, u8),
    /// In how many of 100 simulated courses like this one such a thing appears by this session although nothing happened.
    pub by_chance: u8,
    /// How watchful the practice was.
    pub watch: Watch,
    /// Which engine noticed it.
    pub engine: u16,
    /// What each channel said. Version 1 did not keep it.
    #[serde(default, rename = "by", skip_serializing_if = "Option::is_none")]
    pub parts: Option<Parts>,
}

/// What is kept in the therapist's own room of a check-in that arrived: one entry for each, under the name of the session it looks back
/// on. All kinds are short enough for the smallest size class, so that neither their number nor their size says what was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Worth asking.
    Asking(Noticed),
    /// The two views differ.
    Differ(Noticed),
    /// A look.
    Look(Noticed),
    /// Nothing to be said.
    Nothing {
        /// Which engine found nothing.
        engine: u16,
    },
}

impl Kept {
    fn new(found: Found, noticed: Noticed) -> Self {
        match found {
            Found::Asking => Self::Asking(noticed),
            Found::Differ => Self::Differ(noticed),
            Found::Look => Self::Look(noticed),
        }
    }

    fn found(&self) -> Option<(Found, &Noticed)> {
        match self {
            Self::Asking(noticed) => Some((Found::Asking, noticed)),
            Self::Differ(noticed) => Some((Found::Differ, noticed)),
            Self::Look(noticed) => Some((Found::Look, noticed)),
            Self::Nothing { .. } => None,
        }
    }
}

/// What was noticed of one session.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    /// The session that it is about.
    pub session: EntryId,
    /// When it was noticed.
    pub at: Time,
    /// What it is.
    pub found: Found,
    /// Why, and how often it appears by chance.
    pub noticed: Noticed,
}

/// All that was noticed, in the order in which it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mine(Vec<Finding>);

impl Mine {
    /// What was noticed of a session stays as it was noticed first.
    pub(crate) fn apply(&mut self, session: EntryId, at: Time, kept: &Kept) {
        if let Some((found, noticed)) = kept.found()
            && self.of(session).is_none()
        {
            self.0.push(Finding {
                session,
                at,
                found,
                noticed: noticed.clone(),
            });
        }
    }

    /// What was noticed of a session.
    pub fn of(&self, session: EntryId) -> Option<&Finding> {
        self.0.iter().find(|finding| finding.session == session)
    }

    /// All of it.
    pub fn all(&self) -> &[Finding] {
        &self.0
    }
}

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
    match body {
        OursBody::CheckIn(Said::Shared { session, answers }) => Some((*session, answers)),
        _ => None,
    }
}

/// What is usual among the courses that were shared with one therapist, for what is noticed in any of them. It stays with that therapist: a
/// picture that both people see is drawn by the usual figures ([`prior`]), since what is learned comes from other clients too.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Usual {
    prior: Prior,
    /// From how many courses; 0 for the usual figures.
    learned_from: i8,
}

/// From how many courses on what is usual is learned from them, and how many scores each has to have.
const ENOUGH: (usize, usize) = (12, 4);
/// No more courses, and no more of their latest sessions, are learned from: work has a bound.
const MOST: (usize, usize) = (60, 40);

impl Default for Usual {
    /// The usual figures.
    fn default() -> Self {
        Self {
            prior: prior(),
            learned_from: 0,
        }
    }
}

impl Usual {
    /// True where a therapist with so many clients may have enough courses to learn from; else [`Usual::at`] gives the usual figures, and
    /// no other desk has to be opened for them.
    #[must_use]
    pub fn can_be_learned(clients: usize) -> bool {
        clients >= ENOUGH.0
    }

    /// What is usual at a therapist's desks: with at least twelve courses of at least four shared scores, the figures under which the engine
    /// finds them likeliest, shrunken towards the usual ones ([`Prior::learn`]: empirical Bayes); else the usual ones. Where scores may not
    /// be seen, none are read. Only desks of a therapist count.
    #[must_use]
    pub fn at(desks: &[Desk], now: Time) -> Self {
        let therapists = desks.iter().filter(|desk| desk.me().is_therapist());
        let courses: Vec<Vec<Option<f64>>> = therapists
            .filter(|desk| desk.ours().consent.allows(Matter::Scores))
            .map(|desk| scores(desk, now))
            .filter(|course| course.iter().flatten().count() >= ENOUGH.1)
            .take(MOST.0)
            .collect();
        if courses.len() < ENOUGH.0 {
            return Self::default();
        }
        Self {
            prior: Prior::learn(&prior(), &courses),
            learned_from: i8::try_from(courses.len()).unwrap_or(i8::MAX),
        }
    }
}

/// The latest shared scores of one desk, a session each.
fn scores(desk: &Desk, now: Time) -> Vec<Option<f64>> {
    let ours = desk.ours();
    let sessions = ours.sessions.all().iter();
    let scores = sessions.filter(|s| s.can_look_back(now)).map(|session| {
        let answers = ours.check_ins.of(session.id)?;
        Some(answers.items.composite()?.mean)
    });
    let mut scores: Vec<Option<f64>> = scores.collect();
    scores.drain(..scores.len().saturating_sub(MOST.1));
    scores
}

/// What the scores of a check-in are measured by: means of up to five answers from 0 to 10.
pub(crate) fn prior() -> Prior {
    Prior::usual(0.0, 10.0, 0.2)
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
        parts: Some(Parts::of(shares, usual)),
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
