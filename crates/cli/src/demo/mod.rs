//! `candor demo`: a practice to walk into. Its history is made through the same commands that people use, with a clock that
//! runs through the past weeks and ids from a fixed seed; nothing is inserted behind their back.

mod people;
mod play;
mod script;
mod time;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use dialogue::{Name, PersonId};
use service::{Hasher, Hosting, RealChance, RealClock, Settings};
use web::{App, DemoAccount};

use crate::folder::{Config, Folder};
use crate::init::fresh_account;
use crate::run::{self, Sentence};
use crate::serve::listen;

/// What `candor demo` takes.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The demonstration's folder.
    #[arg(long, default_value = "candor-demo", value_name = "FOLDER")]
    dir: PathBuf,
    /// The port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// Print one line of JSON: address and accounts.
    #[arg(long)]
    json: bool,
    /// Start over, even where a demonstration is there already.
    #[arg(long)]
    fresh: bool,
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    run::log();
    if args.fresh {
        clear(&args.dir)?;
    }
    // Listen first: a port that is taken should not cost a minute of making.
    let (listener, address) = listen("127.0.0.1:8080", Some(args.port), "").await?;
    let chance = Arc::new(RealChance);
    if !args.dir.join(MADE).exists() {
        clear(&args.dir)?;
        make(&args.dir, args.json).await?;
    }
    let folder = Folder::open(&args.dir)?;
    let archive = folder.archive(chance.clone(), Options::default()).await?;
    let hasher = Hasher::new(&*chance);
    let candor = folder
        .practice(archive.clone(), Arc::new(RealClock), chance, hasher)
        .await?;
    announce(&address, args.json);
    let app = App::new(candor, &address).with_demo(accounts());
    web::serve(listener, web::router(app), run::stop())
        .await
        .map_err(|e| format!("serving ended: {e}"))?;
    archive.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Stands in the folder once the demonstration is complete; without it, it is made again from the start.
const MADE: &str = "demonstration-is-complete";

/// Removes what a demonstration made, and only that.
fn clear(dir: &Path) -> Result<(), Sentence> {
    for file in [
        MADE,
        "candor.toml",
        "master.key",
        "candor.db",
        "candor.db-wal",
        "candor.db-shm",
    ] {
        match std::fs::remove_file(dir.join(file)) {
            Err(e) if e.kind() != std::io::ErrorKind::NotFound => {
                return Err(format!("{file} could not be removed: {e}"));
            }
            _ => {}
        }
    }
    Ok(())
}

async fn make(dir: &Path, quiet: bool) -> Result<(), Sentence> {
    if !quiet {
        println!("Making a practice to walk into…");
    }
    let chance = Arc::new(RealChance);
    let folder = Folder::make(dir, Config::default(), &*chance)?;
    let name = Name::required("name", people::PRACTICE).map_err(|e| e.to_string())?;
    let ada = fresh_account(&*chance);
    let hosting = Hosting {
        name: Name::required("name", people::ADA.name).map_err(|e| e.to_string())?,
        person: Some(PersonId(ada.0)),
    };
    let mut settings = Settings::of(name, people::ZONE, people::COUNTRY, hosting);
    settings.demo = true;
    // Every day is a working day here, so that the demonstration reads the same on a Sunday.
    settings.days = [true; 7];
    folder.init_archive(&settings, chance.clone()).await?;
    let archive = folder.archive(chance, Options::default()).await?;
    play::everything(&folder, archive.clone(), ada).await?;
    archive.close().await;
    std::fs::write(dir.join(MADE), "").map_err(|e| format!("{MADE} could not be written: {e}"))
}

fn accounts() -> Vec<DemoAccount> {
    people::ALL
        .iter()
        .map(|person| DemoAccount {
            role: person.role.to_owned(),
            name: person.name.to_owned(),
            email: person.email.to_owned(),
            password: people::PASSWORD.to_owned(),
        })
        .collect()
}

fn announce(address: &str, json: bool) {
    let accounts = accounts();
    if json {
        let accounts: Vec<_> = accounts
            .iter()
            .map(|a| {
                serde_json::json!({
                    "role": a.role, "name": a.name, "email": a.email, "password": a.password,
                })
            })
            .collect();
        println!(
            "{}",
            serde_json::json!({ "url": address, "accounts": accounts })
        );
        return;
    }
    println!("\nCandor is here:  {address}\n");
    for a in accounts {
        println!(
            "  {:<14} {:<8} {:<24} {}",
            a.role, a.name, a.email, a.password
        );
    }
    println!("\nNobody in it is real. Stop with Ctrl-C; `--fresh` starts over.");
}
