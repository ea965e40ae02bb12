//! What goes along unseen from one page of the form to the next.

use crate::frame::fields::Fields;

/// Everything that goes along unseen to the next page: each field but those that the page itself has.
pub(super) fn carried(fields: &Fields, but: &[&str]) -> Vec<(String, String)> {
    const NEVER: &[&str] = &["submission", "made-from", "go"];
    fields
        .iter()
        .filter(|(name, value)| !value.is_empty() && !NEVER.contains(name) && !but.contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}
