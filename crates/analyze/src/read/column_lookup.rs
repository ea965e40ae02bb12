//! Column lookup: by name, by a name that is nearly the same, or by number.

use crate::error::LayoutError;
use crate::read::column_names::letters;
use crate::wording::column;

/// The column of that name, or of that number from 1.
pub(crate) fn named(
    asked: &str,
    what: &str,
    names: &[String],
    width: usize,
) -> Result<usize, LayoutError> {
    let exactly = names.iter().position(|name| name.trim() == asked.trim());
    let loosely = || {
        names
            .iter()
            .position(|name| letters(name) == letters(asked) && !letters(asked).is_empty())
    };
    let number = || {
        asked
            .trim()
            .parse::<usize>()
            .ok()
            .filter(|n| (1..=width).contains(n))
            .map(|n| n - 1)
    };
    exactly.or_else(loosely).or_else(number).ok_or_else(|| {
        LayoutError(format!(
            "--{what} {asked}: there is no such column. {}",
            there_are(names, width)
        ))
    })
}

/// The error for a column that was neither named nor guessed.
pub(crate) fn not_found(what: &str, names: &[String], width: usize) -> LayoutError {
    let or = if what == "score" { " (or --items)" } else { "" };
    LayoutError(format!(
        "which column is the {what}? Say so with --{what}{or}. {}",
        there_are(names, width)
    ))
}

fn there_are(names: &[String], width: usize) -> String {
    if names.is_empty() {
        return format!("There are {width} columns, without names: say a number.");
    }
    let all: Vec<String> = (0..names.len().min(30))
        .map(|at| column(at, names))
        .collect();
    let more = if names.len() > 30 { "…" } else { "" };
    format!("There are {}{more}.", all.join(", "))
}
