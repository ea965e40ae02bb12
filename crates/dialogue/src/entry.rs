//! One entry of a history, and its frozen written form.

use serde::de::DeserializeOwned;
use serde::{Deserialize, Serialize};
use serde_json::Value;

use crate::topic::Mark;
use crate::{EntryId, SeatNo, Time};

/// What can stand in one kind of room.
pub trait Body: Serialize + DeserializeOwned + Clone + PartialEq + std::fmt::Debug {}

/// One entry: who, when, what. All of it lives inside the seal.
#[derive(Debug, Clone, PartialEq, Serialize, Deserialize)]
pub struct Entry<B> {
    /// Its name.
    pub id: EntryId,
    /// The seat that wrote it.
    pub by: SeatNo,
    /// When it came to stand here; for what the post delivered, the time of delivery.
    pub at: Time,
    /// What it says.
    pub body: B,
}

/// The current version of the written form.
const VERSION: u32 = 1;

#[derive(Serialize, Deserialize)]
struct Envelope<E> {
    v: u32,
    #[serde(flatten)]
    entry: E,
}

/// A stored entry, read back.
#[derive(Debug, Clone, PartialEq)]
pub enum Decoded<B> {
    /// One that this version understands.
    Known(Entry<B>),
    /// One that a newer version wrote. It is kept as it is.
    Unknown,
}

impl<B> Entry<B> {
    /// Who and when.
    pub(crate) fn mark(&self) -> Mark {
        Mark {
            id: self.id,
            by: self.by,
            at: self.at,
        }
    }
}

impl<B: Body> Entry<B> {
    /// The written form: versioned JSON.
    pub fn encode(&self) -> Vec<u8> {
        let envelope = Envelope {
            v: VERSION,
            entry: self,
        };
        serde_json::to_vec(&envelope)
            .expect("entries hold only strings, numbers, lists and maps with string keys")
    }

    /// Reads a written form of any version. What cannot be understood is [`Decoded::Unknown`], never an error: history is
    /// never dropped.
    pub fn decode(bytes: &[u8]) -> Decoded<B> {
        if let Ok(envelope) = serde_json::from_slice::<Envelope<Entry<B>>>(bytes)
            && envelope.v == VERSION
        {
            return Decoded::Known(envelope.entry);
        }
        let upcast = serde_json::from_slice::<Envelope<Value>>(bytes)
            .ok()
            .and_then(|old| upcast(old.v, old.entry))
            .and_then(|entry| serde_json::from_value(entry).ok());
        match upcast {
            Some(entry) => Decoded::Known(entry),
            None => Decoded::Unknown,
        }
    }
}

/// The one place where older written forms are brought up to the current one. Each older version has a frozen fixture in
/// `tests/written_forms.rs`. Version 1 is the first, so there is nothing to bring up yet.
fn upcast(version: u32, _entry: Value) -> Option<Value> {
    let _first_version_has_no_predecessor = version;
    None
}
