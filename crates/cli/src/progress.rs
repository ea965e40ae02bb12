//! Progress bars on standard error. Where that is no terminal, they show nothing.

use std::time::Duration;

use indicatif::{ProgressBar, ProgressStyle};

/// A bar over bytes: reading a file.
pub(crate) fn bytes(what: &'static str, all: u64) -> ProgressBar {
    let template = "{msg} {bar:30} {percent:>3} % · {decimal_bytes_per_sec} · {eta} left";
    bar(what, all, template)
}

/// A bar over things that are made or looked at one by one.
pub(crate) fn count(what: &'static str, all: u64) -> ProgressBar {
    bar(what, all, "{bar:30} {human_pos} of {human_len} {msg}")
}

/// A line that counts, where nobody knows how many there are.
pub(crate) fn tally() -> ProgressBar {
    let bar = ProgressBar::new_spinner().with_style(style("{spinner} {msg}"));
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

fn bar(what: &'static str, all: u64, template: &'static str) -> ProgressBar {
    ProgressBar::new(all)
        .with_style(style(template).progress_chars("━╌╌"))
        .with_message(what)
}

fn style(template: &'static str) -> ProgressStyle {
    ProgressStyle::with_template(template).expect("the templates here are sound")
}

#[cfg(test)]
mod tests {
    #[test]
    fn the_templates_are_sound() {
        for bar in [
            super::bytes("Reading", 10),
            super::count("clients", 3),
            super::tally(),
        ] {
            bar.finish_and_clear();
        }
    }
}
