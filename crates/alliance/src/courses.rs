//! Simulated courses, with the truth beside them: what is assumed of alliances, made into numbers (CLINICAL.md §3).
//!
//! A person has a level; it grows a little; a state with memory moves it from session to session; what is answered adds error, is
//! rounded and cut off at the ends. Where something opens, the level falls by a dip that heals by a part each session. How much of a dip a
//! person's answers show depends on its kind: in a withdrawal less than in a confrontation. Every figure is one of CLINICAL.md §3, with
//! its tag there; nothing here is a claim about any site.
//!
//! A course depends on its seed and number alone: thread, order and machine make no difference.

use crate::random::Random;
use crate::{Direct, Item, Items, Score};

/// The scale of simulated courses: the mean of twelve items from 1 to 7.
pub const LOW: f64 = 1.0;
/// See [`LOW`].
pub const HIGH: f64 = 7.0;
/// See [`LOW`].
pub const STEP: f64 = 1.0 / 12.0;

/// A scenario: the kind of site that is simulated.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Scenario {
    /// The usual figures.
    Typical,
    /// A site near the top of the scale.
    Ceiling,
    /// Session to session and error with heavy tails.
    HeavyTails,
    /// Persons who differ in how even they are.
    Uneven,
    /// Growth that is quick at first and bends.
    Bend,
}

impl Scenario {
    /// All of them.
    pub const ALL: [Self; 5] = [
        Self::Typical,
        Self::Ceiling,
        Self::HeavyTails,
        Self::Uneven,
        Self::Bend,
    ];

    /// Its name on a command line.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Typical => "typical",
            Self::Ceiling => "ceiling",
            Self::HeavyTails => "heavy-tails",
            Self::Uneven => "uneven",
            Self::Bend => "bend",
        }
    }

    /// The scenario of a name.
    #[must_use]
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL
            .into_iter()
            .find(|scenario| scenario.name() == name)
    }
}

/// The kind of a rupture: how it shows.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Kind {
    /// The person draws back, and shows little of it.
    Withdrawal,
    /// The person turns against it, and shows most of it.
    Confrontation,
}

/// A simulated rupture: the truth, which no score tells.
#[derive(Debug, Clone, PartialEq)]
pub struct Rupture {
    /// In which session, from 0.
    pub at: usize,
    /// By how much the level falls, in points.
    pub depth: f64,
    /// How it shows.
    pub kind: Kind,
    /// What share of it the answers show, 0 to 1.
    pub candor: f64,
    /// What is left of it after each session; by sessions after [`Rupture::at`].
    pub left: Vec<f64>,
}

/// The answers of one session. Everything may be missing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Answered {
    /// The score, in points; `None` where the check-in is missing.
    pub score: Option<f64>,
    /// Five items from 0 to 10.
    pub items: Items,
    /// Was there a moment that didn't sit right?
    pub direct: Option<Direct>,
    /// The therapist's own view, 0 to 10.
    pub view: Option<f64>,
}

/// A simulated course.
#[derive(Debug, Clone, PartialEq)]
pub struct Course {
    /// The level in each session without anything that opened, in points.
    pub level: Vec<f64>,
    /// What opened, the first first.
    pub ruptures: Vec<Rupture>,
    /// How deep the dip is in each session, in points.
    pub dip: Vec<f64>,
    /// What was answered.
    pub answered: Vec<Answered>,
}

/// A plan: how courses are made.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Plan {
    /// What kind of site.
    pub scenario: Scenario,
    /// How many sessions.
    pub sessions: usize,
    /// Whether anything opens.
    pub ruptures: bool,
    /// Whether check-ins are missing: 15 of 100, twice as often while something is open.
    pub missing: bool,
}

/// The state's standard deviation and memory, and that of the error, in points.
const STATE: f64 = 0.40;
const MEMORY: f64 = 0.30;
const ERROR: f64 = 0.30;
/// How likely it is that something opens in a session.
const HAZARD: f64 = 0.10;
/// Depth in points: mean and standard deviation; nothing shallower than a quarter of a point.
const DEPTH: (f64, f64) = (1.2, 0.5);

/// The person behind a course.
struct Person {
    level: f64,
    growth: f64,
    evenness: f64,
    heavy: bool,
    bends: bool,
    /// Answers every item alike.
    straight: bool,
}

