//! Every kind of form there is: sent well, sent twice, sent badly.
#![expect(
    clippy::unwrap_used,
    reason = "a test that cannot go on should stop, loudly"
)]

mod bad_fields;
mod bad_input;
mod declared;
mod markup;
mod quiet;

mod same_submission;
mod scene;
mod strangers;
