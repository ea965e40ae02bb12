//! `candor serve`.

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

/// What `candor serve` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The practice's folder.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// Another port than the settings name; 0 picks a free one.
    #[arg(long)]
    port: Option<u16>,
    /// Print one line of JSON with the address instead of a sentence.
    #[arg(long)]
    json: bool,
    /// One commit at a time instead of groups; for measuring only.
    #[arg(long, hide = true)]
    unbatched: bool,
}

impl Args {
    /// A practice as its own settings say.
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
        println!("Candor is here: {address}");
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

/// Deletes what has run out, at the start and every six hours.
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

/// Reminds whose turn it is, once a minute.
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

/// Listens; where another port was asked for, the address people use follows it.
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
        .map_err(|e| format!("{at} cannot be listened on: {e}; `--port 0` picks a free port"))?;
    let real = listener
        .local_addr()
        .map_err(|e| format!("{at} has no address: {e}"))?;
    let address = match port {
        Some(_) => format!("http://{real}"),
        None => address.to_owned(),
    };
    Ok((listener, address))
}
