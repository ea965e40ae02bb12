//! Sealing: XChaCha20-Poly1305 over text padded to a size class, bound to the place where it stands.
//!
//! A sealed value that is moved to another place, another room or another table does not open there.

use chacha20poly1305::aead::inout::InOutBuf;
use chacha20poly1305::aead::{AeadInOut, KeyInit};
use chacha20poly1305::{Tag, XChaCha20Poly1305, XNonce};
use uuid::Uuid;
use zeroize::Zeroizing;

use crate::keys::{Chance, Key};

const NONCE: usize = 24;
const TAG: usize = 16;
/// The smallest size class, in bytes of padded text.
const LEAST: usize = 256;
/// The smallest size class for drafts: wide enough that nothing begun and one form begun look alike.
const LEAST_DRAFTS: usize = 2048;

/// Where a sealed value stands.
#[derive(Debug, Clone, Copy)]
pub(crate) enum Place<'a> {
    Entry(Uuid, i16, i64),
    /// Relationship, id, from, to, release.
    Letter(Uuid, Uuid, i16, i16, i64),
    Drafts(Uuid, i16),
    /// Relationship, room, fold, seq.
    Snapshot(Uuid, i16, u32, i64),
    SeatName(Uuid, i16),
    Email(Uuid),
    AccountName(Uuid),
    Password(Uuid),
    Invitation(&'a [u8; 32]),
    Setting(&'a str),
    /// When an account wants to be reminded.
    Reminder(Uuid),
}

impl Place<'_> {
    /// What the seal is bound to: a word for the kind, then parts of fixed length (or one last part).
    fn bytes(&self) -> Vec<u8> {
        let mut bytes = Vec::with_capacity(64);
        let mut add = |part: &[u8]| bytes.extend_from_slice(part);
        match self {
            Self::Entry(relationship, room, seq) => {
                add(b"entry\0");
                add(relationship.as_bytes());
                add(&room.to_be_bytes());
                add(&seq.to_be_bytes());
            }
            Self::Letter(relationship, id, from, to, release) => {
                add(b"letter\0");
                add(relationship.as_bytes());
                add(id.as_bytes());
                add(&from.to_be_bytes());
                add(&to.to_be_bytes());
                add(&release.to_be_bytes());
            }
            Self::Drafts(relationship, room) => {
                add(b"drafts\0");
                add(relationship.as_bytes());
                add(&room.to_be_bytes());
            }
            Self::Snapshot(relationship, room, fold, seq) => {
                add(b"snapshot\0");
                add(relationship.as_bytes());
                add(&room.to_be_bytes());
                add(&fold.to_be_bytes());
                add(&seq.to_be_bytes());
            }
            Self::SeatName(relationship, seat) => {
                add(b"seat\0");
                add(relationship.as_bytes());
                add(&seat.to_be_bytes());
            }
            Self::Email(account) => {
                add(b"email\0");
                add(account.as_bytes());
            }
            Self::AccountName(account) => {
                add(b"name\0");
                add(account.as_bytes());
            }
            Self::Password(account) => {
                add(b"password\0");
                add(account.as_bytes());
            }
            Self::Invitation(token) => {
                add(b"invitation\0");
                add(*token);
            }
            Self::Reminder(account) => {
                add(b"reminder\0");
                add(account.as_bytes());
            }
            Self::Setting(name) => {
                add(b"setting\0");
                add(name.as_bytes());
            }
        }
        bytes
    }

    fn least(&self) -> usize {
        match self {
            Self::Drafts(..) => LEAST_DRAFTS,
            _ => LEAST,
        }
    }

    /// The size class of a text of `length` bytes: its length is written before it.
    fn class(&self, length: usize) -> usize {
        (length + 4).next_power_of_two().max(self.least())
    }
}

/// Seals `text` for one place.
pub(crate) fn seal(key: &Key, place: Place<'_>, text: &[u8], chance: &dyn Chance) -> Vec<u8> {
    let class = place.class(text.len());
    let length = u32::try_from(text.len()).expect("texts are limited long before four gigabytes");
    let mut sealed = Vec::with_capacity(NONCE + class + TAG);
    sealed.resize(NONCE, 0);
    chance.fill(&mut sealed);
    let nonce = XNonce::try_from(&sealed[..]).expect("a nonce is 24 bytes");
    sealed.extend_from_slice(&length.to_le_bytes());
    sealed.extend_from_slice(text);
    sealed.resize(NONCE + class, 0);
    let tag = XChaCha20Poly1305::new((&**key).into())
        .encrypt_inout_detached(&nonce, &place.bytes(), InOutBuf::from(&mut sealed[NONCE..]))
        .expect("texts are limited long before the cipher is");
    sealed.extend_from_slice(&tag);
    sealed
}

