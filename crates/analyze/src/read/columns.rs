//! Columns: which is which, as the caller named them, or guessed from the first line and shown.

use std::fmt::Write as _;

use crate::error::LayoutError;
use crate::options::ColumnOptions;
use crate::read::column_lookup::{named, not_found};
use crate::read::column_names::{
    CLIENT, DATE, DIRECT, RATER, SCORE, SESSION, guess, letters, numbered_items,
};
use crate::wording::{column, many};

/// The columns that were named one by one, each with what it was named for.
fn singly(said: &ColumnOptions) -> [(&Option<String>, &'static str); 6] {
    [
        (&said.client, "client"),
        (&said.session, "session"),
        (&said.score, "score"),
        (&said.rater, "rater"),
        (&said.date, "date"),
        (&said.direct, "direct"),
    ]
}

/// How sessions follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Order {
    /// By their number, in that column.
    Number(usize),
    /// By their day, in that column.
    Day(usize),
    /// As they stand in the file.
    File,
}

/// Which column is which; numbers from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(crate) struct Columns {
    pub(crate) client: usize,
    pub(crate) order: Order,
    pub(crate) score: Option<usize>,
    pub(crate) items: Vec<usize>,
    pub(crate) rater: Option<usize>,
    pub(crate) direct: Option<usize>,
    /// How many fields of a record have to be looked at.
    pub(crate) wanted: usize,
}

impl Columns {
    /// From what was said, and the names in the first line. `width` is how many columns there are; without names, the first
    /// three are client, session and score.
    pub(crate) fn choose(
        said: &ColumnOptions,
        names: &[String],
        width: usize,
        headed: bool,
    ) -> Result<Self, LayoutError> {
        let names: &[String] = if headed { names } else { &[] };
        let one = |asked: &String, what| named(asked, what, names, width);
        let items_said: Vec<usize> = said
            .items
            .iter()
            .map(|asked| one(asked, "items"))
            .collect::<Result<_, _>>()?;
        // What was said is not guessed to be something else as well.
        let mut spoken_for = items_said.clone();
        for (asked, what) in singly(said) {
            spoken_for.extend(asked.as_ref().map(|asked| one(asked, what)).transpose()?);
        }
        let find =
            |asked: &Option<String>, what, words: &[&str], position: Option<usize>| match asked {
                Some(asked) => one(asked, what).map(Some),
                None if headed => Ok(guess(words, names, &spoken_for)),
                None => Ok(position.filter(|at| *at < width && !spoken_for.contains(at))),
            };
        let client = find(&said.client, "client", CLIENT, Some(0))?;
        let number = find(&said.session, "session", SESSION, Some(1))?;
        let day = find(&said.date, "date", DATE, None)?;
        let rater = find(&said.rater, "rater", RATER, None)?;
        let direct = find(&said.direct, "direct", DIRECT, None)?;
        let mut score = find(&said.score, "score", SCORE, Some(2))?;
        let items = if said.items.is_empty() {
            numbered_items(names, &spoken_for)
        } else {
            score = score.filter(|_| said.score.is_some());
            items_said
        };
        let taken = [client, number, day, rater, direct];
        if score.is_none() && items.is_empty() {
            // The only column that is left can be nothing else.
            let mut left = (0..width).filter(|at| !taken.contains(&Some(*at)));
            score = left.next().filter(|_| left.next().is_none());
        }
        let missing = |what: &str| not_found(what, names, width);
        let client = client.ok_or_else(|| missing("client"))?;
        if score.is_none() && items.is_empty() {
            return Err(missing("score"));
        }
        let order = match (number, day) {
            (Some(at), _) => Order::Number(at),
            (None, Some(at)) => Order::Day(at),
            (None, None) => Order::File,
        };
        let mut columns = Self {
            client,
            order,
            score,
            items,
            rater,
            direct,
            wanted: 0,
        };
        columns.wanted = columns.used().max().map_or(0, |most| most + 1);
        columns.once(names)?;
        Ok(columns)
    }

    /// True where the first line has names for the client, the session or its day, and the score or items: as was said, or as they are
    /// usually called.
    pub(crate) fn are_named(said: &ColumnOptions, names: &[String]) -> bool {
        let one = |asked: &Option<String>, words: &[&str]| match asked {
            Some(asked) => {
                let is_name = |name: &String| letters(name) == letters(asked);
                asked.trim().parse::<usize>().is_err() && names.iter().any(is_name)
            }
            None => guess(words, names, &[]).is_some(),
        };
        let score = || one(&said.score, SCORE) || !numbered_items(names, &[]).is_empty();
        let order = || one(&said.session, SESSION) || one(&said.date, DATE);
        one(&said.client, CLIENT) && order() && score()
    }

    /// All columns that are looked at.
    fn used(&self) -> impl Iterator<Item = usize> + '_ {
        let order = match self.order {
            Order::Number(at) | Order::Day(at) => Some(at),
            Order::File => None,
        };
        let others = [order, self.score, self.rater, self.direct]
            .into_iter()
            .flatten();
        std::iter::once(self.client)
            .chain(others)
            .chain(self.items.iter().copied())
    }

    /// A column that is two things at once is a mistake in the command.
    fn once(&self, names: &[String]) -> Result<(), LayoutError> {
        let mut seen: Vec<usize> = Vec::new();
        for at in self.used() {
            if seen.contains(&at) {
                return Err(LayoutError(format!(
                    "{} is used twice; say which column is which with --client, --session, --score",
                    column(at, names)
                )));
            }
            seen.push(at);
        }
        Ok(())
    }

    /// What was chosen, in one line.
    pub(crate) fn shown(&self, names: &[String]) -> String {
        let mut line = format!("client = {}", column(self.client, names));
        let mut add = |what: &str, at: usize| {
            let _ = write!(line, ", {what} = {}", column(at, names));
        };
        match self.order {
            Order::Number(at) => add("session", at),
            Order::Day(at) => add("session by date", at),
            Order::File => {}
        }
        if let Some(at) = self.score {
            add("score", at);
        }
        if let (Some(first), Some(last)) = (self.items.first(), self.items.last()) {
            add(&many(self.items.len() as u64, "item"), *first);
            if self.items.len() > 1 {
                let _ = write!(line, " to {}", column(*last, names));
            }
        }
        for (what, at) in [("rater", self.rater), ("direct", self.direct)] {
            if let Some(at) = at {
                let _ = write!(line, ", {what} = {}", column(at, names));
            }
        }
        if self.order == Order::File {
            line.push_str(", sessions in the order of the file");
        }
        line
    }
}

#[cfg(test)]
mod tests;
