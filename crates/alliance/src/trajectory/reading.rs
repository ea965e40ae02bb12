//! The reading of a session: what the engine says of it.

/// A reading: what is said of one session, from it and the ones before.
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
