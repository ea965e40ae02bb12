//! Passages: what the people of the clinic wrote, a file for each therapist's relationships. Each passage was written for its place and
//! stands nowhere else.

pub(super) mod ada;
pub(super) mod beatrice;
pub(super) mod ewan;
pub(super) mod shirin;

use alliance::Direct;
use dialogue::conversation::{Happened, Where};
use dialogue::moment::{Effect, Feeling, Handling, Please, Topic};

use super::courses::{Course, Habit, Mark, USUAL, after, ago, feel, habit};
use super::script::What;

/// Something good, to be known and no more.
const fn good(topic: Topic, words: &'static str) -> What {
    What::Say(
        Feeling::FeltGood,
        topic,
        Effect::Trust,
        Handling::JustKnow,
        words,
        "",
    )
}

/// Where it is now, without a word beside.
const fn plainly(conversation: usize, place: Where) -> What {
    What::Stand(conversation, place, "", "", "")
}
