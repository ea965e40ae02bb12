//! Text that a person wrote: parsed once at the door, never checked again inside.

use serde::{Deserialize, Serialize};

use crate::Refusal;

/// Text of 1 to `MAX` characters, trimmed, without control characters other than line breaks and tabs.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Written<const MAX: usize>(String);

/// A name as shown to others.
pub type Name = Written<80>;
/// One line.
pub type Line = Written<300>;
/// As much as someone wants to say in one go (about 1,000 words).
pub type Passage = Written<6000>;

impl<const MAX: usize> Written<MAX> {
    /// The longest that fits, in characters.
    pub const MAX: usize = MAX;

    /// Reads what was typed into `field`. An empty field is `None`: nothing was said.
    ///
    /// # Errors
    /// [`Refusal::TooLong`] above `MAX` characters, [`Refusal::Unreadable`] for control characters.
    pub fn parse(field: &'static str, raw: &str) -> Result<Option<Self>, Refusal> {
        let text = raw.replace("\r\n", "\n").replace('\r', "\n");
        let text = text.trim();
        if text.is_empty() {
            return Ok(None);
        }
        let length = text.chars().count();
        if length > MAX {
            return Err(Refusal::TooLong {
                field,
                length,
                max: MAX,
            });
        }
        if text
            .chars()
            .any(|c| c.is_control() && c != '\n' && c != '\t')
        {
            return Err(Refusal::Unreadable { field });
        }
        Ok(Some(Self(text.to_owned())))
    }

    /// As [`Written::parse`], where something has to be said.
    ///
    /// # Errors
    /// Those of [`Written::parse`], and [`Refusal::Empty`].
    pub fn required(field: &'static str, raw: &str) -> Result<Self, Refusal> {
        Self::parse(field, raw)?.ok_or(Refusal::Empty { field })
    }

    /// The text.
    pub fn as_str(&self) -> &str {
        &self.0
    }

    /// How many words it has, by white space.
    pub fn words(&self) -> usize {
        self.0.split_whitespace().count()
    }
}

impl<const MAX: usize> std::fmt::Display for Written<MAX> {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str(&self.0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_is_nothing_said() {
        assert_eq!(Line::parse("words", " \r\n\t "), Ok(None));
        assert_eq!(
            Line::required("words", "  "),
            Err(Refusal::Empty { field: "words" })
        );
    }

    #[test]
    fn length_counts_characters_not_bytes() {
        let at_limit = "ü".repeat(Line::MAX);
        assert!(Line::parse("words", &at_limit).is_ok_and(|w| w.is_some()));
        assert_eq!(
            Line::parse("words", &format!("{at_limit}ü")),
            Err(Refusal::TooLong {
                field: "words",
                length: 301,
                max: 300
            })
        );
    }

    #[test]
    fn control_characters_are_refused_line_breaks_are_not() {
        assert_eq!(
            Line::parse("words", "a\u{0}b"),
            Err(Refusal::Unreadable { field: "words" })
        );
        assert!(
            Line::parse("words", "a\r\nb").is_ok_and(|w| w.is_some_and(|w| w.as_str() == "a\nb"))
        );
    }
}
