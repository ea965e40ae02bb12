//! A practice as large as any will be: 10,000 relationships of 30 sessions each, forty to a therapist, made by
//! `candor simulate`. It is served where it was made: copying it would take longer than reading it.

use std::process::Command;
use std::sync::Arc;
use std::time::{Duration, Instant};

use service::{Clock, RealChance, RealClock, Token};

use super::practice::{Open, Practice, Storage, runtime};
use super::program::{Candor, Page};
use crate::Failure;
use crate::process::Server;

/// Relationships in it.
const RELATIONSHIPS: usize = 10_000;
/// Sessions of each.
const SESSIONS: usize = 30;
/// Clients who open pages: more than any measurement has time for.
const VISITORS: usize = 2_000;

/// The large practice, and what people open in it.
#[derive(Debug)]
pub struct Large {
    practice: Practice,
    /// Homes of clients out of the whole practice.
    pub homes: Vec<Page>,
    /// The same clients' relationships.
    pub relationships: Vec<Page>,
    /// The day of one therapist with forty clients.
    pub days: Vec<Page>,
    /// How long it took to make.
    pub made_in: Duration,
}

impl Large {
    /// Makes it.
    ///
    /// # Errors
    /// When `candor simulate` refuses.
    pub fn make(candor: &Candor, storage: &Storage) -> Result<Self, Failure> {
        let begun = Instant::now();
        let practice = Practice::simulate(candor, storage, RELATIONSHIPS, SESSIONS)?;
        let made_in = begun.elapsed();
        let (homes, relationships, days) = runtime()?.block_on(sign_in(&practice))?;
        Ok(Self {
            practice,
            homes,
            relationships,
            days,
            made_in,
        })
    }

    /// Serves it; how long that took to begin.
    ///
    /// # Errors
    /// When it does not start.
    pub fn serve(&self) -> Result<(Server, Duration), Failure> {
        let mut command = Command::new(&self.practice.candor().program);
        command.args(["serve", "--json", "--port", "0", "--dir"]);
        command.arg(self.practice.path());
        command.stderr(std::fs::File::create(self.practice.path().join("log"))?);
        let begun = Instant::now();
        let server = Server::start(command)?;
        Ok((server, begun.elapsed()))
    }
}

type Pages = (Vec<Page>, Vec<Page>, Vec<Page>);

/// Signs people in, from all over the practice.
async fn sign_in(practice: &Practice) -> Result<Pages, Failure> {
    let open = practice.open(Arc::new(RealClock)).await?;
    let (mut homes, mut relationships) = (Vec::new(), Vec::new());
    for n in 0..VISITORS {
        let number = 1 + n * RELATIONSHIPS / VISITORS;
        let (home, with) = of_client(&open, number).await?;
        homes.push(home);
        relationships.push(with);
    }
    let (cookie, _) = cookie(&open, "therapist-1@example.org").await?;
    let days = vec![Page {
        name: "therapist's day",
        path: "/".to_owned(),
        cookie,
    }];
    open.archive.close().await;
    Ok((homes, relationships, days))
}

async fn of_client(open: &Open, number: usize) -> Result<(Page, Page), Failure> {
    let (cookie, account) = cookie(open, &format!("client-{number}@example.org")).await?;
    let seats = open.archive.seats_of(account).await?;
    let seat = seats.first().ok_or("a client has no therapist")?;
    let page = |name, path| Page {
        name,
        path,
        cookie: Arc::clone(&cookie),
    };
    Ok((
        page("client's home", "/".to_owned()),
        page("relationship", format!("/with/{}", seat.relationship)),
    ))
}

async fn cookie(open: &Open, email: &str) -> Result<(Arc<str>, archive::AccountId), Failure> {
    let found = open.archive.account_by_email(email).await?;
    let account = found.ok_or("a simulated account was not found")?.account.id;
    let token = Token::fresh(&RealChance);
    let now = RealClock.now();
    let session = archive::NewSession {
        token: token.hash(),
        account,
        idle_until: now.plus_days(30),
        until: now.plus_days(30),
    };
    open.archive.put_session(session, now).await?;
    Ok((format!("candor={}", token.letters()).into(), account))
}
