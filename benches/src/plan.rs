//! What is measured, in which order. Each round takes every figure once, the ones that are compared right after one
//! another, so that a slow minute of the machine falls on both sides of a ratio.

mod large;

use std::net::SocketAddr;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::Arc;
use std::thread::sleep;
use std::time::Duration;

use tempfile::TempDir;

use crate::Failure;
use crate::anchor::{self, Batching};
use crate::calm::{CALM, wait_for_calm};
use crate::candor::{Candor, Caseload, Conditions, Crowd, Large, Page, Served, Storage, openings};
use crate::environment::sync_micros;
use crate::figures::{Engine, Figure, Mode, Moment, Part, Subject};
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
/// Practices are made for so many check-ins a second. A faster program would use them up and be counted until then.
const MOST_A_SECOND: usize = 12_000;
/// How long a server is left alone before its memory at rest is read.
const REST: Duration = Duration::from_secs(2);

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
    /// Candor's program.
    pub candor: PathBuf,
    /// What of a round is measured.
    pub parts: Vec<Part>,
}

impl Plan {
    /// Measures everything, telling `say` about each step.
    ///
    /// # Errors
    /// When a server does not start, loses what it acknowledged, or refuses what it should accept.
    pub fn run(&self, say: &mut dyn FnMut(&str)) -> Result<Ledger<Figure>, Failure> {
        let scratch = tempfile::tempdir_in(&self.folder)?;
        let mut taken = Taken {
            ledger: Ledger::default(),
            round: 0,
            say,
        };
        let run = Run {
            plan: self,
            shim: SlowFsync::compile(scratch.path())?,
            practices: Practices::make(self, scratch.path(), &mut taken)?,
        };
        for round in 0..self.rounds {
            taken.round = round;
            (taken.say)(&format!("round {} of {}", round + 1, self.rounds));
            run.mood_of_the_disk(&mut taken)?;
            for part in &self.parts {
                match part {
                    Part::Saved => run.saved(&mut taken)?,
                    Part::Slow => run.saved_on_a_slow_disk(&mut taken)?,
                    Part::Postgres => run.saved_on_postgres(&mut taken)?,
                    Part::Pages => run.pages(&mut taken)?,
                    Part::Large => run.large(&mut taken)?,
                }
            }
        }
        Ok(taken.ledger)
    }

    /// How many check-ins no figure can use up.
    fn most_check_ins(&self) -> usize {
        let seconds = (self.warm_up + self.measure).as_secs_f64().ceil();
        MOST_A_SECOND.saturating_mul(seconds as usize)
    }
}

/// The practices that are copied for each figure, as far as the parts that are measured need them.
struct Practices {
    crowd: Option<Crowd>,
    crowd_on_postgres: Option<Crowd>,
    caseload: Option<Caseload>,
    large: Vec<(Engine, Large)>,
}

impl Practices {
    fn make(plan: &Plan, folder: &Path, taken: &mut Taken<'_>) -> Result<Self, Failure> {
        let candor = Candor {
            program: plan.candor.clone(),
            folder: folder.to_owned(),
        };
        let needed = |parts: &[Part]| parts.iter().any(|part| plan.parts.contains(part));
        let check_ins = plan.most_check_ins();
        let large = make_large(plan, &candor, taken)?;
        let mut crowd = |storage: &Storage| {
            (taken.say)(&format!(
                "making a practice with {check_ins} sessions to check in on"
            ));
            Crowd::gather(&candor, storage, check_ins)
        };
        Ok(Self {
            crowd: needed(&[Part::Saved, Part::Slow])
                .then(|| crowd(&Storage::Sqlite))
                .transpose()?,
            crowd_on_postgres: needed(&[Part::Postgres])
                .then(|| crowd(&on_postgres(plan)?))
                .transpose()?,
            caseload: needed(&[Part::Pages])
                .then(|| Caseload::make(&candor))
                .transpose()?,
            large,
        })
    }

    fn crowd(&self) -> &Crowd {
        self.crowd.as_ref().expect(MADE)
    }

    fn crowd_on_postgres(&self) -> &Crowd {
        self.crowd_on_postgres.as_ref().expect(MADE)
    }

    fn caseload(&self) -> &Caseload {
        self.caseload.as_ref().expect(MADE)
    }
}

/// Makes the large practice on both engines, where it is to be measured.
fn make_large(
    plan: &Plan,
    candor: &Candor,
    taken: &mut Taken<'_>,
) -> Result<Vec<(Engine, Large)>, Failure> {
    if !plan.parts.contains(&Part::Large) {
        return Ok(Vec::new());
    }
    let mut made = Vec::new();
    for (engine, storage) in [
        (Engine::Sqlite, Storage::Sqlite),
        (Engine::Postgres, on_postgres(plan)?),
    ] {
        let large = Large::make(candor, &storage)?;
        let seconds = large.made_in.as_secs_f64();
        (taken.say)(&format!(
            "made a practice of 10,000 × 30 on {engine:?} in {seconds:.0} s"
        ));
        made.push((engine, large));
    }
    Ok(made)
}

fn on_postgres(plan: &Plan) -> Result<Storage, Failure> {
    let server = Postgres::find(&plan.folder)?;
    Ok(Storage::Postgres(Arc::new(server)))
}

const MADE: &str = "what a part needs is made before it is measured";

struct Taken<'a> {
    ledger: Ledger<Figure>,
    round: usize,
    say: &'a mut dyn FnMut(&str),
}

