//! `candor simulate --into`: a simulated practice of any size, for benchmarks. Nobody in it is real.
//!
//! Everything in it was decided as people's commands are, each at its own time in the past weeks, and is stored as theirs is.
//! Only, a quarter of a year of one person's acts goes into one commit, and many relationships live at the same time.

use std::path::Path;
use std::process::ExitCode;
use std::sync::Arc;
use std::time::Instant;

use analyze::many;
use archive::Options;
use indicatif::ProgressBar;
use service::{AccountId, Clock, Hasher, Hosting, RealChance, RealClock, Settings};
use tokio::task::JoinSet;

use super::life::{Beginning, Life};
use super::world::{World, name};
use crate::folder::{Config, Folder};
use crate::seeded::Dice;
use crate::sentence::Sentence;
use crate::{progress, run};

/// Everybody's password.
const PASSWORD: &str = "a simulated password";
/// Relationships that begin in one commit.
const TOGETHER: usize = 256;
/// Of these, how many live at the same time: enough that their commits share a sync, and few enough that none waits long for
/// one of the connections that read.
const AT_ONCE: usize = 32;

/// The size of a practice.
pub(super) struct Size {
    pub(super) relationships: u32,
    pub(super) sessions: u32,
    pub(super) seed: u64,
    pub(super) therapists: Option<u32>,
    pub(super) database: Option<String>,
}

/// Makes one in a folder.
pub(super) async fn make(into: &Path, args: Size) -> Result<ExitCode, Sentence> {
    let begun = Instant::now();
    let chance = Arc::new(RealChance);
    let usual = Config::default();
    let config = Config {
        database: args.database.clone().unwrap_or(usual.database.clone()),
        ..usual
    };
    let folder = Folder::make(into, config, &*chance)?;
    let hosting = Hosting {
        name: name("Nobody")?,
        person: None,
    };
    let mut settings = Settings::of(
        name("A simulated practice")?,
        "Europe/London",
        "gb",
        hosting,
    );
    // So that it is the same size on a Sunday.
    settings.days = [true; 7];
    folder.init_archive(&settings, chance.clone()).await?;
    let archive = folder.archive(chance, Options::default()).await?;
    let world = World {
        archive: archive.clone(),
        calendar: settings.practice()?.calendar,
        now: RealClock.now(),
        password_hash: Hasher::new(&RealChance)
            .hash(PASSWORD, &RealChance)
            .await
            .map_err(|e| e.to_string())?,
    };
    let moments = live(world, &args).await?;
    archive.close().await;
    run::say(&format!(
        "{}, {} and {} in {:.0} s, in {}. Everyone's password is “{PASSWORD}”: \
         office@example.org, therapist-1@example.org…, client-1@example.org…\n",
        many(args.relationships.into(), "relationship"),
        many(
            u64::from(args.relationships) * u64::from(args.sessions),
            "session"
        ),
        many(moments, "moment"),
        begun.elapsed().as_secs_f64(),
        into.display(),
    ))?;
    Ok(ExitCode::SUCCESS)
}

/// Everybody arrives and lives; how many moments there were.
async fn live(world: World, args: &Size) -> Result<u64, Sentence> {
    let relationships = args.relationships;
    let therapists = args
        .therapists
        .unwrap_or_else(|| relationships.div_ceil(40))
        .min(relationships);
    let mut of_all = Dice::stream(args.seed, 0);
    let mut members = vec![world.account("Office", &mut of_all, (true, false))?];
    for n in 1..=therapists {
        let name = format!("Therapist {n}");
        members.push(world.account(&name, &mut of_all, (false, true))?);
    }
    let accounts: Vec<AccountId> = members[1..].iter().map(|new| new.id).collect();
    let begun = members.into_iter().map(|new| (new, world.now)).collect();
    world.begin(begun, Vec::new()).await?;
    let world = Arc::new(world);
    let bar = progress::count("relationships", relationships.into());
    let mut moments = 0;
    let numbers: Vec<u32> = (1..=relationships).collect();
    for neighbours in numbers.chunks(TOGETHER) {
        let mut beginnings = Vec::new();
        for &number in neighbours {
            // Each therapist's clients are neighbours: therapist 1 has the first of them.
            let at = u64::from(number - 1) * u64::from(therapists) / u64::from(relationships);
            let life = Life {
                world: Arc::clone(&world),
                therapist: accounts[usize::try_from(at).map_err(|e| e.to_string())?],
                number,
                sessions: args.sessions,
                chance: Dice::stream(args.seed, u64::from(number)),
            };
            beginnings.push(life.begin()?);
        }
        moments += together(&world, beginnings, &bar).await?;
    }
    bar.abandon();
    Ok(moments)
}

/// Some relationships begin and live. One after the other: two connections that write would wait for each other.
async fn together(
    world: &World,
    beginnings: Vec<Beginning>,
    bar: &ProgressBar,
) -> Result<u64, Sentence> {
    let (mut clients, mut begun, mut lives) = (Vec::new(), Vec::new(), Vec::new());
    for one in beginnings {
        clients.push(one.client);
        begun.push(one.relationship);
        lives.push(one.between);
    }
    world.begin(clients, begun).await?;
    let (mut living, mut lives, mut moments) = (JoinSet::new(), lives.into_iter(), 0);
    loop {
        let room = AT_ONCE - living.len();
        for life in lives.by_ref().take(room) {
            living.spawn(life.live());
        }
        let Some(over) = living.join_next().await else {
            return Ok(moments);
        };
        moments += over.map_err(|e| format!("a life broke off: {e}"))??;
        bar.inc(1);
    }
}
