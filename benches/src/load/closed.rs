//! Closed loop: each of N connections asks again as soon as it was answered. What it finds is the most a server gives.

use std::cell::{Cell, RefCell};
use std::io;
use std::net::SocketAddr;
use std::rc::Rc;
use std::time::{Duration, Instant};

use tokio::task::{JoinSet, LocalSet};

use super::outcome::{Outcome, Source};
use super::wire::Wire;

/// A closed-loop run.
#[derive(Clone, Copy, Debug)]
pub struct Closed {
    /// Who is asked.
    pub to: SocketAddr,
    /// How many connections ask at once.
    pub connections: usize,
    /// How long to ask before anything counts.
    pub warm_up: Duration,
    /// How long to count.
    pub measure: Duration,
    /// Stop after so many counted answers, even if the time is not over.
    pub at_most: Option<u64>,
}

struct Shared {
    outcome: RefCell<Outcome>,
    counted_from: Instant,
    /// The end; sooner than planned once there is nothing left to ask.
    until: Cell<Instant>,
    at_most: u64,
}

/// Runs `plan`, connection `n` asking what `source(n)` says.
///
/// # Errors
/// When nobody listens (any more).
pub fn closed<S: Source>(plan: Closed, mut source: impl FnMut(usize) -> S) -> io::Result<Outcome> {
    let runtime = tokio::runtime::Builder::new_current_thread()
        .enable_all()
        .build()?;
    LocalSet::new().block_on(&runtime, async {
        let mut wires = Vec::with_capacity(plan.connections);
        for _ in 0..plan.connections {
            wires.push(Wire::connect(plan.to).await?);
        }
        let counted_from = Instant::now() + plan.warm_up;
        let shared = Rc::new(Shared {
            outcome: RefCell::new(Outcome::new()),
            counted_from,
            until: Cell::new(counted_from + plan.measure),
            at_most: plan.at_most.unwrap_or(u64::MAX),
        });
        let mut loops = JoinSet::new();
        for (n, wire) in wires.into_iter().enumerate() {
            loops.spawn_local(ask_on(plan.to, wire, source(n), Rc::clone(&shared)));
        }
        while let Some(ended) = loops.join_next().await {
            ended.map_err(io::Error::other)??;
        }
        let mut outcome = shared.outcome.borrow().clone();
        outcome.elapsed = Instant::now()
            .min(shared.until.get())
            .saturating_duration_since(counted_from);
        Ok(outcome)
    })
}

async fn ask_on(
    to: SocketAddr,
    mut wire: Wire,
    mut source: impl Source,
    shared: Rc<Shared>,
) -> io::Result<()> {
    let mut request = Vec::with_capacity(2048);
    loop {
        let asked = Instant::now();
        if asked >= shared.until.get() {
            return Ok(());
        }
        request.clear();
        source.next(&mut request);
        if request.is_empty() {
            shared.until.set(asked);
            return Ok(());
        }
        let answer = wire.ask(&request).await;
        let answered = Instant::now();
        let counts = answered >= shared.counted_from && answered < shared.until.get();
        let closes = match answer {
            Ok(answer) => {
                let mut outcome = shared.outcome.borrow_mut();
                if counts {
                    if outcome.answered() >= shared.at_most {
                        return Ok(());
                    }
                    outcome.note(answer.status, answered - asked);
                }
                answer.closes
            }
            Err(_) => {
                shared.outcome.borrow_mut().broken += 1;
                true
            }
        };
        if closes {
            wire = Wire::connect(to).await?;
        }
    }
}
