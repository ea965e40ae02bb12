//! `candor init`: the set-up. It asks what it needs, creates a practice, and starts it.

mod ask;

use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use dialogue::{Name, PersonId};
use service::{AccountId, Chance, Hasher, Hosting, RealChance, RealClock, Settings};

pub(crate) use self::ask::Ask;
use self::ask::{Question, yes_or_no};
use crate::folder::{Config, Folder};
use crate::sentence::Sentence;
use crate::serve;

/// The arguments of `candor init`. On a terminal, what is missing is asked for.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// Folder of the practice.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// Name of the practice.
    #[arg(long)]
    practice: Option<String>,
    /// Your name, as clients will see it.
    #[arg(long)]
    name: Option<String>,
    /// Your e-mail address, for signing in.
    #[arg(long)]
    email: Option<String>,
    /// File whose first line is your password; without it, you are asked for one.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Time zone, such as Europe/Berlin.
    #[arg(long)]
    zone: Option<String>,
    /// Two-letter country code, such as de; decides which crisis help is shown first.
    #[arg(long)]
    country: Option<String>,
    /// Who runs the server, if it isn't you.
    #[arg(long, value_name = "WHO")]
    hosted_by: Option<String>,
    /// You administer the practice and don't see clients.
    #[arg(long)]
    only_administrator: bool,
    /// Database: sqlite:FILE (relative to the folder) or postgres://…
    #[arg(long)]
    database: Option<String>,
    /// Address and port to listen on.
    #[arg(long)]
    listen: Option<String>,
    /// Address where people will reach it.
    #[arg(long)]
    address: Option<String>,
    /// Confirm that it is for adults in individual therapy by their own choice.
    #[arg(long)]
    adults_individual_voluntary: bool,
    /// Start serving once it is set up.
    #[arg(long)]
    start: bool,
}

/// The answers.
struct Answers {
    settings: Settings,
    config: Config,
    account: AccountId,
    person: Name,
    email: String,
    sees_clients: bool,
    password: String,
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let ask = Ask::new();
    let (dir, start) = (args.dir.clone(), args.start);
    // Said before the first question rather than after the last.
    Folder::is_free(&dir)?;
    if ask.is_terminal() {
        println!("Setting up a practice in {}.", dir.display());
        println!(
            "Press Enter to accept the answer in brackets. Nothing is written until the last question.\n"
        );
    }
    let answers = asked(&ask, args)?;
    let name = answers.settings.name.clone();
    make(&dir, answers).await?;
    println!("\n{name} is ready in {}.", dir.display());
    println!(
        "Keep {} safe, and separate from your backups: nothing can be read without it, and everything can with it.",
        dir.join("master.key").display()
    );
    if start || (ask.is_terminal() && ask.yes("Start it now?", true)?) {
        println!("Candor runs until you press Ctrl-C or close this terminal.");
        return serve::run(serve::Args::at(dir)).await;
    }
    println!("To start it:  candor serve --dir {}", dir.display());
    Ok(ExitCode::SUCCESS)
}

fn asked(ask: &Ask, args: Args) -> Result<Answers, Sentence> {
    confirm(ask, args.adults_individual_voluntary)?;
    let practice = ask.get(
        args.practice,
        &question("What is the practice called?", "--practice"),
        name,
    )?;
    let person = ask.get(
        args.name,
        &question("Your name, as clients will see it?", "--name"),
        name,
    )?;
    let email = ask.get(
        args.email,
        &question("Your e-mail address, for signing in?", "--email"),
        email,
    )?;
    let sees_clients = !args.only_administrator && ask.yes("Do you see clients here?", true)?;
    let account = fresh_account(&RealChance);
    let me = Hosting {
        name: person.clone(),
        person: Some(PersonId(account.0)),
    };
    let hosting = hosting(ask, args.hosted_by, me)?;
    let zone = ask.get(
        args.zone,
        &usually("Time zone?", "--zone", &zone_here()),
        zone,
    )?;
    let text = "Two-letter country code? It decides which crisis help is shown first.";
    let country = ask.get(
        args.country,
        &usually(text, "--country", &country_here()),
        country,
    )?;
    let usual = Config::default();
    let text =
        "Address where people will reach it? The default is this machine only, to try it out.";
    let address = ask.get(
        args.address,
        &usually(text, "--address", &usual.address),
        address,
    )?;
    let password = ask.password(args.password_file.as_deref())?;
    if password.chars().count() < service::SHORTEST_PASSWORD {
        return Err("a password needs at least 10 characters. Nothing was created.".to_owned());
    }
    Ok(Answers {
        settings: Settings::of(practice, &zone, &country, hosting),
        config: Config {
            database: args.database.unwrap_or(usual.database),
            listen: args.listen.unwrap_or(usual.listen),
            address,
            room_memory: None,
            mail: None,
        },
        account,
        person,
        email,
        sees_clients,
        password,
    })
}

