//! Which column is which: said on the command line, or guessed from the first line and shown.

use std::fmt::Write as _;

use super::column_names::{
    CLIENT, DATE, DIRECT, RATER, SCORE, SESSION, guess, letters, numbered_items,
};
use super::refusal::plain;
use super::summary::many;
use crate::run::Sentence;

/// What a column can be, as it was said on the command line: a name, or a number from 1.
#[derive(Debug, Clone, Default, clap::Args)]
pub(crate) struct Said {
    /// The column that says who the client is (name, or number from 1).
    #[arg(long, value_name = "COLUMN", help_heading = "Columns")]
    client: Option<String>,
    /// The column with the number of the session.
    #[arg(long, value_name = "COLUMN", help_heading = "Columns")]
    session: Option<String>,
    /// The column with the score of the session.
    #[arg(long, value_name = "COLUMN", help_heading = "Columns")]
    score: Option<String>,
    /// The columns of single items, separated by commas; without a score, their mean is the score.
    #[arg(
        long,
        value_name = "COLUMNS",
        value_delimiter = ',',
        help_heading = "Columns"
    )]
    items: Vec<String>,
    /// The column that says who answered: client or therapist.
    #[arg(long, value_name = "COLUMN", help_heading = "Columns")]
    rater: Option<String>,
    /// The column with the day of the session; orders sessions where they have no number.
    #[arg(long, value_name = "COLUMN", help_heading = "Columns")]
    date: Option<String>,
    /// The column with the answer to "was there a moment that didn't sit right": yes, a little, no.
    #[arg(long, value_name = "COLUMN", help_heading = "Columns")]
    direct: Option<String>,
}

impl Said {
    /// What was said of single columns, with what it was said of.
    fn columns(&self) -> [(&Option<String>, &'static str); 6] {
        [
            (&self.client, "client"),
            (&self.session, "session"),
            (&self.score, "score"),
            (&self.rater, "rater"),
            (&self.date, "date"),
            (&self.direct, "direct"),
        ]
    }
}

/// How sessions follow each other.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Order {
    /// By their number, in that column.
    Number(usize),
    /// By their day, in that column.
    Day(usize),
    /// As they stand in the file.
    File,
}

/// Which column is which; numbers from 0.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Columns {
    pub(super) client: usize,
    pub(super) order: Order,
    pub(super) score: Option<usize>,
    pub(super) items: Vec<usize>,
    pub(super) rater: Option<usize>,
    pub(super) direct: Option<usize>,
    /// How many fields of a record have to be looked at.
    pub(super) wanted: usize,
}

impl Columns {
    /// From what was said, and the names in the first line. `width` is how many columns there are; without names, the first
    /// three are client, session and score.
    pub(super) fn choose(
        said: &Said,
        names: &[String],
        width: usize,
        headed: bool,
    ) -> Result<Self, Sentence> {
        let names: &[String] = if headed { names } else { &[] };
        let one = |asked: &String, what| named(asked, what, names, width);
        let items_said: Vec<usize> = said
            .items
            .iter()
            .map(|asked| one(asked, "items"))
            .collect::<Result<_, _>>()?;
        // What was said is not guessed to be something else as well.
        let mut spoken_for = items_said.clone();
        for (asked, what) in said.columns() {
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
    pub(super) fn are_named(said: &Said, names: &[String]) -> bool {
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
    fn once(&self, names: &[String]) -> Result<(), Sentence> {
        let mut seen: Vec<usize> = Vec::new();
        for at in self.used() {
            if seen.contains(&at) {
                return Err(format!(
                    "{} is used twice; say which column is which with --client, --session, --score",
                    called(at, names)
                ));
            }
            seen.push(at);
        }
        Ok(())
    }

    /// What was chosen, in one line.
    pub(super) fn shown(&self, names: &[String]) -> String {
        let mut line = format!("client = {}", called(self.client, names));
        let mut add = |what: &str, at: usize| {
            let _ = write!(line, ", {what} = {}", called(at, names));
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
                let _ = write!(line, " to {}", called(*last, names));
            }
        }
        for (what, at) in [("rater", self.rater), ("direct", self.direct)] {
            if let Some(at) = at {
                let _ = write!(line, ", {what} = {}", called(at, names));
            }
        }
        if self.order == Order::File {
            line.push_str(", sessions in the order of the file");
        }
        line
    }
}

/// A column as people know it.
pub(super) fn called(at: usize, names: &[String]) -> String {
    match names
        .get(at)
        .map(|name| name.trim())
        .filter(|name| !name.is_empty())
    {
        Some(name) => format!("“{}”", plain(name)),
        None => format!("column {}", at + 1),
    }
}

/// The column of that name, or of that number.
fn named(asked: &str, what: &str, names: &[String], width: usize) -> Result<usize, Sentence> {
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
        format!(
            "--{what} {asked}: there is no such column. {}",
            there_are(names, width)
        )
    })
}

