//! One course: its scores as a line over the range that was usual before each session, and the table that says the same.

use std::fmt::Write as _;

use super::super::engine::Flag;
use super::super::picture::{Picture, Shot};
use super::{Page, escaped};

const WIDTH: f64 = 320.0;
/// The scale goes from here…
const TOP: f64 = 8.0;
/// …to here.
const BOTTOM: f64 = 108.0;
const LEFT: f64 = 26.0;
const RIGHT: f64 = 312.0;
/// How high a row of rule marks is.
const MARK: f64 = 8.0;
/// More rows than this would be no picture any more; the table has them all.
const ROWS: usize = 8;

/// What the marks mean.
pub(super) fn key(page: &Page<'_>, html: &mut String) {
    html.push_str("<ul class=\"key\">");
    let mut add = |shape: &str, what: &str| {
        let _ = write!(
            html,
            "<li><svg viewBox=\"0 0 18 18\" aria-hidden=\"true\" focusable=\"false\">{shape}</svg>{what}</li>"
        );
    };
    add(
        "<circle class=\"dot\" cx=\"9\" cy=\"9\" r=\"3\"/>",
        "a score; where none was given, the line stops",
    );
    if page.engine {
        add(
            "<rect class=\"band\" x=\"1\" y=\"4\" width=\"16\" height=\"10\"/>",
            "what was usual before the session: four of five scores",
        );
        add(
            "<circle class=\"look\" cx=\"9\" cy=\"9\" r=\"5\"/>",
            "worth a look",
        );
        add(
            "<circle class=\"ask\" cx=\"9\" cy=\"9\" r=\"5\"/>",
            "worth asking",
        );
    }
    if !page.rules.is_empty() {
        let names: Vec<&str> = page.rules.iter().take(ROWS).map(|rule| rule.name).collect();
        let what = format!("flagged by a rule; rows from above: {}", names.join(", "));
        add(
            "<rect class=\"tick\" x=\"6\" y=\"6\" width=\"6\" height=\"6\"/>",
            &what,
        );
    }
    html.push_str("</ul>\n");
}

/// One course, as an item of the list.
pub(super) fn show(picture: &Picture, page: &Page<'_>, html: &mut String) {
    let client = escaped(&picture.client);
    let _ = write!(html, "<li><h3>{client}</h3><figure>");
    drawing(picture, page, html);
    html.push_str("</figure>");
    table(picture, page, &client, html);
    html.push_str("</li>\n");
}

fn drawing(picture: &Picture, page: &Page<'_>, html: &mut String) {
    let rows = page.rules.len().min(ROWS);
    #[expect(clippy::cast_precision_loss, reason = "a few rows")]
    let below = BOTTOM + 8.0 + MARK * rows as f64;
    let _ = write!(
        html,
        "<svg viewBox=\"0 0 {WIDTH} {:.0}\" aria-hidden=\"true\" focusable=\"false\">",
        below + 14.0
    );
    let down = |score: f64| {
        let part = (score - page.scale.low) / (page.scale.high - page.scale.low);
        BOTTOM - part.clamp(0.0, 1.0) * (BOTTOM - TOP)
    };
    let across = |at: usize| place(at, picture.shots.len());
    band(&picture.shots, across, down, html);
    for end in [page.scale.low, page.scale.high] {
        let y = down(end);
        let _ = write!(
            html,
            "<line class=\"grid\" x1=\"{LEFT}\" x2=\"{RIGHT}\" y1=\"{y}\" y2=\"{y}\"/>"
        );
        let _ = write!(
            html,
            "<text x=\"{}\" y=\"{}\" text-anchor=\"end\">{end}</text>",
            LEFT - 5.0,
            y + 4.0
        );
    }
    line(&picture.shots, across, down, html);
    for (at, shot) in picture.shots.iter().enumerate() {
        let x = across(at);
        if let Some(y) = shot.score.map(down) {
            let (class, radius) = match shot.seen.map(|seen| seen.flag) {
                Some(Flag::Ask) => ("ask", 4.5),
                Some(Flag::Look) => ("look", 4.0),
                _ => ("dot", if picture.shots.len() > 40 { 1.4 } else { 2.2 }),
            };
            let _ = write!(
                html,
                "<circle class=\"{class}\" cx=\"{x:.1}\" cy=\"{y:.1}\" r=\"{radius}\"/>"
            );
        }
        for rule in shot.rules.iter().filter(|rule| **rule < ROWS) {
            #[expect(clippy::cast_precision_loss, reason = "a few rows")]
            let y = BOTTOM + 6.0 + MARK * *rule as f64;
            let _ = write!(
                html,
                "<rect class=\"tick\" x=\"{:.1}\" y=\"{y:.1}\" width=\"5\" height=\"5\"/>",
                x - 2.5
            );
        }
    }
    if let (Some(first), Some(last)) = (picture.shots.first(), picture.shots.last()) {
        let y = below + 10.0;
        let _ = write!(
            html,
            "<text x=\"{LEFT}\" y=\"{y}\">session {}</text>",
            first.session
        );
        let _ = write!(
            html,
            "<text x=\"{RIGHT}\" y=\"{y}\" text-anchor=\"end\">{}</text>",
            last.session
        );
    }
    html.push_str("</svg>");
}

