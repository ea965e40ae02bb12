//! Samples: random commands of every topic, the twins of those that leave something behind, the pages of every topic, and the
//! frozen written forms. For tests alone (feature `sample`).
//!
//! All of it is written from the list of topics. A topic without a sample does not compile here, and a command, a kept kind or a
//! written form without one is named by the tests of this crate.

use std::ops::Range;

use alliance::random::Random;
use strum::VariantNames;
use uuid::Uuid;

use crate::topic::Topic;
use crate::{
    Calendar, Command, Desk, EntryId, LetterId, Line, OursBody, OwnBody, Passage, Time, TopicName,
    view,
};

/// The samples of one topic.
pub trait Sample: Topic + VariantNames + 'static {
    /// How each kind of its commands is drawn.
    const KINDS: &'static [Kind<Self>];

    /// For a command that goes further than the own room: one that differs only in what stays there, where anything stays. To the
    /// other person the two have to be one and the same.
    fn twin(&self, draw: &mut Draw<'_>) -> Option<Self>;

    /// Every page of the topic that the owner of a desk can ask for, each with its name.
    fn pages(look: &Look<'_>) -> Vec<String>;
}

/// How one kind of command is drawn.
pub struct Kind<C> {
    /// The name of its variant.
    pub name: &'static str,
    /// How often it is drawn, beside the others.
    pub often: u32,
    /// Draws one.
    pub draw: fn(&mut Draw<'_>) -> C,
}

impl<C> Kind<C> {
    /// A kind of command that is drawn so often beside the others.
    pub const fn new(name: &'static str, often: u32, draw: fn(&mut Draw<'_>) -> C) -> Self {
        Self { name, often, draw }
    }
}

/// What a page is asked for with.
pub struct Look<'a> {
    /// Whose page it is.
    pub desk: &'a Desk,
    /// Now.
    pub now: Time,
    /// The practice's working mornings.
    pub calendar: &'a Calendar,
    /// Names to ask with: some that exist, and some that do not or that exist for the other alone.
    pub ids: &'a [EntryId],
}

impl Look<'_> {
    /// One page, as text.
    pub fn page(name: &str, page: &dyn std::fmt::Debug) -> String {
        format!("{name}: {page:?}")
    }

    /// A page for each name.
    pub fn each<P: std::fmt::Debug>(&self, name: &str, page: impl Fn(EntryId) -> P) -> Vec<String> {
        let pages = self.ids.iter().map(|id| Self::page(name, &page(*id)));
        pages.collect()
    }
}

/// Which names and times a draw uses.
#[derive(Debug, Clone, Copy)]
enum Reach {
    /// Mostly what is there, and times that make sense.
    Usual,
    /// One name for everything.
    Name(Uuid),
    /// Mostly what is there, and times as far out as they go.
    Odd,
}

/// A source of random commands for whoever sits at a desk.
pub struct Draw<'a> {
    desk: &'a Desk,
    now: Time,
    marker: &'a str,
    chance: Random,
    reach: Reach,
}

impl<'a> Draw<'a> {
    /// Commands about what is on this desk; `marker` stands in every text.
    pub fn new(desk: &'a Desk, now: Time, marker: &'a str, seed: u64) -> Self {
        Self {
            desk,
            now,
            marker,
            chance: Random::new(seed),
            reach: Reach::Usual,
        }
    }

    /// The same, with one name for everything that has one.
    #[must_use]
    pub fn with_name(mut self, name: Uuid) -> Self {
        self.reach = Reach::Name(name);
        self
    }

    /// The same, with times as far out as they go.
    #[must_use]
    pub fn with_odd_times(mut self) -> Self {
        self.reach = Reach::Odd;
        self
    }

