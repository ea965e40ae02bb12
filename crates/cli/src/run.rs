//! What every command needs: a runtime, a log, and the word to stop.

use std::io::IsTerminal;

use tokio::runtime::{Builder, Runtime};

/// Errors of commands are sentences for whoever sits at the terminal.
pub(crate) type Sentence = String;

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

/// Ctrl-C, or the word of whoever started us.
pub(crate) async fn stop() {
    let interrupt = tokio::signal::ctrl_c();
    #[cfg(unix)]
    {
        use tokio::signal::unix::{SignalKind, signal};
        let Ok(mut terminate) = signal(SignalKind::terminate()) else {
            let _ = interrupt.await;
            return;
        };
        tokio::select! {
            _ = interrupt => {}
            _ = terminate.recv() => {}
        }
    }
    #[cfg(not(unix))]
    {
        let _ = interrupt.await;
    }
    tracing::info!("stopping");
}
