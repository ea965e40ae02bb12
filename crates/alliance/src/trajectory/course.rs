//! The filter of one course, followed by itself.

use serde::{Deserialize, Serialize};

use super::channels::{Heard, Usual};
use super::followed::Followed;
use super::prior::Prior;
use super::reading::Reading;
use super::shares::Shares;
use super::wide::Wide;

/// The state of one course: what is known of it so far. The same size whatever its length; written down and read back it goes on as one that was not.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Trajectory {
    followed: Followed<1>,
    usual: Usual,
}

impl Trajectory {
    /// A course that has not begun.
    #[must_use]
    pub fn new(prior: &Prior) -> Self {
        Self {
            followed: Followed::new(prior),
            usual: Usual::default(),
        }
    }

    /// Hears of the next session, and says what there is to be said of it.
    pub fn hear(&mut self, prior: &Prior, heard: &Heard) -> Reading {
        let beside = self.usual.hear(heard).beside();
        let seen = prior.seen([heard.score]);
        let said = self.followed.hear::<false>(prior, &seen, Wide([beside]));
        said.of(0)
    }

    /// The same, and what each channel said.
    pub fn hear_each(&mut self, prior: &Prior, heard: &Heard) -> (Reading, Shares) {
        let mut shares = self.usual.hear(heard);
        let beside = shares.beside();
        let seen = prior.seen([heard.score]);
        let said = self.followed.hear::<true>(prior, &seen, Wide([beside]));
        if seen.heard[0] {
            shares.score = said.share_of_the_score(0, beside);
        }
        (said.of(0), shares)
    }
}
