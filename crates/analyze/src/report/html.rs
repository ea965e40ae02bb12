//! The report as a page to read and to print: what was found, rules side by side, and the courses that have most to show. Everything is
//! in the one file; it loads nothing and runs nothing.

use alliance::rules::Rule;
use askama::Template;

use crate::report::chart::{ChartView, Key};
use crate::report::comparison::Comparison;
use crate::report::facts::Report;

/// The page.
#[derive(Template)]
#[template(path = "report.html")]
struct Page<'a> {
    name: &'a str,
    counted: String,
    facts: Vec<(&'static str, String)>,
    chance: Option<String>,
    comparison: Comparison,
    rules: &'a [&'static Rule],
    /// Which courses are charted; `None` where there are none.
    which: Option<String>,
    key: Key,
    charts: Vec<ChartView<'a>>,
}

impl Report {
    /// The report as one HTML page, with [`Options::charts`](crate::Options::charts) courses at most.
    #[must_use]
    pub fn html(&self) -> String {
        let page = Page {
            name: &self.name,
            counted: self.counted(),
            facts: self.facts(),
            chance: self.chance().map(|text| text.replace('\n', " ")),
            comparison: Comparison::of(&self.lines(), self.courses()),
            rules: &self.options.rules,
            which: self.which(),
            key: Key::of(self.options.engine, &self.options.rules),
            charts: self.charts(),
        };
        let mut html = page.render().expect("a page of texts can be written");
        html.push('\n');
        html
    }

    fn charts(&self) -> Vec<ChartView<'_>> {
        let charts = self.findings.gallery.charts();
        let scale = self.layout.scales.score;
        let (engine, rules) = (self.options.engine, &self.options.rules);
        charts
            .map(|chart| ChartView::of(chart, scale, engine, rules))
            .collect()
    }

    /// Which courses are charted, in words.
    fn which(&self) -> Option<String> {
        let (charts, worth) = (
            self.findings.gallery.charts().count() as u64,
            self.findings.tally.look.courses,
        );
        if charts == 0 {
            return None;
        }
        Some(match (self.options.engine, charts >= worth) {
            (true, true) => {
                format!("All {charts} that are worth a look or asking, the clearest first.")
            }
            (true, false) => {
                format!("Of {worth} that are worth a look or asking, the clearest {charts}.")
            }
            (false, _) => format!("{charts} that most rules flag."),
        })
    }
}
