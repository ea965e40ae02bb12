//! What is said on the terminal at the end.

use std::fmt::Write as _;

use alliance::courses;
use alliance::rules::{self, Looks, Rule, Site};

use super::Args;
use super::engine::{Engine, Flag};
use super::prior::Prior;
use super::reading::{Findings, Reading};
use super::tally::Flagged;

/// All rules, with what they flag and where they come from.
pub(super) fn list_of_rules() -> String {
    let mut text = String::new();
    for rule in rules::ALL {
        let looks = match rule.looks {
            Looks::Earlier => "looks at earlier sessions only",
            Looks::Sample => {
                "looks at earlier sessions, and at the spread within the persons of the whole sample"
            }
            Looks::Course => "looks at the whole course",
        };
        let _ = writeln!(
            text,
            "{}\n    {}\n    {}\n    {looks}",
            rule.name, rule.says, rule.source
        );
    }
    text
}

/// Everything that is said.
pub(super) struct Summary<'a> {
    pub(super) reading: &'a Reading,
    pub(super) findings: &'a Findings,
    pub(super) rules: &'a [&'static Rule],
    pub(super) site: &'a Site,
    pub(super) engine: Option<&'a Engine>,
    pub(super) args: &'a Args,
}

impl Summary<'_> {
    pub(super) fn text(&self) -> String {
        let tally = &self.findings.tally;
        let mut text = format!(
            "{}: {} courses, {} sessions\n",
            self.reading.name,
            grouped(tally.courses),
            grouped(tally.sessions)
        );
        for (what, found) in self.reading.layout.shown() {
            let _ = writeln!(text, "  {what:<14}{found}");
        }
        let _ = writeln!(text, "  {:<14}{}", "site", self.site());
        if self.reading.was_sorted() {
            text.push_str("The rows of a client were not together, so the file was sorted on the disk first.\n");
        }
        self.counted(&mut text);
        self.flagged(&mut text);
        text
    }

    /// What was not used, or is not there.
    fn counted(&self, text: &mut String) {
        let tally = &self.findings.tally;
        for (number, what) in [
            (tally.missing, "sessions have no score"),
            (tally.gaps, "sessions were left out in the numbering"),
            (tally.others, "rows are of other raters, and were not used"),
        ] {
            if number > 0 {
                let _ = writeln!(text, "  {} {what}", grouped(number));
            }
        }
        let refusals = &self.findings.refusals;
        if refusals.count > 0 {
            let _ = writeln!(
                text,
                "  {} rows cannot be used and were left out; the first of them:",
                grouped(refusals.count)
            );
            for refusal in refusals.first() {
                let _ = writeln!(text, "    {}", self.reading.shown(refusal));
            }
        }
    }

    /// What was flagged, and what chance alone flags in as many courses of these lengths and this spread.
    fn flagged(&self, text: &mut String) {
        let tally = &self.findings.tally;
        if tally.courses == 0 {
            return;
        }
        text.push_str("\n                       courses       share  sessions   by chance\n");
        for line in self.lines() {
            let (name, flagged, chance) = (line.name, line.flagged, line.chance);
            let share = 100.0 * line.share;
            let (courses, sessions) = (grouped(flagged.courses), grouped(flagged.sessions));
            let chance = 100.0 * chance;
            let _ = writeln!(
                text,
                "  {name:<18}{courses:>10}{share:>10.1} %{sessions:>10}{chance:>10.1} %"
            );
        }
        text.push_str(
            "By chance: of simulated courses of these lengths and this spread in which nothing happened.\n",
        );
    }

    /// What the engine and each rule flagged.
    pub(super) fn lines(&self) -> Vec<Line> {
        let tally = &self.findings.tally;
        let chance = Chance::of(self);
        let line = |name: &'static str, flagged: Flagged, chance: f64| Line {
            name,
            share: flagged.courses as f64 / tally.courses.max(1) as f64,
            flagged,
            chance,
        };
        let mut lines = Vec::new();
        if self.engine.is_some() {
            lines.push(line("worth asking", tally.ask, chance.ask));
            lines.push(line("a look or asking", tally.look, chance.look));
        }
        let rules = self.rules.iter().zip(&tally.rules).zip(&chance.rules);
        lines.extend(rules.map(|((rule, flagged), chance)| line(rule.name, *flagged, *chance)));
        lines
    }

    fn site(&self) -> String {
        let Site {
            mean,
            between,
            sigma,
            within,
            ..
        } = self.site;
        let from = match &self.args.prior {
            Prior::Default => "the usual figures; --prior learn takes this file's",
            Prior::Learn => "learned from this file",
            Prior::File(_) => "from the file that was given",
        };
        format!(
            "mean {mean:.2}, between persons {between:.2}, from session to session {sigma:.2}, within persons {within:.2} ({from})"
        )
    }
}

/// What one of them flagged, and what it flags by chance.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) flagged: Flagged,
    /// The share of courses, 0 to 1.
    pub(super) share: f64,
    /// The same of simulated courses in which nothing happened.
    pub(super) chance: f64,
}

/// What share of courses in which nothing happened is flagged: simulated, with lengths as those of the file and a spread as the
/// site's.
struct Chance {
    ask: f64,
    look: f64,
    rules: Vec<f64>,
}

impl Chance {
    /// How many courses are simulated.
    const COURSES: u64 = 4_000;

    fn of(summary: &Summary<'_>) -> Self {
        let tally = &summary.findings.tally;
        let lengths: Vec<usize> = spread(&tally.lengths, Self::COURSES);
        let step = summary.reading.layout.step.unwrap_or(0.0);
        let (mut ask, mut look) = (0u64, 0u64);
        let mut rules = vec![0u64; summary.rules.len()];
        for (n, length) in (0u64..).zip(&lengths) {
            let scores = courses::quiet(summary.site, step, *length, 1, n);
            if let Some(engine) = summary.engine {
                let most = engine.most(&scores);
                ask += u64::from(most == Flag::Ask);
                look += u64::from(most >= Flag::Look);
            }
            let scores: Vec<Option<f64>> = scores.into_iter().map(Some).collect();
            let mut flags = vec![false; scores.len()];
            for (rule, count) in summary.rules.iter().zip(&mut rules) {
                rule.flag(&scores, summary.site, &mut flags);
                *count += u64::from(flags.contains(&true));
            }
        }
        let all = lengths.len().max(1) as f64;
        Self {
            ask: ask as f64 / all,
            look: look as f64 / all,
            rules: rules.into_iter().map(|count| count as f64 / all).collect(),
        }
    }
}

/// About `number` lengths, each as often as in the counts.
fn spread(counts: &[u64], number: u64) -> Vec<usize> {
    let all: u64 = counts.iter().sum();
    let mut lengths = Vec::new();
    let mut so_far = 0;
    for (length, count) in counts.iter().enumerate() {
        so_far += count;
        let until = usize::try_from(number * so_far / all.max(1)).unwrap_or(0);
        lengths.resize(until.max(lengths.len()), length);
    }
    lengths
}

/// 1234567 as 1,234,567.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at).is_multiple_of(3) {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
