//! The false-alarm budget that a practice chooses.

use serde::{Deserialize, Serialize};

/// How much of the budget more a *look* may cost than *asking*.
pub(super) const LOOKS: f64 = 1.8;

/// Watchfulness: how many false alarms a practice accepts for what it finds.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Default, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Watch {
    /// 15 of 100 courses of twelve sessions in which nothing opened.
    Calm,
    /// 25 of 100.
    #[default]
    Balanced,
    /// 40 of 100.
    Watchful,
}

impl Watch {
    /// All of them, the calmest first.
    pub const ALL: [Self; 3] = [Self::Calm, Self::Balanced, Self::Watchful];

    /// The budget, 0 to 1.
    #[must_use]
    pub fn budget(self) -> f64 {
        match self {
            Self::Calm => 0.15,
            Self::Balanced => 0.25,
            Self::Watchful => 0.40,
        }
    }

    /// In which share of courses of twelve sessions in which nothing opened there may be a *look* or more, 0 to 1.
    #[must_use]
    pub fn looks(self) -> f64 {
        (self.budget() * LOOKS).min(0.9)
    }

    /// The one of this name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|watch| watch.name() == name)
    }

    /// A stable short name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Calm => "calm",
            Self::Balanced => "balanced",
            Self::Watchful => "watchful",
        }
    }
}
