//! The other end of the wire: HTTP/1.1 over kept-open connections, as lean as it can be.
//!
//! The load shares its two cores with the server it loads, so whatever it spends is taken from what it measures. Hence one
//! thread, plain sockets, and a request that is written once and patched. It runs against the anchor and against Candor
//! alike and therefore costs both the same. It knows nothing of either.

mod closed;
mod open;
mod outcome;
mod request;
mod response;
mod wire;

pub use closed::{Closed, closed};
pub use open::{Open, open};
pub use outcome::{Outcome, Source};
pub use request::{Request, submission_id};
pub use response::{Incomplete, Response, parse};
pub use wire::{Wire, fetch};
