//! One choice of a form, as a card.

/// One choice as a card.
pub(crate) struct Card {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) why: String,
    pub(crate) chosen: bool,
}

/// A card without an explanation.
pub(crate) fn plain(name: &'static str, label: String, chosen: bool) -> Card {
    Card {
        name,
        label,
        why: String::new(),
        chosen,
    }
}
