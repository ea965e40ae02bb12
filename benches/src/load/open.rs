//! Open loop: requests start when a clock says so, whether or not the last one came back.
//!
//! People do not wait for one another before they open a page. A server that stalls for a second therefore owes that
//! second to everybody who meant to start in it: latency counts from the *intended* start, not from when a connection was
//! free, so a stall cannot hide the requests that it held up.

use std::cell::RefCell;
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::thread;
use std::time::{Duration, Instant};

use tokio::sync::{Mutex, mpsc};
use tokio::task::{JoinSet, LocalSet};

use super::outcome::{Outcome, Source};
use super::wire::Wire;

/// An open-loop run.
#[derive(Clone, Copy, Debug)]
pub struct Open {
    /// Who is asked.
    pub to: SocketAddr,
    /// How many requests start in a second.
    pub per_second: u32,
    /// How many of them can be under way at once.
    pub connections: usize,
    /// How long requests start before anything counts.
    pub warm_up: Duration,
    /// How long those that count start.
    pub measure: Duration,
}

type Starts = Rc<Mutex<mpsc::UnboundedReceiver<Instant>>>;

/// Runs `plan`, connection `n` asking what `source(n)` says.
///
/// # Errors
/// When nobody listens (any more).
pub fn open<S: Source>(plan: Open, mut source: impl FnMut(usize) -> S) -> io::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    LocalSet::new().block_on(&runtime, async {
        let mut wires = Vec::with_capacity(plan.connections);
        for _ in 0..plan.connections {
            wires.push(Wire::connect(plan.to).await?);
        }
        let first = Instant::now();
        let counted_from = first + plan.warm_up;
        let starts: Starts = Rc::new(Mutex::new(pace(plan, first)?));
        let outcome = Rc::new(RefCell::new(Outcome::new()));
        let mut loops = JoinSet::new();
        for (n, wire) in wires.into_iter().enumerate() {
            loops.spawn_local(ask_on(
                (plan.to, wire),
                source(n),
                Rc::clone(&starts),
                counted_from,
                Rc::clone(&outcome),
            ));
        }
        while let Some(ended) = loops.join_next().await {
            ended.map_err(io::Error::other)??;
        }
        let mut outcome = outcome.borrow().clone();
        outcome.elapsed = plan.measure;
        Ok(outcome)
    })
}

/// Sends each intended start when it has come. A thread of its own, because the runtime's timer rounds to milliseconds.
fn pace(plan: Open, first: Instant) -> io::Result<mpsc::UnboundedReceiver<Instant>> {
    let (sender, receiver) = mpsc::unbounded_channel();
    let step = Duration::from_secs(1) / plan.per_second;
    let until = first + plan.warm_up + plan.measure;
    thread::Builder::new().name("pace".into()).spawn(move || {
        let mut start = first;
        while start < until {
            thread::sleep(start.saturating_duration_since(Instant::now()));
            if sender.send(start).is_err() {
                return;
            }
            start += step;
        }
    })?;
    Ok(receiver)
}

async fn ask_on(
    (to, mut wire): (SocketAddr, Wire),
    mut source: impl Source,
    starts: Starts,
    counted_from: Instant,
    outcome: Rc<RefCell<Outcome>>,
) -> io::Result<()> {
    let mut request = Vec::with_capacity(2048);
    loop {
        request.clear();
        source.next(&mut request);
        let Some(intended) = starts.lock().await.recv().await else {
            return Ok(());
        };
        let answer = wire.ask(&request).await;
        let latency = intended.elapsed();
        let closes = match answer {
            Ok(answer) => {
                if intended >= counted_from {
                    outcome.borrow_mut().note(answer.status, latency);
                }
                answer.closes
            }
            Err(_) => {
                outcome.borrow_mut().broken += 1;
                true
            }
        };
        if closes {
            wire = Wire::connect(to).await?;
        }
    }
}
