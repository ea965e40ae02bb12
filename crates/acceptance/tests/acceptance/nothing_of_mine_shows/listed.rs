//! Every command that is one's own, and every letter before it is due, from the list of topics: a topic that has a sample is played
//! here, and nobody has to remember it.

use dialogue::sample::{self, AnyKind, Draw};
use dialogue::topic::Goes;
use dialogue::{Act, Command, Ctx, Desk, Gate, Letter, decide};
use testkit::marker;
use uuid::Uuid;

use super::dice::{Dice, hash};
use super::play::{Play, Who};

/// How many draws a kind has to come to something.
pub(super) const DRAWS: u64 = 60;

/// The kinds of command that are `who`'s to give and go no further than their own room, or than the post.
pub(crate) fn own_kinds(who: Who, desk: &Desk) -> Vec<AnyKind> {
    let mut draw = Draw::new(desk, dialogue::Time(0), "a", 1);
    let mut is_own = |kind: &AnyKind| {
        let command = kind.draw(&mut draw);
        let whose = command.whose();
        // What is on its way is taken back by the other tests, from the page on which it stands.
        let takes_back = matches!(command, Command::TakeBack(_));
        whose.goes < Goes::Shared && whose.by.includes(desk.me().role) && !takes_back
    };
    assert!(matches!(who, Who::Client | Who::Therapist));
    sample::kinds()
        .into_iter()
        .filter(|kind| is_own(kind))
        .collect()
}

impl Play {
    /// Does something of one kind in `who`'s own room, or gives a letter to the post that is not due; `None` where chance comes to
    /// nothing that does anything.
    pub(crate) async fn own_command(
        &self,
        who: Who,
        kind: AnyKind,
        label: &str,
    ) -> Option<Command> {
        for draw in 0..DRAWS {
            let seed = hash(&format!("{label} {draw}"));
            let Some(command) = self.drawn(who, kind, label, seed).await else {
                continue;
            };
            let label = format!("{label} {:?} {}", kind.topic, kind.name);
            self.act(who, &label, command.clone()).await;
            return Some(command);
        }
        self.sent_and_taken_back(who, kind, label).await
    }

    /// A letter of a kind that is always due at once: it is taken back before the other looks.
    async fn sent_and_taken_back(&self, who: Who, kind: AnyKind, label: &str) -> Option<Command> {
        for draw in 0..DRAWS {
            let seed = hash(&format!("{label} {draw}"));
            let (command, acts) = self.decided(who, kind, label, seed).await;
            if !acts.iter().any(|act| matches!(act, Act::Post(_))) {
                continue;
            }
            let letters = |desk: &Desk| desk.post().iter().map(|l| l.id).collect::<Vec<_>>();
            let before = self.peek(who, letters).await;
            let label = format!("{label} {:?} {}", kind.topic, kind.name);
            self.act(who, &label, command.clone()).await;
            let after = self.peek(who, letters).await;
            for letter in after.into_iter().filter(|letter| !before.contains(letter)) {
                let label = format!("{label} back");
                self.act(who, &label, Command::TakeBack(letter)).await;
            }
            return Some(command);
        }
        None
    }

    /// A command of a kind that does something at `who`'s desk now, and nothing that reaches the other.
    async fn drawn(&self, who: Who, kind: AnyKind, label: &str, seed: u64) -> Option<Command> {
        let (command, acts) = self.decided(who, kind, label, seed).await;
        let mut letters = acts.iter().filter_map(|act| match act {
            Act::Post(letter) => Some(letter.clone()),
            _ => None,
        });
        let waits = match letters.next() {
            Some(letter) => self.is_not_due(who, &letter).await,
            None => true,
        };
        (waits && !acts.is_empty()).then_some(command)
    }

    /// A command of a kind, and what would be decided at `who`'s desk now.
    pub(super) async fn decided(
        &self,
        who: Who,
        kind: AnyKind,
        label: &str,
        seed: u64,
    ) -> (Command, Vec<Act>) {
        let now = self.stage.candor.now();
        let calendar = self.stage.candor.practice().calendar.clone();
        let ctx = Ctx {
            now,
            fresh: std::array::from_fn(|n| Uuid::from_u64_pair(seed, n as u64)),
            calendar,
        };
        let words = marker(label);
        let look = |desk: &Desk| {
            let command = kind.draw(&mut Draw::new(desk, now, &words, seed));
            let acts = decide(desk, &command, &ctx).unwrap_or_default();
            (command, acts)
        };
        self.peek(who, look).await
    }

