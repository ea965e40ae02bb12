//! What the engine and each rule flag, beside what chance flags: a picture, and the table that says the same.

use std::fmt::Write as _;

use super::super::summary::{Line, grouped, percent};

/// Heights and widths in the picture's own units.
const ROW: usize = 26;
const NAMES: f64 = 150.0;
const BARS: f64 = 260.0;

#[expect(clippy::cast_precision_loss, reason = "for the eye")]
fn share(part: u64, all: u64) -> f64 {
    if all == 0 {
        0.0
    } else {
        part as f64 / all as f64
    }
}

/// Two bars for each: full, what was flagged in the file; dashed, what chance flags.
pub(super) fn picture(lines: &[Line], courses: u64, html: &mut String) {
    let height = lines.len() * ROW + 22;
    let _ = write!(
        html,
        "<figure><svg viewBox=\"0 0 440 {height}\" aria-hidden=\"true\" focusable=\"false\">"
    );
    for part in [0, 25, 50, 75, 100] {
        let x = NAMES + BARS * f64::from(part) / 100.0;
        let (to, text) = (height - 18, height - 5);
        let _ = write!(
            html,
            "<line class=\"grid\" x1=\"{x:.1}\" x2=\"{x:.1}\" y1=\"0\" y2=\"{to}\"/>"
        );
        let _ = write!(
            html,
            "<text x=\"{x:.1}\" y=\"{text}\" text-anchor=\"middle\">{part} %</text>"
        );
    }
    for (at, line) in lines.iter().enumerate() {
        let (y, below) = (at * ROW + 4, at * ROW + 13);
        let found = BARS * share(line.flagged.courses, courses);
        let _ = write!(
            html,
            "<text x=\"{:.0}\" y=\"{}\" text-anchor=\"end\">{}</text>",
            NAMES - 8.0,
            y + 12,
            line.name
        );
        let _ = write!(
            html,
            "<rect class=\"found\" x=\"{NAMES}\" y=\"{y}\" width=\"{found:.1}\" height=\"7\"/>"
        );
        if let Some(chance) = line.by_chance {
            let width = BARS * chance;
            let _ = write!(
                html,
                "<rect class=\"chance\" x=\"{NAMES}\" y=\"{below}\" width=\"{width:.1}\" height=\"6\"/>"
            );
        }
    }
    html.push_str(
        "</svg>\n<figcaption>Share of courses with at least one flag. Full: in this file. Dashed: by chance alone.</figcaption></figure>\n",
    );
}

/// The same as a table.
pub(super) fn table(lines: &[Line], courses: u64, html: &mut String) {
    html.push_str(
        "<div class=\"scroll\"><table><caption>Courses and sessions with a flag</caption><thead><tr><th scope=\"col\">By</th>\
         <th scope=\"col\">Courses</th><th scope=\"col\">Of all</th><th scope=\"col\">By chance</th><th scope=\"col\">Sessions</th></tr></thead><tbody>\n",
    );
    for line in lines {
        let chance = line
            .by_chance
            .map_or("–".to_owned(), |share| format!("{:.0} %", 100.0 * share));
        let _ = writeln!(
            html,
            "<tr><th scope=\"row\">{}</th><td>{}</td><td>{}</td><td>{chance}</td><td>{}</td></tr>",
            line.name,
            grouped(line.flagged.courses),
            percent(line.flagged.courses, courses),
            grouped(line.flagged.sessions)
        );
    }
    html.push_str("</tbody></table></div>\n");
}
