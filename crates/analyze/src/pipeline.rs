//! An ordered parallel pipeline: one reader, some workers, one collector. Pieces go out to all cores and come back in their order.

use std::collections::BTreeMap;
use std::sync::mpsc::{Receiver, SyncSender, sync_channel};
use std::sync::{Mutex, PoisonError};
use std::thread;

/// How many pieces are under way for each worker: being made, worked on, waiting for an earlier one.
const UNDER_WAY: usize = 3;

/// A thread that ended before its work did, as a sentence.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Broken(pub &'static str);

impl From<Broken> for String {
    fn from(broken: Broken) -> Self {
        broken.0.to_owned()
    }
}

/// Calls `work` on everything that `next` gives, on `threads` threads, and `collect` on what comes of it, in the order in which it
/// was given. Each worker has an `S` of its own to use again and again.
///
/// # Errors
/// The first error of `next` or `collect`, which ends it all; or that a thread broke off.
pub fn run<T: Send, R: Send, S: Default, E: From<Broken> + Send>(
    threads: usize,
    next: impl FnMut() -> Result<Option<T>, E> + Send,
    work: impl Fn(T, &mut S) -> R + Sync,
    mut collect: impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let places = threads * UNDER_WAY;
    let (give, given) = sync_channel::<(u64, T)>(places);
    let (free, freed) = sync_channel::<()>(places);
    let (done, finished) = sync_channel::<(u64, R)>(places);
    for _ in 0..places {
        // There is exactly this much room.
        let _ = free.send(());
    }
    let given = Mutex::new(given);
    thread::scope(|scope| {
        let reader = scope.spawn(move || read(next, &give, &freed));
        for _ in 0..threads {
            let (done, given, work) = (done.clone(), &given, &work);
            scope.spawn(move || {
                let mut scratch = S::default();
                while let Some((number, piece)) = take(given) {
                    if done.send((number, work(piece, &mut scratch))).is_err() {
                        return;
                    }
                }
            });
        }
        drop(done);
        let collected = in_order(&finished, &free, &mut collect);
        // Where it ended early, everybody else finds nobody to talk to, and ends as well.
        drop((finished, free));
        let read = reader
            .join()
            .unwrap_or_else(|_| Err(Broken("reading broke off").into()));
        collected.and(read)
    })
}

fn read<T, E>(
    mut next: impl FnMut() -> Result<Option<T>, E>,
    give: &SyncSender<(u64, T)>,
    freed: &Receiver<()>,
) -> Result<(), E> {
    for number in 0.. {
        if freed.recv().is_err() {
            return Ok(());
        }
        let Some(piece) = next()? else {
            return Ok(());
        };
        if give.send((number, piece)).is_err() {
            return Ok(());
        }
    }
    Ok(())
}

fn take<T>(given: &Mutex<Receiver<T>>) -> Option<T> {
    given
        .lock()
        .unwrap_or_else(PoisonError::into_inner)
        .recv()
        .ok()
}

fn in_order<R, E: From<Broken>>(
    finished: &Receiver<(u64, R)>,
    free: &SyncSender<()>,
    collect: &mut impl FnMut(R) -> Result<(), E>,
) -> Result<(), E> {
    let (mut waiting, mut wanted) = (BTreeMap::new(), 0);
    while let Ok((number, result)) = finished.recv() {
        waiting.insert(number, result);
        while let Some(result) = waiting.remove(&wanted) {
            collect(result)?;
            wanted += 1;
            // Nobody waits for room any more where everything was read.
            let _ = free.send(());
        }
    }
    if waiting.is_empty() {
        Ok(())
    } else {
        Err(Broken("a worker broke off").into())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn numbers(until: u64) -> impl FnMut() -> Result<Option<u64>, String> + Send {
        let mut next = 0..until;
        move || Ok(next.next())
    }

    #[test]
    fn everything_comes_back_in_order() {
        for threads in [1, 2, 7] {
            let mut seen = Vec::new();
            let work = |n: u64, _: &mut ()| {
                if n.is_multiple_of(5) {
                    thread::sleep(std::time::Duration::from_micros(300));
                }
                n * 2
            };
            let all = run(threads, numbers(200), work, |n| {
                seen.push(n);
                Ok(())
            });
            assert_eq!(all, Ok(()));
            assert_eq!(seen, (0..200).map(|n| n * 2).collect::<Vec<_>>());
        }
    }

    #[test]
    fn the_first_error_ends_it() {
        let stop = |n: u64| {
            if n == 7 {
                Err("seven".to_owned())
            } else {
                Ok(())
            }
        };
        let ended = run(2, numbers(u64::MAX), |n, _: &mut ()| n, stop);
        assert_eq!(ended, Err("seven".to_owned()));
        let mut count = 0;
        let broken = move || {
            count += 1;
            if count > 3 {
                Err("no more".to_owned())
            } else {
                Ok(Some(count))
            }
        };
        let mut seen = 0;
        let ended = run(
            2,
            broken,
            |n: u64, _: &mut ()| n,
            |_| {
                seen += 1;
                Ok(())
            },
        );
        assert_eq!((ended, seen), (Err("no more".to_owned()), 3));
    }
}
