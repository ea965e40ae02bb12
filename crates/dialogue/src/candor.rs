//! What concerns the client's own candor: put to the client alone, beside their own check-in, once, with "all is well" as a full answer.
//!
//! It is worked out from the client's own room and from nothing else: their own check-ins, those they kept for themselves among them.
//! Nobody's answers are taken for untrue. No letter, no view of the therapist's, and nothing in the shared room comes from it.
//!
//! Once means once, answered or not: a concern belongs to the check-in it first comes from, and leaves with it when the next one is
//! written. That it was looked at is kept nowhere.

use alliance::noticing::{ALWAYS_THE_MOST, always_the_most};
use alliance::{Direct, Item, Score};
use serde::{Deserialize, Serialize};

use crate::check_in::{Form, Own};
use crate::{Act, Ctx, Desk, EntryId, OwnBody, Refusal};

/// What can be put to the client.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Concern {
    /// "I held something back."
    HeldBack,
    /// The first [`ALWAYS_THE_MOST`] check-ins that count are at the top of the scale throughout (CLINICAL.md §7: uninformative, not
    /// dishonest), and nothing was said beside the numbers.
    AlwaysTheMost,
}

impl Concern {
    /// All; what somebody said themselves comes before what numbers leave open.
    pub const ALL: [Concern; 2] = [Concern::HeldBack, Concern::AlwaysTheMost];

    /// A stable short name, used in forms and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Concern::HeldBack => "held-back",
            Concern::AlwaysTheMost => "always-the-most",
        }
    }

    /// The concern of this name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|concern| concern.name() == name)
    }

    /// The check-in that it comes from, among all own ones, oldest first.
    fn raised_by(self, check_ins: &[Own]) -> Option<&Own> {
        match self {
            Concern::HeldBack => check_ins.iter().find(|own| own.form.held_back),
            Concern::AlwaysTheMost => all_at_the_top(check_ins),
        }
    }
}

/// The last of the first [`ALWAYS_THE_MOST`] check-ins with a mean, where up to it no number is lower than the highest, and numbers are
/// all there is.
fn all_at_the_top(check_ins: &[Own]) -> Option<&Own> {
    let mean = |own: &Own| Some(own.form.answers.items.composite()?.mean);
    let counted = check_ins
        .iter()
        .enumerate()
        .filter(|(_, own)| mean(own).is_some());
    let (at, last) = counted.take(ALWAYS_THE_MOST).last()?;
    let so_far = &check_ins[..=at];
    let means: Vec<f64> = so_far.iter().filter_map(mean).collect();
    let top = f64::from(Score::MAX.points());
    (always_the_most(&means, top) && so_far.iter().all(|own| is_numbers_alone(&own.form)))
        .then_some(last)
}

/// True where every number is the highest and nothing else was said: whoever has written what would have been better, or ticked that
/// something was held back, need not be asked whether there is anything.
fn is_numbers_alone(form: &Form) -> bool {
    let answers = &form.answers;
    let mut given = Item::ALL
        .into_iter()
        .filter_map(|item| answers.items.get(item));
    let said = matches!(answers.direct, Some(Direct::Yes | Direct::ALittle));
    given.all(|score| score == Score::MAX) && answers.better.is_none() && !said && !form.held_back
}

/// What can be kept about it in the client's own room. Which button it was is not kept: either is the end of it.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Kept {
    /// The client answered it.
    Answered {
        /// What had been put.
        concern: Concern,
        /// The session whose check-in it stood beside; it is erased together with that.
        session: EntryId,
    },
}

/// What was answered.
#[derive(Debug, Clone, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Mine(Vec<(EntryId, Concern)>);

impl Mine {
    pub(crate) fn apply(&mut self, id: EntryId, kept: &Kept) {
        let Kept::Answered { concern, .. } = kept;
        self.0.push((id, *concern));
    }

    pub(crate) fn erase(&mut self, entry: EntryId) {
        self.0.retain(|(id, _)| *id != entry);
    }

    /// True once it was answered.
    pub fn is_answered(&self, concern: Concern) -> bool {
        self.0.iter().any(|(_, answered)| *answered == concern)
    }
}

/// What is to be put to the client beside their own check-in on a session: one thing at most, only beside the check-in they wrote last.
#[must_use]
pub fn asked(desk: &Desk, session: EntryId) -> Option<Concern> {
    if !desk.me().is_client() {
        return None;
    }
    let own = desk.own();
    let all = own.check_ins.all();
    let latest = all.last().filter(|latest| latest.session == session)?;
    let comes_from_it = |concern: &Concern| {
        let raised_by = concern.raised_by(all);
        raised_by.is_some_and(|by| by.session == latest.session)
    };
    let concern = Concern::ALL.into_iter().find(comes_from_it)?;
    (!own.candor.is_answered(concern)).then_some(concern)
}

/// The client answers it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Command {
    /// What had been put.
    pub concern: Concern,
}

/// Whenever an answer comes, from an old page or for the second time, it is taken; what needs no answer keeps nothing.
pub(crate) fn decide(desk: &Desk, command: &Command, ctx: &Ctx) -> Result<Vec<Act>, Refusal> {
    desk.only_client()?;
    let (own, concern) = (desk.own(), command.concern);
    let raised_by = concern.raised_by(own.check_ins.all());
    let open = raised_by.filter(|_| !own.candor.is_answered(concern));
    let keep = |by: &Own| {
        let session = by.session;
        desk.keep(ctx, 0, OwnBody::Candor(Kept::Answered { concern, session }))
    };
    Ok(open.map(keep).into_iter().collect())
}