impl Person {
    fn of(scenario: Scenario, random: &mut Random) -> Self {
        let (mean, between) = match scenario {
            Scenario::Ceiling => (6.4, 0.70),
            _ => (5.6, 0.85),
        };
        let level = mean + between * random.normal();
        let evenness = match scenario {
            // Log-normal with a mean of 1 and a spread of .4.
            Scenario::Uneven => libm::exp(0.4 * random.normal() - 0.08),
            _ => 1.0,
        };
        let bends = scenario == Scenario::Bend;
        Self {
            level,
            growth: if bends { 0.05 } else { 0.02 },
            evenness,
            heavy: scenario == Scenario::HeavyTails,
            bends,
            straight: random.happens(0.2),
        }
    }

    fn noise(&self, random: &mut Random) -> f64 {
        self.evenness
            * if self.heavy {
                random.heavy()
            } else {
                random.normal()
            }
    }

    /// How far it has grown by a session.
    fn grown(&self, session: usize) -> f64 {
        let t = session as f64;
        if self.bends {
            // As quick as .05 a session at first, .3 in all.
            self.growth * 6.0 * (1.0 - libm::exp(-t / 6.0)) - 0.1
        } else {
            self.growth * t
        }
    }
}

impl Plan {
    /// The `n`th course from a seed.
    #[must_use]
    pub fn course(&self, seed: u64, n: u64) -> Course {
        let mut random = Random::part(seed, n);
        let person = Person::of(self.scenario, &mut random);
        let level = self.levels(&person, &mut random);
        let ruptures = if self.ruptures {
            self.open(&mut random)
        } else {
            Vec::new()
        };
        let mut course = Course {
            dip: dips(&ruptures, self.sessions),
            level,
            ruptures,
            answered: Vec::with_capacity(self.sessions),
        };
        course.answer(&person, self.missing, &mut random);
        course
    }

    /// The same person and the same chance, with one dip put in: `depth` points for `sessions` sessions from `at` (from 0). Shown as
    /// it is.
    #[must_use]
    pub fn with_dip(
        &self,
        seed: u64,
        n: u64,
        (at, depth, sessions): (usize, f64, usize),
    ) -> Course {
        let mut random = Random::part(seed, n);
        let person = Person::of(self.scenario, &mut random);
        let level = self.levels(&person, &mut random);
        let rupture = Rupture {
            at,
            depth,
            kind: Kind::Confrontation,
            candor: 1.0,
            left: vec![1.0; sessions],
        };
        let ruptures = vec![rupture];
        let mut course = Course {
            dip: dips(&ruptures, self.sessions),
            level,
            ruptures,
            answered: Vec::with_capacity(self.sessions),
        };
        course.answer(&person, self.missing, &mut random);
        course
    }

    fn levels(&self, person: &Person, random: &mut Random) -> Vec<f64> {
        let mut state = STATE * person.noise(random);
        let shock = STATE * (1.0 - MEMORY * MEMORY).sqrt();
        (0..self.sessions)
            .map(|session| {
                if session > 0 {
                    state = MEMORY * state + shock * person.noise(random);
                }
                person.level + person.grown(session) + state
            })
            .collect()
    }

    /// What opens, and how it goes on: one after the other.
    fn open(&self, random: &mut Random) -> Vec<Rupture> {
        let mut ruptures = Vec::new();
        let mut session = 1;
        while session < self.sessions {
            if !random.happens(HAZARD) {
                session += 1;
                continue;
            }
            let kind = if random.happens(2.5 / 3.5) {
                Kind::Withdrawal
            } else {
                Kind::Confrontation
            };
            let usual = match kind {
                Kind::Withdrawal => 0.4,
                Kind::Confrontation => 0.9,
            };
            let lasts = lasts(random);
            let talked_about = random.happens(0.5);
            let factor: f64 = if talked_about { 0.3 } else { 0.85 };
            let mut left = Vec::with_capacity(lasts);
            let mut now = 1.0;
            for _ in 0..lasts {
                left.push(now);
                now *= factor;
            }
            ruptures.push(Rupture {
                at: session,
                depth: (DEPTH.0 + DEPTH.1 * random.normal()).max(0.25),
                kind,
                candor: (usual + 0.15 * random.normal()).clamp(0.0, 1.0),
                left,
            });
            session += lasts + 1;
        }
        ruptures
    }
}

