//! The situation of a session: which simulated courses a course is like, and how often such a thing appears in them although nothing opened.

use serde::{Deserialize, Serialize};

use super::found::Found;
use super::table;
use super::watch::Watch;
use crate::trajectory::{Heard, Reading};

/// The channels of a course: what is heard of it beside the direct answer, which counts by itself.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Channels {
    /// Scores alone.
    Scores,
    /// The single items too.
    Items,
    /// The items, and the therapist's own views.
    Views,
}

/// From how many sessions on items, and views, say something: before, it is not known where they usually lie.
const SPEAKS: usize = 3;

impl Channels {
    /// All of them.
    pub const ALL: [Self; 3] = [Self::Scores, Self::Items, Self::Views];

    /// What says something in a course as it was heard until now.
    #[must_use]
    pub fn of(course: &[Heard]) -> Self {
        let views = course.iter().filter(|heard| heard.view.is_some());
        let items = course
            .iter()
            .filter(|heard| heard.items.composite().is_some());
        if views.count() >= SPEAKS {
            Self::Views
        } else if items.count() >= SPEAKS {
            Self::Items
        } else {
            Self::Scores
        }
    }

    /// What of a session is heard on these channels.
    #[must_use]
    pub fn hear(self, heard: &Heard) -> Heard {
        Heard {
            score: heard.score,
            items: match self {
                Self::Scores => crate::Items::default(),
                Self::Items | Self::Views => heard.items,
            },
            direct: None,
            view: heard.view.filter(|_| self == Self::Views),
        }
    }
}

/// How many sessions the longest courses of the table have.
pub const LONGEST: u32 = 12;

/// In how many of 100 simulated courses like this one in which nothing opened there is such a thing by this session: the same channels,
/// the same number of sessions, as even or uneven, as near the top of the scale. For a look: a look or more. After session
/// [`LONGEST`] it is the figure of that session, and too low. Whether two views differ
/// does not depend on how watchful a practice is, nor on what else is heard.
#[must_use]
pub fn by_chance(found: Found, watch: Watch, channels: Channels, reading: &Reading) -> u8 {
    let sessions = usize::try_from(reading.session.clamp(2, LONGEST) - 2).unwrap_or(0);
    let (uneven, top) = situation(reading);
    let table = match found {
        Found::Asking => &table::ASKING,
        Found::Look => &table::LOOK,
        Found::Differ => return table::DIFFER[uneven][top][sessions],
    };
    table[channels as usize][watch as usize][uneven][top][sessions]
}

/// Which situation a reading belongs to: even, usual, uneven; and near the top, below it, far below.
#[must_use]
pub fn situation(reading: &Reading) -> (usize, usize) {
    let uneven = match reading.unevenness {
        u if u < 0.85 => 0,
        u if u < 1.2 => 1,
        _ => 2,
    };
    let top = match reading.below_top {
        b if b < 1.0 => 0,
        b if b < 3.0 => 1,
        _ => 2,
    };
    (uneven, top)
}
