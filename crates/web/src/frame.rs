//! What every page stands in: state, forms, extractors, layout, words. It knows no page.

pub(crate) mod account_form;
pub(crate) mod assets;
pub(crate) mod at;
pub(crate) mod demo;
pub(crate) mod desk;
pub(crate) mod failure;
pub(crate) mod field;
pub(crate) mod fields;
pub(crate) mod form;
pub(crate) mod headers;
pub(crate) mod layout;
pub(crate) mod log;
pub(crate) mod login;
pub(crate) mod middleware;
pub(crate) mod prefetch;
pub(crate) mod reach;
pub(crate) mod receive;
pub(crate) mod route;
pub(crate) mod seat_form;
pub(crate) mod state;
pub(crate) mod texts;
pub(crate) mod urlencoded;
pub(crate) mod visitor;
pub(crate) mod words;
