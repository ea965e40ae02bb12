//! How many commits a second the archive takes by itself: `cargo run --release -p archive --example commits -- LOCATION`
//! (`sqlite:PATH` or `postgres://…`, empty before; options: connections, seconds, `unbatched`).
//!
//! Each commit is what sharing a check-in is: an entry kept, a letter posted, a submission noted, on a desk from memory.

use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};
use std::time::{Duration, Instant};

use archive::{
    AccountId, Archive, Chance, Keys, Location, NewAccount, NewRelationship, NewSession, Options,
};
use dialogue::{
    Act, Entry, EntryId, Gate, Letter, LetterId, Line, Name, OursBody, OwnBody, RelationshipId,
    SubmissionId, Time, check_in,
};
use uuid::Uuid;

/// Repeats itself in every run: for measuring only.
struct Counting(AtomicU64);

impl Chance for Counting {
    fn fill(&self, bytes: &mut [u8]) {
        for part in bytes.chunks_mut(8) {
            let mut x = self.0.fetch_add(0x9e37_79b9_7f4a_7c15, Ordering::Relaxed);
            x = (x ^ (x >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
            x = (x ^ (x >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
            part.copy_from_slice(&(x ^ (x >> 31)).to_le_bytes()[..part.len()]);
        }
    }
}

fn id(chance: &dyn Chance) -> Uuid {
    let mut bytes = [0; 16];
    chance.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes).into_uuid()
}

#[tokio::main]
async fn main() -> Result<(), Box<dyn std::error::Error>> {
    let arguments: Vec<String> = std::env::args().skip(1).collect();
    let location: Location = arguments.first().ok_or("a location")?.parse()?;
    let number = |at: usize, or: u64| arguments.get(at).and_then(|a| a.parse().ok()).unwrap_or(or);
    let (connections, seconds) = (number(1, 16), number(2, 5));
    let chance = Arc::new(Counting(AtomicU64::new(1)));
    Archive::init(&location, &Keys::one([1; 32]), &*chance).await?;
    let options = Options {
        unbatched: arguments.iter().any(|a| a == "unbatched"),
        ..Options::default()
    };
    let archive = Archive::open(&location, Keys::one([1; 32]), chance.clone(), options).await?;

    // As many people as fill some pages of every table, each with a desk of their own.
    let mut people = Vec::new();
    for n in 0..connections * 60 {
        people.push(person(&archive, &*chance, n).await?);
    }
    for (account, relationship, _) in &people {
        archive.desk(*account, *relationship).await?;
    }
    for part in ["commit", "session and commit", "session"] {
        let before = processor();
        let (done, took) = run(&archive, &chance, &people, connections, seconds, part).await;
        let each = (processor() - before) * 1e6 / done as f64;
        took.report(part, done, seconds);
        println!("  {each:.0} µs of processor time each");
    }
    archive.close().await;
    Ok(())
}

/// Processor time of this process so far, in seconds, where the system tells (Linux, in hundredths).
fn processor() -> f64 {
    let stat = std::fs::read_to_string("/proc/self/stat").unwrap_or_default();
    let after_name = stat.rsplit(')').next().unwrap_or_default();
    let fields = after_name.split_whitespace().skip(11).take(2);
    fields.filter_map(|f| f.parse::<f64>().ok()).sum::<f64>() / 100.0
}

type Person = (AccountId, RelationshipId, [u8; 32]);

async fn person(
    archive: &Archive,
    chance: &dyn Chance,
    n: u64,
) -> Result<Person, Box<dyn std::error::Error>> {
    let account = AccountId(id(chance));
    let new = NewAccount {
        id: account,
        email: format!("{n}@example.org"),
        name: Name::required("name", "Someone")?,
        administrator: false,
        member: true,
        password_hash: None,
    };
    archive.create_account(new, Time(1)).await?;
    let relationship = RelationshipId(id(chance));
    let new = NewRelationship {
        id: relationship,
        therapist: account,
        client_name: Name::required("name", "Someone else")?,
        first: Vec::new(),
        invitation: None,
    };
    archive.create_relationship(new, Time(1)).await?;
    let mut token = [0; 32];
    chance.fill(&mut token);
    let new = NewSession {
        token,
        account,
        idle_until: Time(100),
        until: Time(100),
    };
    archive.put_session(new, Time(1)).await?;
    Ok((account, relationship, token))
}

async fn run(
    archive: &Archive,
    chance: &Arc<Counting>,
    people: &[Person],
    connections: u64,
    seconds: u64,
    part: &'static str,
) -> (u64, Took) {
    let stop = Arc::new(AtomicBool::new(false));
    let share = people.len() / usize::try_from(connections).unwrap_or(1);
    let mut tasks = tokio::task::JoinSet::new();
    for mine in people.chunks(share) {
        let (archive, chance, stop) = (archive.clone(), chance.clone(), stop.clone());
        let mine = mine.to_vec();
        tasks.spawn(async move {
            let mut took = Vec::new();
            for (account, relationship, token) in mine.iter().cycle() {
                if stop.load(Ordering::Relaxed) {
                    break;
                }
                let begun = Instant::now();
                if part.starts_with("session") {
                    let found = archive.session(token, Time(2)).await;
                    assert!(found.is_ok_and(|s| s.is_some()), "a session");
                }
                if part.ends_with("commit") {
                    share_check_in(&archive, &*chance, *account, *relationship).await;
                }
                took.push(begun.elapsed());
            }
            took
        });
    }
    tokio::time::sleep(Duration::from_secs(seconds)).await;
    stop.store(true, Ordering::Relaxed);
    let took: Vec<Duration> = tasks.join_all().await.concat();
    (took.len() as u64, Took(took))
}

async fn share_check_in(
    archive: &Archive,
    chance: &dyn Chance,
    account: AccountId,
    relationship: RelationshipId,
) {
    let desk = archive.desk_for_writing(account, relationship).await;
    let desk = desk.ok().flatten().expect("a desk").desk;
    let session = EntryId(id(chance));
    let better = Line::required("better", "A little more time at the end would have helped.");
    let answers = check_in::Answers {
        better: better.ok(),
        ..check_in::Answers::default()
    };
    let letter = Letter {
        id: LetterId(id(chance)),
        from: desk.me().no,
        to: desk.other().no,
        release: Time(5),
        gate: Some(Gate::OwnView(session)),
        body: OursBody::CheckIn(check_in::Said::Shared {
            session,
            answers: answers.clone(),
        }),
    };
    let sent = check_in::Kept::Sent {
        session,
        form: check_in::Form {
            answers,
            held_back: false,
        },
        letter: letter.id,
    };
    let keep = Act::Keep(Entry {
        id: EntryId(id(chance)),
        by: desk.me().no,
        at: Time(5),
        body: OwnBody::CheckIn(sent),
    });
    let submission = Some(SubmissionId(id(chance)));
    let acts = [keep, Act::Post(letter)];
    let done = archive.commit(&desk, submission, &acts).await;
    done.expect("a commit");
}

struct Took(Vec<Duration>);

impl Took {
    fn report(mut self, part: &str, done: u64, seconds: u64) {
        self.0.sort_unstable();
        let at = |share: usize| self.0[self.0.len() * share / 1000].as_secs_f64() * 1e3;
        println!(
            "{part}: {} a second; p50 {:.2} ms, p99 {:.2} ms, p99.9 {:.2} ms",
            done / seconds,
            at(500),
            at(990),
            at(999)
        );
    }
}
