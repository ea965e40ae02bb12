//! The trajectory: what a course of scores says about the alliance, session by session, and with what probability something
//! opened.
//!
//! A person's level moves slowly. In any session something may open: the score falls by a dip, which heals by a part each session or
//! stays, until it is over. What is seen is level − dip + noise, rounded to the scale's steps and cut off at its ends. The engine follows
//! five such stories at once (a *switching local-level model*; Harrison & Stevens 1976, Gordon & Smith 1990): each has a level and a dip,
//! both uncertain (a Kalman filter), and those that meet in a session become one. They are followed for five spreads of noise side by
//! side, so that the engine learns how even this person's scores are.
//!
//! - **Nothing later is used**: what is said of a session is never changed by what comes after.
//! - **What was not shared is missing.** It moves no level; only time passes.
//! - **The ends of a scale are limits**: 10 of 10 says "at least 10", by a censored likelihood (Tobin 1958), so that a person near
//!   the ceiling is neither thought even nor alarmed over.
//! - **Work and memory are constant**, whatever the course's length.
//! - Square roots are exact (IEEE 754), exponentials are sums and products or come from `libm`, and nothing is fused or summed in
//!   another order: a course gives the same bits on every machine, by itself ([`Trajectory`]) or beside others ([`abreast`]).
//!
//! What the model assumes of people is in [`Prior`], in units of the site's own spread, from CLINICAL.md §3. How well it does beside the
//! published rules is printed by `cargo xtask calibrate`.

mod abreast;
mod channels;
mod course;
mod followed;
mod learn;
mod model;
mod prior;
mod reading;
mod shares;
mod story;
mod wide;

pub use abreast::{ABREAST, abreast};
pub use channels::Heard;
pub use course::Trajectory;
pub use model::drawn;
pub use prior::Prior;
pub use reading::Reading;
pub use shares::Shares;