impl Taken<'_> {
    /// Notes an outcome, unless it is not worth noting: a run with refusals measured something else than was meant.
    fn note(&mut self, subject: Subject, outcome: &Outcome) -> Result<(), Failure> {
        (self.say)(&format!("  {subject:?}: {outcome}"));
        let meant = match subject {
            Subject::Home | Subject::Day | Subject::Large(..) => 200,
            _ => 303,
        };
        if outcome.broken > 0 || !outcome.statuses.keys().eq([&meant]) {
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

const KIB_IN_MIB: f64 = 1024.0;

type Slow<'a> = Option<(&'a SlowFsync, Duration)>;

struct Run<'a> {
    plan: &'a Plan,
    shim: SlowFsync,
    practices: Practices,
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
            let crowd = self.practices.crowd();
            let (outcome, most) = self.check_ins(crowd, &Conditions::USUAL, connections)?;
            taken.note(Subject::CheckIn(connections), &outcome)?;
            taken.figure(Figure::Resident(Moment::Crowd(connections)), most);
        }
        Ok(())
    }

    fn saved_on_a_slow_disk(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        let slow = Some((&self.shim, SLOW_DISK));
        for mode in [Mode::OneByOne, Mode::Grouped] {
            let batching = mode.batching();
            let outcome = self.anchor(batching, slow, 256)?;
            taken.note(Subject::SlowAnchor(mode), &outcome)?;
            let conditions = Conditions { batching, slow };
            let (outcome, _) = self.check_ins(self.practices.crowd(), &conditions, 256)?;
            taken.note(Subject::SlowCheckIn(mode), &outcome)?;
        }
        Ok(())
    }

    fn saved_on_postgres(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        for connections in [16, 64] {
            let crowd = self.practices.crowd_on_postgres();
            let (outcome, _) = self.check_ins(crowd, &Conditions::USUAL, connections)?;
            taken.note(Subject::PostgresCheckIn(connections), &outcome)?;
        }
        Ok(())
    }

    fn pages(&self, taken: &mut Taken<'_>) -> Result<(), Failure> {
        let caseload = self.practices.caseload();
        let served = Served::copy_of(&caseload.practice, &Conditions::USUAL)?;
        let to = served.server.address;
        sleep(REST);
        let at_rest = in_f64(served.server.resident_kib()?) / KIB_IN_MIB;
        taken.figure(Figure::Resident(Moment::AtRest), at_rest);
        let opened = || -> Result<_, Failure> {
            let homes = self.opened(to, &caseload.homes)?;
            Ok((homes, self.opened(to, &caseload.days)?))
        };
        let (outcomes, most) = served.server.resident_while(opened);
        let (homes, days) = outcomes?;
        let under_load = in_f64(most) / KIB_IN_MIB;
        taken.figure(Figure::Resident(Moment::UnderLoad), under_load);
        taken.note(Subject::Home, &homes)?;
        taken.note(Subject::Day, &days)?;
        (taken.say)(&format!(
            "  memory: {at_rest:.1} MiB, {under_load:.1} MiB under load"
        ));
        self.weights(&served, taken)
    }

    fn weights(&self, served: &Served, taken: &mut Taken<'_>) -> Result<(), Failure> {
        let runtime = tokio::runtime::Builder::new_current_thread()
            .enable_all()
            .build()?;
        let mut heaviest = 0;
        for page in &self.practices.caseload().weighed {
            let weighed = weigh(served.server.address, &page.path, &page.cookie);
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

    /// A fresh copy of a crowd's practice under load, and then what is on its disk; beside the outcome the most memory that was
    /// held, in MiB, from the first form that was opened on.
    fn check_ins(
        &self,
        crowd: &Crowd,
        conditions: &Conditions<'_>,
        connections: usize,
    ) -> Result<(Outcome, f64), Failure> {
        let served = Served::copy_of(&crowd.practice, conditions)?;
        let source = served.check_ins(crowd);
        let (outcome, most) = served.server.resident_while(|| {
            open_all_forms(&served, crowd)?;
            let load = self.loaded(served.server.address, connections);
            Ok::<_, Failure>(closed(load, |_| source.clone())?)
        });
        let outcome = outcome?;
        let kept = served.kept()?;
        if kept < outcome.answered() - outcome.refused() {
            return Err(format!("Candor kept {kept} of what it acknowledged: {outcome}").into());
        }
        Ok((outcome, in_f64(most) / KIB_IN_MIB))
    }

    fn opened(&self, to: SocketAddr, pages: &[Page]) -> Result<Outcome, Failure> {
        self.calm();
        let plan = Open {
            to,
            per_second: PAGES_PER_SECOND,
            connections: BROWSERS,
            warm_up: self.plan.warm_up,
            measure: self.plan.measure,
        };
        Ok(open(plan, |n| openings(to, pages, n, BROWSERS))?)
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

/// Nobody posts a form that was not opened before: what a process reads at somebody's first page is not a check-in's cost.
fn open_all_forms(served: &Served, crowd: &Crowd) -> Result<(), Failure> {
    let plan = Closed {
        to: served.server.address,
        connections: BROWSERS,
        warm_up: Duration::ZERO,
        measure: Duration::from_secs(300),
        at_most: None,
    };
    let source = served.forms(crowd);
    let opened = closed(plan, |_| source.clone())?;
    if opened.broken > 0 || !opened.statuses.keys().eq([&200]) {
        return Err(format!("forms did not open as meant: {opened}").into());
    }
    Ok(())
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
