//! What is worth noticing, from what was shared: written once into the therapist's own room, when a check-in arrives.
//!
//! It is made from the shared room and from the therapist's own views, by [`alliance::trajectory`], and never made again: a later check-in,
//! a later engine or another setting changes no entry. What was not shared is not there to be read. Nobody but the therapist has it, and no
//! sentence of the client's page comes from it.

mod decide;
mod judge;
mod prior;
#[cfg(feature = "sample")]
mod sample;
mod usual;
pub mod view;

pub use judge::{has_check_in, notice};
pub(crate) use prior::prior;
pub use usual::Usual;

use alliance::Item;
use alliance::noticing::{Found, Seen, Watch};
use alliance::trajectory::Shares;
use serde::{Deserialize, Serialize};

use crate::topic::{Keeps, Mark, Never, Note, Nothing, Topic, Travels, Whose};
use crate::{EntryId, LetterId, Time};

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
    fn of(shares: &Shares, learned_from: i8) -> Self {
        Self {
            score: doublings(shares.score),
            item: doublings(shares.item),
            view: doublings(shares.view),
            learned_from,
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
#[derive(
    Debug, Clone, PartialEq, Eq, Serialize, Deserialize, strum::IntoStaticStr, strum::VariantNames,
)]
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

impl Keeps<Kept> for Mine {
    /// What was noticed of a session, whose name it has, stays as it was noticed first.
    fn apply(&mut self, mark: Mark, kept: &Kept) {
        let session = mark.id;
        if let Some((found, noticed)) = kept.found()
            && self.of(session).is_none()
        {
            self.0.push(Finding {
                session,
                at: mark.at,
                found,
                noticed: noticed.clone(),
            });
        }
    }

    /// It holds no text of anybody's.
    fn erase(&mut self, _: EntryId) {}

    fn texts(&self) -> Vec<EntryId> {
        Vec::new()
    }
}

impl Mine {
    /// What was noticed of a session.
    pub fn of(&self, session: EntryId) -> Option<&Finding> {
        self.0.iter().find(|finding| finding.session == session)
    }

    /// All of it.
    pub fn all(&self) -> &[Finding] {
        &self.0
    }
}

/// Nobody commands it: it is noticed when a check-in arrives.
#[derive(Debug, Clone, PartialEq, strum::IntoStaticStr, strum::VariantNames)]
pub enum Command {}

impl Topic for Command {
    type Said = Never;
    type Kept = Kept;
    type Draft = Never;
    type Shared = Nothing;
    type Mine = Mine;
    const FOLD: u32 = 1;

    fn whose(&self) -> Whose {
        match *self {}
    }

    fn note(kept: &Kept) -> Note {
        match kept {
            Kept::Asking(_) | Kept::Differ(_) | Kept::Look(_) | Kept::Nothing { .. } => {
                Note::BOOKKEEPING
            }
        }
    }

    fn by_post(_: LetterId, said: &Never) -> Travels<Kept> {
        match *said {}
    }
}
