//! The report as text, and the list of rules.

use std::fmt::Write as _;

use alliance::rules::{self, Looks};

use crate::report::facts::Report;
use crate::wording::{grouped, many, percent};

/// All rules, with what they flag and where they come from.
#[must_use]
pub fn list_of_rules() -> String {
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

impl Report {
    /// The report as text for a terminal.
    #[must_use]
    pub fn text(&self) -> String {
        let mut text = format!("{}\n", self.counted());
        for (what, found) in self.facts() {
            let _ = writeln!(text, "  {what:<13} {found}");
        }
        self.rows_left_out(&mut text);
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

    /// The rows that can't be used.
    fn rows_left_out(&self, text: &mut String) {
        let errors = &self.findings.errors;
        if errors.count == 0 {
            return;
        }
        let shown: Vec<String> = errors
            .first()
            .map(|error| error.shown(&self.name, &self.layout.names))
            .collect();
        let _ = writeln!(text, "\n{} left out:", many(errors.count, "row"));
        for line in &shown {
            let _ = writeln!(text, "  {line}");
        }
        if errors.count > shown.len() as u64 {
            let _ = writeln!(
                text,
                "  and {} more",
                grouped(errors.count - shown.len() as u64)
            );
        }
    }
}
