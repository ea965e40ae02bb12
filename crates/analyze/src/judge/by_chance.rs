//! False alarms: what chance alone would flag. The engine and the rules on simulated courses of the file's length and spread in which
//! nothing happens.

use alliance::chance::Chance;
use alliance::rules::{Rule, Sample, Site};
use alliance::trajectory::{ABREAST, Heard};

use crate::judge::engine::{Engine, Flag};
use crate::judge::tally::Tally;
use crate::read::layout::Layout;

/// How many courses at most, and about how many sessions in all.
const COURSES: u64 = 4000;
const SESSIONS: u64 = 400_000;
/// From which seed they are drawn: the same file has the same answer every time.
const SEED: u64 = 20_040_612;

/// False-alarm rates: shares of simulated courses with at least one flag, 0 to 1.
#[derive(Debug, Clone, PartialEq)]
pub(crate) struct ByChance {
    /// How many courses were simulated.
    pub(crate) courses: u64,
    pub(crate) ask: f64,
    pub(crate) look: f64,
    /// By each rule.
    pub(crate) rules: Vec<f64>,
}

/// What the simulation is run with.
pub(crate) struct Simulation<'a> {
    pub(crate) layout: &'a Layout,
    /// What the file's courses were judged by, and whether it was learned from them.
    pub(crate) site: Site,
    pub(crate) learned: bool,
    pub(crate) rules: &'a [&'static Rule],
    pub(crate) engine: Option<&'a Engine>,
}

impl Simulation<'_> {
    /// Runs it, for a file of which this was counted. `None` without any score.
    #[expect(clippy::cast_precision_loss, reason = "at most some thousands")]
    pub(crate) fn run(&self, tally: &Tally) -> Option<ByChance> {
        let middle = self.layout.middle();
        let steps = tally.sessions + tally.gaps;
        if tally.sample.persons() == 0 || steps == 0 {
            return None;
        }
        let missing = (tally.missing + tally.gaps) as f64 / steps as f64;
        let scale = self.layout.scales.score;
        let usual = Site::usual(scale.low, scale.high);
        let found = tally.sample.site(middle, &usual);
        let step = self.layout.scales.step.unwrap_or(0.0);
        let chance = Chance::like(&found, step, missing, &tally.lengths)?;
        let courses = (SESSIONS * tally.courses / steps).clamp(500, COURSES);
        let scores: Vec<_> = (0..courses).map(|n| chance.course(SEED, n)).collect();
        let site = self.site_of(&scores, middle);
        let mut counts = vec![0_u64; self.rules.len()];
        let mut flags = Vec::new();
        for course in &scores {
            for (rule, count) in self.rules.iter().zip(&mut counts) {
                flags.resize(course.len(), false);
                rule.flag(course, &site, &mut flags);
                *count += u64::from(flags.contains(&true));
            }
        }
        let (ask, look) = self
            .engine
            .map_or((0, 0), |engine| by_engine(engine, &scores));
        let share = |count: u64| count as f64 / courses as f64;
        Some(ByChance {
            courses,
            ask: share(ask),
            look: share(look),
            rules: counts.into_iter().map(share).collect(),
        })
    }

    /// What a rule takes from its sample, it takes from these courses here.
    fn site_of(&self, courses: &[Vec<Option<f64>>], middle: f64) -> Site {
        let mut sample = Sample::default();
        courses.iter().for_each(|course| sample.add(course, middle));
        let found = sample.site(middle, &self.site);
        if self.learned {
            found
        } else {
            Site {
                within: found.within,
                ..self.site
            }
        }
    }
}

/// How many courses are worth asking about at least once, and how many worth a look or asking.
fn by_engine(engine: &Engine, courses: &[Vec<Option<f64>>]) -> (u64, u64) {
    let (mut ask, mut look) = (0, 0);
    for some in courses.chunks(ABREAST) {
        let heard = some.iter().map(|scores| {
            let heard = scores.iter().map(|score| Heard {
                score: *score,
                ..Heard::default()
            });
            heard.collect()
        });
        let heard: Vec<Vec<Heard>> = heard.collect();
        let mut most = [Flag::None; ABREAST];
        engine.watch(&heard, |course, seen| {
            most[course] = most[course].max(seen.flag);
        });
        ask += most.iter().filter(|flag| **flag == Flag::Ask).count() as u64;
        look += most.iter().filter(|flag| **flag >= Flag::Look).count() as u64;
    }
    (ask, look)
}
