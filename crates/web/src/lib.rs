//! HTTP and nothing else: routes, pages, texts, pictures.
//!
//! A handler does four things: extract, call a use case, choose a page, done. What one person may see is decided below this
//! crate; here it only gets a shape. `frame` is what every page stands in, `parts` what several pages show, `pages` a folder for
//! each topic.

// Whatever is one of several is named: a new one is nowhere passed over in silence.
#![warn(clippy::wildcard_enum_match_arm)]

mod app;
mod frame;
mod pages;
mod parts;
mod refusal;
mod serve;

pub use app::router;
pub use frame::demo::{DemoAccount, Why};
pub use frame::field::{Field, Kind};
pub use frame::form::{Form, Whose};
pub use frame::reach::Reach;
pub use frame::route::Route;
pub use frame::state::App;
pub use frame::words::Words;
pub use pages::{ROUTES, forms};
pub use serve::{Listening, serve};
