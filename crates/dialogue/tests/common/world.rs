//! The world in memory. It applies acts as a store does: all of them or none, through their written form.

use std::collections::HashMap;
use std::hash::{DefaultHasher, Hash, Hasher};

use alliance::noticing::Watch;
use dialogue::noticed::{Usual, notice};
use dialogue::sample::{self, Draw};
use dialogue::{
    Act, Body, Calendar, Collected, Command, Ctx, Decoded, Desk, Drafts, Entry, Head, Letter,
    LetterId, Line, Name, Ours, Own, Parts, PersonId, Refusal, RelationshipId, Role, Room, Seat,
    SeatNo, State, Time, collect, decide,
};
use jiff::tz::TimeZone;
use uuid::Uuid;

/// One of the two.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub(crate) enum Who {
    Client,
    Therapist,
}

impl Who {
    pub(crate) const BOTH: [Who; 2] = [Who::Client, Who::Therapist];

    pub(crate) fn other(self) -> Who {
        match self {
            Who::Client => Who::Therapist,
            Who::Therapist => Who::Client,
        }
    }

    pub(crate) fn seat(self) -> SeatNo {
        SeatNo(match self {
            Who::Therapist => 1,
            Who::Client => 2,
        })
    }

    /// Stands in everything this person writes, so that it can be searched for.
    pub(crate) fn marker(self) -> &'static str {
        match self {
            Who::Client => "quince",
            Who::Therapist => "walnut",
        }
    }

    fn as_seat(self) -> Seat {
        let (role, name) = match self {
            Who::Client => (Role::Client, "Mara"),
            Who::Therapist => (Role::Therapist, "Ada"),
        };
        Seat {
            relationship: RelationshipId(Uuid::from_u128(7)),
            no: self.seat(),
            role,
            person: Some(PersonId(Uuid::from_u128(70 + self as u128))),
            name: Name::required("name", name).unwrap(),
            since: Time(0),
            until: None,
        }
    }
}

pub(crate) fn calendar() -> Calendar {
    Calendar::weekdays(TimeZone::get("Europe/Berlin").unwrap())
}

/// The `n`th fresh id of one step: from who and which of *their* steps alone, so that a step more or less of one person
/// shifts no id of the other's, nor of their own.
pub(crate) fn fresh(who: Who, label: u64, n: usize) -> Uuid {
    let half = |salt: u8| {
        let mut hasher = DefaultHasher::new();
        (salt, who, label, n).hash(&mut hasher);
        hasher.finish()
    };
    Uuid::from_u64_pair(half(0), half(1))
}

/// A history as it is stored: written forms, some of them erased, and what they fold to.
#[derive(Clone)]
pub(crate) struct Stored<S> {
    pub(crate) bytes: Vec<Option<Vec<u8>>>,
    pub(crate) room: Room<S>,
}

impl<S: State> Stored<S> {
    fn new() -> Self {
        let head = Head {
            seq: 0,
            digest: [0; 32],
        };
        Self {
            bytes: Vec::new(),
            room: Room {
                head,
                state: S::default(),
            },
        }
    }

    /// Appends a written form, known or not.
    pub(crate) fn push_bytes(&mut self, bytes: Vec<u8>) {
        let head = &mut self.room.head;
        head.seq += 1;
        let mut hasher = DefaultHasher::new();
        (head.digest, &bytes).hash(&mut hasher);
        head.digest = [0; 32];
        head.digest[..8].copy_from_slice(&hasher.finish().to_le_bytes());
        self.room.state.take(head.seq, &Entry::decode(&bytes));
        self.bytes.push(Some(bytes));
    }

    fn push(&mut self, entry: &Entry<S::Body>) {
        self.push_bytes(entry.encode());
    }

    /// The entry at `seq`, unless its body was erased.
    pub(crate) fn at(&self, seq: i64) -> Option<Entry<S::Body>> {
        let bytes = self
            .bytes
            .get(usize::try_from(seq - 1).unwrap())?
            .as_ref()?;
        match Entry::decode(bytes) {
            Decoded::Known(entry) => Some(entry),
            Decoded::Unknown => None,
        }
    }

