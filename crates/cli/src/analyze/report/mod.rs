//! A page to read and to print: what was found, rules side by side, and the courses that have most to show. Everything is in the one
//! file; it loads nothing and runs nothing.

mod compare;
mod course;

use std::fmt::Write as _;

use alliance::rules::Rule;

use super::picture::Picture;
use super::scale::Scale;
use super::summary::{Line, Summary};

/// What the page needs beside the summary.
struct Page<'a> {
    scale: Scale,
    rules: &'a [&'static Rule],
    engine: bool,
}

/// The whole page.
pub(super) fn page(summary: &Summary<'_>) -> String {
    let page = Page {
        scale: summary.reading.layout.scales.score,
        rules: summary.rules,
        engine: !summary.args.no_engine,
    };
    let name = escaped(&summary.reading.name);
    let mut html = format!(
        "<!doctype html>\n<html lang=\"en\">\n<head>\n<meta charset=\"utf-8\">\n\
         <meta name=\"viewport\" content=\"width=device-width, initial-scale=1\">\n\
         <meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n\
         <meta name=\"robots\" content=\"noindex\">\n<title>{name}</title>\n<style>\n{}</style>\n</head>\n<body>\n<main>\n",
        include_str!("report.css")
    );
    let _ = writeln!(
        html,
        "<h1>{name}</h1>\n<p>{}.</p>\n<dl>",
        escaped(&summary.counted())
    );
    for (what, found) in summary.facts() {
        let _ = writeln!(html, "<dt>{what}</dt><dd>{}</dd>", escaped(&found));
    }
    html.push_str("</dl>\n");
    side_by_side(summary, &mut html);
    courses(summary, &page, &mut html);
    html.push_str("</main>\n</body>\n</html>\n");
    html
}

fn side_by_side(summary: &Summary<'_>, html: &mut String) {
    let lines: Vec<Line> = summary.lines();
    html.push_str("<h2>Side by side</h2>\n");
    if let Some(chance) = summary.chance() {
        let _ = writeln!(
            html,
            "<p class=\"soft\">{}</p>",
            escaped(&chance.replace('\n', " "))
        );
    }
    html.push_str("<div class=\"compare\">\n");
    compare::picture(&lines, summary.findings.tally.courses, html);
    compare::table(&lines, summary.findings.tally.courses, html);
    html.push_str("</div>\n");
    if !summary.rules.is_empty() {
        html.push_str(
            "<details class=\"about-rules\"><summary>What each rule flags, and where it comes from</summary>\n<dl>\n",
        );
        for rule in summary.rules {
            let _ = writeln!(
                html,
                "<dt>{}</dt><dd>{} <span class=\"soft\">({})</span></dd>",
                rule.name, rule.says, rule.source
            );
        }
        html.push_str("</dl></details>\n");
    }
}

fn courses(summary: &Summary<'_>, page: &Page<'_>, html: &mut String) {
    let pictures: Vec<&Picture> = summary.findings.gallery.pictures().collect();
    html.push_str("<h2>Courses</h2>\n");
    if pictures.is_empty() {
        html.push_str("<p>Nothing was flagged.</p>\n");
        return;
    }
    let (tally, engine) = (&summary.findings.tally, page.engine);
    let which = match (engine, pictures.len() as u64 >= tally.look.courses) {
        (true, true) => format!(
            "All {} that are worth a look or asking, the clearest first.",
            pictures.len()
        ),
        (true, false) => format!(
            "Of {} that are worth a look or asking, the clearest {}.",
            tally.look.courses,
            pictures.len()
        ),
        (false, _) => format!("{} that most rules flag.", pictures.len()),
    };
    let _ = writeln!(
        html,
        "<p>{which} Whether something happened in them, no score can say.</p>"
    );
    course::key(page, html);
    html.push_str("<ul class=\"courses\">\n");
    for picture in pictures {
        course::show(picture, page, html);
    }
    html.push_str("</ul>\n");
}

/// As text within a page.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            c => safe.push(c),
        }
    }
    safe
}
