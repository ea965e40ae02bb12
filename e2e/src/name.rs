//! Short names for pages, so that a failure and a picture say which page it is: `client-with-1-about-2`.

use std::collections::BTreeMap;

/// Gives names. Ids become numbers in the order in which they are met.
#[derive(Default)]
pub(crate) struct Names {
    met: BTreeMap<String, usize>,
    last: BTreeMap<String, usize>,
}

impl Names {
    /// The name of an address, such as `/with/6f1c…/say`, for someone of a role.
    pub(crate) fn of(&mut self, role: &str, address: &str) -> String {
        let (path, query) = address.split_once('?').unwrap_or((address, ""));
        let mut name = role.to_owned();
        let mut segments = path.split('/').filter(|s| !s.is_empty()).peekable();
        if segments.peek().is_none() {
            name.push_str("-home");
        }
        let mut before = String::new();
        for segment in segments {
            name.push('-');
            if segment.len() >= 24 {
                name.push_str(&self.number(&before, segment).to_string());
            } else {
                name.push_str(segment);
            }
            segment.clone_into(&mut before);
        }
        for pair in query.split('&').filter(|pair| !pair.is_empty()) {
            name.push('-');
            name.push_str(&pair.replace('=', "-"));
        }
        name
    }

    fn number(&mut self, kind: &str, id: &str) -> usize {
        if let Some(number) = self.met.get(id) {
            return *number;
        }
        let last = self.last.entry(kind.to_owned()).or_default();
        *last += 1;
        self.met.insert(id.to_owned(), *last);
        *last
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_become_numbers_in_the_order_in_which_they_are_met() {
        let mut names = Names::default();
        let [a, b, c] = ["1", "2", "3"].map(|digit| digit.repeat(32));
        assert_eq!(names.of("client", "/"), "client-home");
        assert_eq!(names.of("client", &format!("/with/{b}")), "client-with-1");
        assert_eq!(
            names.of("client", &format!("/with/{b}/about/{a}?page=9")),
            "client-with-1-about-1-page-9"
        );
        assert_eq!(
            names.of("client", &format!("/with/{c}/say")),
            "client-with-2-say"
        );
        assert_eq!(names.of("client", &format!("/with/{b}")), "client-with-1");
    }
}
