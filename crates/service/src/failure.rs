//! Why a use case did not come to its end.

use archive::ArchiveError;
use dialogue::Refusal;

/// Why a use case did not come to its end. In every case nothing was stored.
#[derive(Debug, thiserror::Error)]
pub enum Failure {
    /// For this person no such thing exists.
    #[error("not found")]
    NotFound,
    /// Refused, with a sentence the person can act on.
    #[error("refused: {0}")]
    Refused(#[from] Refusal),
    /// Too many tries; not before so many seconds.
    #[error("too many tries")]
    TooMany {
        /// Seconds until the next try.
        wait: u64,
    },
    /// The database cannot take anything right now: full, gone, or busy beyond patience.
    #[error("the archive is unavailable: {0}")]
    Unavailable(ArchiveError),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        Failure::Unavailable(error)
    }
}
