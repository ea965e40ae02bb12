//! What is worth asking, from what was shared: written once into the therapist's own room, when a check-in arrives.
//!
//! It is made from the shared room and from the therapist's own views, by [`alliance::trajectory`], and never made again: a later check-in,
//! a later engine or another setting changes no entry. What was not shared is not there to be read. Nobody but the therapist has it, and no
//! sentence of the client's page comes from it.

use alliance::noticing::{self, Thresholds, Watch, Worth};
use alliance::trajectory::{Heard, Prior, Shares, Trajectory};
use alliance::{Direct, Item, Items};
use serde::{Deserialize, Serialize};

use crate::check_in::{Answers, Said};
use crate::consent::Matter;
use crate::{Collected, Desk, Entry, EntryId, OursBody, OwnBody, OwnEntry, Time};

/// Which engine made an entry. It is raised whenever a figure of the engine or of its table changes.
pub const ENGINE: u16 = 1;

/// What made something worth asking, beside the score.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Reason {
    /// The mean of the answers lay lower than usual.
    Score,
    /// One answer fell while the others did not.
    Item(Item),
    /// The therapist's own view lay lower than usual.
    View,
    /// Nothing new: something that opened in an earlier session may still be open.
    Still,
}

/// Something worth asking about one session.
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
}

/// What is kept in the therapist's own room of a check-in that arrived: one entry for each, under the name of the session it looks back
/// on. Both kinds are short enough for the smallest size class, so that neither their number nor their size says what was noticed.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// Worth asking.
    Asking(Noticed),
    /// Nothing to be said.
    Nothing {
        /// Which engine found nothing.
        engine: u16,
    },
}

/// All that was noticed, in the order in which it was.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mine(Vec<(EntryId, Time, Noticed)>);

impl Mine {
    /// What was noticed of a session stays as it was noticed first.
    pub(crate) fn apply(&mut self, session: EntryId, at: Time, kept: &Kept) {
        if let Kept::Asking(noticed) = kept
            && self.of(session).is_none()
        {
            self.0.push((session, at, noticed.clone()));
        }
    }

    /// What was noticed of a session.
    pub fn of(&self, session: EntryId) -> Option<&Noticed> {
        let mut all = self.0.iter();
        all.find(|(of, ..)| *of == session)
            .map(|(.., noticed)| noticed)
    }

    /// All of it: of which session, and when it was noticed.
    pub fn all(&self) -> &[(EntryId, Time, Noticed)] {
        &self.0
    }
}

/// What there is to be said of the check-ins among what is being collected: to be kept together with their arrival.
#[must_use]
pub fn notice(desk: &Desk, collected: &[Collected], watch: Watch) -> Vec<OwnEntry> {
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
            let kept = match read(desk, &arriving, session, one.entry.at, watch) {
                Some(noticed) => Kept::Asking(noticed),
                None => Kept::Nothing { engine: ENGINE },
            };
            Some(Entry {
                id: session,
                by: desk.me().no,
                at: one.entry.at,
                body: OwnBody::Noticed(kept),
            })
        })
        .collect()
}

fn check_in(body: &OursBody) -> Option<(EntryId, &Answers)> {
    match body {
        OursBody::CheckIn(Said::Shared { session, answers }) => Some((*session, answers)),
        _ => None,
    }
}

/// The course up to a session, as far as it is shared by now, and what its last reading is worth. A shared "yes" or "a little" is shown as
/// what it is, and asks for no statistics; where scores may not be seen, none are read.
fn read(
    desk: &Desk,
    arriving: &[(EntryId, &Answers)],
    session: EntryId,
    now: Time,
    watch: Watch,
) -> Option<Noticed> {
    if !desk.ours().consent.allows(Matter::Scores) {
        return None;
    }
    let prior = Prior::usual(0.0, 10.0, 0.2);
    let mut trajectory = Trajectory::new(&prior);
    let mut before = Vec::new();
    let ours = desk.ours();
    let sessions = ours.sessions.all().iter();
    for held in sessions.filter(|s| s.can_look_back(now)) {
        let here = arriving.iter().find(|(s, _)| *s == held.id);
        let answers = here
            .map(|(_, answers)| *answers)
            .or_else(|| ours.check_ins.of(held.id));
        let heard = answers.map_or_else(Heard::default, |answers| heard(desk, held.id, answers));
        let (reading, shares) = trajectory.hear_each(&prior, &heard);
        if held.id == session {
            let said = matches!(heard.direct, Some(Direct::Yes | Direct::ALittle));
            let asking =
                noticing::worth(&Thresholds::of(watch.budget()), &heard, &reading) == Worth::Asking;
            return (asking && !said).then(|| Noticed {
                reasons: reasons(&shares, &heard.items, &before),
                usual: (tenths(reading.usual.0), tenths(reading.usual.1)),
                by_chance: noticing::by_chance(watch, &reading),
                watch,
                engine: ENGINE,
            });
        }
        before.push(heard.items);
    }
    None
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

fn reasons(shares: &Shares, items: &Items, before: &[Items]) -> Vec<Reason> {
    let mut found: Vec<(f64, Reason)> = Vec::new();
    found.push((shares.score, Reason::Score));
    if let Some(item) = fallen(items, before) {
        found.push((shares.item, Reason::Item(item)));
    }
    found.push((shares.view, Reason::View));
    found.retain(|(share, _)| *share >= COUNTS);
    found.sort_by(|a, b| b.0.total_cmp(&a.0));
    let mut reasons: Vec<Reason> = found.into_iter().map(|(_, reason)| reason).collect();
    if reasons.is_empty() {
        reasons.push(Reason::Still);
    }
    reasons
}

/// The item that lies furthest below its own mean of before, where it lies below.
fn fallen(items: &Items, before: &[Items]) -> Option<Item> {
    let fall = |item: Item| {
        let earlier = before.iter().filter_map(|items| items.get(item));
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
