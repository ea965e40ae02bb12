//! `cargo xtask test`: the steps, what each counts for, and the line everything ends with.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};
use std::time::{Duration, Instant};

use cluster::{Cluster, Programs};

use crate::environment;
use crate::markers;
use crate::options::Step;
use crate::prepare::{self, Needs, Tools};
use crate::process;
use crate::sources;
use crate::summary::{self, Tally};

/// What a step came to: the tests it counted, and what a person should know about it.
struct Outcome {
    tally: Tally,
    note: String,
}

impl Outcome {
    /// A step that counts as one.
    fn of(result: Result<String, String>) -> Outcome {
        let (passed, note) = match result {
            Ok(note) => (1, note),
            Err(problem) => (0, problem),
        };
        Outcome {
            tally: Tally {
                passed,
                failed: 1 - passed,
                skipped: 0,
            },
            note,
        }
    }

    /// A step that counts its tests. One that failed without saying which test it was, or that said nothing, counts as a
    /// failure itself.
    fn of_tests(run: Result<(bool, Option<Tally>), String>) -> Outcome {
        match run {
            Ok((true, Some(tally))) => Outcome {
                tally,
                note: String::new(),
            },
            Ok((false, Some(tally))) => Outcome {
                tally: Tally {
                    failed: tally.failed.max(1),
                    ..tally
                },
                note: String::new(),
            },
            Ok((_, None)) => Outcome::of(Err(
                "no result was printed, so no test is known to have run".into(),
            )),
            Err(problem) => Outcome::of(Err(problem)),
        }
    }
}

/// Runs the steps, all of them even if some fail, and closes with `N passed, N failed`.
pub(crate) fn run(quick: bool, steps: &[Step]) -> ExitCode {
    let start = Instant::now();
    let mut total = Tally::default();
    let mut lines = Vec::new();
    let mut report = |name: &str, outcome: &Outcome, took: Duration| {
        let Tally {
            passed,
            failed,
            skipped,
        } = outcome.tally;
        let mut line = format!(
            "{name:<9} {:>7}  {passed} passed, {failed} failed",
            clock(took)
        );
        if skipped > 0 {
            line.push_str(&format!(", {skipped} ignored"));
        }
        if !outcome.note.is_empty() {
            line.push_str(&format!("; {}", outcome.note));
        }
        println!("── {line} (at {})", clock(start.elapsed()));
        lines.push(line);
        total.passed += passed;
        total.failed += failed;
    };

    println!("── prepare");
    match Suite::prepare(quick, steps) {
        Err(problem) => report("prepare", &Outcome::of(Err(problem)), start.elapsed()),
        Ok(suite) => {
            println!("── prepared in {}", clock(start.elapsed()));
            for &step in steps {
                println!("\n── {}", step.name());
                let begun = Instant::now();
                let outcome = suite.run(step);
                report(step.name(), &outcome, begun.elapsed());
            }
            suite.clear(total.failed == 0);
        }
    }

    println!("\n── {} in all", clock(start.elapsed()));
    for line in lines {
        println!("   {line}");
    }
    println!("{} passed, {} failed", total.passed, total.failed);
    if total.failed == 0 {
        ExitCode::SUCCESS
    } else {
        ExitCode::FAILURE
    }
}

/// Everything the steps work with.
struct Suite {
    quick: bool,
    tools: Tools,
    postgres: Option<(Programs, Cluster)>,
    logs: PathBuf,
}

impl Suite {
    fn prepare(quick: bool, steps: &[Step]) -> Result<Suite, String> {
        let tests = steps.contains(&Step::Tests);
        let needs = Needs {
            deny: steps.contains(&Step::Deny),
            nextest: tests,
            postgres: tests || steps.contains(&Step::Doctests),
            browser: tests && !quick,
        };
        let tools = prepare::prepare(needs)?;
        let postgres = needs.postgres.then(prepare::postgres).transpose()?;
        let logs = environment::target().join(format!("test-logs-{}", std::process::id()));
        if needs.postgres {
            forget_old_logs();
            fs::create_dir_all(&logs)
                .map_err(|error| format!("{} could not be made: {error}", logs.display()))?;
        }
        Ok(Suite {
            quick,
            tools,
            postgres,
            logs,
        })
    }

