//! Rate limits on signing in and on passwords.

use std::num::NonZeroU32;

use archive::AccountId;
use governor::clock::{Clock, DefaultClock};
use governor::{DefaultKeyedRateLimiter, NotUntil, Quota, RateLimiter};
use sha2::{Digest, Sha256};

use crate::failure::Failure;

/// Limits on tries, counted before any hashing: per address, and over all.
pub(crate) struct Attempts {
    by_address: DefaultKeyedRateLimiter<[u8; 32]>,
    all: governor::DefaultDirectRateLimiter,
    /// Of people who are signed in already, whom nobody at the door can use up.
    own: DefaultKeyedRateLimiter<AccountId>,
}

impl Attempts {
    pub(crate) fn new() -> Self {
        let per_minute =
            |n: u32| Quota::per_minute(NonZeroU32::new(n).expect("the limits below are not zero"));
        Self {
            by_address: RateLimiter::keyed(per_minute(10)),
            all: RateLimiter::direct(per_minute(600)),
            own: RateLimiter::keyed(per_minute(10)),
        }
    }

    /// Counts one try at `email`; refuses above the limit.
    pub(crate) fn count(&self, email: &str) -> Result<(), Failure> {
        let key: [u8; 32] = Sha256::digest(email.trim().to_lowercase()).into();
        self.by_address.check_key(&key).map_err(too_many)?;
        self.all.check().map_err(too_many)?;
        if self.by_address.len() > 10_000 {
            self.by_address.retain_recent();
        }
        Ok(())
    }

    /// Counts one try of somebody who is signed in.
    pub(crate) fn count_own(&self, account: AccountId) -> Result<(), Failure> {
        self.own.check_key(&account).map_err(too_many)?;
        if self.own.len() > 10_000 {
            self.own.retain_recent();
        }
        Ok(())
    }
}

fn too_many(not_until: NotUntil<<DefaultClock as Clock>::Instant>) -> Failure {
    let wait = not_until.wait_time_from(DefaultClock::default().now());
    Failure::TooMany {
        wait: wait.as_secs().max(1),
    }
}
