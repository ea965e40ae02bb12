//! Keyed hashes: the digest over a history, and what addresses and submissions are looked up by.

use hmac::{Hmac, KeyInit, Mac};
use sha2::{Digest, Sha256};
use uuid::Uuid;

use crate::keys::Key;

/// Where every history begins.
pub(crate) const EMPTY: [u8; 32] = [0; 32];

/// Links entries to the ones before them; only who has the key can make a link.
#[derive(Clone)]
pub(crate) struct Chain(Hmac<Sha256>);

impl Chain {
    pub(crate) fn new(verify: &Key) -> Self {
        Self(keyed(verify))
    }

    /// The digest after one more entry.
    pub(crate) fn link(
        &self,
        previous: &[u8; 32],
        relationship: Uuid,
        room: i16,
        seq: i64,
        hash: &[u8; 32],
    ) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(previous);
        mac.update(relationship.as_bytes());
        mac.update(&room.to_be_bytes());
        mac.update(&seq.to_be_bytes());
        mac.update(hash);
        mac.finalize().into_bytes().into()
    }
}

/// What stays of a sealed body once it is erased.
pub(crate) fn hash(sealed: &[u8]) -> [u8; 32] {
    Sha256::digest(sealed).into()
}

/// Looks things up by a keyed hash, so that the table says neither addresses nor who did something.
#[derive(Clone)]
pub(crate) struct Lookup(Hmac<Sha256>);

impl Lookup {
    pub(crate) fn new(lookup: &Key) -> Self {
        Self(keyed(lookup))
    }

    /// An address in whatever case.
    pub(crate) fn email(&self, email: &str) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(b"email\0");
        mac.update(email.trim().to_lowercase().as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// One person's submission in one relationship. Another person's of the same id is another.
    pub(crate) fn submission(&self, relationship: Uuid, seat: i16, id: Uuid) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(b"submission\0");
        mac.update(relationship.as_bytes());
        mac.update(&seat.to_be_bytes());
        mac.update(id.as_bytes());
        mac.finalize().into_bytes().into()
    }

    /// A deterministic secret derived from the parts.
    pub(crate) fn of(&self, parts: &[&[u8]]) -> [u8; 32] {
        let mut mac = self.0.clone();
        mac.update(b"parts\0");
        for part in parts {
            mac.update(&(part.len() as u64).to_be_bytes());
            mac.update(part);
        }
        mac.finalize().into_bytes().into()
    }
}

fn keyed(key: &Key) -> Hmac<Sha256> {
    Hmac::new_from_slice(&key[..]).expect("a key of any length will do")
}
