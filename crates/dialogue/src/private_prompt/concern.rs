//! From which check-in a concern comes, and which one is put to the client.

use alliance::noticing::{ALWAYS_THE_MOST, always_the_most};
use alliance::{Direct, Item, Score};

use super::Concern;
use crate::check_in::{Form, Own};
use crate::{Desk, EntryId};

impl Concern {
    /// The check-in that it comes from, among all own ones, oldest first.
    pub(super) fn raised_by(self, check_ins: &[Own]) -> Option<&Own> {
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
    let concern = Concern::ALL.iter().copied().find(comes_from_it)?;
    (!own.private_prompts.is_answered(concern)).then_some(concern)
}
