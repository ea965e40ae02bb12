//! How fast `candor analyze` is: MB/s of CSV with the engine and with rules alone, the most memory it holds, and how its engine compares
//! with a reference implementation in NumPy, where one is given, in the same run.

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

use benches::Failure;
use benches::environment::Environment;
use benches::stats::Spread;
use clap::Parser;

/// Measures `candor analyze` on files that `candor simulate` makes.
#[derive(Parser)]
struct Arguments {
    /// How many courses the large file has.
    #[arg(long, default_value_t = 1_000_000)]
    courses: u64,
    /// How many sessions each has.
    #[arg(long, default_value_t = 30)]
    sessions: u32,
    /// How often everything is measured.
    #[arg(long, default_value_t = 3)]
    rounds: usize,
    /// A folder with `trajectory.py`, the reference: `probabilities(scores, mean, between, sigma)` on a NumPy matrix.
    #[arg(long, value_name = "FOLDER")]
    reference: Option<PathBuf>,
    /// A Python that has NumPy.
    #[arg(long, default_value = "python3")]
    python: PathBuf,
    /// Where the files are made; the default is beside the programs.
    #[arg(long)]
    folder: Option<PathBuf>,
}

/// How many courses the reference is given.
const FEWER: u64 = 10_000;

/// How many courses it is given one by one, as they come in a practice.
const ONE_BY_ONE: u64 = 50;

/// Reads the file as a matrix, and says how many seconds the model alone took: for all courses at once, and for some one by one.
const DRIVER: &str = "
import sys, time
import numpy as np
import trajectory
scores = np.loadtxt(sys.argv[1], delimiter=',', skiprows=1, usecols=2).reshape(-1, int(sys.argv[2]))
begun = time.perf_counter()
opens, is_open = trajectory.probabilities(scores, 5.6, 0.85, 0.41)
at_once = time.perf_counter()
for course in scores[:int(sys.argv[3])]:
    trajectory.probabilities(course[None, :], 5.6, 0.85, 0.41)
print(at_once - begun, time.perf_counter() - at_once)
assert np.isfinite(opens).all()
";

fn main() -> Result<(), Failure> {
    let arguments = Arguments::parse();
    let programs = std::env::current_exe()?;
    let programs = programs.parent().ok_or("this program is in no folder")?;
    let candor = programs.join("candor");
    if !candor.exists() {
        return Err(
            "`candor` is not built; run: cargo build --release --package benches --package candor"
                .into(),
        );
    }
    let folder = arguments
        .folder
        .clone()
        .unwrap_or_else(|| programs.join("bench-data"));
    std::fs::create_dir_all(&folder)?;
    println!("{}", Environment::observe(&folder));
    let bench = Bench {
        candor,
        folder,
        sessions: arguments.sessions,
    };
    let large = bench.simulate("large.csv", arguments.courses)?;
    let bytes = std::fs::metadata(&large)?.len();
    println!(
        "{} courses × {} sessions, {} MB",
        arguments.courses,
        arguments.sessions,
        bytes / 1_000_000
    );
    let (mut engine, mut rules, mut both, mut memory) = (Vec::new(), Vec::new(), Vec::new(), 0);
    for _ in 0..arguments.rounds {
        for (speeds, more) in [
            (&mut engine, &[][..]),
            (&mut rules, &["--no-engine", "--rule", "shrunken-ask"][..]),
            (&mut both, &["--rule", "all"][..]),
        ] {
            let (took, held) = bench.analyze(&large, more)?;
            speeds.push(megabytes(bytes, took));
            memory = memory.max(held);
        }
    }
    print("engine, MB/s", engine)?;
    print("one rule alone, MB/s", rules)?;
    print("engine and all rules, MB/s", both)?;
    println!("{:28} {} MB", "most memory held", memory / 1024);
    if let Some(reference) = &arguments.reference {
        bench.compare(reference, &arguments)?;
    }
    std::fs::remove_file(large)?;
    Ok(())
}

struct Bench {
    candor: PathBuf,
    folder: PathBuf,
    sessions: u32,
}

