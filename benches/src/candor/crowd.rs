//! A crowd that checks in: thousands of clients with a quarter of a year of sessions each, none of which anyone has looked
//! back on yet. So many that two requests rarely meet in one relationship, and that no relationship grows out of life's size.

use std::sync::Arc;

use dialogue::EntryId;
use service::RealClock;
use tokio::task::JoinSet;

use super::people::{self, Person};
use super::practice::{Open, Practice, Storage, runtime};
use super::program::{Candor, CheckIn};
use crate::Failure;

/// Weekly sessions of each client.
const SESSIONS: usize = 12;
/// How many are made at a time.
const AT_ONCE: usize = 16;

/// A practice and everything its clients could check in on.
#[derive(Debug)]
pub struct Crowd {
    /// The practice, for copying.
    pub practice: Practice,
    pub(super) check_ins: Vec<CheckIn>,
    /// How many people it is; each is once among the first so many of `check_ins`.
    pub(super) clients: usize,
}

impl Crowd {
    /// A crowd that can check in at least `check_ins` times.
    ///
    /// # Errors
    /// When the practice cannot be made.
    pub fn gather(candor: &Candor, storage: &Storage, check_ins: usize) -> Result<Self, Failure> {
        let practice = Practice::make(candor, storage)?;
        let clients = check_ins.div_ceil(SESSIONS);
        let gathered = runtime()?.block_on(gather(&practice, clients))?;
        let in_turn = |session| {
            gathered
                .iter()
                .filter_map(move |of| of.get(session))
                .cloned()
        };
        Ok(Self {
            check_ins: (0..SESSIONS).flat_map(in_turn).collect(),
            practice,
            clients,
        })
    }
}

/// What each client can check in on.
async fn gather(practice: &Practice, clients: usize) -> Result<Vec<Vec<CheckIn>>, Failure> {
    let open = practice.open(Arc::new(RealClock)).await?;
    let therapist = Person::arrive(&open, "Ada", true).await?;
    let mut under_way = JoinSet::new();
    let mut gathered = Vec::with_capacity(clients);
    for n in 0..clients {
        if under_way.len() == AT_ONCE {
            gathered.extend(under_way.join_next().await.transpose()?.transpose()?);
        }
        under_way.spawn(come(open.clone(), therapist.clone(), n));
    }
    while let Some(came) = under_way.join_next().await {
        gathered.push(came??);
    }
    open.archive.close().await;
    Ok(gathered)
}

async fn come(open: Open, therapist: Person, n: usize) -> Result<Vec<CheckIn>, Failure> {
    let name = format!("Client {n}");
    let client = Person::arrive(&open, &name, false).await?;
    let now = open.candor.now();
    let sessions: Vec<_> = (1..)
        .take(SESSIONS)
        .map(|week| {
            let id = EntryId(open.candor.fresh_submission().0);
            (id, now.plus_days(-7 * week))
        })
        .collect();
    let who = (client.account, people::text(&name)?);
    let relationship = people::relationship(&open, therapist.account, who, &sessions).await?;
    let check_in = |(session, _): &(EntryId, _)| CheckIn {
        cookie: Arc::clone(&client.cookie),
        path: format!("/with/{relationship}/check-in/{session}"),
    };
    Ok(sessions.iter().map(check_in).collect())
}