fn place(at: usize, of: usize) -> f64 {
    if of < 2 {
        return f64::midpoint(LEFT, RIGHT);
    }
    #[expect(clippy::cast_precision_loss, reason = "at most some hundred sessions")]
    let part = at as f64 / (of - 1) as f64;
    LEFT + 6.0 + part * (RIGHT - LEFT - 12.0)
}

fn band(
    shots: &[Shot],
    across: impl Fn(usize) -> f64,
    down: impl Fn(f64) -> f64,
    html: &mut String,
) {
    let seen = || {
        shots
            .iter()
            .enumerate()
            .filter_map(|(at, shot)| shot.seen.map(|seen| (at, seen)))
    };
    if seen().count() < 2 {
        return;
    }
    html.push_str("<polygon class=\"band\" points=\"");
    for (at, seen) in seen() {
        let _ = write!(html, "{:.1},{:.1} ", across(at), down(seen.usual_high));
    }
    for (at, seen) in seen().collect::<Vec<_>>().into_iter().rev() {
        let _ = write!(html, "{:.1},{:.1} ", across(at), down(seen.usual_low));
    }
    html.push_str("\"/>");
}

fn line(
    shots: &[Shot],
    across: impl Fn(usize) -> f64,
    down: impl Fn(f64) -> f64,
    html: &mut String,
) {
    html.push_str("<path class=\"run\" d=\"");
    let mut drawing = false;
    for (at, shot) in shots.iter().enumerate() {
        if let Some(score) = shot.score {
            let _ = write!(
                html,
                "{}{:.1} {:.1}",
                if drawing { 'L' } else { 'M' },
                across(at),
                down(score)
            );
        }
        drawing = shot.score.is_some();
    }
    html.push_str("\"/>");
}

fn table(picture: &Picture, page: &Page<'_>, client: &str, html: &mut String) {
    let _ = write!(
        html,
        "<details><summary>Numbers</summary><div class=\"scroll\"><table><caption>{client}</caption><thead><tr><th scope=\"col\">Session</th>\
         <th scope=\"col\">Score</th>"
    );
    if page.engine {
        html.push_str("<th scope=\"col\">Usual</th><th scope=\"col\">Opened</th><th scope=\"col\">Open</th><th scope=\"col\">Worth</th>");
    }
    if !page.rules.is_empty() {
        html.push_str("<th scope=\"col\" class=\"words\">Rules</th>");
    }
    html.push_str("</tr></thead><tbody>");
    for shot in &picture.shots {
        let score = shot
            .score
            .map_or("–".to_owned(), |score| format!("{score:.2}"));
        let _ = write!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{score}</td>",
            shot.session
        );
        if let Some(seen) = shot.seen {
            let worth = match seen.flag {
                Flag::None => "",
                Flag::Look => "a look",
                Flag::Ask => "asking",
            };
            let _ = write!(
                html,
                "<td>{:.2}–{:.2}</td><td>{:.2}</td><td>{:.2}</td><td>{worth}</td>",
                seen.usual_low, seen.usual_high, seen.p_opened, seen.p_open
            );
        }
        if !page.rules.is_empty() {
            let names: Vec<&str> = shot
                .rules
                .iter()
                .map(|rule| page.rules[*rule].name)
                .collect();
            let _ = write!(html, "<td class=\"words\">{}</td>", names.join(", "));
        }
        html.push_str("</tr>");
    }
    html.push_str("</tbody></table></div></details>");
}
