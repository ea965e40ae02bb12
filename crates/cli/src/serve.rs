//! `candor serve`: a practice, served over HTTP.

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Duration;

use archive::Options;
use service::{Candor, Hasher, RealChance, RealClock, Smtp};
use tokio::net::TcpListener;
use web::App;

use crate::folder::Folder;
use crate::run;
use crate::sentence::Sentence;

/// The arguments of `candor serve`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the practice.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// Port to listen on, instead of the one in the settings; 0 picks a free one.
    #[arg(long)]
    port: Option<u16>,
    /// Print the address as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Commit one at a time instead of in groups; for benchmarks.
    #[arg(long, hide = true)]
    unbatched: bool,
}

impl Args {
    /// The arguments for a practice with its own settings.
    pub(crate) fn at(dir: PathBuf) -> Self {
        Self {
            dir,
            port: None,
            json: false,
            unbatched: false,
        }
    }
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    run::log();
    let folder = Folder::open(&args.dir)?;
    let mailer = folder.mailer()?;
    let chance = Arc::new(RealChance);
    let options = Options {
        unbatched: args.unbatched,
        ..folder.config.options()
    };
    let archive = folder.archive(chance.clone(), options).await?;
    let hasher = Hasher::new(&*chance);
    let candor = folder
        .practice(archive.clone(), Arc::new(RealClock), chance, hasher)
        .await?;
    let (listener, address) =
        listen(&folder.config.listen, args.port, &folder.config.address).await?;
    let stop = run::stop();
    if args.json {
        println!("{}", serde_json::json!({ "url": address }));
    } else {
        println!("Candor is running at {address}");
    }
    let tidying = tokio::spawn(tidy(candor.clone()));
    let mut app = App::new(candor, &address);
    let mut reminding = None;
    if let Some(mailer) = mailer {
        app = app.with_mail();
        reminding = Some(tokio::spawn(remind(app.clone(), mailer)));
    }
    web::serve(listener, web::router(app), stop)
        .await
        .map_err(|e| format!("serving ended: {e}"))?;
    tidying.abort();
    if let Some(reminding) = reminding {
        reminding.abort();
    }
    archive.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Housekeeping: deletes what has expired, at the start and every six hours.
async fn tidy(candor: Candor) {
    let mut turns = tokio::time::interval(Duration::from_secs(6 * 3600));
    loop {
        turns.tick().await;
        match candor.tidy().await {
            Ok(0) => {}
            Ok(rows) => tracing::info!(rows, "what had run out was deleted"),
            Err(error) => tracing::warn!(%error, "what has run out could not be deleted"),
        }
    }
}

/// Reminders: sends those that are due, once a minute.
async fn remind(app: App, mailer: Smtp) {
    let mut turns = tokio::time::interval(Duration::from_secs(60));
    turns.set_missed_tick_behavior(tokio::time::MissedTickBehavior::Delay);
    loop {
        turns.tick().await;
        if let Err(error) = app.remind(&mailer).await {
            tracing::warn!(%error, "reminders have to wait");
        }
    }
}

/// The listener, and the address that people use: where another port was asked for, it follows that.
pub(crate) async fn listen(
    at: &str,
    port: Option<u16>,
    address: &str,
) -> Result<(TcpListener, String), Sentence> {
    let at = match (port, at.rsplit_once(':')) {
        (Some(port), Some((host, _))) => format!("{host}:{port}"),
        _ => at.to_owned(),
    };
    let listener = TcpListener::bind(&at)
        .await
        .map_err(|e| format!("could not listen on {at}: {e}; `--port 0` picks a free port"))?;
    let real = listener
        .local_addr()
        .map_err(|e| format!("{at} has no address: {e}"))?;
    let address = match port {
        Some(_) => format!("http://{real}"),
        None => address.to_owned(),
    };
    Ok((listener, address))
}
