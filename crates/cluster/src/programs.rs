//! PostgreSQL's own programs on this machine, and as whom its server runs.

use std::env;
use std::fs;
use std::os::unix::fs::MetadataExt;
use std::path::{Path, PathBuf};

/// Names the folder of the programs, where it is not to be looked for.
const FOLDER: &str = "CANDOR_TEST_PG_BIN";

/// The programs of one version.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Programs {
    folder: PathBuf,
    user: Option<User>,
}

/// Somebody who is not root: PostgreSQL refuses to run as root.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct User {
    /// Their number.
    pub id: u32,
    /// Their group's.
    pub group: u32,
}

impl Programs {
    /// Those that `CANDOR_TEST_PG_BIN` names, else the newest that Debian has, else those on the search path.
    #[must_use]
    pub fn find() -> Option<Self> {
        let named = env::var_os(FOLDER).map(PathBuf::from);
        let folder = named.or_else(newest).or_else(on_the_path)?;
        let root = fs::metadata("/proc/self").is_ok_and(|me| me.uid() == 0);
        let user = if root {
            Some(unprivileged_user()?)
        } else {
            None
        };
        Some(Self { folder, user })
    }

    /// Where they are.
    #[must_use]
    pub fn folder(&self) -> &Path {
        &self.folder
    }

    /// As whom a server has to run, where that is not who we are.
    #[must_use]
    pub fn user(&self) -> Option<User> {
        self.user
    }
}

fn complete(folder: &Path) -> bool {
    ["initdb", "pg_ctl", "postgres"]
        .iter()
        .all(|name| folder.join(name).is_file())
}

/// Debian keeps a folder for each version outside of the search path.
fn newest() -> Option<PathBuf> {
    let versions = fs::read_dir("/usr/lib/postgresql").into_iter().flatten();
    versions
        .flatten()
        .filter_map(|entry| {
            let version: u32 = entry.file_name().to_str()?.parse().ok()?;
            Some((version, entry.path().join("bin")))
        })
        .filter(|(_, folder)| complete(folder))
        .max()
        .map(|(_, folder)| folder)
}

/// Servers look for their own files beside themselves, so a link is followed to where they really are.
fn on_the_path() -> Option<PathBuf> {
    let path = env::var_os("PATH")?;
    env::split_paths(&path)
        .filter_map(|folder| fs::canonicalize(folder.join("initdb")).ok())
        .filter_map(|program| program.parent().map(Path::to_owned))
        .find(|folder| complete(folder))
}

/// The user that Debian's package makes, or else one that owns nothing.
fn unprivileged_user() -> Option<User> {
    let accounts = fs::read_to_string("/etc/passwd").ok()?;
    ["postgres:", "nobody:"].iter().find_map(|name| {
        let line = accounts.lines().find(|line| line.starts_with(name))?;
        let mut numbers = line.split(':').skip(2);
        Some(User {
            id: numbers.next()?.parse().ok()?,
            group: numbers.next()?.parse().ok()?,
        })
    })
}
