//! A slow disk on demand: the C shim in `shim/`, compiled when it is needed and preloaded into a server.

use std::path::{Path, PathBuf};
use std::process::Command;
use std::time::Duration;

use crate::Failure;

const SOURCE: &str = include_str!("../shim/slow_fsync.c");

/// The compiled shim.
#[derive(Debug)]
pub struct SlowFsync {
    library: PathBuf,
}

impl SlowFsync {
    /// Compiles the shim into `folder`.
    ///
    /// # Errors
    /// When there is no C compiler called `cc`, or it refuses.
    pub fn compile(folder: &Path) -> Result<Self, Failure> {
        let (source, library) = (folder.join("slow_fsync.c"), folder.join("slow_fsync.so"));
        std::fs::write(&source, SOURCE)?;
        let done = Command::new("cc")
            .args(["-O2", "-Wall", "-Werror", "-shared", "-fPIC", "-o"])
            .args([&library, &source])
            .arg("-ldl")
            .output()
            .map_err(|error| format!("the C compiler did not start: {error}"))?;
        if !done.status.success() {
            return Err(String::from_utf8_lossy(&done.stderr).into_owned().into());
        }
        Ok(Self { library })
    }

    /// Makes every fsync of `command` last `delay` longer.
    pub fn slow_down(&self, command: &mut Command, delay: Duration) {
        command
            .env("LD_PRELOAD", &self.library)
            .env("CANDOR_FSYNC_DELAY_US", delay.as_micros().to_string());
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot go on should stop where it is"
    )]

    use std::time::Instant;

    use super::*;

    #[test]
    fn a_sync_lasts_at_least_as_long_as_asked() {
        let folder = tempfile::tempdir().unwrap();
        let shim = SlowFsync::compile(folder.path()).unwrap();
        let mut sync = Command::new("sync");
        sync.arg("--data").arg(folder.path().join("slow_fsync.c"));
        shim.slow_down(&mut sync, Duration::from_millis(300));
        let before = Instant::now();
        assert!(sync.status().unwrap().success());
        assert!(before.elapsed() >= Duration::from_millis(300));
    }
}
