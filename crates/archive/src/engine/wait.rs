//! How long a request waits for a connection.

use std::time::Duration;

/// How long to wait for a connection, or for one's turn to write, before saying that there is none.
pub(crate) const ACQUIRE: Duration = Duration::from_secs(5);
