//! The program, under which conditions it is served, and what people post and open there.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::anchor::Batching;
use crate::slow_fsync::SlowFsync;

/// Where the program is, and where practices are made.
#[derive(Clone, Debug)]
pub struct Candor {
    /// The program `candor`.
    pub program: PathBuf,
    /// A folder on the disk that is meant.
    pub folder: PathBuf,
}

/// Under which conditions a practice is served.
#[derive(Clone, Copy, Debug)]
pub struct Conditions<'a> {
    /// Whether concurrent submissions share a commit.
    pub batching: Batching,
    /// Whether the disk is slowed down, and by how much.
    pub slow: Option<(&'a SlowFsync, Duration)>,
}

impl Conditions<'_> {
    /// As everybody runs it.
    pub const USUAL: Self = Self {
        batching: Batching::Grouped,
        slow: None,
    };
}

/// Someone who looks back on a session.
#[derive(Clone, Debug)]
pub struct CheckIn {
    /// The value of the `Cookie` header.
    pub(super) cookie: Arc<str>,
    /// Where it is posted to.
    pub(super) path: String,
}

/// A page that somebody opens.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it is called in the report.
    pub name: &'static str,
    /// Its path.
    pub path: String,
    /// The value of the `Cookie` header of the one who opens it.
    pub cookie: Arc<str>,
}
