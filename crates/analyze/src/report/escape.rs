//! Escaping: text of the file within a page.

use std::fmt;

use askama::filters::Escaper;

/// Escapes what could be markup, as named entities. (`askama.toml` names it.)
#[derive(Debug, Clone, Copy)]
pub(crate) struct Entities;

impl Escaper for Entities {
    fn write_escaped_str<W: fmt::Write>(&self, mut to: W, text: &str) -> fmt::Result {
        let mut rest = text;
        while let Some(at) = rest.find(['&', '<', '>', '"']) {
            to.write_str(&rest[..at])?;
            to.write_str(match rest.as_bytes()[at] {
                b'&' => "&amp;",
                b'<' => "&lt;",
                b'>' => "&gt;",
                _ => "&quot;",
            })?;
            rest = &rest[at + 1..];
        }
        to.write_str(rest)
    }
}

#[cfg(test)]
mod tests {
    use askama::filters::Escaper;

    use super::Entities;

    #[test]
    fn nothing_in_a_name_is_markup() {
        let mut page = String::new();
        let written = Entities.write_escaped_str(&mut page, "<b a=\"é\">&'");
        assert_eq!(written, Ok(()));
        assert_eq!(page, "&lt;b a=&quot;é&quot;&gt;&amp;'");
    }
}
