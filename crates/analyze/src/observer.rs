//! Progress: what a caller can see of an analysis while it runs, and how to stop it.

use std::ops::ControlFlow;
use std::path::Path;

/// What is being done with the file.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Stage {
    /// It is read, and its courses are judged.
    Reading,
    /// Its rows are sorted by client.
    Sorting,
}

/// Watches an analysis. `()` watches nothing.
pub trait Observer {
    /// Called after each piece of about a megabyte: `read` of `all` bytes are done. [`ControlFlow::Break`] stops the analysis with
    /// [`Error::Stopped`](crate::Error::Stopped).
    fn progress(&mut self, stage: Stage, read: u64, all: u64) -> ControlFlow<()> {
        let _ = (stage, read, all);
        ControlFlow::Continue(())
    }

    /// Called when a stage is over, however it ended.
    fn over(&mut self) {}

    /// Called before rows are sorted, on a temporary file in `folder`.
    fn sorts_in(&mut self, folder: &Path) {
        let _ = folder;
    }
}

impl Observer for () {}
