//! The check-in: five items of Candor's own wording (PRODUCT.md, *Check in*) and one direct question.
//!
//! The items are **not** a validated scale and are never presented as one. An answer that is missing is missing: it is
//! neither neutral nor zero, and it feeds nothing.

use serde::{Deserialize, Serialize};

/// One answer on a 0–10 scale; 0 is "not at all", 10 is "completely". Unit: scale points.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(try_from = "u8", into = "u8")]
pub struct Score(u8);

/// The error for a number that is not on the 0–10 scale.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct OutOfRange(pub u8);

impl std::fmt::Display for OutOfRange {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{} does not lie between 0 and 10", self.0)
    }
}

impl std::error::Error for OutOfRange {}

impl Score {
    /// The top of the scale, 10 points.
    pub const MAX: Score = Score(10);

    /// A score of `points`, 0 to 10.
    ///
    /// # Errors
    /// [`OutOfRange`] where `points` is above 10.
    pub fn new(points: u8) -> Result<Self, OutOfRange> {
        if points <= 10 {
            Ok(Self(points))
        } else {
            Err(OutOfRange(points))
        }
    }

    /// The points, 0 to 10.
    pub fn points(self) -> u8 {
        self.0
    }
}

impl TryFrom<u8> for Score {
    type Error = OutOfRange;
    fn try_from(points: u8) -> Result<Self, OutOfRange> {
        Self::new(points)
    }
}

impl From<Score> for u8 {
    fn from(score: Score) -> u8 {
        score.0
    }
}

/// The five items, in the order in which they are asked.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Item {
    /// "I felt accepted, not judged." (bond)
    Accepted,
    /// "I felt understood." (empathy)
    Understood,
    /// "We are working towards what matters to me." (goals)
    Goals,
    /// "How we work suits me." (tasks)
    Tasks,
    /// "There was room for who I am." (identity)
    Room,
}

impl Item {
    /// All five, in the order in which they are asked.
    pub const ALL: [Item; 5] = [
        Item::Accepted,
        Item::Understood,
        Item::Goals,
        Item::Tasks,
        Item::Room,
    ];

    /// Position in the check-in, 0 to 4.
    pub fn index(self) -> usize {
        self as usize
    }

    /// A stable short name, used in forms and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Item::Accepted => "accepted",
            Item::Understood => "understood",
            Item::Goals => "goals",
            Item::Tasks => "tasks",
            Item::Room => "room",
        }
    }
}

/// Answers to the five items; each may be missing.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Items([Option<Score>; 5]);

/// The mean of the answered items, in scale points (0.0 to 10.0), with how many went into it (3 to 5).
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Composite {
    /// Mean of the answered items, 0.0 to 10.0.
    pub mean: f64,
    /// How many of the five were answered, 3 to 5.
    pub answered: usize,
}

impl Items {
    /// Fewer answers than this are not scored (as many as a majority of the five; our decision).
    pub const FEWEST_SCORED: usize = 3;

    /// The answer to one item, if there is one.
    pub fn get(&self, item: Item) -> Option<Score> {
        self.0[item.index()]
    }

    /// Sets, changes or clears one answer.
    pub fn set(&mut self, item: Item, answer: Option<Score>) {
        self.0[item.index()] = answer;
    }

    /// How many are answered, 0 to 5.
    pub fn answered(&self) -> usize {
        self.0.iter().flatten().count()
    }

    /// True where nothing is answered.
    pub fn is_empty(&self) -> bool {
        self.answered() == 0
    }

    /// The mean of what was answered, or `None` ("not scored") with fewer than [`Items::FEWEST_SCORED`] answers.
    pub fn composite(&self) -> Option<Composite> {
        let answered = self.answered();
        if answered < Self::FEWEST_SCORED {
            return None;
        }
        let sum: u32 = self.0.iter().flatten().map(|s| u32::from(s.points())).sum();
        // Both numbers are at most 50, so the conversions are exact.
        let mean = f64::from(sum) / answered as f64;
        Some(Composite { mean, answered })
    }
}

/// The answer to "Was there a moment that didn't sit right?". A yes always counts, without statistics.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Direct {
    /// No.
    No,
    /// A little.
    ALittle,
    /// Yes.
    Yes,
    /// Rather not say. Not a yes, and not a no.
    RatherNotSay,
}

impl Direct {
    /// All four, in the order in which they are offered.
    pub const ALL: [Direct; 4] = [
        Direct::No,
        Direct::ALittle,
        Direct::Yes,
        Direct::RatherNotSay,
    ];

    /// A stable short name, used in forms and message keys.
    pub fn name(self) -> &'static str {
        match self {
            Direct::No => "no",
            Direct::ALittle => "a-little",
            Direct::Yes => "yes",
            Direct::RatherNotSay => "rather-not-say",
        }
    }

    /// The answer of that short name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|d| d.name() == name)
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn items(points: [Option<u8>; 5]) -> Items {
        let mut items = Items::default();
        for (item, p) in Item::ALL.into_iter().zip(points) {
            items.set(item, p.map(|p| Score::new(p).unwrap()));
        }
        items
    }

    #[test]
    fn a_missing_answer_is_missing_never_zero() {
        let all = items([Some(8), Some(8), Some(8), Some(8), Some(8)]);
        let some = items([Some(8), None, Some(8), None, Some(8)]);
        assert_eq!(all.composite().unwrap().mean, 8.0);
        assert_eq!(some.composite().unwrap().mean, 8.0);
        assert_eq!(some.composite().unwrap().answered, 3);
    }

    #[test]
    fn fewer_than_three_answers_are_not_scored() {
        assert_eq!(
            items([Some(9), Some(9), None, None, None]).composite(),
            None
        );
        assert_eq!(Items::default().composite(), None);
    }

    #[test]
    fn the_scale_ends_at_ten() {
        assert_eq!(Score::new(11), Err(OutOfRange(11)));
        assert!(serde_json::from_str::<Score>("11").is_err());
        assert_eq!(serde_json::from_str::<Score>("10").unwrap(), Score::MAX);
    }

    #[test]
    fn names_lead_back_to_their_answers() {
        for direct in Direct::ALL {
            assert_eq!(Direct::from_name(direct.name()), Some(direct));
        }
        assert_eq!(Direct::from_name("perhaps"), None);
    }
}
