//! What the figures were taken on. A ratio travels better than a number, but not to any machine.

use std::fmt;
use std::fs::File;
use std::io;
use std::os::unix::fs::FileExt;
use std::path::Path;
use std::process::Command;
use std::time::{Duration, Instant};

use crate::postgres;
use crate::stats::Spread;

/// The machine, its programs and the moment.
#[derive(Debug)]
pub struct Environment(Vec<(&'static str, String)>);

impl Environment {
    /// Looks around; the disk is looked at where `folder` is, because that is where the databases of the run will be.
    #[must_use]
    pub fn observe(folder: &Path) -> Self {
        let unknown = || "unknown".to_owned();
        let cores =
            std::thread::available_parallelism().map_or_else(|_| unknown(), |n| n.to_string());
        let read = |path: &str| std::fs::read_to_string(path).unwrap_or_default();
        let second = |text: &str, key: &str| after(text, key).unwrap_or_else(unknown);
        Self(vec![
            ("date", today()),
            (
                "cpu",
                format!(
                    "{} · {cores} cores",
                    second(&read("/proc/cpuinfo"), "model name")
                ),
            ),
            ("memory", second(&read("/proc/meminfo"), "MemTotal")),
            (
                "kernel",
                read("/proc/sys/kernel/osrelease").trim().to_owned(),
            ),
            (
                "disk",
                disk(folder, &read("/proc/mounts")).unwrap_or_else(unknown),
            ),
            (
                "fdatasync",
                probe(folder).unwrap_or_else(|error| error.to_string()),
            ),
            ("load before", read("/proc/loadavg").trim().to_owned()),
            ("rustc", first_line("rustc", "-V").unwrap_or_else(unknown)),
            ("sqlite", rusqlite::version().to_owned()),
            (
                "postgresql",
                postgres::version().unwrap_or_else(|| "not there".to_owned()),
            ),
        ])
    }
}

impl fmt::Display for Environment {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for (what, value) in &self.0 {
            writeln!(f, "{what:12} {value}")?;
        }
        Ok(())
    }
}

#[expect(
    clippy::disallowed_methods,
    reason = "the report says when it was made; nothing is decided by it"
)]
fn today() -> String {
    let now = jiff::Timestamp::now();
    now.strftime("%Y-%m-%d %H:%M UTC").to_string()
}

/// What stands behind the colon of the first line that starts with `key`.
fn after(text: &str, key: &str) -> Option<String> {
    let line = text.lines().find(|line| line.starts_with(key))?;
    Some(line.split_once(':')?.1.trim().to_owned())
}

fn first_line(program: &str, argument: &str) -> Option<String> {
    let out = Command::new(program).arg(argument).output().ok()?;
    Some(
        String::from_utf8(out.stdout)
            .ok()?
            .lines()
            .next()?
            .to_owned(),
    )
}

/// The file system that `folder` is on: of all mount points above it, the longest.
fn disk(folder: &Path, mounts: &str) -> Option<String> {
    let folder = folder.canonicalize().ok()?;
    mounts
        .lines()
        .filter_map(|line| {
            let mut words = line.split(' ');
            let (device, point, kind) = (words.next()?, words.next()?, words.next()?);
            folder
                .starts_with(point)
                .then(|| (point.len(), format!("{kind} on {device}")))
        })
        .max_by_key(|(length, _)| *length)
        .map(|(_, text)| text)
}

/// How many microseconds it takes in `folder` to overwrite 4 KiB and sync, which no durable commit can undercut.
///
/// # Errors
/// When no file can be written there.
pub fn sync_micros(folder: &Path) -> io::Result<Spread> {
    const PAGE: [u8; 4096] = [7; 4096];
    let file = tempfile::tempfile_in(folder)?;
    (0..256).try_for_each(|page| file.write_all_at(&PAGE, page * 4096))?;
    file.sync_all()?;
    let micros = (0..256u64)
        .map(|page| timed_sync(&file, &PAGE, page * 4096).map(|time| time.as_secs_f64() * 1e6))
        .collect::<io::Result<Vec<_>>>()?;
    Ok(Spread::of(micros).expect("there were 256 writes"))
}

fn probe(folder: &Path) -> io::Result<String> {
    let spread = sync_micros(folder)?;
    Ok(format!(
        "{:.0} µs for 4 KiB (min {:.0}, max {:.0})",
        spread.median, spread.min, spread.max
    ))
}

fn timed_sync(file: &File, page: &[u8], at: u64) -> io::Result<Duration> {
    let before = Instant::now();
    file.write_all_at(page, at)?;
    file.sync_data()?;
    Ok(before.elapsed())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_longest_mount_point_above_the_folder_is_the_disk() {
        let mounts = "/dev/a / ext4 rw 0 0\ntmpfs /nowhere tmpfs rw 0 0\n";
        assert_eq!(
            disk(Path::new("/"), mounts).as_deref(),
            Some("ext4 on /dev/a")
        );
    }

    #[test]
    fn every_line_of_the_environment_says_something() {
        let here = Environment::observe(&std::env::temp_dir());
        assert!(here.0.iter().all(|(_, value)| !value.is_empty()), "{here}");
    }
}
