//! `candor demo`: the demo practice. Its history is made through the same commands that people use, with a clock that
//! runs through the past months and ids from a fixed seed; nothing is inserted behind their back.

mod arrive;
mod clinic;
mod courses;
mod passages;
mod past;
mod play;
mod script;
#[cfg(test)]
mod tests;

use std::path::{Path, PathBuf};
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use dialogue::{Name, PersonId};
use service::{Clock, Hasher, Hosting, RealChance, RealClock, Settings};
use web::{App, DemoAccount};

use self::clinic::{CLINIC, Cast, OFFICE, Person, SOLO};
use crate::folder::{Config, Folder};
use crate::init::fresh_account;
use crate::run;
use crate::seeded::SeededIds;
use crate::sentence::Sentence;
use crate::serve::listen;

/// The arguments of `candor demo`.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the demo practice; candor-demo by default, candor-demo-solo with --solo.
    #[arg(long, value_name = "FOLDER")]
    dir: Option<PathBuf>,
    /// Port to listen on; 0 picks a free one.
    #[arg(long, default_value_t = 8080)]
    port: u16,
    /// One therapist who runs their own server, instead of a clinic.
    #[arg(long)]
    solo: bool,
    /// Print a short tour: who to sign in as, where to look, and why.
    #[arg(long, conflicts_with = "json")]
    tour: bool,
    /// Print the address and the accounts as one line of JSON.
    #[arg(long)]
    json: bool,
    /// Start over, even if there is a demo practice already.
    #[arg(long)]
    fresh: bool,
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    run::log();
    let (cast, kind, folder) = if args.solo {
        (&SOLO, "solo", "candor-demo-solo")
    } else {
        (&CLINIC, "clinic", "candor-demo")
    };
    let dir = args.dir.clone().unwrap_or_else(|| folder.into());
    if args.fresh {
        clear(&dir)?;
    }
    let made = made(&dir, kind)?;
    // Listen first: a port that is taken should not cost a minute of making.
    let (listener, address) = listen("127.0.0.1:8080", Some(args.port), "").await?;
    let chance = Arc::new(RealChance);
    if !made {
        clear(&dir)?;
        make(&dir, cast, RealClock.now(), args.json).await?;
        std::fs::write(dir.join(MADE), kind)
            .map_err(|e| format!("{MADE} could not be written: {e}"))?;
    }
    let folder = Folder::open(&dir)?;
    let archive = folder.archive(chance.clone(), Options::default()).await?;
    let hasher = Hasher::new(&*chance);
    let candor = folder
        .practice(archive.clone(), Arc::new(RealClock), chance, hasher)
        .await?;
    let stop = run::stop();
    announce(cast, &address, &args);
    let app = App::new(candor, &address).with_demo(accounts(cast));
    web::serve(listener, web::router(app), stop)
        .await
        .map_err(|e| format!("serving ended: {e}"))?;
    archive.close().await;
    Ok(ExitCode::SUCCESS)
}

/// Stands in the folder once the demonstration is complete, and says which; without it, it is made again from the start.
const MADE: &str = "demonstration-is-complete";

/// True where this demonstration is there; a sentence where another one is.
fn made(dir: &Path, kind: &str) -> Result<bool, Sentence> {
    match std::fs::read_to_string(dir.join(MADE)) {
        Ok(there) if there == kind => Ok(true),
        Ok(_) => Err(format!(
            "there is another demo practice in {}. `--fresh` starts over there, `--dir` uses another folder. Nothing was changed.",
            dir.display()
        )),
        Err(_) => Ok(false),
    }
}

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

/// Makes the practice, with `now` as its today.
async fn make(
    dir: &Path,
    cast: &'static Cast,
    now: dialogue::Time,
    quiet: bool,
) -> Result<(), Sentence> {
    let chance = Arc::new(RealChance);
    let folder = Folder::make(dir, Config::default(), &*chance)?;
    let parse = |text| Name::required("name", text).map_err(|e| e.to_string());
    let host = fresh_account(&SeededIds::new(2_025));
    let person = if cast.therapist_hosts {
        &cast.therapists[0].person
    } else {
        &OFFICE
    };
    let hosting = Hosting {
        name: parse(person.name)?,
        person: Some(PersonId(host.0)),
    };
    let mut settings = Settings::of(parse(cast.name)?, clinic::ZONE, clinic::COUNTRY, hosting);
    settings.demo = true;
    // Every day is a working day here, so that the demonstration reads the same on a Sunday.
    settings.days = [true; 7];
    folder.init_archive(&settings, chance.clone()).await?;
    let archive = folder.archive(chance, Options::default()).await?;
    let made = play::everything(&folder, archive.clone(), cast, host, now, quiet).await;
    archive.close().await;
    made
}

/// Everybody: each therapist with their clients, then the office.
fn accounts(cast: &Cast) -> Vec<DemoAccount> {
    let account = |role: &str, person: &Person| DemoAccount {
        role: role.to_owned(),
        name: person.name.to_owned(),
        email: person.email(),
        password: clinic::PASSWORD.to_owned(),
        why: person.why,
    };
    let mut all = Vec::new();
    for therapist in cast.therapists {
        all.push(account("therapist", &therapist.person));
        let clients = therapist.clients.iter().filter(|c| c.has_come_in());
        all.extend(clients.map(|client| account("client", &client.person)));
    }
    all.push(account("administrator", &OFFICE));
    all
}

fn announce(cast: &Cast, address: &str, args: &Args) {
    let accounts = accounts(cast);
    if args.json {
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
    println!("\nCandor is running at  {address}\n");
    if args.tour {
        println!("A short tour. Sign in as\n");
        for stop in cast.tour {
            println!("  {stop}");
        }
        println!();
    }
    for a in accounts {
        let space = if a.role == "client" { "  " } else { "\n" };
        println!("{space}  {:<14} {:<10} {}", a.role, a.name, a.email);
    }
    println!("\nThey all have the same password: {}", clinic::PASSWORD);
    println!(
        "The sign-in page has a button for each of them. None of them are real people. Ctrl-C stops; `--fresh` starts over."
    );
}
