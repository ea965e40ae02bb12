//! Chance for tests that want a different moment every time.

use service::{Chance, RealChance};

/// A number below `n`.
pub(crate) fn below(n: u64) -> u64 {
    let mut bytes = [0; 8];
    RealChance.fill(&mut bytes);
    u64::from_le_bytes(bytes) % n.max(1)
}

/// The id of a form.
pub(crate) fn submission() -> String {
    let mut bytes = [0; 16];
    RealChance.fill(&mut bytes);
    uuid::Builder::from_random_bytes(bytes)
        .into_uuid()
        .to_string()
}
