//! The report: one page that holds everything, to read and to print. What was flagged, side by side with chance, and the courses that
//! have most to show as small pictures, each with its numbers.

use std::fmt::Write as _;

use super::engine::Flag;
use super::picture::{Picture, Shot};
use super::scale::Scale;
use super::summary::{Summary, grouped};

/// How large a picture is, in pixels, and how far its drawing stays from the edge.
const WIDTH: f64 = 260.0;
const HEIGHT: f64 = 110.0;
const EDGE: f64 = 10.0;

/// Colours and type as on the pages of a practice; black and white on paper.
const STYLE: &str = "
:root{color-scheme:light dark;--paper:#fbf6ee;--sheet:#fffefb;--ink:#2a2520;--soft:#5d564d;--line:#e0d6c4;--wash:#f4ead6;--gold:#a8741a}
@media (prefers-color-scheme:dark){:root{--paper:#1d1915;--sheet:#26221d;--ink:#f1e9dc;--soft:#b9ae9f;--line:#453e35;--wash:#3a301c;--gold:#e0ac55}}
*{box-sizing:border-box}body{margin:0 auto;max-width:74rem;padding:2rem 1.25rem;background:var(--paper);color:var(--ink);font:1rem/1.5 system-ui,sans-serif}
h1,h2{font-family:Georgia,serif;font-weight:500;line-height:1.25}h3{font-size:1rem;margin:0 0 .25rem}
pre{white-space:pre-wrap;font:inherit;color:var(--soft)}table{border-collapse:collapse;font-variant-numeric:tabular-nums}
th,td{padding:.25rem .75rem .25rem 0;text-align:start;border-block-end:1px solid var(--line)}td{text-align:end}
.scroll{overflow-x:auto}.bar{display:inline-block;height:.75rem;background:var(--gold)}.bar.chance{background:var(--soft)}
.courses{list-style:none;padding:0;display:grid;gap:1rem;grid-template-columns:repeat(auto-fill,minmax(min(100%,18rem),1fr))}
.courses li{padding:.75rem;background:var(--sheet);border:1px solid var(--line);border-radius:.5rem;break-inside:avoid}
svg{display:block;max-width:100%;height:auto}.courses svg{width:100%}.usual{fill:var(--wash)}.level{stroke:var(--soft);stroke-dasharray:3 3;fill:none}.score{stroke:var(--ink);fill:none;stroke-width:1.5}
.dot{fill:var(--ink)}.ask{fill:var(--gold)}.look{fill:none;stroke:var(--gold);stroke-width:1.5}.none{fill:none;stroke:var(--soft)}
details{margin-block-start:.5rem}summary{cursor:pointer;color:var(--soft)}details table{font-size:.8125rem}.help{color:var(--soft)}
@media print{:root{--paper:#fff;--sheet:#fff;--ink:#000;--soft:#333;--line:#999;--wash:#e8e8e8;--gold:#777}body{padding:0}details{display:none}}
";

/// The page.
pub(super) fn page(summary: &Summary<'_>, text: &str) -> String {
    let name = escaped(&summary.reading.name);
    let mut page = format!(
        "<!doctype html>\n<html lang=\"en\"><head><meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">\
         <title>{name}</title><style>{STYLE}</style></head><body>\n<h1>{name}</h1>\n"
    );
    // What is said on the terminal, up to the table that follows here as a table.
    let said = text.split("\n\n").next().unwrap_or_default();
    let _ = writeln!(page, "<pre>{}</pre>", escaped(said));
    side_by_side(summary, &mut page);
    let scale = summary.reading.layout.scale;
    let pictures: Vec<&Picture> = summary.findings.gallery.pictures().collect();
    if pictures.is_empty() {
        page.push_str("<p>Nothing was flagged.</p>\n");
    } else {
        let _ = writeln!(
            page,
            "<h2>The courses that have most to show</h2>\n<p class=\"help\">The line is the score, the dashed one the level, the band where four \
             of five scores would lie if nothing had opened. A filled gold dot is worth asking, a ring worth a look; a hollow dot at the foot has no \
             score. {} of {} courses.</p>\n<ul class=\"courses\">",
            pictures.len(),
            grouped(summary.findings.tally.courses)
        );
        for picture in pictures {
            course(picture, scale, &mut page);
        }
        page.push_str("</ul>\n");
    }
    page.push_str("</body></html>\n");
    page
}

/// What was flagged beside what chance flags, as bars and as numbers.
fn side_by_side(summary: &Summary<'_>, page: &mut String) {
    page.push_str(
        "<h2>What was flagged, and what chance alone flags</h2>\n<div class=\"scroll\"><table><thead><tr><th scope=\"col\"></th><th \
         scope=\"col\">courses</th><th scope=\"col\">share</th><th scope=\"col\">by chance</th><th scope=\"col\">share (gold) beside chance (grey)</th></tr></thead><tbody>\n",
    );
    for line in summary.lines() {
        let (share, chance) = (100.0 * line.share, 100.0 * line.chance);
        let _ = writeln!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{share:.1} %</td><td>{chance:.1} %</td><th><svg width=\"202\" height=\"18\" \
             aria-hidden=\"true\"><rect x=\"0\" y=\"1\" width=\"{:.1}\" height=\"7\" fill=\"var(--gold)\"/><rect x=\"0\" y=\"10\" width=\"{:.1}\" \
             height=\"7\" fill=\"var(--soft)\"/></svg></th></tr>",
            line.name,
            grouped(line.flagged.courses),
            2.0 * share,
            2.0 * chance
        );
    }
    page.push_str("</tbody></table></div>\n<p class=\"help\">By chance: of simulated courses of these lengths and this spread in which nothing happened.</p>\n");
}

/// One course: a picture, and its numbers.
fn course(picture: &Picture, scale: Scale, page: &mut String) {
    let _ = write!(page, "<li><h3>{}</h3>", escaped(&picture.client));
    drawing(&picture.shots, scale, page);
    page.push_str("<details><summary>Its numbers</summary><div class=\"scroll\"><table><thead><tr><th scope=\"col\">session</th><th scope=\"col\">score</th><th scope=\"col\">level</th><th scope=\"col\">P(open)</th><th scope=\"col\">flag</th></tr></thead><tbody>");
    for shot in &picture.shots {
        let score = shot
            .score
            .map_or_else(|| "none".to_owned(), |score| format!("{score:.2}"));
        let _ = write!(
            page,
            "<tr><th scope=\"row\">{}</th><td>{score}</td>",
            shot.session
        );
        match &shot.seen {
            Some(seen) => {
                let _ = write!(
                    page,
                    "<td>{:.2}</td><td>{:.2}</td><td>{}</td></tr>",
                    seen.level,
                    seen.p_open,
                    seen.flag.name()
                );
            }
            None => {
                let _ = write!(
                    page,
                    "<td></td><td></td><td>{} rules</td></tr>",
                    shot.rules.len()
                );
            }
        }
    }
    page.push_str("</tbody></table></div></details></li>\n");
}

fn drawing(shots: &[Shot], scale: Scale, page: &mut String) {
    let apart = (WIDTH - 2.0 * EDGE) / (shots.len().max(2) - 1) as f64;
    let across = |at: usize| EDGE + apart * at as f64;
    let down = |score: f64| {
        let share = (score - scale.low) / (scale.high - scale.low);
        HEIGHT - EDGE - share.clamp(0.0, 1.0) * (HEIGHT - 2.0 * EDGE)
    };
    let _ = write!(
        page,
        "<svg viewBox=\"0 0 {WIDTH} {HEIGHT}\" width=\"{WIDTH}\" height=\"{HEIGHT}\" aria-hidden=\"true\">"
    );
    let seen: Vec<_> = shots
        .iter()
        .enumerate()
        .filter_map(|(at, shot)| Some((at, shot.seen?)))
        .collect();
    if !seen.is_empty() {
        let mut band = String::new();
        let ends = seen
            .iter()
            .map(|(at, seen)| (*at, seen.usual_high))
            .chain(seen.iter().rev().map(|(at, seen)| (*at, seen.usual_low)));
        for (at, end) in ends {
            let _ = write!(band, "{:.1},{:.1} ", across(at), down(end));
        }
        let mut level = String::new();
        for (at, seen) in &seen {
            let _ = write!(level, "{:.1},{:.1} ", across(*at), down(seen.level));
        }
        let _ = write!(
            page,
            "<polygon class=\"usual\" points=\"{band}\"/><polyline class=\"level\" points=\"{level}\"/>"
        );
    }
    // A missing score is a gap in the line.
    for run in shots
        .iter()
        .enumerate()
        .collect::<Vec<_>>()
        .split(|(_, shot)| shot.score.is_none())
    {
        let mut points = String::new();
        for (at, shot) in run {
            let _ = write!(
                points,
                "{:.1},{:.1} ",
                across(*at),
                down(shot.score.unwrap_or(scale.low))
            );
        }
        let _ = write!(page, "<polyline class=\"score\" points=\"{points}\"/>");
    }
    for (at, shot) in shots.iter().enumerate() {
        let (x, y) = (across(at), shot.score.map_or(HEIGHT - 4.0, down));
        let flag = shot.seen.map_or(Flag::None, |seen| seen.flag);
        let (class, radius) = match (shot.score, flag, shot.rules.is_empty()) {
            (None, Flag::None, true) => ("none", 2.0),
            (_, Flag::Ask, _) => ("ask", 4.0),
            (_, Flag::Look, _) => ("look", 4.0),
            // Without the engine, what a rule flags.
            (_, Flag::None, false) if shot.seen.is_none() => ("look", 4.0),
            (None, Flag::None, false) => ("none", 2.0),
            (Some(_), Flag::None, _) => ("dot", 1.6),
        };
        let _ = write!(
            page,
            "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>"
        );
    }
    page.push_str("</svg>");
}

/// Text as HTML shows it: whatever stands in a file stays text.
fn escaped(text: &str) -> String {
    let mut safe = String::with_capacity(text.len());
    for letter in text.chars() {
        match letter {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            other => safe.push(other),
        }
    }
    safe
}
