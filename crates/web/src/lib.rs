//! HTTP and nothing else: routes, pages, texts, pictures.
//!
//! A handler does four things: extract, call a use case, choose a page, done. What one person may see is decided below this
//! crate; here it only gets a shape. Files follow URLs: `html/<url>.rs`.

mod app;
mod around;
mod assets;
mod chart;
mod earnest;
mod failure;
mod fields;
mod headers;
mod help;
mod html;
mod line;
mod log;
mod routes;
mod serve;
mod shell;
mod visit;
mod words;

pub use app::{App, DemoAccount, Why, router};
pub use routes::{ROUTES, Reach, Route};
pub use serve::{Listening, serve};
pub use words::Words;
