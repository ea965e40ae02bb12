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
mod story;
mod wide;

pub use abreast::{ABREAST, abreast};
pub use channels::Heard;
pub use course::Trajectory;
pub use model::drawn;

/// What is taken for granted before a course begins, in points of its scale.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Prior {
    /// The lowest score there is.
    pub low: f64,
    /// The highest score there is.
    pub high: f64,
    /// The smallest difference between two scores; 0 where there is none.
    pub step: f64,
    /// The mean of a person's first level.
    pub mean: f64,
    /// Its standard deviation between persons.
    pub between: f64,
    /// How far a score lies from where level and dip put it: standard deviation, for a person of usual evenness.
    pub noise: f64,
}

/// What is said of one session, from it and the ones before.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Reading {
    /// Which session, from 1.
    pub session: u32,
    /// The level without any dip, in points.
    pub level: f64,
    /// Where four of five scores would lie if nothing had opened, in points, as expected before this session.
    pub usual: (f64, f64),
    /// The probability that something opened in this session, 0 to 1.
    pub opened: f64,
    /// The probability that something is open, 0 to 1.
    pub open: f64,
    /// The probability that what was open before has eased, 0 to 1.
    pub eased: f64,
    /// How uneven this person's scores are beside others', as known before this session: 0 even, 1 usual, 2 uneven.
    pub unevenness: f64,
    /// How far below the scale's top the level lay before this session, in units of the usual noise.
    pub below_top: f64,
}

/// What each channel said for or against a dip: how many times likelier it became by it than it was; 1 where the channel says nothing.
#[derive(Debug, Clone, Copy, PartialEq)]
pub struct Shares {
    /// The score.
    pub score: f64,
    /// One item that fell alone.
    pub item: f64,
    /// The direct answer.
    pub direct: f64,
    /// The therapist's own view.
    pub view: f64,
}

impl Shares {
    /// Nothing was said.
    pub const NONE: Self = Self {
        score: 1.0,
        item: 1.0,
        direct: 1.0,
        view: 1.0,
    };
}
