//! What every command needs: a runtime, a log, standard output and error, and the signal to stop.

use std::io::{self, IsTerminal, Write};

use tokio::runtime::{Builder, Runtime};

use crate::sentence::{Sentence, reason};

/// Writes to standard output. Whoever closed it has read enough.
pub(crate) fn say(text: &str) -> Result<(), Sentence> {
    let mut to = io::stdout().lock();
    match to.write_all(text.as_bytes()).and_then(|()| to.flush()) {
        Err(e) if e.kind() == io::ErrorKind::BrokenPipe => Ok(()),
        said => said.map_err(|e| format!("standard output could not be written: {}", reason(&e))),
    }
}

/// Writes to standard error, where that is possible.
pub(crate) fn remark(text: &str) {
    let mut to = io::stderr().lock();
    let _ = to.write_all(text.as_bytes()).and_then(|()| to.flush());
}

/// The runtime: one thread per core.
pub(crate) fn runtime() -> Result<Runtime, Sentence> {
    Builder::new_multi_thread()
        .enable_all()
        .build()
        .map_err(|e| format!("the runtime could not start: {e}"))
}

/// Writes the log to standard error: readable lines on a terminal, JSON otherwise. See docs/LOGGING.md.
pub(crate) fn log() {
    let level = match std::env::var("CANDOR_LOG").as_deref() {
        Ok("debug") => tracing::Level::DEBUG,
        Ok("warn") => tracing::Level::WARN,
        Ok("error") => tracing::Level::ERROR,
        _ => tracing::Level::INFO,
    };
    let builder = tracing_subscriber::fmt()
        .with_writer(std::io::stderr)
        .with_max_level(level)
        .with_target(false);
    let set = if std::io::stderr().is_terminal() {
        builder.try_init()
    } else {
        builder.json().try_init()
    };
    // A second call keeps the first one's log.
    drop(set);
}

/// The signal to stop: SIGINT (Ctrl-C) or SIGTERM. It is listened for from this call on, not from when it is awaited: whoever
/// reads our address may send it straight away.
#[cfg(unix)]
pub(crate) fn stop() -> impl Future<Output = ()> {
    use tokio::signal::unix::{SignalKind, signal};
    let signals = [SignalKind::interrupt(), SignalKind::terminate()].map(signal);
    async move {
        let [interrupt, terminate] = signals;
        let (Ok(mut interrupt), Ok(mut terminate)) = (interrupt, terminate) else {
            tracing::error!("signals cannot be handled; only a kill stops this program");
            return std::future::pending().await;
        };
        tokio::select! {
            _ = interrupt.recv() => {}
            _ = terminate.recv() => {}
        }
        tracing::info!("stopping");
    }
}

/// The signal to stop: Ctrl-C.
#[cfg(not(unix))]
pub(crate) fn stop() -> impl Future<Output = ()> {
    async {
        let _ = tokio::signal::ctrl_c().await;
        tracing::info!("stopping");
    }
}
