//! Secrets that are handed out once: sign-ins and invitations. What is stored is their SHA-256 alone.

use base64::Engine;
use base64::engine::general_purpose::URL_SAFE_NO_PAD;
use sha2::{Digest, Sha256};

use crate::world::Chance;

/// A secret of 32 random bytes, written in 43 letters that need no escaping.
#[derive(Clone, PartialEq, Eq, zeroize::Zeroize, zeroize::ZeroizeOnDrop)]
pub struct Token([u8; 32]);

impl Token {
    /// A fresh one.
    pub fn fresh(chance: &dyn Chance) -> Self {
        let mut bytes = [0; 32];
        chance.fill(&mut bytes);
        Self(bytes)
    }

    /// One from a secret of 32 bytes.
    pub(crate) fn of(secret: [u8; 32]) -> Self {
        Self(secret)
    }

    /// Reads one back. `None` for anything else than what [`Token::letters`] writes.
    pub fn read(letters: &str) -> Option<Self> {
        let bytes = URL_SAFE_NO_PAD.decode(letters).ok()?;
        Some(Self(bytes.try_into().ok()?))
    }

    /// As it is handed out.
    pub fn letters(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// As it is stored.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

impl std::fmt::Debug for Token {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.write_str("Token(…)")
    }
}