    fn run(&self, step: Step) -> Outcome {
        match step {
            Step::Fmt => Outcome::of(format()),
            Step::Clippy => {
                let lints = [
                    "clippy",
                    "--workspace",
                    "--all-targets",
                    "--locked",
                    "--",
                    "-D",
                    "warnings",
                ];
                succeeds(process::cargo().args(lints))
            }
            Step::Deny => Outcome::of(self.deny()),
            Step::Tests => Outcome::of_tests(self.tests()),
            Step::Doctests => self.doctests(),
            Step::Markers => Outcome::of(self.markers()),
        }
    }

    /// Licences, bans and sources always; advisories where their data can be reached.
    fn deny(&self) -> Result<String, String> {
        let program = self.tools.deny.as_ref().expect("prepared for this step");
        let deny = |arguments: &[&str]| {
            let mut deny = process::command(program);
            // Nobody is there to be asked for a password.
            deny.arg("--locked")
                .args(arguments)
                .env("GIT_TERMINAL_PROMPT", "0");
            process::run(&mut deny)
        };
        // deny.toml says who may depend on whom; that someone does not (yet) is no news.
        let quiet = [
            "check",
            "--hide-inclusion-graph",
            "--allow",
            "unused-wrapper",
        ];
        deny(&[&quiet[..], &["bans", "licenses", "sources"]].concat())?;
        if deny(&["fetch", "db"]).is_err() {
            return Ok("advisories: not reachable, not checked".into());
        }
        deny(&[&quiet[..], &["advisories"]].concat())?;
        Ok("advisories: checked".into())
    }

    fn tests(&self) -> Result<(bool, Option<Tally>), String> {
        let program = self.tools.nextest.as_ref().expect("prepared for this step");
        let mut nextest = process::command(program);
        nextest.args([
            "nextest",
            "run",
            "--workspace",
            "--locked",
            "--no-fail-fast",
        ]);
        if self.quick {
            nextest.args(["--exclude", "e2e"]);
        }
        let (status, output) = process::run_and_read(self.equip(&mut nextest))?;
        Ok((status.success(), summary::nextest(&output)))
    }

    /// Only where there is an example: to look for one, rustdoc would read every crate again.
    fn doctests(&self) -> Outcome {
        let root = environment::root();
        let packages = match sources::rust_files(&root) {
            Ok(files) => sources::with_examples(&root, &files),
            Err(problem) => return Outcome::of(Err(problem)),
        };
        if packages.is_empty() {
            return Outcome {
                tally: Tally::default(),
                note: "no documentation has an example".into(),
            };
        }
        let mut test = process::cargo();
        test.args(["test", "--doc", "--locked", "--no-fail-fast"]);
        for package in packages {
            test.args(["--package", &package]);
        }
        let run = process::run_and_read(self.equip(&mut test));
        Outcome::of_tests(
            run.map(|(status, output)| (status.success(), summary::cargo_test(&output))),
        )
    }

    /// Tells the tests what was prepared for them.
    fn equip<'a>(&self, command: &'a mut Command) -> &'a mut Command {
        command.env("CANDOR_TEST_LOGS", &self.logs);
        if let Some((programs, cluster)) = &self.postgres {
            command
                .env("CANDOR_TEST_POSTGRES", &cluster.url)
                .env("CANDOR_TEST_PG_BIN", programs.folder());
        }
        if let Some(browser) = &self.tools.browser {
            command.env("CANDOR_TEST_CHROMIUM", &browser.chromium);
            command.env("CANDOR_TEST_CHROMEDRIVER", &browser.chromedriver);
            command.env("CANDOR_TEST_AXE", &browser.axe);
        }
        command
    }

    fn markers(&self) -> Result<String, String> {
        judge_logs(&self.logs)
    }

    /// Removes the logs, unless someone may want to read them.
    fn clear(&self, all_well: bool) {
        if all_well {
            let _ = fs::remove_dir_all(&self.logs);
        } else if self.logs.is_dir() {
            println!("\n── the logs of the tests are in {}", self.logs.display());
        }
    }
}

