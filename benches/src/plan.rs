//! What is measured, in which order. Each round takes every figure once, the ones that are compared right after one
//! another, so that a slow minute of the machine falls on both sides of a ratio.

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use crate::Failure;
use crate::anchor::{self, Batching};
use crate::calm::{CALM, wait_for_calm};
use crate::candor::{CandorTarget, Conditions, Launch, Page, Storage};
use crate::environment::sync_micros;
use crate::load::{Closed, Open, Outcome, Request, closed, open, submission_id};
use crate::postgres::Postgres;
use crate::process::Server;
use crate::slow_fsync::SlowFsync;
use crate::stats::Ledger;
use crate::weight::weigh;

/// How much longer an fsync lasts on the slow disk: about that of a disk that spins, or of one far away.
const SLOW_DISK: Duration = Duration::from_millis(5);
/// Pages open at this pace: far more than a practice of a thousand clients would.
const PAGES_PER_SECOND: u32 = 200;
/// How many browsers open them.
const BROWSERS: usize = 32;
/// How long a server is left alone before its memory at rest is read.
const REST: Duration = Duration::from_secs(2);

/// A figure of a round.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Figure {
    /// Saved submissions in a second.
    Rate(Subject),
    /// The 99th percentile of their latency, in milliseconds.
    P99(Subject),
    /// Resident memory, in MiB.
    Resident(Moment),
    /// The median time of a bare sync of 4 KiB, in milliseconds: the mood of the disk in this round.
    Sync,
    /// A first visit to the heaviest page, compressed, in KiB.
    HeaviestPage,
}

/// Who was measured under which conditions. The number is that of connections.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Subject {
    /// The bare anchor.
    Anchor(usize),
    /// Candor's check-in on SQLite.
    CheckIn(usize),
    /// The bare anchor on a slow disk.
    SlowAnchor(Mode),
    /// Candor's check-in on a slow disk.
    SlowCheckIn(Mode),
    /// Candor's check-in on PostgreSQL.
    PostgresCheckIn(usize),
    /// The client's home, at a fixed pace.
    Home,
    /// The therapist's day, at a fixed pace.
    Day,
}

/// [`Batching`] as part of a figure's name.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Mode {
    /// One fsync for all who wait.
    Grouped,
    /// One each.
    OneByOne,
}

impl Mode {
    fn batching(self) -> Batching {
        match self {
            Self::Grouped => Batching::Grouped,
            Self::OneByOne => Batching::OneByOne,
        }
    }
}

/// When memory was looked at.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Moment {
    /// Some seconds after the start, with nobody there.
    AtRest,
    /// The most during the pages at a fixed pace.
    UnderLoad,
}

/// A run of the measurement.
pub struct Plan {
    /// How often everything is measured.
    pub rounds: usize,
    /// How long each figure is taken.
    pub measure: Duration,
    /// How long before that the load already runs.
    pub warm_up: Duration,
    /// How long to wait for a calm machine before each figure.
    pub patience: Duration,
    /// Where databases are made; it should be on the disk that is meant.
    pub folder: PathBuf,
    /// The anchor's program.
    pub anchor: PathBuf,
    /// How Candor is started; without it only the anchor is measured.
    pub candor: Option<Box<dyn Launch>>,
}

impl Plan {
    /// Measures everything, telling `say` about each step.
    ///
    /// # Errors
    /// When a server does not start, loses what it acknowledged, or refuses what it should accept.
    pub fn run(&self, say: &mut dyn FnMut(&str)) -> Result<Ledger<Figure>, Failure> {
        let scratch = tempfile::tempdir_in(&self.folder)?;
        let run = Run {
            plan: self,
            shim: SlowFsync::compile(scratch.path())?,
        };
        let mut taken = Taken {
            ledger: Ledger::default(),
            round: 0,
            say,
        };
        for round in 0..self.rounds {
            taken.round = round;
            (taken.say)(&format!("round {} of {}", round + 1, self.rounds));
            run.mood_of_the_disk(&mut taken)?;
            run.saved(&mut taken)?;
            run.saved_on_a_slow_disk(&mut taken)?;
            if let Some(candor) = &self.candor {
                run.saved_on_postgres(candor.as_ref(), &mut taken)?;
                run.pages(candor.as_ref(), &mut taken)?;
            }
        }
        Ok(taken.ledger)
    }
}