    /// The desk.
    pub fn desk(&self) -> &'a Desk {
        self.desk
    }

    /// Now.
    pub fn now(&self) -> Time {
        self.now
    }

    /// Below `count`, which is at least 1.
    pub fn below(&mut self, count: u32) -> u32 {
        self.chance.below(count)
    }

    /// True in `parts` of ten.
    pub fn happens(&mut self, parts: u32) -> bool {
        self.below(10) < parts
    }

    /// One of a list that is not empty.
    pub fn pick<T: Clone>(&mut self, from: &[T]) -> T {
        let n = self.below(u32::try_from(from.len()).unwrap_or(u32::MAX));
        from[n as usize].clone()
    }

    /// Up to `most` of a list that is not empty.
    pub fn some<T: Clone>(&mut self, from: &[T], most: u32) -> Vec<T> {
        (0..self.below(most + 1)).map(|_| self.pick(from)).collect()
    }

    /// Something in `parts` of ten.
    pub fn maybe<T>(&mut self, parts: u32, draw: impl FnOnce(&mut Self) -> T) -> Option<T> {
        self.happens(parts).then(|| draw(self))
    }

    /// A line with the marker in it.
    pub fn line(&mut self) -> Line {
        let n = self.below(99);
        let text = format!("{} {n}", self.marker);
        Line::required("words", &text).expect("a marker and a number are a line")
    }

    /// A passage with the marker in it.
    pub fn passage(&mut self) -> Passage {
        let n = self.below(99);
        let text = format!("{} {n}\nand more of it", self.marker);
        Passage::required("words", &text).expect("a marker and a number are a passage")
    }

    /// So many minutes from now; or any time at all.
    pub fn minutes(&mut self, range: Range<i32>) -> Time {
        if matches!(self.reach, Reach::Odd) {
            return self.pick(&ODD_TIMES);
        }
        let span = u32::try_from(range.end - range.start).unwrap_or(1);
        let minutes = i64::from(range.start) + i64::from(self.below(span));
        self.now.plus_minutes(minutes)
    }

    /// A day, so many from the day of now; or any day at all.
    pub fn day(&mut self, days: Range<i32>) -> jiff::civil::Date {
        use jiff::civil::Date;
        if matches!(self.reach, Reach::Odd) {
            return self.pick(&[Date::MIN, Date::MAX, Date::ZERO]);
        }
        let at = self.minutes(days.start * 1440..days.end * 1440);
        at.timestamp()
            .to_zoned_datetime(jiff::tz::TimeZone::UTC)
            .date()
    }

    /// One of these names, the first ones more often; now and then one that does not exist.
    pub fn name_of(&mut self, there: &[EntryId]) -> EntryId {
        if let Reach::Name(name) = self.reach {
            return EntryId(name);
        }
        if there.is_empty() || self.below(14) == 0 {
            return EntryId(Uuid::from_u128(0xdead_0000 + u128::from(self.below(4))));
        }
        let near = &there[..there.len().min(3)];
        if self.happens(7) {
            self.pick(near)
        } else {
            self.pick(there)
        }
    }

    /// A session, mostly one of the latest two, so that both people come to speak of the same one.
    pub fn session(&mut self) -> EntryId {
        let sessions = self.desk.ours().sessions.all().iter().rev();
        let sessions: Vec<EntryId> = sessions.map(|s| s.id).collect();
        let near = &sessions[..sessions.len().min(2)];
        if self.happens(8) {
            self.name_of(near)
        } else {
            self.name_of(&sessions)
        }
    }

    /// A moment that has arrived, mostly one of the latest.
    pub fn moment(&mut self) -> EntryId {
        let conversations = self.desk.ours().conversations.all().iter().rev();
        let moments: Vec<EntryId> = conversations.map(|c| c.id).collect();
        self.name_of(&moments)
    }

    /// Something kept in the own room.
    pub fn kept(&mut self) -> EntryId {
        let mut kept = self.desk.own().texts();
        kept.reverse();
        self.name_of(&kept)
    }

    /// A letter of one's own; now and then one that is not on its way any more, or never was.
    pub fn letter(&mut self) -> LetterId {
        let under_way = self.desk.post().iter().map(|letter| letter.id);
        let all = under_way.chain(self.desk.own().letters().iter().copied());
        let all: Vec<EntryId> = all.map(|letter| EntryId(letter.0)).collect();
        LetterId(self.name_of(&all).0)
    }
}

const ODD_TIMES: [Time; 8] = [
    Time(i64::MIN),
    Time(i64::MIN + 1),
    Time(-1),
    Time(0),
    Time(1_793_610_000_000_000),
    Time(253_402_300_799_999_999),
    Time(i64::MAX - 1),
    Time::NEVER,
];

/// A kind of command, whatever its topic.
#[derive(Debug, Clone, Copy)]
pub struct AnyKind {
    /// Its topic; `None` for what is done alike with whatever is on its way or kept.
    pub topic: Option<TopicName>,
    /// The name of its variant.
    pub name: &'static str,
    often: u32,
    draw: fn(&AnyKind, &mut Draw<'_>) -> Command,
}

impl AnyKind {
    /// Draws one.
    pub fn draw(&self, draw: &mut Draw<'_>) -> Command {
        (self.draw)(self, draw)
    }
}

/// The names that a topic's types declare: of its commands, of what it says, and of what it keeps.
#[derive(Debug, Clone, Copy)]
pub struct Declared {
    /// Which topic.
    pub topic: TopicName,
    /// Its commands.
    pub commands: &'static [&'static str],
    /// What it says.
    pub said: &'static [&'static str],
    /// What it keeps.
    pub kept: &'static [&'static str],
    /// Its frozen written forms, a line each.
    pub written: &'static str,
}

