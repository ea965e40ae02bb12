//! What is said on the terminal at the end.

use std::fmt::Write as _;

use alliance::rules::{self, Looks, Rule, Site};

use super::Args;
use super::prior::Prior;
use super::reading::{Findings, Reading};

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
        text
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

/// 1234567 as 1,234,567.
pub(super) fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut text = String::new();
    for (at, digit) in digits.chars().enumerate() {
        if at > 0 && (digits.len() - at) % 3 == 0 {
            text.push(',');
        }
        text.push(digit);
    }
    text
}
