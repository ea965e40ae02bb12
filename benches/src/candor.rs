//! Candor as the measurement sees it: an address, people who are signed in, and what they post and open.

use std::path::PathBuf;
use std::sync::Arc;
use std::time::Duration;

use crate::Failure;
use crate::anchor::Batching;
use crate::load::{Request, Source, submission_id};
use crate::process::Server;
use crate::slow_fsync::SlowFsync;

/// How many clients share the load: so many that two requests rarely meet in one relationship, as in life.
pub const CLIENTS: usize = 256;

/// Where Candor keeps its data in a measurement.
#[derive(Clone, Debug)]
pub enum Storage {
    /// SQLite in this folder.
    Sqlite(PathBuf),
    /// The PostgreSQL database at this URL.
    Postgres(String),
}

/// Under which conditions Candor is started.
#[derive(Clone, Debug)]
pub struct Conditions<'a> {
    /// Where the data is.
    pub storage: Storage,
    /// Whether concurrent submissions share a commit.
    pub batching: Batching,
    /// Whether the disk is slowed down, and by how much.
    pub slow: Option<(&'a SlowFsync, Duration)>,
}

/// Starts Candor with [`CLIENTS`] clients of one therapist, all signed in and ready for a check-in.
pub trait Launch {
    /// A fresh practice, served.
    ///
    /// # Errors
    /// When the practice cannot be made or served.
    fn launch(&self, conditions: &Conditions<'_>) -> Result<CandorTarget, Failure>;
}

/// A client who is signed in.
#[derive(Clone, Debug)]
pub struct Client {
    /// The value of the `Cookie` header.
    pub cookie: String,
    /// Where this client's check-in is posted to.
    pub check_in_path: String,
}

/// A page that somebody opens.
#[derive(Clone, Debug)]
pub struct Page {
    /// What it is called in the report.
    pub name: &'static str,
    /// Its path.
    pub path: String,
    /// The value of the `Cookie` header of the one who opens it.
    pub cookie: String,
}

/// The body of a check-in with the given submission id.
pub type FormBody = Arc<dyn Fn(&str) -> String + Send + Sync>;

/// A served practice.
pub struct CandorTarget {
    /// The process.
    pub server: Server,
    /// Who checks in.
    pub clients: Vec<Client>,
    /// What a check-in looks like.
    pub form_body: FormBody,
    /// Every client's home.
    pub homes: Vec<Page>,
    /// The therapist's day.
    pub day: Page,
    /// The pages that are weighed.
    pub weighed: Vec<Page>,
}

impl CandorTarget {
    /// The check-ins of connection `n` of `of`: it goes round the clients `n`, `n + of`, …, whom no other connection has.
    #[must_use]
    pub fn check_ins(&self, n: usize, of: usize) -> impl Source + use<> {
        let to = self.server.address;
        let turns: Vec<Request> = self
            .clients
            .iter()
            .skip(n)
            .step_by(of)
            .map(|client| {
                Request::post_form(to, &client.check_in_path).header("cookie", &client.cookie)
            })
            .collect();
        assert!(!turns.is_empty(), "more connections than clients");
        let body = Arc::clone(&self.form_body);
        let mut turn = (0..turns.len()).cycle();
        move |request: &mut Vec<u8>| {
            let next = turn.next().expect("a cycle has no end");
            turns[next].write(&body(&submission_id()), request);
        }
    }

    /// The openings of `pages` by connection `n` of `of`, in turn.
    #[must_use]
    pub fn openings(&self, pages: &[Page], n: usize, of: usize) -> impl Source + use<> {
        let to = self.server.address;
        let turns: Vec<Request> = pages
            .iter()
            .cycle()
            .skip(n % pages.len())
            .step_by(of)
            .take(pages.len())
            .map(|page| {
                Request::get(to, &page.path)
                    .header("cookie", &page.cookie)
                    .header("accept-encoding", "br, gzip")
            })
            .collect();
        let mut turn = (0..turns.len()).cycle();
        move |request: &mut Vec<u8>| {
            let next = turn.next().expect("a cycle has no end");
            turns[next].write("", request);
        }
    }
}