/// Every source file, by name: `cargo fmt` follows `mod` lines alone, and those that a macro writes it does not see.
fn format() -> Result<String, String> {
    let files = sources::rust_files(&environment::root())?;
    let edition = sources::edition(&environment::root())?;
    let mut rustfmt = process::command("rustfmt");
    rustfmt
        .args(["--check", "--edition", &edition])
        .args(&files);
    process::run_as(
        &mut rustfmt,
        &format!("rustfmt --check ({} files)", files.len()),
    )?;
    Ok(format!("{} files", files.len()))
}

/// Removes what earlier runs left to be read, but not what another run is writing right now.
fn forget_old_logs() {
    for entry in fs::read_dir(environment::target())
        .into_iter()
        .flatten()
        .flatten()
    {
        let name = entry.file_name();
        let writer = name
            .to_str()
            .and_then(|name| name.strip_prefix("test-logs-"));
        if writer.is_some_and(|writer| !Path::new("/proc").join(writer).exists()) {
            let _ = fs::remove_dir_all(entry.path());
        }
    }
}

/// Holds if there are logs and no marker in any of them. Without a log nothing was shown.
fn judge_logs(folder: &Path) -> Result<String, String> {
    let report = markers::scan(folder)
        .map_err(|error| format!("no logs to read in {}: {error}", folder.display()))?;
    if report.files == 0 {
        return Err(format!(
            "no test wrote a log into {}, so nothing was shown",
            folder.display()
        ));
    }
    for find in report.finds.iter().take(20) {
        println!("   {}:{}: {}", find.file.display(), find.line, find.marker);
    }
    match report.finds.len() {
        0 => Ok(format!(
            "{} logs, {} KB",
            report.files,
            report.bytes.div_ceil(1000)
        )),
        found => Err(format!("{found} planted markers in {} logs", report.files)),
    }
}

fn succeeds(command: &mut Command) -> Outcome {
    Outcome::of(process::run(command).map(|()| String::new()))
}

fn clock(time: Duration) -> String {
    let tenths = time.as_millis() / 100;
    if tenths < 600 {
        format!("{}.{} s", tenths / 10, tenths % 10)
    } else {
        format!("{}:{:02} min", tenths / 600, tenths / 10 % 60)
    }
}

#[cfg(test)]
mod tests {
    #![expect(
        clippy::unwrap_used,
        reason = "a test that cannot write its own files has failed"
    )]

    use super::*;

    #[test]
    fn a_run_that_failed_is_never_counted_as_none_failed() {
        let tally = |run| Outcome::of_tests(run).tally;
        let all_well = Some(Tally {
            passed: 3,
            failed: 0,
            skipped: 1,
        });
        assert_eq!(
            tally(Ok((true, all_well))),
            Tally {
                passed: 3,
                failed: 0,
                skipped: 1
            }
        );
        assert_eq!(
            tally(Ok((false, all_well))),
            Tally {
                passed: 3,
                failed: 1,
                skipped: 1
            }
        );
        for run in [
            Ok((true, None)),
            Ok((false, None)),
            Err("it could not be started".into()),
        ] {
            assert_eq!(
                tally(run),
                Tally {
                    passed: 0,
                    failed: 1,
                    skipped: 0
                }
            );
        }
    }

    #[test]
    fn logs_are_judged_by_what_they_hold_and_none_is_a_failure() {
        let folder = std::env::temp_dir().join(format!("candor-judge-{}", std::process::id()));
        assert!(
            judge_logs(&folder).is_err(),
            "a folder that is not there was accepted"
        );
        fs::create_dir_all(&folder).unwrap();
        let empty = judge_logs(&folder);
        fs::write(folder.join("a.log"), "signed in\n").unwrap();
        let clean = judge_logs(&folder);
        fs::write(folder.join("b.log"), "signed in zqx-marker-name\n").unwrap();
        let planted = judge_logs(&folder);
        fs::remove_dir_all(&folder).unwrap();
        assert!(empty.is_err(), "no log at all was accepted");
        assert_eq!(clean, Ok("1 logs, 1 KB".into()));
        assert_eq!(planted, Err("1 planted markers in 2 logs".into()));
    }

    #[test]
    fn elapsed_time_is_readable() {
        assert_eq!(clock(Duration::from_millis(3_250)), "3.2 s");
        assert_eq!(clock(Duration::from_secs(754)), "12:34 min");
    }
}
