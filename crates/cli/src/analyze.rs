//! `candor analyze`: the engine and the published rules on a file of scores, for research. The library crate `analyze` does the work;
//! here are its flags, the files that it writes, and its terminal.

mod flags;
mod places;
mod watch;

use std::io;
use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, Ordering};

use analyze::{Analysis, Error, Input};

pub(crate) use self::flags::Args;
use self::watch::Watch;
use crate::outfile::{Out, cannot};
use crate::run;
use crate::sentence::Sentence;

/// Runs it. On Ctrl-C it stops where it is, and leaves nothing behind.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let stop = Arc::new(AtomicBool::new(false));
    let mut work = {
        let stop = Arc::clone(&stop);
        tokio::task::spawn_blocking(move || analyze(&args, stop))
    };
    let done = tokio::select! {
        done = &mut work => done,
        () = run::stop() => {
            stop.store(true, Ordering::Relaxed);
            work.await
        }
    };
    done.unwrap_or_else(|e| Err(format!("it broke off: {e}")))
}

fn analyze(args: &Args, stop: Arc<AtomicBool>) -> Result<ExitCode, Sentence> {
    if args.list_rules {
        run::say(&analyze::list_of_rules())?;
        return Ok(ExitCode::SUCCESS);
    }
    let file = args.file.as_deref().ok_or("which file?")?;
    let options = args.options(places::temporary(args))?;
    places::are_different(args)?;
    let analysis = open(file, options.temporary.as_deref())
        .and_then(|input| Analysis::new(input, options))
        .map_err(|e| e.to_string())?;
    // Before anything is read for long: whether the results can be written at all.
    let mut out = Out::create(args.out.as_deref(), file)?;
    let mut html = Out::create(args.html.as_deref(), file)?;
    let mut save = Out::create(args.save_prior.as_deref(), file)?;
    let report = analysis.run(&mut out, &mut Watch::new(stop));
    let report = report.map_err(|e| match (e, &args.out) {
        (Error::Results(cause), Some(to)) => cannot(to, &cause),
        (e, _) => e.to_string(),
    })?;
    if let Some(prior) = report.prior() {
        save.put(prior.as_bytes())?;
    }
    save.finish()?;
    out.finish()?;
    if html.is_wanted() {
        html.put(report.html().as_bytes())?;
    }
    html.finish()?;
    if args.out.as_deref() == Some(Path::new("-")) {
        run::remark(&report.text());
    } else {
        run::say(&report.text())?;
    }
    Ok(ExitCode::SUCCESS)
}

fn open(file: &Path, temporary: Option<&Path>) -> Result<Input, Error> {
    if file == Path::new("-") {
        Input::spool(io::stdin().lock(), "standard input", temporary)
    } else {
        Input::open(file)
    }
}
