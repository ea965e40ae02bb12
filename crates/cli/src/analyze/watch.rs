//! Progress of `candor analyze`, on a terminal; and Ctrl-C.

use std::ops::ControlFlow;
use std::path::Path;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use analyze::{Observer, Stage};
use indicatif::ProgressBar;

use crate::progress;
use crate::run;

/// Shows how far an analysis is, and stops it when it was asked to.
pub(crate) struct Watch {
    stop: Arc<AtomicBool>,
    bar: Option<ProgressBar>,
}

impl Watch {
    pub(crate) fn new(stop: Arc<AtomicBool>) -> Self {
        Self { stop, bar: None }
    }
}

impl Observer for Watch {
    fn progress(&mut self, stage: Stage, read: u64, all: u64) -> ControlFlow<()> {
        if self.stop.load(Ordering::Relaxed) {
            return ControlFlow::Break(());
        }
        let what = match stage {
            Stage::Reading => "Reading",
            Stage::Sorting => "Sorting",
        };
        let bar = self.bar.get_or_insert_with(|| progress::bytes(what, all));
        bar.set_position(read);
        ControlFlow::Continue(())
    }

    fn over(&mut self) {
        if let Some(bar) = self.bar.take() {
            bar.finish_and_clear();
        }
    }

    fn sorts_in(&mut self, folder: &Path) {
        run::remark(&format!(
            "the rows of a client do not stand together: they are sorted first, on a temporary file in {}\n",
            folder.display()
        ));
    }
}
