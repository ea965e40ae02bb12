//! Whispers: commands that touch a person's own room alone, to be slipped into a script anywhere. They come from the list of
//! topics: whatever goes no further than the own room, and every letter before it is due.

use dialogue::sample::{self, Draw};
use dialogue::topic::{Goes, Note, Way};
use dialogue::{Act, Command, Gate, Letter, Time};
use proptest::collection::vec;
use proptest::prelude::*;
use uuid::Uuid;

use crate::common::{Deed, Outcome, Step, Who, World, fresh};

/// One of them, before it is known what there is to whisper about.
#[derive(Debug, Clone, Copy)]
pub(crate) struct Whisper {
    how: How,
    seed: u64,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum How {
    /// Something that goes no further than the own room.
    Keep,
    /// A letter that comes back before anything else happens.
    SendAndTakeBack,
    /// A letter that is not due before the script has ended.
    Send,
}

/// Where in the script, and what.
pub(crate) type Placed = (prop::sample::Index, Whisper);

pub(crate) fn whispers() -> impl Strategy<Value = Vec<Placed>> {
    let how = prop_oneof![
        3 => Just(How::Keep),
        1 => Just(How::SendAndTakeBack),
        2 => Just(How::Send),
    ];
    let one = (how, any::<u64>()).prop_map(|(how, seed)| Whisper { how, seed });
    vec((any::<prop::sample::Index>(), one), 0..8)
}

/// From this label on a step is a whisper.
const FIRST: u64 = 10_000;

/// All names that whispers of `who` can have made.
pub(crate) fn names(who: Who) -> impl Iterator<Item = Uuid> {
    (0..16u64).flat_map(move |n| [0, 1].map(|k| fresh(who, FIRST + n, k)))
}

/// Slips the whispers of `who` into `script`, whose own steps stay as they are and go on saying what they say: a whisper that
/// changes what its author says later, or opens, is left out.
pub(crate) fn slip_in(script: &[Step], who: Who, whispers: &[Placed], end: Time) -> Vec<Step> {
    let closed = Closed::at_the_end(script, who, end);
    let heard = said_by(script, who);
    let mut whole = script.to_vec();
    for (n, (place, whisper)) in (0..).zip(whispers) {
        let place = place.index(whole.len() + 1);
        let at = whole.get(place).map_or(end, |next| next.at);
        let steps = whisper.spoken(&whole[..place], FIRST + 2 * n, (who, at), &closed);
        let mut with = whole.clone();
        with.splice(place..place, steps);
        if said_by(&with, who) == heard {
            whole = with;
        }
    }
    whole
}

/// What `who` says in a script and gives to the post, step by step, and what reaches them; whispers left out. Two scripts in which
/// that is the same differ for the other in nothing that `who` chose to say.
pub(crate) fn said_by(script: &[Step], who: Who) -> Vec<(u64, Vec<String>)> {
    let mut world = World::new();
    let mut heard = Vec::new();
    for step in script {
        let outcome = world.run(step);
        if step.who == who && step.label < FIRST {
            heard.push((step.label, reaching(&outcome)));
        }
    }
    heard
}

/// What of an outcome is said, or is on its way.
fn reaching(outcome: &Outcome) -> Vec<String> {
    match outcome {
        Outcome::Refused(_) => Vec::new(),
        Outcome::Collected(all) => all.iter().map(|one| format!("{one:?}")).collect(),
        Outcome::Done(acts) => acts
            .iter()
            .filter(|act| act.goes() > Goes::Own || matches!(act, Act::TakeBack(_)))
            .map(|act| format!("{act:?}"))
            .collect(),
    }
}

/// What stays closed to the other until the script has ended, whatever is whispered.
struct Closed {
    world: World,
    who: Who,
    end: Time,
}

impl Closed {
    fn at_the_end(script: &[Step], who: Who, end: Time) -> Self {
        let mut world = World::new();
        for step in script {
            world.run(step);
        }
        world.visit(who.other(), 700_000, end);
        Self { world, who, end }
    }

    /// True for a letter that does not come due before the script has ended.
    fn holds(&self, letter: &Letter) -> bool {
        let opened = match letter.gate {
            None => true,
            Some(Gate::OwnView(session)) => {
                let other = self.world.desk(self.who.other());
                other.own().check_ins.viewed(session)
            }
            Some(Gate::OwnCheckIn(session)) => {
                let ours = &self.world.ours.room.state;
                ours.check_ins.of(session).is_some()
            }
        };
        letter.release > self.end || !opened
    }
}

impl Whisper {
    /// The steps of one whisper after `before`: none where chance comes to nothing of that kind.
    fn spoken(
        self,
        before: &[Step],
        label: u64,
        (who, at): (Who, Time),
        closed: &Closed,
    ) -> Vec<Step> {
        let mut world = World::new();
        for step in before {
            world.run(step);
        }
        let desk = world.desk(who);
        let mut draw = Draw::new(&desk, at, who.marker(), self.seed);
        let goes = match self.how {
            How::Keep => Goes::Own,
            How::SendAndTakeBack | How::Send => Goes::Post,
        };
        // What is the script's own on its way, or said, is not the whisper's to take back.
        let fits = |c: &Command| c.whose().goes == goes && !matches!(c, Command::TakeBack(_));
        let Some(command) = sample::command(&mut draw, false, fits) else {
            return Vec::new();
        };
        let acts = world.step(who, label, at, &command).unwrap_or_default();
        let posted = acts.iter().find_map(|act| match act {
            Act::Post(letter) => Some(letter.clone()),
            _ => None,
        });
        let step = |label, command| Step {
            who,
            label,
            at,
            deed: Deed::Do(command),
        };
        let send = step(label, command);
        match (self.how, posted) {
            (How::SendAndTakeBack, Some(letter)) => {
                vec![send, step(label + 1, Command::TakeBack(letter.id))]
            }
            (How::Send, Some(letter)) if !closed.holds(&letter) => Vec::new(),
            (How::Keep | How::SendAndTakeBack | How::Send, _) => vec![send],
        }
    }
}

/// True where a decision leaves something behind, beside what goes further: a text of its own, or a note that is none of the letter.
pub(crate) fn leaves_something(acts: &[Act]) -> bool {
    let back: Vec<Uuid> = acts
        .iter()
        .filter_map(|act| match act {
            Act::TakeBack(letter) => Some(letter.0),
            _ => None,
        })
        .collect();
    acts.iter().any(|act| match act {
        Act::Keep(entry) if !back.contains(&entry.id.0) => {
            let note = entry.body.note();
            note != Note::letter(Way::Out(letter_of(acts)))
        }
        _ => false,
    })
}

fn letter_of(acts: &[Act]) -> dialogue::LetterId {
    let posted = acts.iter().find_map(|act| match act {
        Act::Post(letter) => Some(letter.id),
        _ => None,
    });
    posted.unwrap_or(dialogue::LetterId(Uuid::nil()))
}