macro_rules! samples {
    ($($module:ident $Variant:ident $field:ident $tag:literal),+ $(,)?) => {
        /// Every kind of command that there is a sample of.
        pub fn kinds() -> Vec<AnyKind> {
            let mut kinds = Vec::new();
            $(for kind in <crate::$module::Command as Sample>::KINDS {
                kinds.push(AnyKind {
                    topic: Some(TopicName::$Variant),
                    name: kind.name,
                    often: kind.often,
                    draw: |any, draw| {
                        let kinds = <crate::$module::Command as Sample>::KINDS;
                        let kind = kinds.iter().find(|kind| kind.name == any.name);
                        Command::$Variant((kind.expect("it is one of these").draw)(draw))
                    },
                });
            })+
            kinds.push(AnyKind {
                topic: None,
                name: "TakeBack",
                often: 4,
                draw: |_, draw| Command::TakeBack(draw.letter()),
            });
            kinds.push(AnyKind {
                topic: None,
                name: "Erase",
                often: 3,
                draw: |_, draw| Command::Erase(draw.kept()),
            });
            kinds
        }

        /// What each topic declares.
        pub const DECLARED: &[Declared] = &[
            $(Declared {
                topic: TopicName::$Variant,
                commands: <crate::$module::Command as VariantNames>::VARIANTS,
                said: <<crate::$module::Command as Topic>::Said as VariantNames>::VARIANTS,
                kept: <<crate::$module::Command as Topic>::Kept as VariantNames>::VARIANTS,
                written: include_str!(concat!(stringify!($module), "/written.jsonl")),
            }),+
        ];

        /// The twin of a command; see [`Sample::twin`].
        pub fn twin(command: &Command, draw: &mut Draw<'_>) -> Option<Command> {
            match command {
                $(Command::$Variant(command) => command.twin(draw).map(Command::$Variant),)+
                Command::TakeBack(_) | Command::Erase(_) => None,
            }
        }

        /// Every page that the owner of a desk can ask for.
        pub fn pages(look: &Look<'_>) -> Vec<String> {
            let mut pages = of_no_topic(look);
            $(pages.extend(<crate::$module::Command as Sample>::pages(look));)+
            pages
        }

        /// The variant of a command.
        pub fn name_of_command(command: &Command) -> &'static str {
            match command {
                $(Command::$Variant(command) => command.into(),)+
                Command::TakeBack(_) => "TakeBack",
                Command::Erase(_) => "Erase",
            }
        }

        /// The variant of something said.
        pub fn name_of_said(body: &OursBody) -> &'static str {
            match body {
                $(OursBody::$Variant(said) => said.into()),+
            }
        }

        /// The variant of something kept.
        pub fn name_of_kept(body: &OwnBody) -> &'static str {
            match body {
                $(OwnBody::$Variant(kept) => kept.into(),)+
                OwnBody::Erased { .. } => "Erased",
            }
        }
    };
}
topics!(samples);

/// The pages that show several topics.
fn of_no_topic(look: &Look<'_>) -> Vec<String> {
    let (desk, now) = (look.desk, look.now);
    let first = if desk.me().is_client() {
        Look::page("home", &view::client_home(desk, now))
    } else {
        Look::page("day", &view::day_line(desk, now, look.calendar))
    };
    let relationship = Look::page("relationship", &view::relationship(desk, now));
    let own = Look::page("own room", &view::own(desk));
    let underway = Look::page("under way", &view::underway(desk));
    vec![first, relationship, own, underway]
}

/// A random command for whoever sits at the desk: their own to give, or with `anybodys` perhaps the other's. `None` where chance
/// came to none that `allowed` lets through.
pub fn command(
    draw: &mut Draw<'_>,
    anybodys: bool,
    allowed: impl Fn(&Command) -> bool,
) -> Option<Command> {
    let kinds = kinds();
    let all: u32 = kinds.iter().map(|kind| kind.often).sum();
    for _ in 0..64 {
        let mut left = draw.below(all);
        let kind = kinds.iter().find(|kind| {
            let here = left < kind.often;
            left = left.saturating_sub(kind.often);
            here
        })?;
        let command = kind.draw(draw);
        let mine = command.whose().by.includes(draw.desk().me().role);
        if (mine || anybodys) && allowed(&command) {
            return Some(command);
        }
    }
    None
}