/// The confirmation that it is for adults in individual therapy by their own choice; anybody else is told before anything is created.
fn confirm(ask: &Ask, confirmed: bool) -> Result<(), Sentence> {
    let text = "Candor is made for adults in individual therapy by their own choice: not yet for children, couples, groups, or \
                court-ordered therapy. Is that who it is for here? (yes or no)";
    let given = confirmed.then(|| "yes".to_owned());
    let question = question(text, "--adults-individual-voluntary");
    if ask.get(given, &question, yes_or_no)? {
        Ok(())
    } else {
        Err("then Candor isn't the right tool yet. Nothing was created.".to_owned())
    }
}

/// The host: who could technically read what is kept there. Clients read the name before they write anything.
fn hosting(ask: &Ask, given: Option<String>, me: Hosting) -> Result<Hosting, Sentence> {
    if given.is_none() && ask.yes("Do you run this computer or server yourself?", true)? {
        return Ok(me);
    }
    let question = question("Who does? Clients will see this name.", "--hosted-by");
    Ok(Hosting {
        name: ask.get(given, &question, name)?,
        person: None,
    })
}

/// Creates the folder, the database and the first account.
async fn make(dir: &std::path::Path, answers: Answers) -> Result<(), Sentence> {
    let chance = Arc::new(RealChance);
    let folder = Folder::make(dir, answers.config, &*chance)?;
    folder
        .init_archive(&answers.settings, chance.clone())
        .await?;
    let archive = folder.archive(chance.clone(), Options::default()).await?;
    let hasher = Hasher::new(&*chance);
    let candor = folder
        .practice(archive.clone(), Arc::new(RealClock), chance, hasher)
        .await?;
    candor
        .found_as(
            answers.account,
            answers.person,
            &answers.email,
            &answers.password,
            (true, answers.sees_clients),
        )
        .await
        .map_err(|e| format!("your account could not be created: {e}"))?;
    archive.close().await;
    Ok(())
}

/// An id for an account that is still to be created.
pub(crate) fn fresh_account(chance: &dyn Chance) -> AccountId {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes);
    AccountId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn question<'a>(text: &'a str, option: &'a str) -> Question<'a> {
    Question {
        text,
        option,
        usual: None,
    }
}

fn usually<'a>(text: &'a str, option: &'a str, usual: &'a str) -> Question<'a> {
    Question {
        text,
        option,
        usual: Some(usual),
    }
}

fn name(raw: &str) -> Result<Name, Sentence> {
    Name::required("name", raw).map_err(|_| "a name needs 1 to 80 characters".to_owned())
}

fn email(raw: &str) -> Result<String, Sentence> {
    if service::is_address(raw) {
        Ok(raw.to_owned())
    } else {
        Err("that isn't an e-mail address".to_owned())
    }
}

fn zone(raw: &str) -> Result<String, Sentence> {
    match jiff::tz::TimeZone::get(raw) {
        Ok(_) => Ok(raw.to_owned()),
        Err(_) => Err(format!(
            "\"{raw}\" isn't a known time zone; an example is Europe/Berlin"
        )),
    }
}

fn country(raw: &str) -> Result<String, Sentence> {
    if raw.len() == 2 && raw.bytes().all(|b| b.is_ascii_alphabetic()) {
        Ok(raw.to_lowercase())
    } else {
        Err("a country code is two letters, such as de".to_owned())
    }
}

fn address(raw: &str) -> Result<String, Sentence> {
    let host = raw
        .strip_prefix("https://")
        .or_else(|| raw.strip_prefix("http://"))
        .map(|rest| rest.trim_end_matches('/'));
    match host {
        Some(host) if !host.is_empty() && !host.contains(['/', ' ', '?', '#', '@']) => {
            Ok(raw.trim_end_matches('/').to_owned())
        }
        _ => Err("an address looks like https://room.example.org".to_owned()),
    }
}

/// The time zone of this machine, as a first guess at the practice's.
#[expect(
    clippy::disallowed_methods,
    reason = "only a guess that somebody reads and can put right"
)]
fn zone_here() -> String {
    let zone = jiff::tz::TimeZone::system();
    let name = zone
        .iana_name()
        .filter(|name| jiff::tz::TimeZone::get(name).is_ok());
    name.unwrap_or("Europe/London").to_owned()
}

/// The country of this machine's language, as in `de_AT.UTF-8`, as a first guess.
fn country_here() -> String {
    let language = std::env::var("LC_ALL").or_else(|_| std::env::var("LANG"));
    let language = language.unwrap_or_default();
    let territory = language.split('_').nth(1).and_then(|rest| rest.get(..2));
    territory
        .and_then(|two| country(two).ok())
        .unwrap_or_else(|| "gb".to_owned())
}
