//! Words planted in every test's names, addresses and texts. None of them may ever stand in a log.

/// How every planted marker begins; `cargo xtask test` looks for it in all logs.
pub const MARKER: &str = "zqx-marker-";

/// A planted marker.
pub fn marker(what: &str) -> String {
    format!("{MARKER}{what}")
}
