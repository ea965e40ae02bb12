//! Running other programs so that a person sees what they print, and none outlives this one.

use std::env;
use std::ffi::OsStr;
use std::io::{BufRead, BufReader, Read, Write};
use std::path::Path;
use std::process::{Command, ExitStatus, Stdio};
use std::sync::mpsc::{Sender, channel};
use std::thread;

use crate::environment;

/// A command that runs in the root of the checkout and ends when this program ends, however that happens.
pub(crate) fn command(program: impl AsRef<OsStr>) -> Command {
    // On Linux the kernel tells the child when its parent is gone, even after `kill -9`.
    let mut command = match environment::program("setpriv").filter(|_| cfg!(target_os = "linux")) {
        Some(setpriv) => {
            let mut command = Command::new(setpriv);
            command.args(["--pdeathsig", "TERM", "--"]).arg(program);
            command
        }
        None => Command::new(program),
    };
    command.current_dir(environment::root());
    forget_cargo_run(&mut command);
    command
}

/// Cargo, as it was called for this program.
pub(crate) fn cargo() -> Command {
    command(env::var_os("CARGO").unwrap_or("cargo".into()))
}

/// Takes out what `cargo run` put into the environment. Some build scripts look at these variables, and would run again
/// each time cargo is called from here after it was called by hand.
fn forget_cargo_run(command: &mut Command) {
    for (name, _) in env::vars_os() {
        let name = name.to_string_lossy();
        if ["CARGO_PKG_", "CARGO_MANIFEST_"]
            .iter()
            .any(|prefix| name.starts_with(prefix))
        {
            command.env_remove(&*name);
        }
    }
}

/// Runs a command, shows what it prints, and says why it did not succeed.
pub(crate) fn run(command: &mut Command) -> Result<(), String> {
    let shown = shown(command);
    run_as(command, &shown)
}

/// The same for a command that is too long to be shown whole.
pub(crate) fn run_as(command: &mut Command, shown: &str) -> Result<(), String> {
    println!("   $ {shown}");
    match command.stdin(Stdio::null()).status() {
        Ok(status) if status.success() => Ok(()),
        Ok(status) => Err(format!("`{shown}` ended with {status}")),
        Err(error) => Err(format!("`{shown}` could not be started: {error}")),
    }
}

/// Runs a command, shows what it prints line by line, and returns all of it as well.
pub(crate) fn run_and_read(command: &mut Command) -> Result<(ExitStatus, String), String> {
    let shown = shown(command);
    println!("   $ {shown}");
    // What is read must not be coloured.
    command
        .env("CARGO_TERM_COLOR", "never")
        .stdin(Stdio::null())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped());
    let mut child = command
        .spawn()
        .map_err(|error| format!("`{shown}` could not be run: {error}"))?;
    let (sender, lines) = channel();
    forward(
        child.stdout.take().expect("stdout is a pipe"),
        sender.clone(),
    );
    forward(child.stderr.take().expect("stderr is a pipe"), sender);
    let mut text = String::new();
    for line in lines {
        // A closed terminal is no reason to stop counting.
        let _ = writeln!(std::io::stdout(), "{line}");
        text.push_str(&line);
        text.push('\n');
    }
    let status = child
        .wait()
        .map_err(|error| format!("`{shown}` was lost: {error}"))?;
    Ok((status, text))
}

fn forward(pipe: impl Read + Send + 'static, sender: Sender<String>) {
    thread::spawn(move || {
        let mut pipe = BufReader::new(pipe);
        let mut line = Vec::new();
        while matches!(pipe.read_until(b'\n', &mut line), Ok(read) if read > 0) {
            let text = String::from_utf8_lossy(&line)
                .trim_end_matches(['\n', '\r'])
                .to_owned();
            if sender.send(text).is_err() {
                return;
            }
            line.clear();
        }
    });
}

/// The command as one would type it, programs by their last name.
fn shown(command: &Command) -> String {
    let mut words = vec![command.get_program()];
    words.extend(command.get_args());
    let skip = words
        .iter()
        .position(|word| *word == "--")
        .filter(|_| words[0].to_string_lossy().ends_with("setpriv"));
    let words = &words[skip.map_or(0, |at| at + 1)..];
    let name = Path::new(words[0]).file_name().unwrap_or(words[0]);
    let arguments = words[1..].iter().map(|word| word.to_string_lossy());
    std::iter::once(name.to_string_lossy())
        .chain(arguments)
        .collect::<Vec<_>>()
        .join(" ")
}
