//! Master keys, the instance's own secrets, and where chance comes from.
//!
//! A master key never seals anything a person wrote. It wraps (AES-256 with padding, RFC 5649) the keys that do: one per
//! room, and the instance's secrets. The first master key wraps; any of them opens, so that one can follow another.

use aes_kw::{KeyInit, KwpAes256};
use zeroize::{Zeroize, Zeroizing};

use crate::error::ArchiveError;

/// A source of randomness. It must be unpredictable wherever real people's words are stored; a test hands in its own.
pub trait Chance: Send + Sync {
    /// Fills the whole of `bytes`.
    fn fill(&self, bytes: &mut [u8]);
}

/// A key of 32 bytes that is wiped when it goes.
pub(crate) type Key = Zeroizing<[u8; 32]>;

/// 32 wrapped bytes: what AES-KWP makes of a key.
pub(crate) const WRAPPED: usize = 40;

/// The master keys: the first wraps, any opens.
#[derive(Clone)]
pub struct Keys {
    /// At least one, newest first.
    pub masters: Vec<[u8; 32]>,
}

impl Keys {
    /// One master key.
    pub fn one(master: [u8; 32]) -> Self {
        Self {
            masters: vec![master],
        }
    }

    pub(crate) fn wrap(&self, key: &Key) -> Result<Vec<u8>, ArchiveError> {
        let master = self.masters.first().ok_or(ArchiveError::WrongKey)?;
        let mut wrapped = vec![0; WRAPPED];
        KwpAes256::new(master.into())
            .wrap_key(&key[..], &mut wrapped)
            .expect("32 bytes wrap into 40");
        Ok(wrapped)
    }

    pub(crate) fn open(&self, wrapped: &[u8]) -> Result<Key, ArchiveError> {
        self.masters
            .iter()
            .find_map(|master| unwrap(master, wrapped))
            .ok_or(ArchiveError::WrongKey)
    }

    /// True where the first master key is the one that opens.
    pub(crate) fn is_current(&self, wrapped: &[u8]) -> bool {
        self.masters
            .first()
            .is_some_and(|master| unwrap(master, wrapped).is_some())
    }
}

fn unwrap(master: &[u8; 32], wrapped: &[u8]) -> Option<Key> {
    let mut key = Key::default();
    let opened = KwpAes256::new(master.into()).unwrap_key(wrapped, &mut key[..]);
    opened.is_ok_and(|k| k.len() == 32).then_some(key)
}

impl Drop for Keys {
    fn drop(&mut self) {
        self.masters.zeroize();
    }
}

impl std::fmt::Debug for Keys {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "Keys({})", self.masters.len())
    }
}

/// Draws a fresh key.
pub(crate) fn draw(chance: &dyn Chance) -> Key {
    let mut key = Key::default();
    chance.fill(&mut key[..]);
    key
}

/// The secrets of one instance, drawn when it was made.
pub(crate) struct Secrets {
    /// Keys the digest over histories.
    pub(crate) verify: Key,
    /// Keys what accounts and submissions are looked up by.
    pub(crate) lookup: Key,
    /// Seals names, addresses, password hashes and settings.
    pub(crate) account: Key,
}

impl Secrets {
    /// Their names in the table, in the order of the fields.
    pub(crate) const NAMES: [&'static str; 3] = ["verify", "lookup", "account"];
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    #[test]
    fn first_wraps_any_opens_none_refuses() {
        let key = Key::new([7; 32]);
        let old = Keys::one([1; 32]);
        let wrapped = old.wrap(&key).unwrap();
        assert_eq!(wrapped.len(), WRAPPED);
        let both = Keys {
            masters: vec![[2; 32], [1; 32]],
        };
        assert_eq!(both.open(&wrapped).unwrap(), key);
        assert!(!both.is_current(&wrapped));
        assert!(both.is_current(&both.wrap(&key).unwrap()));
        assert!(matches!(
            Keys::one([2; 32]).open(&wrapped),
            Err(ArchiveError::WrongKey)
        ));
    }
}