/// For how many sessions it lasts: geometric with a median of 2, 6 at most.
fn lasts(random: &mut Random) -> usize {
    let mut sessions = 1;
    while sessions < 6 && random.happens(0.71) {
        sessions += 1;
    }
    sessions
}

/// How deep the dip is in each session.
fn dips(ruptures: &[Rupture], sessions: usize) -> Vec<f64> {
    let mut dip = vec![0.0; sessions];
    for rupture in ruptures {
        for (at, left) in (rupture.at..sessions).zip(&rupture.left) {
            dip[at] += rupture.depth * left;
        }
    }
    dip
}

impl Course {
    /// Answers every session.
    fn answer(&mut self, person: &Person, missing: bool, random: &mut Random) {
        for session in 0..self.level.len() {
            let dip = self.dip[session];
            let about = self.about(session);
            let candor = about.map_or(1.0, |rupture| rupture.candor);
            let shown = dip * candor;
            let felt = self.level[session] - shown + ERROR * person.noise(random);
            let score = ((felt / STEP).round() * STEP).clamp(LOW, HIGH);
            let of_ten = (felt - LOW) / (HIGH - LOW) * 10.0;
            let items = items(of_ten, shown, person, random);
            let direct = direct(dip > 0.35, candor, random);
            let view = view(
                person.level + person.grown(session),
                self.level[session],
                dip,
                person,
                random,
            );
            let gone = missing && random.happens(if dip > 0.35 { 0.30 } else { 0.15 });
            self.answered.push(if gone {
                Answered {
                    score: None,
                    items: Items::default(),
                    direct: None,
                    view: Some(view),
                }
            } else {
                Answered {
                    score: Some(score),
                    items,
                    direct: Some(direct),
                    view: Some(view),
                }
            });
        }
    }

    /// What is open in a session.
    fn about(&self, session: usize) -> Option<&Rupture> {
        self.ruptures
            .iter()
            .rev()
            .find(|rupture| (rupture.at..rupture.at + rupture.left.len()).contains(&session))
    }
}

/// Five items that come to about the same as the score; a dip falls on one of them more than on the others.
fn items(of_ten: f64, shown: f64, person: &Person, random: &mut Random) -> Items {
    let mut items = Items::default();
    let hit = random.below(5);
    let extra = shown / (HIGH - LOW) * 10.0;
    for (at, item) in (0u32..).zip(Item::ALL) {
        let own = if person.straight {
            0.0
        } else {
            0.8 * random.normal()
        };
        let fallen = if person.straight {
            0.0
        } else if at == hit {
            1.2 * extra
        } else {
            -0.3 * extra
        };
        let points = (of_ten + own - fallen).round().clamp(0.0, 10.0);
        // Between 0 and 10 by the line above.
        items.set(item, Score::new(points as u8).ok());
    }
    items
}

/// The direct answer: half of those with something open say so, the more candid more; three of a hundred of the others.
fn direct(open: bool, candor: f64, random: &mut Random) -> Direct {
    let says = if open { 0.25 + 0.5 * candor } else { 0.03 };
    let (said, little, rather_not) = (
        random.happens(says),
        random.happens(0.4),
        random.happens(0.03),
    );
    match (said, little, rather_not) {
        (_, _, true) => Direct::RatherNotSay,
        (true, true, _) => Direct::ALittle,
        (true, false, _) => Direct::Yes,
        (false, ..) => Direct::No,
    }
}

/// How much of the client's state a therapist's view follows, and its own error, in points: with both it varies .8 as much as a score,
/// and the two are correlated .25 from session to session (CLINICAL.md §3).
const VIEW_FOLLOWS: f64 = 0.31;
const VIEW_ERROR: f64 = 0.38;

/// The therapist's view, from 0 to 10: lower than the client's by .45 of the spread between persons, and a quarter of a dip. `steady` is
/// the level without its state.
fn view(steady: f64, level: f64, dip: f64, person: &Person, random: &mut Random) -> f64 {
    let state = VIEW_FOLLOWS * (level - steady);
    let felt = steady + state - 0.38 - 0.25 * dip + VIEW_ERROR * person.noise(random);
    ((felt - LOW) / (HIGH - LOW) * 10.0)
        .round()
        .clamp(0.0, 10.0)
}
