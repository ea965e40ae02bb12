//! The report: what was found in a file, and the facts of how it was read.

use std::fmt::Write as _;
use std::sync::Arc;

use alliance::rules::Site;

use crate::course::sessions::LONGEST_GAP;
use crate::judge::baseline::Baseline;
use crate::judge::by_chance::ByChance;
use crate::judge::tally::Flagged;
use crate::options::{Options, PriorSource};
use crate::read::layout::Layout;
use crate::reading::Findings;
use crate::wording::{column, grouped, many};

/// A report: what the engine and the rules flag in a file, beside what they would flag by chance.
pub struct Report {
    pub(crate) name: String,
    pub(crate) layout: Arc<Layout>,
    /// True where the file had to be sorted.
    pub(crate) sorted: bool,
    pub(crate) options: Options,
    pub(crate) findings: Findings,
    pub(crate) baseline: Baseline,
    pub(crate) by_chance: Option<ByChance>,
    pub(crate) prior: Option<String>,
}

/// A line of the comparison: what the engine or a rule flags, beside what chance flags.
pub(crate) struct Line {
    pub(crate) name: &'static str,
    pub(crate) flagged: Flagged,
    /// The share of courses that chance alone would flag, 0 to 1.
    pub(crate) by_chance: Option<f64>,
}

impl Report {
    /// How many courses there were.
    #[must_use]
    pub fn courses(&self) -> u64 {
        self.findings.tally.courses
    }

    /// How many sessions the file had a row for.
    #[must_use]
    pub fn sessions(&self) -> u64 {
        self.findings.tally.sessions
    }

    /// How many rows were left out, because they can't be used.
    #[must_use]
    pub fn left_out(&self) -> u64 {
        self.findings.errors.count
    }

    /// The figures of this file as a prior file for another one, where they were asked for with [`Options::learn`].
    #[must_use]
    pub fn prior(&self) -> Option<&str> {
        self.prior.as_deref()
    }

    /// How much there was.
    pub(crate) fn counted(&self) -> String {
        let tally = &self.findings.tally;
        let name = &self.name;
        if let Some(raters) = self.nobody() {
            return format!(
                "{name}: no course, for {} of neither client nor therapist; write “client” or “therapist” in {raters}",
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
        if self.findings.errors.count > 0 {
            let _ = write!(
                text,
                "; {} left out",
                many(self.findings.errors.count, "row")
            );
        }
        text
    }

    /// The column of raters, where nobody is known in it.
    fn nobody(&self) -> Option<String> {
        let tally = &self.findings.tally;
        let layout = &self.layout;
        let rater = layout
            .columns
            .rater
            .filter(|_| tally.courses == 0 && tally.others > 0)?;
        Some(column(rater, &layout.names))
    }

    /// How it was read.
    pub(crate) fn facts(&self) -> Vec<(&'static str, String)> {
        let tally = &self.findings.tally;
        let mut facts = self.layout.shown();
        facts.push(("site", self.site()));
        if self.options.engine {
            facts.push(("engine", self.engine()));
        }
        if self.sorted {
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
                    self.layout.scales.therapist_shown()
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

    /// The engine and each rule.
    pub(crate) fn lines(&self) -> Vec<Line> {
        let (tally, chance) = (&self.findings.tally, self.by_chance.as_ref());
        let mut lines = Vec::new();
        if self.options.engine {
            lines.push(Line {
                name: "engine: ask",
                flagged: tally.ask,
                by_chance: chance.map(|chance| chance.ask),
            });
            lines.push(Line {
                name: "engine: look or ask",
                flagged: tally.look,
                by_chance: chance.map(|chance| chance.look),
            });
        }
        for (at, (rule, flagged)) in self.options.rules.iter().zip(&tally.rules).enumerate() {
            lines.push(Line {
                name: rule.name,
                flagged: *flagged,
                by_chance: chance.map(|chance| chance.rules[at]),
            });
        }
        lines
    }

    /// What "by chance" means, in lines.
    pub(crate) fn chance(&self) -> Option<String> {
        let chance = self.by_chance.as_ref()?;
        let mut text = format!(
            "By chance: the share of {} simulated courses of this file's length, level, spread and missing sessions in which nothing\n\
             happened, that have at least one such flag. What opened in this file is in its spread as well, so this is rather too much.",
            grouped(chance.courses)
        );
        if !self.options.engine {
            return Some(text);
        }
        let columns = &self.layout.columns;
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
        } = self.baseline.site;
        let from = match &self.options.prior {
            PriorSource::Default => "the usual figures; --prior learn takes this file's",
            PriorSource::Learn => "learned from this file",
            PriorSource::File(_) => "from the file that was given",
        };
        let learns = self.options.prior == PriorSource::Learn;
        let of = if !learns && self.options.rules.iter().any(|rule| rule.within) {
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
        let prior = &self.baseline.engine;
        let (mean, between, noise) = (prior.mean, prior.between, prior.noise);
        format!("first level {mean:.2}, between persons {between:.2}, noise of a score {noise:.2}")
    }
}
