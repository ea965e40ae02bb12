//! What was asked for on the command line.

/// A chore, with its arguments.
#[derive(Debug, PartialEq, Eq)]
pub(crate) enum Command {
    /// Show the usage.
    Help,
    /// Check everything, or the named steps.
    Test {
        /// Leave the browser out.
        quick: bool,
        /// In their fixed order, without repetition.
        steps: Vec<Step>,
    },
    /// Take pictures of the pages.
    Shots {
        /// Where to; without it, a folder below `target`.
        folder: Option<String>,
        /// Only those that the README shows, into `docs/pictures`.
        readme: bool,
    },
    /// Measure; the arguments belong to the benches program.
    Bench(Vec<String>),
    /// Simulate courses and compare the engine with the published rules; the arguments belong to that program.
    Calibrate(Vec<String>),
}

/// One step of `cargo xtask test`.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Step {
    /// Formatting.
    Fmt,
    /// Lints, warnings denied.
    Clippy,
    /// Licences, bans, sources, and advisories where their data can be reached.
    Deny,
    /// Unit, property, contract and browser tests.
    Tests,
    /// Examples in the documentation.
    Doctests,
    /// No planted marker in any log of the tests.
    Markers,
}

impl Step {
    /// All steps, in the order in which they run.
    pub(crate) const ALL: [Step; 6] = [
        Step::Fmt,
        Step::Clippy,
        Step::Deny,
        Step::Tests,
        Step::Doctests,
        Step::Markers,
    ];

    /// The name for `--only` and for the progress lines.
    pub(crate) fn name(self) -> &'static str {
        match self {
            Step::Fmt => "fmt",
            Step::Clippy => "clippy",
            Step::Deny => "deny",
            Step::Tests => "tests",
            Step::Doctests => "doctests",
            Step::Markers => "markers",
        }
    }
}

/// Reads the arguments after `cargo xtask`, or says in one sentence what is wrong with them.
pub(crate) fn parse(arguments: &[String]) -> Result<Command, String> {
    let Some((command, rest)) = arguments.split_first() else {
        return Err("No command given.".into());
    };
    match command.as_str() {
        "help" | "--help" | "-h" => Ok(Command::Help),
        "test" => parse_test(rest),
        "shots" => parse_shots(rest),
        "bench" => Ok(Command::Bench(rest.to_vec())),
        "calibrate" => Ok(Command::Calibrate(rest.to_vec())),
        other => Err(format!("There is no command `{other}`.")),
    }
}

fn parse_test(arguments: &[String]) -> Result<Command, String> {
    let (mut quick, mut only) = (false, Vec::new());
    let mut arguments = arguments.iter();
    while let Some(argument) = arguments.next() {
        match argument.as_str() {
            "--quick" => quick = true,
            "--help" | "-h" => return Ok(Command::Help),
            "--only" => {
                let name = arguments
                    .next()
                    .ok_or("`--only` needs the name of a step.")?;
                let step = Step::ALL.into_iter().find(|step| step.name() == name);
                only.push(step.ok_or(format!("There is no step `{name}`."))?);
            }
            other => return Err(format!("`test` has no option `{other}`.")),
        }
    }
    let asked = |step: &Step| only.is_empty() || only.contains(step);
    Ok(Command::Test {
        quick,
        steps: Step::ALL.into_iter().filter(asked).collect(),
    })
}

fn parse_shots(arguments: &[String]) -> Result<Command, String> {
    let (mut folder, mut readme) = (None, false);
    for argument in arguments {
        match argument.as_str() {
            "--readme" => readme = true,
            "--help" | "-h" => return Ok(Command::Help),
            option if option.starts_with('-') => {
                return Err(format!("`shots` has no option `{option}`."));
            }
            _ if folder.is_some() => return Err("`shots` takes one folder.".into()),
            name => folder = Some(name.to_owned()),
        }
    }
    if readme && folder.is_some() {
        return Err("`shots --readme` writes to docs/pictures, and takes no folder.".into());
    }
    Ok(Command::Shots { folder, readme })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn parsed(line: &str) -> Result<Command, String> {
        parse(
            &line
                .split_whitespace()
                .map(String::from)
                .collect::<Vec<_>>(),
        )
    }

    #[test]
    fn everything_runs_unless_steps_are_named() {
        assert_eq!(
            parsed("test"),
            Ok(Command::Test {
                quick: false,
                steps: Step::ALL.to_vec()
            })
        );
        assert_eq!(
            parsed("test --only markers --quick --only tests"),
            Ok(Command::Test {
                quick: true,
                steps: vec![Step::Tests, Step::Markers]
            })
        );
    }

    #[test]
    fn pictures_go_into_a_folder_or_into_the_readme() {
        let shots = |folder: Option<&str>, readme| {
            Ok(Command::Shots {
                folder: folder.map(String::from),
                readme,
            })
        };
        assert_eq!(parsed("shots"), shots(None, false));
        assert_eq!(parsed("shots /tmp/here"), shots(Some("/tmp/here"), false));
        assert_eq!(parsed("shots --readme"), shots(None, true));
    }

    #[test]
    fn bench_hands_its_arguments_on() {
        assert_eq!(
            parsed("bench --help x"),
            Ok(Command::Bench(vec!["--help".into(), "x".into()]))
        );
    }

    #[test]
    fn what_is_unknown_is_refused() {
        for line in [
            "",
            "tset",
            "test --fast",
            "test --only",
            "test --only lint",
            "shots a b",
            "shots --all",
            "shots --readme a",
        ] {
            assert!(parsed(line).is_err(), "{line:?} was accepted");
        }
    }
}
