//! `candor init`: asks what it needs and makes a practice.

use std::io::{BufRead, IsTerminal, Write};
use std::path::PathBuf;
use std::process::ExitCode;
use std::sync::Arc;

use archive::Options;
use dialogue::{Name, PersonId};
use service::{AccountId, Chance, Hasher, Hosting, RealChance, RealClock, Settings};

use crate::folder::{Config, Folder};
use crate::run::Sentence;

/// What `candor init` takes. What is missing is asked for on a terminal.
#[derive(clap::Args)]
pub(crate) struct Args {
    /// The practice's folder.
    #[arg(long, default_value = "candor", value_name = "FOLDER")]
    dir: PathBuf,
    /// What the practice is called.
    #[arg(long)]
    practice: Option<String>,
    /// Your name, as clients will read it.
    #[arg(long)]
    name: Option<String>,
    /// Your e-mail address, to sign in with.
    #[arg(long)]
    email: Option<String>,
    /// A file whose first line is your password; otherwise it is asked for.
    #[arg(long, value_name = "FILE")]
    password_file: Option<PathBuf>,
    /// Time zone, such as Europe/Berlin.
    #[arg(long)]
    zone: Option<String>,
    /// Country, two letters, such as de: which help is shown first.
    #[arg(long)]
    country: Option<String>,
    /// Someone else runs the server: who. Left out, you do.
    #[arg(long, value_name = "WHO")]
    hosted_by: Option<String>,
    /// You administer it and see no clients.
    #[arg(long)]
    only_administrator: bool,
    /// Database: sqlite:FILE (seen from the folder) or postgres://…
    #[arg(long)]
    database: Option<String>,
    /// Address and port to listen on.
    #[arg(long)]
    listen: Option<String>,
    /// The address under which people will reach it.
    #[arg(long)]
    address: Option<String>,
    /// Confirms that it is meant for adults in individual therapy by their own choice.
    #[arg(long)]
    adults_individual_voluntary: bool,
}

/// Runs it.
pub(crate) async fn run(args: Args) -> Result<ExitCode, Sentence> {
    let ask = Ask::new();
    if !args.adults_individual_voluntary {
        ask.confirm(
            "Candor is made for adults in individual therapy by their own choice: not yet for children, couples, groups, \
             or therapy ordered by a court. Is that so here? (yes/no)",
            "--adults-individual-voluntary",
        )?;
    }
    let practice = name(
        "--practice",
        ask.get(
            args.practice,
            "What is the practice called?",
            "--practice",
            None,
        )?,
    )?;
    let person = name(
        "--name",
        ask.get(
            args.name,
            "Your name, as clients will read it?",
            "--name",
            None,
        )?,
    )?;
    let email = ask.get(
        args.email,
        "Your e-mail address, to sign in with?",
        "--email",
        None,
    )?;
    if !service::is_address(&email) {
        return Err("--email: that is not an e-mail address. Nothing was made.".to_owned());
    }
    let zone = ask.get(args.zone, "Time zone?", "--zone", Some("Europe/London"))?;
    let country = ask.get(
        args.country,
        "Country, two letters?",
        "--country",
        Some("gb"),
    )?;
    let account = fresh_account(&RealChance);
    let hosting = match args.hosted_by {
        Some(who) => Hosting {
            name: name("--hosted-by", who)?,
            person: None,
        },
        None => Hosting {
            name: person.clone(),
            person: Some(PersonId(account.0)),
        },
    };
    let settings = Settings::of(practice, &zone, &country, hosting);
    settings.practice()?;
    let password = ask.password(args.password_file.as_deref())?;
    if password.chars().count() < service::SHORTEST_PASSWORD {
        return Err("a password has at least 10 letters. Nothing was made.".to_owned());
    }

    let chance = Arc::new(RealChance);
    let usual = Config::default();
    let config = Config {
        database: args.database.unwrap_or(usual.database),
        listen: args.listen.unwrap_or(usual.listen),
        address: args.address.unwrap_or(usual.address),
    };
    let folder = Folder::make(&args.dir, config, &*chance)?;
    folder.init_archive(&settings, chance.clone()).await?;
    let archive = folder.archive(chance.clone(), Options::default()).await?;
    let hasher = Hasher::new(&*chance);
    let candor = folder
        .practice(archive.clone(), Arc::new(RealClock), chance, hasher)
        .await?;
    candor
        .found_as(
            account,
            person,
            &email,
            &password,
            (true, !args.only_administrator),
        )
        .await
        .map_err(|e| format!("your account could not be made: {e}"))?;
    archive.close().await;
    println!("{} is ready in {}.", settings.name, args.dir.display());
    println!(
        "Keep {} safe and apart from backups: without it nothing can be read, with it everything can.",
        args.dir.join("master.key").display()
    );
    println!("Start it:  candor serve --dir {}", args.dir.display());
    Ok(ExitCode::SUCCESS)
}

/// An id for an account that is still to be made.
pub(crate) fn fresh_account(chance: &dyn Chance) -> AccountId {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes);
    AccountId(uuid::Builder::from_random_bytes(bytes).into_uuid())
}

fn name(flag: &'static str, raw: String) -> Result<Name, Sentence> {
    Name::required(flag, &raw).map_err(|_| format!("{flag}: a name has 1 to 80 letters"))
}

/// Asks on the terminal, where there is one.
pub(crate) struct Ask {
    terminal: bool,
}

impl Ask {
    pub(crate) fn new() -> Self {
        Self {
            terminal: std::io::stdin().is_terminal(),
        }
    }

    fn get(
        &self,
        given: Option<String>,
        question: &str,
        flag: &str,
        usual: Option<&str>,
    ) -> Result<String, Sentence> {
        if let Some(given) = given {
            return Ok(given);
        }
        if !self.terminal {
            return usual
                .map(str::to_owned)
                .ok_or_else(|| format!("{flag} is missing, and there is no terminal to ask on"));
        }
        match usual {
            Some(usual) => print!("{question} [{usual}] "),
            None => print!("{question} "),
        }
        let _ = std::io::stdout().flush();
        let mut line = String::new();
        std::io::stdin()
            .lock()
            .read_line(&mut line)
            .map_err(|e| format!("the answer could not be read: {e}"))?;
        match (line.trim(), usual) {
            ("", Some(usual)) => Ok(usual.to_owned()),
            ("", None) => Err(format!("{flag} is missing")),
            (answer, _) => Ok(answer.to_owned()),
        }
    }

    fn confirm(&self, question: &str, flag: &str) -> Result<(), Sentence> {
        let answer = self.get(None, question, flag, None)?;
        if answer.to_lowercase().starts_with('y') {
            Ok(())
        } else {
            Err("then Candor is not the right thing yet. Nothing was made.".to_owned())
        }
    }

    pub(crate) fn password(&self, file: Option<&std::path::Path>) -> Result<String, Sentence> {
        if let Some(file) = file {
            let text = std::fs::read_to_string(file)
                .map_err(|e| format!("{} could not be read: {e}", file.display()))?;
            return Ok(text.lines().next().unwrap_or_default().to_owned());
        }
        if !self.terminal {
            return Err(
                "--password-file is missing, and there is no terminal to ask on".to_owned(),
            );
        }
        rpassword::prompt_password("A password, at least 10 letters: ")
            .map_err(|e| format!("the password could not be read: {e}"))
    }
}