    /// True for a letter that the other would not be shown for a month, or not before they have done something of their own that
    /// they have not done.
    pub(super) async fn is_not_due(&self, who: Who, letter: &Letter) -> bool {
        if letter.release > self.stage.candor.now().plus_days(30) {
            return true;
        }
        let Some(gate) = letter.gate else {
            return false;
        };
        let open = move |desk: &Desk| match gate {
            Gate::OwnView(session) => desk.own().check_ins.viewed(session),
            Gate::OwnCheckIn(session) => desk.ours().check_ins.of(session).is_some(),
        };
        !self.peek(who.partner(), open).await
    }

    /// A command of a kind that reaches the other and leaves something behind, and its twin, which differs from it only in what stays;
    /// `None` where the kind leaves nothing.
    pub(crate) async fn twins(
        &self,
        who: Who,
        kind: AnyKind,
        label: &str,
    ) -> Option<(Command, Command)> {
        for draw in 0..DRAWS {
            let seed = hash(&format!("{label} {draw}"));
            let (command, acts) = self.decided(who, kind, label, seed).await;
            if acts.is_empty() {
                continue;
            }
            let (now, words) = (self.stage.candor.now(), marker(&format!("{label} twin")));
            let twin = |desk: &Desk| {
                let mut draw = Draw::new(desk, now, &words, seed ^ 1);
                sample::twin(&command, &mut draw)
            };
            let twin = self.peek(who, twin).await.filter(|twin| *twin != command);
            if let Some(twin) = twin {
                return Some((command, twin));
            }
        }
        None
    }

    /// Something of each kind that is `who`'s own but for one, which may be done only once: so that there is something to erase, to put in
    /// its place, to discard and to answer.
    pub(crate) async fn something_of_everything(&self, who: Who, but: Option<AnyKind>) {
        let mut kinds = self.kinds_of(who).await;
        let name = |kind: &AnyKind| (kind.topic, kind.name);
        kinds.retain(|kind| Some(name(kind)) != but.as_ref().map(name));
        for kind in &kinds {
            self.own_command(who, *kind, "before").await;
        }
        // What was kept and begun may be gone by now: more of it, and what is begun last.
        for again in 0..3 {
            for kind in kinds.iter().filter(|kind| kind.topic.is_some()) {
                self.own_command(who, *kind, &format!("again {again}"))
                    .await;
            }
        }
        for kind in kinds {
            self.begin(who, kind).await;
        }
    }

    /// Begins something that is neither kept nor sent, where that is what commands of this kind do.
    async fn begin(&self, who: Who, kind: AnyKind) {
        for draw in 0..DRAWS {
            let seed = hash(&format!("begun {draw}"));
            let (command, acts) = self.decided(who, kind, "begun", seed).await;
            if acts.iter().any(|act| matches!(act, Act::Draft(_, Some(_)))) {
                let label = format!("begun {:?} {}", kind.topic, kind.name);
                self.act(who, &label, command).await;
                return;
            }
        }
    }

    /// The kinds of command that are `who`'s to give and go further than their own room.
    pub(crate) async fn kinds_that_reach(&self, who: Who) -> Vec<AnyKind> {
        let reaches = |desk: &Desk| {
            let mut draw = Draw::new(desk, dialogue::Time(0), "a", 1);
            let mut kinds = sample::kinds();
            kinds.retain(|kind| {
                let whose = kind.draw(&mut draw).whose();
                whose.goes > Goes::Own && whose.by.includes(desk.me().role)
            });
            kinds
        };
        self.peek(who, reaches).await
    }

    pub(crate) async fn kinds_of(&self, who: Who) -> Vec<AnyKind> {
        self.peek(who, move |desk| own_kinds(who, desk)).await
    }

    /// One more thing in `who`'s own room, of any kind that goes no further.
    pub(crate) async fn whisper(&self, who: Who, dice: &mut Dice, label: &str) {
        let mut kinds = self.kinds_of(who).await;
        let seed = dice.below(1 << 30);
        let goes = |desk: &Desk, kind: &AnyKind| {
            let command = kind.draw(&mut Draw::new(desk, dialogue::Time(0), "a", seed));
            command.whose().goes
        };
        kinds = self
            .peek(who, |desk| {
                let own = kinds.iter().filter(|kind| goes(desk, kind) == Goes::Own);
                own.copied().collect()
            })
            .await;
        if let Some(kind) = dice.pick(&kinds) {
            self.own_command(who, kind, &format!("{label} whispers {seed}"))
                .await;
        }
    }
}