    /// Folds entries `from..` (0-based) onto `state`. An erased body has nothing left to take in.
    pub(crate) fn fold_on(&self, mut state: S, from: usize) -> S {
        for (n, bytes) in self.bytes.iter().enumerate().skip(from) {
            if let Some(bytes) = bytes {
                let seq = i64::try_from(n + 1).unwrap();
                state.take(seq, &Entry::<S::Body>::decode(bytes));
            }
        }
        state
    }

    /// The state after the first `to` entries.
    pub(crate) fn fold_to(&self, to: usize) -> S {
        let first = Stored {
            bytes: self.bytes[..to].to_vec(),
            room: self.room.clone(),
        };
        first.fold_on(S::default(), 0)
    }
}

/// One person's side of the store.
#[derive(Clone)]
pub(crate) struct Side {
    pub(crate) own: Stored<Own>,
    pub(crate) drafts: Drafts,
    /// What came of each submission: the same one twice is one act.
    done: HashMap<u64, Result<Vec<Act>, Refusal>>,
}

impl Side {
    fn new() -> Self {
        Self {
            own: Stored::new(),
            drafts: Drafts::default(),
            done: HashMap::new(),
        }
    }
}

/// What someone does in one step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Deed {
    Do(Command),
    /// Opens a page that shows what has arrived.
    Visit,
}

/// One step of a script. `label` numbers the steps of one person.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct Step {
    pub(crate) who: Who,
    pub(crate) label: u64,
    pub(crate) at: Time,
    pub(crate) deed: Deed,
}

/// What came of a step.
#[derive(Debug, Clone, PartialEq)]
pub(crate) enum Outcome {
    Done(Vec<Act>),
    Refused(Refusal),
    Collected(Vec<Collected>),
}

/// One relationship: a shared room, two own rooms each held apart, the post.
#[derive(Clone)]
pub(crate) struct World {
    pub(crate) ours: Stored<Ours>,
    pub(crate) client: Side,
    pub(crate) therapist: Side,
    pub(crate) post: Vec<Letter>,
    /// Every letter there ever was.
    pub(crate) letters: Vec<(Who, LetterId)>,
    /// How watchful the practice is.
    pub(crate) watch: Watch,
    pub(crate) usual: Usual,
}

impl World {
    pub(crate) fn new() -> Self {
        Self {
            ours: Stored::new(),
            client: Side::new(),
            therapist: Side::new(),
            post: Vec::new(),
            letters: Vec::new(),
            watch: Watch::Balanced,
            usual: Usual::default(),
        }
    }

    pub(crate) fn side(&self, who: Who) -> &Side {
        match who {
            Who::Client => &self.client,
            Who::Therapist => &self.therapist,
        }
    }

    fn side_mut(&mut self, who: Who) -> &mut Side {
        match who {
            Who::Client => &mut self.client,
            Who::Therapist => &mut self.therapist,
        }
    }

