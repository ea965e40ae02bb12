//! What is said on the terminal at the end.

use std::fmt::Write as _;

use alliance::rules::{self, Looks, Rule, Site};

use super::Args;
use super::course::LONGEST_GAP;
use super::noise::Noise;
use super::prior::{Prior, Usual};
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
    pub(super) noise: Option<&'a Noise>,
    pub(super) usual: &'a Usual,
    pub(super) args: &'a Args,
}

/// What was flagged by one of them, beside what chance flags.
pub(super) struct Line {
    pub(super) name: &'static str,
    pub(super) flagged: Flagged,
    /// The share of courses that chance alone would flag, 0 to 1.
    pub(super) by_chance: Option<f64>,
}

impl Summary<'_> {
    pub(super) fn text(&self) -> String {
        let mut text = format!("{}\n", self.counted());
        for (what, found) in self.facts() {
            let _ = writeln!(text, "  {what:<13} {found}");
        }
        self.left_out(&mut text);
        let lines = self.lines();
        let width = lines.iter().map(|line| line.name.len()).max().unwrap_or(0);
        let _ = writeln!(
            text,
            "\n  {:<width$}  {:>10}  {:>6}  {:>10}  {:>9}",
            "flagged", "courses", "of all", "sessions", "by chance"
        );
        for line in &lines {
            let share = percent(line.flagged.courses, self.findings.tally.courses);
            let by_chance = line
                .by_chance
                .map_or("–".to_owned(), |share| format!("{:.0} %", 100.0 * share));
            let (courses, sessions) = (
                grouped(line.flagged.courses),
                grouped(line.flagged.sessions),
            );
            let _ = writeln!(
                text,
                "  {:<width$}  {courses:>10}  {share:>6}  {sessions:>10}  {by_chance:>9}",
                line.name
            );
        }
        if let Some(sentence) = self.chance() {
            let _ = writeln!(text, "\n{sentence}");
        }
        text
    }

    /// How much there was.
    pub(super) fn counted(&self) -> String {
        let tally = &self.findings.tally;
        let name = &self.reading.name;
        if let Some(column) = self.nobody() {
            return format!(
                "{name}: no course, for {} of neither client nor therapist; write “client” or “therapist” in {column}",
                many(tally.others, "row")
            );
        }
        let mut text = format!(
            "{name}: {}, {}",
            many(tally.courses, "course"),
            many(tally.sessions, "session")
        );
        if tally.missing > 0 {
            let _ = write!(text, " ({} without a score)", grouped(tally.missing));
        }
        if self.findings.refusals.count > 0 {
            let _ = write!(
                text,
                "; {} left out",
                many(self.findings.refusals.count, "row")
            );
        }
        text
    }

    /// The column of raters, where nobody is known in it.
    fn nobody(&self) -> Option<String> {
        let tally = &self.findings.tally;
        let layout = &self.reading.layout;
        let rater = layout
            .columns
            .rater
            .filter(|_| tally.courses == 0 && tally.others > 0)?;
        Some(super::columns::called(rater, &layout.names))
    }

    /// How it was read.
    pub(super) fn facts(&self) -> Vec<(&'static str, String)> {
        let tally = &self.findings.tally;
        let mut facts = self.reading.layout.shown();
        facts.push(("site", self.site()));
        if !self.args.no_engine {
            facts.push(("engine", self.engine()));
        }
        if self.reading.was_sorted() {
            facts.push((
                "order",
                "the rows of a client did not stand together: results come sorted by client"
                    .to_owned(),
            ));
        }
        if tally.gaps > 0 {
            facts.push((
                "gaps",
                format!(
                    "{} without an answer where numbers were left out, at most {LONGEST_GAP} in a row (--gaps close: none)",
                    many(tally.gaps, "session")
                ),
            ));
        }
        if tally.views > 0 {
            facts.push((
                "therapists",
                format!(
                    "{} with the therapist's own answer, {}, heard by the engine alone",
                    many(tally.views, "session"),
                    self.reading.layout.scales.therapist_shown()
                ),
            ));
        }
        if tally.others > 0 {
            facts.push((
                "other raters",
                format!(
                    "{} of neither client nor therapist, not used",
                    many(tally.others, "row")
                ),
            ));
        }
        facts
    }

    /// The rows that could not be used.
    fn left_out(&self, text: &mut String) {
        let refusals = &self.findings.refusals;
        if refusals.count == 0 {
            return;
        }
        let shown: Vec<String> = refusals
            .first()
            .map(|refusal| self.reading.shown(refusal))
            .collect();
        let _ = writeln!(text, "\n{} left out:", many(refusals.count, "row"));
        for line in &shown {
            let _ = writeln!(text, "  {line}");
        }
        if refusals.count > shown.len() as u64 {
            let _ = writeln!(
                text,
                "  and {} more",
                grouped(refusals.count - shown.len() as u64)
            );
        }
    }

    /// The engine and each rule.
    pub(super) fn lines(&self) -> Vec<Line> {
        let (tally, noise) = (&self.findings.tally, self.noise);
        let mut lines = Vec::new();
        if !self.args.no_engine {
            lines.push(Line {
                name: "engine: ask",
                flagged: tally.ask,
                by_chance: noise.map(|noise| noise.ask),
            });
            lines.push(Line {
                name: "engine: look or ask",
                flagged: tally.look,
                by_chance: noise.map(|noise| noise.look),
            });
        }
        for (at, (rule, flagged)) in self.rules.iter().zip(&tally.rules).enumerate() {
            lines.push(Line {
                name: rule.name,
                flagged: *flagged,
                by_chance: noise.map(|noise| noise.rules[at]),
            });
        }
        lines
    }

    /// What "by chance" means, in lines.
    pub(super) fn chance(&self) -> Option<String> {
        let noise = self.noise?;
        let mut text = format!(
            "By chance: the share of {} simulated courses of this file's length, level, spread and missing sessions in which nothing\n\
             happened, that have at least one such flag. What opened in this file is in its spread as well, so this is rather too much.",
            grouped(noise.courses)
        );
        if self.args.no_engine {
            return Some(text);
        }
        let columns = &self.reading.layout.columns;
        if columns.items.len() == 5 {
            text.push_str(
                "\nScores alone are simulated. Items speak against a flag as well as for one: with them the engine flags rather less by chance.",
            );
        }
        if columns.direct.is_some() || self.findings.tally.views > 0 {
            text.push_str("\nWhat direct answers and therapists' answers add is not in it.");
        }
        Some(text)
    }

    fn site(&self) -> String {
        let Site {
            mean,
            between,
            sigma,
            within,
            ..
        } = self.usual.site;
        let from = match &self.args.prior {
            Prior::Default => "the usual figures; --prior learn takes this file's",
            Prior::Learn => "learned from this file",
            Prior::File(_) => "from the file that was given",
        };
        let learns = self.args.prior == Prior::Learn;
        let of = if !learns && self.rules.iter().any(|rule| rule.within) {
            " in this file, as rules ask for it"
        } else {
            ""
        };
        format!(
            "mean {mean:.2}, between persons {between:.2}, from session to session {sigma:.2}, within persons {within:.2}{of} ({from})"
        )
    }

    /// What the engine takes for granted before a course begins.
    fn engine(&self) -> String {
        let prior = &self.usual.engine;
        let (mean, between, noise) = (prior.mean, prior.between, prior.noise);
        format!("first level {mean:.2}, between persons {between:.2}, noise of a score {noise:.2}")
    }
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

/// 1 session, 2 sessions.
pub(crate) fn many(number: u64, what: &str) -> String {
    let end = if number == 1 { "" } else { "s" };
    format!("{} {what}{end}", grouped(number))
}

/// A share of all, as per cent.
#[expect(clippy::cast_precision_loss, reason = "for the eye")]
pub(super) fn percent(part: u64, all: u64) -> String {
    if all == 0 {
        "–".to_owned()
    } else {
        format!("{:.0} %", 100.0 * part as f64 / all as f64)
    }
}