impl Bench {
    fn simulate(&self, name: &str, courses: u64) -> Result<PathBuf, Failure> {
        let to = self.folder.join(name);
        let mut command = Command::new(&self.candor);
        command.args([
            "simulate",
            "--scores-only",
            "--missing",
            "off",
            "--courses",
            &courses.to_string(),
        ]);
        command
            .args(["--sessions", &self.sessions.to_string(), "--out"])
            .arg(&to);
        succeed(&mut command)?;
        Ok(to)
    }

    /// How long it took, and the most memory (KiB) that it was seen to hold.
    fn analyze(&self, file: &Path, more: &[&str]) -> Result<(Duration, u64), Failure> {
        let results = self.folder.join("results.csv");
        // What is left of the run before is not this one's to clear away.
        if results.exists() {
            std::fs::remove_file(&results)?;
        }
        let mut command = Command::new(&self.candor);
        command.arg("analyze").arg(file).arg("--out").arg(results);
        command
            .args(["--scale", "1:7"])
            .args(more)
            .stdout(Stdio::null());
        let begun = Instant::now();
        let mut child = command.spawn()?;
        let mut held = 0;
        loop {
            held = held.max(peak_kib(child.id()));
            if let Some(status) = child.try_wait()? {
                let took = begun.elapsed();
                return if status.success() {
                    Ok((took, held))
                } else {
                    Err(format!("candor analyze: {status}").into())
                };
            }
            std::thread::sleep(Duration::from_millis(5));
        }
    }

    /// Time per course on the same courses, each on one core: the reference's model alone, and the whole of `candor analyze`.
    fn compare(&self, reference: &Path, arguments: &Arguments) -> Result<(), Failure> {
        let few = self.simulate("few.csv", FEWER)?;
        let (mut at_once, mut one_by_one) = (Vec::new(), Vec::new());
        for _ in 0..arguments.rounds {
            let (ours, _) = self.analyze(&few, &["--threads", "1"])?;
            let ours = ours.as_secs_f64() / FEWER as f64;
            let (all, some) = self.reference(reference, &arguments.python, &few)?;
            at_once.push(all / FEWER as f64 / ours);
            one_by_one.push(some / ONE_BY_ONE as f64 / ours);
        }
        print("reference at once / candor", at_once)?;
        print("reference one by one / candor", one_by_one)?;
        std::fs::remove_file(few)?;
        Ok(())
    }

    fn reference(&self, folder: &Path, python: &Path, file: &Path) -> Result<(f64, f64), Failure> {
        let mut command = Command::new(python);
        command
            .arg("-")
            .arg(file)
            .arg(self.sessions.to_string())
            .arg(ONE_BY_ONE.to_string());
        command
            .env("PYTHONPATH", folder)
            .env("PYTHONDONTWRITEBYTECODE", "1");
        for threads in ["OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS", "MKL_NUM_THREADS"] {
            command.env(threads, "1");
        }
        let mut child = command
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .spawn()?;
        child
            .stdin
            .take()
            .ok_or("no way to tell Python")?
            .write_all(DRIVER.as_bytes())?;
        let output = child.wait_with_output()?;
        if !output.status.success() {
            return Err(format!("the reference: {}", output.status).into());
        }
        let said = String::from_utf8(output.stdout)?;
        let (all, some) = said
            .trim()
            .split_once(' ')
            .ok_or("the reference said something else")?;
        Ok((all.parse()?, some.parse()?))
    }
}

/// The most memory that a process has held so far, in KiB; 0 where it is gone.
fn peak_kib(process: u32) -> u64 {
    let status = std::fs::read_to_string(format!("/proc/{process}/status")).unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().split(' ').next()?.parse().ok())
        .unwrap_or(0)
}

fn megabytes(bytes: u64, took: Duration) -> f64 {
    bytes as f64 / 1e6 / took.as_secs_f64()
}

fn print(what: &str, values: Vec<f64>) -> Result<(), Failure> {
    let spread = Spread::of(values).ok_or("nothing was measured")?;
    println!(
        "{what:28} {:.1} (min {:.1}, max {:.1})",
        spread.median, spread.min, spread.max
    );
    Ok(())
}

fn succeed(command: &mut Command) -> Result<(), Failure> {
    let status = command.stdout(Stdio::null()).status()?;
    if status.success() {
        Ok(())
    } else {
        Err(format!("{command:?}: {status}").into())
    }
}
