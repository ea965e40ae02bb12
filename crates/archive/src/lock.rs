//! Locks.

use std::sync::{Mutex, MutexGuard, PoisonError};

/// Locks and ignores poisoning: everything behind these mutexes is a cache.
pub(crate) fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}
