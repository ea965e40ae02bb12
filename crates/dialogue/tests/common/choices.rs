//! Things that people say, at random: a form or a text each, drawn from the samples of its topic.

use dialogue::sample::Draw;
use dialogue::{Line, Passage, check_in, moment};
use proptest::prelude::*;

use super::{T0, Who, World};

/// What a topic's sample draws for `who`, at a desk on which there is nothing yet.
fn drawn<T: std::fmt::Debug>(
    who: Who,
    draw: fn(&mut Draw<'_>) -> T,
) -> impl Strategy<Value = T> + Clone {
    any::<u64>().prop_map(move |seed| {
        let desk = World::new().desk(who);
        draw(&mut Draw::new(&desk, T0, who.marker(), seed))
    })
}

pub(crate) fn words(who: Who) -> impl Strategy<Value = Line> + Clone {
    drawn(who, |draw| draw.line())
}

pub(crate) fn passage(who: Who) -> impl Strategy<Value = Passage> + Clone {
    drawn(who, |draw| draw.passage())
}

pub(crate) fn check_in_form() -> impl Strategy<Value = check_in::Form> + Clone {
    drawn(Who::Client, check_in::sample::form)
}

pub(crate) fn view() -> impl Strategy<Value = check_in::View> + Clone {
    drawn(Who::Therapist, check_in::sample::view)
}

pub(crate) fn moment_form() -> impl Strategy<Value = moment::Form> + Clone {
    drawn(Who::Client, moment::sample::form)
}
