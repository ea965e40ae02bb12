//! Passwords: argon2id behind a semaphore, so that a crowd at the door cannot take the memory or the cores.

use argon2::password_hash::phc::PasswordHash;
use argon2::{Algorithm, Argon2, Params, PasswordHasher, PasswordVerifier, Version};
use dialogue::Refusal;
use tokio::sync::Semaphore;
use zeroize::Zeroizing;

use crate::failure::Failure;
use crate::world::Chance;

/// Fewest characters of a password (NIST SP 800-63B asks for at least 8 where nothing else is checked besides; we ask for
/// more and for nothing else).
pub const SHORTEST: usize = 10;
/// Most characters of a password.
pub(crate) const LONGEST: usize = 256;

/// Hashes and checks passwords, a few at a time.
pub struct Hasher {
    params: Params,
    at_once: Semaphore,
    waiting: Semaphore,
    nobody: String,
}

impl Hasher {
    /// As OWASP's password storage sheet gives it for argon2id: 19 MiB, 2 passes, 1 lane. One at a time: its memory counts
    /// against the little the whole program uses.
    pub fn new(chance: &dyn Chance) -> Self {
        Self::with(
            Params::new(19 * 1024, 2, 1, None).expect("within argon2's ranges"),
            chance,
        )
    }

    /// The cheapest that argon2 allows, for tests that sign in hundreds of people.
    pub fn cheap(chance: &dyn Chance) -> Self {
        Self::with(
            Params::new(8, 1, 1, None).expect("within argon2's ranges"),
            chance,
        )
    }

    fn with(params: Params, chance: &dyn Chance) -> Self {
        let nobody = hash(&params, "nobody's password", chance)
            .expect("a fixed password and a fresh salt can be hashed");
        Self {
            params,
            at_once: Semaphore::new(1),
            waiting: Semaphore::new(32),
            nobody,
        }
    }

    /// Hashes a new password.
    ///
    /// # Errors
    /// [`Refusal::TooLong`], [`Refusal::Unreadable`] (too short), or [`Failure::TooMany`] with too many at the door.
    pub async fn hash(&self, password: &str, chance: &dyn Chance) -> Result<String, Failure> {
        acceptable(password)?;
        let mut salt = [0; 16];
        chance.fill(&mut salt);
        let (params, password) = (self.params.clone(), Zeroizing::new(password.to_owned()));
        self.run(move || hash_with(&params, &password, &salt))
            .await?
            .map_err(Failure::Internal)
    }

    /// True where `password` belongs to `stored`. Without a stored one the same work is done, and the answer is no.
    ///
    /// # Errors
    /// [`Failure::TooMany`] with too many at the door.
    pub async fn verify(&self, stored: Option<&str>, password: &str) -> Result<bool, Failure> {
        let known = stored.is_some();
        let stored = stored.unwrap_or(&self.nobody).to_owned();
        let password = Zeroizing::new(password.chars().take(LONGEST + 1).collect::<String>());
        let fits = self
            .run(move || {
                PasswordHash::new(&stored).is_ok_and(|hash| {
                    Argon2::default()
                        .verify_password(password.as_bytes(), &hash)
                        .is_ok()
                })
            })
            .await?;
        Ok(known && fits)
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce() -> T + Send + 'static,
    ) -> Result<T, Failure> {
        let _in_line = self
            .waiting
            .try_acquire()
            .map_err(|_| Failure::TooMany { wait: 5 })?;
        let _turn = self
            .at_once
            .acquire()
            .await
            .map_err(|e| Failure::Internal(e.to_string()))?;
        tokio::task::spawn_blocking(work)
            .await
            .map_err(|e| Failure::Internal(e.to_string()))
    }
}

/// Checks the length of a new password, before any work is done for it.
///
/// # Errors
/// [`Refusal::TooLong`]; [`Refusal::Unreadable`] for one that is too short.
pub(crate) fn acceptable(password: &str) -> Result<(), Refusal> {
    let length = password.chars().count();
    if length > LONGEST {
        return Err(Refusal::TooLong {
            field: "password",
            length,
            max: LONGEST,
        });
    }
    if length < SHORTEST {
        return Err(Refusal::Unreadable { field: "password" });
    }
    Ok(())
}

fn hash(params: &Params, password: &str, chance: &dyn Chance) -> Result<String, String> {
    let mut salt = [0; 16];
    chance.fill(&mut salt);
    hash_with(params, password, &salt)
}

fn hash_with(params: &Params, password: &str, salt: &[u8; 16]) -> Result<String, String> {
    Argon2::new(Algorithm::Argon2id, Version::V0x13, params.clone())
        .hash_password_with_salt(password.as_bytes(), salt)
        .map(|hash: PasswordHash| hash.to_string())
        .map_err(|e| e.to_string())
}