struct Taken<'a> {
    ledger: Ledger<Figure>,
    round: usize,
    say: &'a mut dyn FnMut(&str),
}

impl Taken<'_> {
    /// Notes an outcome, unless it is not worth noting: a run with refusals measured something else than was meant.
    fn note(&mut self, subject: Subject, outcome: &Outcome) -> Result<(), Failure> {
        (self.say)(&format!("  {subject:?}: {outcome}"));
        if outcome.refused() > 0 || outcome.broken > 0 || outcome.answered() == 0 {
            return Err(format!("{subject:?} did not go as meant: {outcome}").into());
        }
        let p99 = outcome.latency(0.99).as_secs_f64() * 1e3;
        self.figure(Figure::Rate(subject), outcome.per_second());
        self.figure(Figure::P99(subject), p99);
        Ok(())
    }

    fn figure(&mut self, figure: Figure, value: f64) {
        self.ledger.note(self.round, figure, value);
    }
}

type Slow<'a> = Option<(&'a SlowFsync, Duration)>;

struct Run<'a> {
    plan: &'a Plan,
    shim: SlowFsync,
}

impl Run<'_> {
    fn mood_of_the_disk(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        self.calm();
        let micros = sync_micros(&self.plan.folder)?.median;
        (taken.say)(&format!("  a bare sync takes {micros:.0} µs"));
        taken.figure(Figure::Sync, micros / 1e3);
        Ok(())
    }

    fn saved(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        for connections in [16, 256] {
            let outcome = self.anchor(Batching::Grouped, None, connections)?;
            taken.note(Subject::Anchor(connections), &outcome)?;
            if let Some(candor) = &self.plan.candor {
                let folder = self.new_folder()?;
                let storage = Storage::Sqlite(folder.path().to_owned());
                let target = candor.launch(&Conditions {
                    storage,
                    batching: Batching::Grouped,
                    slow: None,
                })?;
                let outcome = self.check_ins(&target, connections)?;
                taken.note(Subject::CheckIn(connections), &outcome)?;
            }
        }
        Ok(())
    }

    fn saved_on_a_slow_disk(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        let slow = Some((&self.shim, SLOW_DISK));
        for mode in [Mode::OneByOne, Mode::Grouped] {
            let batching = mode.batching();
            let outcome = self.anchor(batching, slow, 256)?;
            taken.note(Subject::SlowAnchor(mode), &outcome)?;
            if let Some(candor) = &self.plan.candor {
                let folder = self.new_folder()?;
                let storage = Storage::Sqlite(folder.path().to_owned());
                let target = candor.launch(&Conditions {
                    storage,
                    batching,
                    slow,
                })?;
                let outcome = self.check_ins(&target, 256)?;
                taken.note(Subject::SlowCheckIn(mode), &outcome)?;
            }
        }
        Ok(())
    }

    fn saved_on_postgres(&self, candor: &dyn Launch, taken: &mut Taken<'_>) -> Result<(), Failure> {
        for connections in [16, 64] {
            let postgres = Postgres::start(&self.plan.folder)?;
            let target = candor.launch(&Conditions {
                storage: Storage::Postgres(postgres.url.clone()),
                batching: Batching::Grouped,
                slow: None,
            })?;
            let outcome = self.check_ins(&target, connections)?;
            taken.note(Subject::PostgresCheckIn(connections), &outcome)?;
        }
        Ok(())
    }

    fn pages(&self, candor: &dyn Launch, taken: &mut Taken<'_>) -> Result<(), Failure> {
        const KIB_IN_MIB: f64 = 1024.0;
        let folder = self.new_folder()?;
        let target = candor.launch(&Conditions {
            storage: Storage::Sqlite(folder.path().to_owned()),
            batching: Batching::Grouped,
            slow: None,
        })?;
        sleep(REST);
        let at_rest = in_f64(target.server.resident_kib()?) / KIB_IN_MIB;
        taken.figure(Figure::Resident(Moment::AtRest), at_rest);
        let opened = || -> Result<_, Failure> {
            let day = std::slice::from_ref(&target.day);
            let homes = self.opened(&target, &target.homes)?;
            Ok((homes, self.opened(&target, day)?))
        };
        let (outcomes, most) = target.server.resident_while(opened);
        let (homes, day) = outcomes?;
        let under_load = in_f64(most) / KIB_IN_MIB;
        taken.figure(Figure::Resident(Moment::UnderLoad), under_load);
        taken.note(Subject::Home, &homes)?;
        taken.note(Subject::Day, &day)?;
        (taken.say)(&format!(
            "  memory: {at_rest:.1} MiB, {under_load:.1} MiB under load"
        ));
        self.weights(&target, taken)
    }

    fn weights(&self, target: &CandorTarget, taken: &mut Taken<'_>) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let mut heaviest = 0;
        for page in &target.weighed {
            let weighed = weigh(target.server.address, &page.path, &page.cookie);
            let weight = runtime.block_on(weighed)?;
            (taken.say)(&format!(
                "  {}: {} bytes, {} with its {} files",
                page.name,
                weight.page,
                weight.first_visit(),
                weight.files.len()
            ));
            heaviest = heaviest.max(weight.first_visit());
        }
        if heaviest > 0 {
            taken.figure(Figure::HeaviestPage, in_f64(heaviest as u64) / 1024.0);
        }
        Ok(())
    }

    /// A fresh anchor under load, and then what is on its disk.
    fn anchor(
        &self,
        batching: Batching,
        slow: Slow<'_>,
        connections: usize,
    ) -> Result<Outcome, Failure> {
        let folder = self.new_folder()?;
        let database = folder.path().join("anchor.db");
        let server = start_anchor(&self.plan.anchor, &database, batching, slow)?;
        let to = server.address;
        let request = Request::post_form(to, "/check-in");
        let outcome = closed(self.loaded(to, connections), |_| {
            let request = request.clone();
            move |into: &mut Vec<u8>| request.write(&anchor_form(), into)
        })?;
        drop(server);
        let kept = anchor::verify(&database)?;
        if kept < outcome.answered() - outcome.refused() {
            return Err(
                format!("the anchor kept {kept} of what it acknowledged: {outcome}").into(),
            );
        }
        Ok(outcome)
    }

    fn check_ins(&self, target: &CandorTarget, connections: usize) -> Result<Outcome, Failure> {
        let plan = self.loaded(target.server.address, connections);
        Ok(closed(plan, |n| target.check_ins(n, connections))?)
    }

    fn opened(&self, target: &CandorTarget, pages: &[Page]) -> Result<Outcome, Failure> {
        self.calm();
        let plan = Open {
            to: target.server.address,
            per_second: PAGES_PER_SECOND,
            connections: BROWSERS,
            warm_up: self.plan.warm_up,
            measure: self.plan.measure,
        };
        Ok(open(plan, |n| target.openings(pages, n, BROWSERS))?)
    }

    /// A run on so many connections, once the machine is calm.
    fn loaded(&self, to: SocketAddr, connections: usize) -> Closed {
        self.calm();
        Closed {
            to,
            connections,
            warm_up: self.plan.warm_up,
            measure: self.plan.measure,
            at_most: None,
        }
    }

    fn calm(&self) {
        let busy = wait_for_calm(self.plan.patience);
        if busy > CALM {
            let percent = busy * 100.0;
            eprintln!("  (others keep this machine {percent:.0} % busy: what follows is too low)");
        }
    }

    fn new_folder(&self) -> Result<TempDir, Failure> {
        Ok(tempfile::tempdir_in(&self.plan.folder)?)
    }
}

fn start_anchor(
    program: &Path,
    database: &Path,
    batching: Batching,
    slow: Slow<'_>,
) -> Result<Server, Failure> {
    let mut command = Command::new(program);
    command.arg("--database").arg(database);
    if batching == Batching::OneByOne {
        command.arg("--one-by-one");
    }
    if let Some((shim, delay)) = slow {
        shim.slow_down(&mut command, delay);
    }
    Server::start(command)
}

/// A check-in as long as a check-in of Candor's: five answers, the direct question, one line.
fn anchor_form() -> String {
    format!(
        "submission={}&accepted=8&understood=6&matters=9&suits=7&room=10&moment=a_little\
         &better=A+little+more+time+before+we+moved+on+from+what+I+said+about+my+sister.",
        submission_id()
    )
}

#[expect(
    clippy::cast_precision_loss,
    reason = "sizes in a benchmark stay far below 2^52"
)]
fn in_f64(size: u64) -> f64 {
    size as f64
}
