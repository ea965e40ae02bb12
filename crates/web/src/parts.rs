//! What several pages show. It knows no page.

pub(crate) mod card;
pub(crate) mod chart;
pub(crate) mod conversations;
pub(crate) mod hand;
pub(crate) mod help;
pub(crate) mod host;
pub(crate) mod letter;
pub(crate) mod line;
pub(crate) mod link;
pub(crate) mod mail;
pub(crate) mod moment_cards;
pub(crate) mod moment_form;
pub(crate) mod noticed;
pub(crate) mod phrases;
pub(crate) mod safety;
pub(crate) mod stand;
pub(crate) mod underway;