    /// All that `who` can know.
    #[expect(
        clippy::disallowed_methods,
        reason = "this world is the store here, and nobody else's seat is at stake"
    )]
    pub(crate) fn desk(&self, who: Who) -> Desk {
        Desk::assemble(Parts {
            me: who.as_seat(),
            other: who.other().as_seat(),
            ours: self.ours.room.clone().into(),
            own: self.side(who).own.room.clone().into(),
            drafts: self.side(who).drafts.clone(),
            // All of it: a desk takes no letter but those of its owner.
            post: self.post.clone(),
        })
    }

    pub(crate) fn ctx(who: Who, label: u64, at: Time) -> Ctx {
        Ctx {
            now: at,
            fresh: std::array::from_fn(|n| fresh(who, label, n)),
            calendar: calendar(),
        }
    }

    /// Anything that anybody may want, about what is on the desk of `who`.
    pub(crate) fn anything(&self, who: Who, seed: u64, now: Time) -> Command {
        let desk = self.desk(who);
        let mut draw = Draw::new(&desk, now, who.marker(), seed);
        sample::command(&mut draw, true, |_| true).expect("there is something to do")
    }

    /// Runs one step.
    pub(crate) fn run(&mut self, step: &Step) -> Outcome {
        match &step.deed {
            Deed::Do(command) => match self.step(step.who, step.label, step.at, command) {
                Ok(acts) => Outcome::Done(acts),
                Err(refusal) => Outcome::Refused(refusal),
            },
            Deed::Visit => Outcome::Collected(self.visit(step.who, step.label, step.at)),
        }
    }

    /// Decides and applies a command; the same label again changes nothing and answers the same.
    pub(crate) fn step(
        &mut self,
        who: Who,
        label: u64,
        at: Time,
        command: &Command,
    ) -> Result<Vec<Act>, Refusal> {
        if let Some(done) = self.side(who).done.get(&label) {
            return done.clone();
        }
        let outcome = decide(&self.desk(who), command, &Self::ctx(who, label, at));
        if let Ok(acts) = &outcome {
            self.apply(who, acts);
        }
        self.side_mut(who).done.insert(label, outcome.clone());
        outcome
    }

    /// Moves what is due into the shared room, at the first request of `who` that would show it.
    pub(crate) fn visit(&mut self, who: Who, label: u64, at: Time) -> Vec<Collected> {
        let waiting: Vec<Letter> = self
            .post
            .iter()
            .filter(|l| l.to == who.seat())
            .cloned()
            .collect();
        let collected = collect(&self.desk(who), &waiting, &Self::ctx(who, label, at));
        let noticed = notice(&self.desk(who), &collected, self.watch, &self.usual);
        for one in &collected {
            let place = self.post.iter().position(|l| l.id == one.letter).unwrap();
            self.post.remove(place);
            self.ours.push(&one.entry);
        }
        for entry in &noticed {
            assert_eq!((who, entry.by), (Who::Therapist, who.seat()));
            self.side_mut(who).own.push(entry);
        }
        collected
    }

    fn apply(&mut self, who: Who, acts: &[Act]) {
        for act in acts {
            match act {
                Act::Say(entry) => {
                    assert_eq!(entry.by, who.seat());
                    self.ours.push(entry);
                }
                Act::Keep(entry) => {
                    assert_eq!(entry.by, who.seat());
                    self.side_mut(who).own.push(entry);
                }
                Act::Post(letter) => {
                    assert_eq!(
                        (letter.from, letter.to),
                        (who.seat(), who.other().seat()),
                        "a letter goes from its author to the other"
                    );
                    assert!(self.letters.iter().all(|(_, id)| *id != letter.id));
                    self.letters.push((who, letter.id));
                    self.post.push(letter.clone());
                }
                Act::TakeBack(id) => {
                    let mine = |l: &Letter| l.id == *id && l.from == who.seat();
                    let place = self.post.iter().position(mine).unwrap();
                    self.post.remove(place);
                }
                Act::Erase { entry, seq } => {
                    let own = &mut self.side_mut(who).own;
                    assert_eq!(own.at(*seq).map(|e| e.id), Some(*entry));
                    own.bytes[usize::try_from(seq - 1).unwrap()] = None;
                }
                Act::Draft(slot, draft) => {
                    let draft = draft.as_deref().cloned();
                    self.side_mut(who).drafts.put(*slot, draft);
                }
            }
        }
    }

    /// Every written form that stands in the shared room or waits in the post, as text.
    pub(crate) fn all_that_is_or_will_be_ours(&self) -> String {
        let ours = self.ours.bytes.iter().flatten();
        let said = ours.map(|b| String::from_utf8_lossy(b).into_owned());
        let post = self.post.iter().map(|l| as_text(&l.body));
        said.chain(post).collect()
    }
}

fn as_text<B: Body>(body: &B) -> String {
    serde_json::to_string(body).unwrap()
}

/// A line by one of the two.
pub(crate) fn line(who: Who, n: u32) -> Line {
    Line::required("words", &format!("{} {n}", who.marker())).unwrap()
}
