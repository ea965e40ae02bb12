//! Why a use case did not come to its end.

use archive::ArchiveError;
use dialogue::Refusal;

/// Why a use case did not come to its end. In every case but [`Failure::Uncertain`] nothing was stored.
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
    /// The database went away while it was writing, and could not be asked since: it was stored, or it was not. The same
    /// submission tried again is one act either way.
    #[error("it is not known whether it was stored: {0}")]
    Uncertain(ArchiveError),
    /// A fault of ours.
    #[error("internal: {0}")]
    Internal(String),
}

impl From<ArchiveError> for Failure {
    fn from(error: ArchiveError) -> Self {
        match error {
            ArchiveError::Uncertain(_) => Failure::Uncertain(error),
            error => Failure::Unavailable(error),
        }
    }
}