/// Opens what was sealed for this place with this key; `None` where it is not that, or not as it was written.
pub(crate) fn open(key: &Key, place: Place<'_>, sealed: &[u8]) -> Option<Zeroizing<Vec<u8>>> {
    let (nonce, rest) = sealed.split_at_checked(NONCE)?;
    let (text, tag) = rest.split_at_checked(rest.len().checked_sub(TAG)?)?;
    let nonce = XNonce::try_from(nonce).ok()?;
    let tag = Tag::try_from(tag).ok()?;
    let mut text = Zeroizing::new(text.to_vec());
    XChaCha20Poly1305::new((&**key).into())
        .decrypt_inout_detached(&nonce, &place.bytes(), InOutBuf::from(&mut text[..]), &tag)
        .ok()?;
    let length = u32::from_le_bytes(text.get(..4)?.try_into().ok()?) as usize;
    if length > text.len() - 4 {
        return None;
    }
    text.copy_within(4..4 + length, 0);
    text.truncate(length);
    Some(text)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    struct Counting(std::sync::atomic::AtomicU8);
    impl Chance for Counting {
        fn fill(&self, bytes: &mut [u8]) {
            bytes.fill(self.0.fetch_add(1, std::sync::atomic::Ordering::Relaxed));
        }
    }

    fn chance() -> Counting {
        Counting(std::sync::atomic::AtomicU8::new(1))
    }

    #[test]
    fn opens_where_it_was_sealed_and_nowhere_else() {
        let (key, r) = (Key::new([3; 32]), Uuid::from_u128(5));
        let sealed = seal(
            &key,
            Place::Entry(r, 1, 9),
            "grüß dich".as_bytes(),
            &chance(),
        );
        let opened = open(&key, Place::Entry(r, 1, 9), &sealed).unwrap();
        assert_eq!(&opened[..], "grüß dich".as_bytes());
        let elsewhere = [
            Place::Entry(r, 1, 8),
            Place::Entry(r, 2, 9),
            Place::Entry(Uuid::from_u128(6), 1, 9),
            Place::Drafts(r, 1),
            Place::Snapshot(r, 1, 1, 9),
        ];
        for place in elsewhere {
            assert!(open(&key, place, &sealed).is_none(), "{place:?}");
        }
        assert!(open(&Key::new([4; 32]), Place::Entry(r, 1, 9), &sealed).is_none());
        for at in [0, NONCE, NONCE + 5, sealed.len() - 1] {
            let mut changed = sealed.clone();
            changed[at] ^= 1;
            assert!(
                open(&key, Place::Entry(r, 1, 9), &changed).is_none(),
                "byte {at}"
            );
        }
        assert!(open(&key, Place::Entry(r, 1, 9), &sealed[..30]).is_none());
    }

    #[test]
    fn only_the_size_class_shows() {
        let (key, r) = (Key::new([3; 32]), Uuid::from_u128(5));
        let size =
            |place, length| seal(&key, place, &vec![b'x'; length], &chance()).len() - NONCE - TAG;
        let entry = Place::Entry(r, 1, 1);
        assert_eq!([0, 1, 252].map(|n| size(entry, n)), [256; 3]);
        assert_eq!([253, 508].map(|n| size(entry, n)), [512; 2]);
        assert_eq!(
            [509, 1020, 1021].map(|n| size(entry, n)),
            [1024, 1024, 2048]
        );
        assert_eq!(
            [2, 2000, 2044].map(|n| size(Place::Drafts(r, 1), n)),
            [2048; 3]
        );
    }

    #[test]
    fn each_seal_draws_its_own_nonce() {
        let (key, chance) = (Key::new([3; 32]), chance());
        let place = Place::Entry(Uuid::from_u128(5), 1, 1);
        let (a, b) = (
            seal(&key, place, b"x", &chance),
            seal(&key, place, b"x", &chance),
        );
        assert_ne!(a[..NONCE], b[..NONCE]);
        assert_ne!(a[NONCE..], b[NONCE..]);
    }
}
