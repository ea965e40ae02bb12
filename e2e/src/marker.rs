//! Words planted wherever a test writes. None of them may ever stand in a log.

/// A planted word, as `cargo xtask test` looks for it in all logs.
pub fn marker(what: &str) -> String {
    format!("zqx-marker-{what}")
}