fn not_found(what: &str, names: &[String], width: usize) -> Sentence {
    let or = if what == "score" { " (or --items)" } else { "" };
    format!(
        "which column is the {what}? Say so with --{what}{or}. {}",
        there_are(names, width)
    )
}

fn there_are(names: &[String], width: usize) -> String {
    if names.is_empty() {
        return format!("There are {width} columns, without names: say a number.");
    }
    let all: Vec<String> = (0..names.len().min(30))
        .map(|at| called(at, names))
        .collect();
    let more = if names.len() > 30 { "…" } else { "" };
    format!("There are {}{more}.", all.join(", "))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn names(line: &str) -> Vec<String> {
        line.split(',').map(str::to_owned).collect()
    }

    fn choose(said: &Said, line: &str) -> Result<Columns, Sentence> {
        let names = names(line);
        Columns::choose(said, &names, names.len(), true)
    }

    #[test]
    fn usual_names_are_understood() {
        let found = choose(
            &Said::default(),
            "Date,Patient ID,Session_No,SRS total,Rater",
        )
        .unwrap();
        assert_eq!(
            (found.client, found.order, found.score),
            (1, Order::Number(2), Some(3))
        );
        assert_eq!((found.rater, found.wanted), (Some(4), 5));
        let found = choose(&Said::default(), "id,week,item_2,item_1,item_10,direct").unwrap();
        assert_eq!(
            (found.score, found.items, found.direct),
            (None, vec![3, 2, 4], Some(5))
        );
        let found = choose(&Said::default(), "client,date,how_it_was").unwrap();
        assert_eq!((found.order, found.score), (Order::Day(1), Some(2)));
    }

    #[test]
    fn what_is_said_counts_and_what_cannot_be_guessed_is_asked() {
        let said = Said {
            score: Some("b".to_owned()),
            session: Some("2".to_owned()),
            ..Said::default()
        };
        let found = choose(&said, "client,n,a,b").unwrap();
        assert_eq!((found.order, found.score), (Order::Number(1), Some(3)));
        let refused = choose(&Said::default(), "client,session,a,b").unwrap_err();
        assert!(
            refused.contains("--score") && refused.contains("“a”, “b”"),
            "{refused}"
        );
        let said = Said {
            score: Some("c".to_owned()),
            ..Said::default()
        };
        assert!(
            choose(&said, "client,session,a")
                .unwrap_err()
                .contains("no such column")
        );
        let said = Said {
            session: Some("session".to_owned()),
            score: Some("session".to_owned()),
            ..Said::default()
        };
        assert!(
            choose(&said, "client,session,a")
                .unwrap_err()
                .contains("twice")
        );
    }

    #[test]
    fn names_are_known_by_what_is_needed_even_beside_a_number() {
        let named = |said: &Said, line: &str| Columns::are_named(said, &names(line));
        let nothing = Said::default();
        assert!(named(&nothing, "client,session,score,2019"));
        assert!(named(&nothing, "id,date,item_1,item_2,7"));
        assert!(!named(&nothing, "id,1,5,2019"));
        assert!(!named(&nothing, "client,session,6,2019"));
        let said = Said {
            score: Some("how it was".to_owned()),
            ..Said::default()
        };
        assert!(named(&said, "client,session,How it was,2019"));
        let said = Said {
            score: Some("3".to_owned()),
            ..Said::default()
        };
        assert!(!named(&said, "id,session,3"));
    }

    #[test]
    fn names_are_shown_without_what_would_move_the_cursor() {
        let names = names("cli\u{1b}[2Jent,a\nb,\u{202e}c,d\"é");
        let called: Vec<String> = (0..4).map(|at| called(at, &names)).collect();
        assert_eq!(
            called,
            ["“cli\\u{1b}[2Jent”", "“a\\nb”", "“\\u{202e}c”", "“d\"é”"]
        );
    }

    #[test]
    fn without_names_the_first_three_are_client_session_and_score() {
        let found = Columns::choose(&Said::default(), &names("1,1,5"), 3, false).unwrap();
        assert_eq!(
            (found.client, found.order, found.score),
            (0, Order::Number(1), Some(2))
        );
        assert_eq!(
            found.shown(&[]),
            "client = column 1, session = column 2, score = column 3"
        );
    }
}
