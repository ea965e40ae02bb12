//! From figures of single rounds to the lines of a report: smallest, middle, largest, and the ratios between them.

use std::collections::BTreeMap;

/// The smallest, the middle and the largest of some figures.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Spread {
    /// The smallest.
    pub min: f64,
    /// The middle one, or the mean of the two middle ones.
    pub median: f64,
    /// The largest.
    pub max: f64,
}

impl Spread {
    /// The spread of `figures`; of none there is none.
    #[must_use]
    pub fn of(figures: impl IntoIterator<Item = f64>) -> Option<Self> {
        let mut sorted: Vec<f64> = figures.into_iter().collect();
        sorted.sort_by(f64::total_cmp);
        let (min, max) = (*sorted.first()?, *sorted.last()?);
        let half = sorted.len() / 2;
        let median = if sorted.len() % 2 == 1 {
            sorted[half]
        } else {
            f64::midpoint(sorted[half - 1], sorted[half])
        };
        Some(Self { min, median, max })
    }
}

/// The figures of a whole run, each under its name, one for each round in which it was taken.
#[derive(Clone, Debug)]
pub struct Ledger<K>(BTreeMap<K, BTreeMap<usize, f64>>);

impl<K: Ord> Default for Ledger<K> {
    fn default() -> Self {
        Self(BTreeMap::new())
    }
}

impl<K: Ord> Ledger<K> {
    /// Notes that `round` gave `figure` for `key`.
    pub fn note(&mut self, round: usize, key: K, figure: f64) {
        self.0.entry(key).or_default().insert(round, figure);
    }

    /// The spread of one figure over the rounds.
    #[must_use]
    pub fn spread(&self, key: &K) -> Option<Spread> {
        Spread::of(self.0.get(key)?.values().copied())
    }

    /// The spread of `above / below`, each ratio taken within one round, so that both saw the same mood of the machine.
    #[must_use]
    pub fn ratio(&self, above: &K, below: &K) -> Option<Spread> {
        let (above, below) = (self.0.get(above)?, self.0.get(below)?);
        Spread::of(
            above
                .iter()
                .filter_map(|(round, figure)| Some(figure / below.get(round)?)),
        )
    }
}

/// A line of a table: what it is about, its spread if it was measured, and what the product aims at.
#[derive(Clone, Debug)]
pub struct Line {
    /// What was measured.
    pub what: String,
    /// What came out; `None` when it was not measured.
    pub spread: Option<Spread>,
    /// What is aimed at, in words; empty where nothing is.
    pub aim: &'static str,
}

/// The lines as text, with `places` decimals, under `title`.
#[must_use]
pub fn table(title: &str, lines: &[Line], places: usize) -> String {
    let wide = lines
        .iter()
        .map(|line| line.what.chars().count())
        .max()
        .unwrap_or(0);
    let mut text = format!(
        "{title:wide$}  {:>9}  {:>9}  {:>9}\n",
        "min", "median", "max"
    );
    for line in lines {
        let numbers = match line.spread {
            Some(Spread { min, median, max }) => {
                format!("{min:>9.places$}  {median:>9.places$}  {max:>9.places$}")
            }
            None => format!("{:>31}", "not measured"),
        };
        let row = format!("{:wide$}  {numbers}  {}", line.what, line.aim);
        text.push_str(row.trim_end());
        text.push('\n');
    }
    text
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_middle_of_an_odd_and_of_an_even_number() {
        let odd = Spread::of([3.0, 1.0, 2.0]);
        assert_eq!(
            odd,
            Some(Spread {
                min: 1.0,
                median: 2.0,
                max: 3.0
            })
        );
        assert_eq!(
            Spread::of([4.0, 1.0, 2.0, 3.0]).map(|s| s.median),
            Some(2.5)
        );
        assert_eq!(Spread::of([]), None);
    }

    #[test]
    fn a_ratio_pairs_figures_of_the_same_round_only() {
        let mut ledger = Ledger::default();
        ledger.note(0, "candor", 1.0);
        ledger.note(0, "anchor", 2.0);
        ledger.note(1, "candor", 30.0);
        ledger.note(1, "anchor", 40.0);
        ledger.note(2, "anchor", 1.0);
        let ratio = ledger.ratio(&"candor", &"anchor");
        assert_eq!(ratio.map(|r| (r.min, r.max)), Some((0.5, 0.75)));
        assert_eq!(ledger.ratio(&"candor", &"nobody"), None);
    }

    #[test]
    fn what_was_not_measured_says_so() {
        let line = Line {
            what: "x".into(),
            spread: None,
            aim: "",
        };
        assert!(table("t", &[line], 2).contains("not measured"));
    }
}
