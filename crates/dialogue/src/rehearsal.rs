//! Two people who do not exist, in memory. A page that explains who sees what plays it through here and shows what each of the
//! two would see.
//!
//! Everything goes the way it goes in a practice: a command is decided at one person's desk, a letter waits until the other
//! looks, a desk is put together for one of the two. Nothing is stored, and nobody's real desk can be made here.

use std::sync::Arc;

use uuid::Uuid;

use crate::{
    Act, Calendar, Collected, Command, Common, Ctx, Desk, Drafts, Head, Letter, Name, Ours, Own,
    Parts, PersonId, Refusal, RelationshipId, Role, Room, Seat, SeatNo, State, Time, collect,
    collect_away, decide,
};

/// One relationship of two people who do not exist.
#[derive(Debug, Clone)]
pub struct Rehearsal {
    now: Time,
    calendar: Calendar,
    therapist: Side,
    client: Side,
    ours: Room<Ours>,
    post: Vec<Letter>,
    /// How many times ids were drawn.
    draws: u64,
}

#[derive(Debug, Clone)]
struct Side {
    seat: Seat,
    own: Room<Own>,
    drafts: Drafts,
}

impl Side {
    fn new(no: i16, role: Role, name: Name, since: Time) -> Self {
        Self {
            seat: Seat {
                relationship: RelationshipId(Uuid::nil()),
                no: SeatNo(no),
                role,
                person: Some(PersonId(Uuid::nil())),
                name,
                since,
                until: None,
            },
            own: empty(),
            drafts: Drafts::default(),
        }
    }
}

fn empty<S: State>() -> Room<S> {
    Room {
        head: Head {
            seq: 0,
            digest: [0; 32],
        },
        state: S::default(),
    }
}

fn push<S: State>(room: &mut Room<S>, entry: &crate::Entry<S::Body>) {
    room.head.seq += 1;
    room.state.apply(room.head.seq, entry);
}

impl Rehearsal {
    /// Two people who have just come together.
    pub fn new(therapist: Name, client: Name, calendar: Calendar, now: Time) -> Self {
        Self {
            now,
            calendar,
            therapist: Side::new(1, Role::Therapist, therapist, now),
            client: Side::new(2, Role::Client, client, now),
            ours: empty(),
            post: Vec::new(),
            draws: 0,
        }
    }

    /// What time it is with them.
    pub fn now(&self) -> Time {
        self.now
    }

    /// Their working mornings.
    pub fn calendar(&self) -> &Calendar {
        &self.calendar
    }

    /// Time passes. It never goes back.
    pub fn wait_until(&mut self, at: Time) {
        self.now = self.now.max(at);
    }

    /// One of the two does something.
    ///
    /// # Errors
    /// The [`Refusal`] that a person would be shown; nothing has happened then.
    pub fn does(&mut self, who: Role, command: &Command) -> Result<(), Refusal> {
        let ctx = self.ctx();
        for act in decide(&self.desk(who), command, &ctx)? {
            self.take(who, act);
        }
        Ok(())
    }

    /// One of the two opens a page that shows what has arrived.
    pub fn looks(&mut self, who: Role) {
        let ctx = self.ctx();
        let arrived = collect(&self.desk(who), &self.post, &ctx);
        self.enter(arrived);
    }

    /// All that one of the two can know.
    #[expect(
        clippy::disallowed_methods,
        reason = "both people are made up here, so nobody's seat has to be checked"
    )]
    pub fn desk(&self, who: Role) -> Desk {
        let (me, other) = self.sides(who);
        Desk::assemble(Parts {
            me: me.seat.clone(),
            other: other.seat.clone(),
            ours: Arc::new(self.ours.clone()),
            own: Arc::new(me.own.clone()),
            drafts: me.drafts.clone(),
            post: self.post.clone(),
        })
    }

    /// What both know, from one seat.
    pub fn common(&self, who: Role) -> Common {
        let (me, other) = self.sides(who);
        Common {
            me: me.seat.clone(),
            other: other.seat.clone(),
            ours: Arc::new(self.ours.clone()),
        }
    }

    /// What a reminder does for one of the two before it goes.
    pub fn is_reminded(&mut self, who: Role) {
        let ctx = self.ctx();
        let arrived = collect_away(&self.common(who), &self.post, &ctx);
        self.enter(arrived);
    }

    fn enter(&mut self, arrived: Vec<Collected>) {
        for arrived in arrived {
            self.post.retain(|letter| letter.id != arrived.letter);
            push(&mut self.ours, &arrived.entry);
        }
    }

    fn sides(&self, who: Role) -> (&Side, &Side) {
        match who {
            Role::Therapist => (&self.therapist, &self.client),
            Role::Client => (&self.client, &self.therapist),
        }
    }

    fn ctx(&mut self) -> Ctx {
        self.draws += 1;
        Ctx {
            now: self.now,
            fresh: std::array::from_fn(|n| Uuid::from_u64_pair(self.draws, n as u64)),
            calendar: self.calendar.clone(),
        }
    }

    fn take(&mut self, who: Role, act: Act) {
        let me = match who {
            Role::Therapist => &mut self.therapist,
            Role::Client => &mut self.client,
        };
        match act {
            Act::Say(entry) => push(&mut self.ours, &entry),
            Act::Keep(entry) => push(&mut me.own, &entry),
            Act::Post(letter) => self.post.push(letter),
            Act::TakeBack(id) => self.post.retain(|letter| letter.id != id),
            Act::Draft(slot, draft) => me.drafts.put(slot, draft.map(|draft| *draft)),
            // Nothing is written down here that would have to be deleted; that it was erased is kept like anything else.
            Act::Erase { .. } => {}
        }
    }
}
