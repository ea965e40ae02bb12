//! A copy of a practice that is served, and what is posted to it.

use std::net::SocketAddr;
use std::process::Command;
use std::sync::Arc;
use std::sync::atomic::{AtomicUsize, Ordering};

use super::crowd::Crowd;
use super::practice::Practice;
use super::program::{CheckIn, Conditions, Page};
use crate::Failure;
use crate::anchor::Batching;
use crate::load::{Request, Source, submission_id};
use crate::process::Server;

/// A copy of a practice, and the program that serves it.
#[derive(Debug)]
pub struct Served {
    // First, because what is dropped first must be the program and not the data under it.
    /// The process.
    pub server: Server,
    practice: Practice,
}

/// A check-in with every question answered, but for its submission id. The line is as long as people's lines are.
const FORM: &str = "page=all&accepted=8&understood=6&goals=9&tasks=7&room=10&direct=a-little\
     &better=A+little+more+time+before+we+moved+on+from+what+I+said+about+my+sister.&go=share";

impl Served {
    /// Serves a copy of `practice`.
    ///
    /// # Errors
    /// When it cannot be copied or served.
    pub fn copy_of(practice: &Practice, conditions: &Conditions<'_>) -> Result<Self, Failure> {
        let practice = practice.copy()?;
        let mut command = Command::new(&practice.candor().program);
        command.args(["serve", "--json", "--port", "0", "--dir"]);
        command.arg(practice.path());
        // Where a real one writes its log, an unread pipe or a terminal would be measured along.
        command.stderr(std::fs::File::create(practice.path().join("log"))?);
        if conditions.batching == Batching::OneByOne {
            command.arg("--unbatched");
        }
        if let Some((shim, delay)) = conditions.slow {
            shim.slow_down(&mut command, delay);
        }
        let server = Server::start(command)?;
        Ok(Self { server, practice })
    }

    /// Everything there is to check in on, each once, handed to whichever connection asks next. People come in turn: before
    /// someone comes again everybody else was there.
    #[must_use]
    pub fn check_ins(&self, crowd: &Crowd) -> impl Source + Clone + use<> {
        let to = self.server.address;
        let request =
            |one: &CheckIn| Request::post_form(to, &one.path).header("cookie", &one.cookie);
        let requests: Arc<[Request]> = crowd.check_ins.iter().map(request).collect();
        let next = Arc::new(AtomicUsize::new(0));
        move |into: &mut Vec<u8>| {
            if let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                request.write(&format!("submission={}&{FORM}", submission_id()), into);
            }
        }
    }

    /// Everybody's form, each opened once.
    #[must_use]
    pub fn forms(&self, crowd: &Crowd) -> impl Source + Clone + use<> {
        let to = self.server.address;
        let people = crowd.check_ins.iter().take(crowd.clients);
        let request = |one: &CheckIn| Request::get(to, &one.path).header("cookie", &one.cookie);
        let requests: Arc<[Request]> = people.map(request).collect();
        let next = Arc::new(AtomicUsize::new(0));
        move |into: &mut Vec<u8>| {
            if let Some(request) = requests.get(next.fetch_add(1, Ordering::Relaxed)) {
                request.write("", into);
            }
        }
    }

    /// Ends the program without warning and looks at what it left: how many check-ins are there.
    ///
    /// # Errors
    /// When anything is damaged.
    pub fn kept(self) -> Result<u64, Failure> {
        drop(self.server);
        self.practice.check_ins_kept()
    }
}

/// The openings of `pages` on the server at `to`, by connection `n` of `of`, in turn.
#[must_use]
pub fn openings(to: SocketAddr, pages: &[Page], n: usize, of: usize) -> impl Source + use<> {
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
