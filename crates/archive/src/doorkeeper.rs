//! Batched lookup of login sessions: whoever asks while a query is under way shares the next one. (We call it the doorkeeper.)
//!
//! Every request asks for one. Asked one by one, most of their time would go into beginning and ending a read of the database;
//! asked together they are one query. Nothing is remembered: a session that was ended is ended at once.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::engine::{Row, Store, values};
use crate::error::ArchiveError;
use crate::sql;

/// The most that are looked up at once.
const GROUP: usize = 128;
/// The most that wait.
const LINE: usize = 1024;

/// One question: the SHA-256 of a token, and where the answer goes.
type Question = ([u8; 32], oneshot::Sender<Answer>);
/// The session's row beside its account's, where there is one. Whether it has expired is for the one who asks to say.
type Answer = Result<Option<Arc<Row>>, Arc<sqlx::Error>>;

/// Whom to ask.
pub(crate) struct Doorkeeper(mpsc::Sender<Question>);

impl Doorkeeper {
    /// Begins the work, which ends with the last one who can ask.
    pub(crate) fn start(store: Arc<Store>) -> io::Result<Self> {
        let (sender, mut line) = mpsc::channel::<Question>(LINE);
        let apart = store.clone();
        apart.for_ever("archive-door", async move {
            let mut questions = Vec::new();
            while line.recv_many(&mut questions, GROUP).await > 0 {
                answer(&store, std::mem::take(&mut questions)).await;
            }
        })?;
        Ok(Self(sender))
    }

    /// The row of a token's session, where there is one.
    pub(crate) async fn session_row(
        &self,
        token: [u8; 32],
    ) -> Result<Option<Arc<Row>>, ArchiveError> {
        let closed = || ArchiveError::from(sqlx::Error::PoolClosed);
        let (reply, answer) = oneshot::channel();
        let asked = self.0.send((token, reply)).await;
        asked.map_err(|_| closed())?;
        let answer = answer.await.map_err(|_| closed())?;
        answer.map_err(|error| ArchiveError::from_error(&error))
    }
}

async fn answer(store: &Store, questions: Vec<Question>) {
    let mut tokens: Vec<[u8; 32]> = questions.iter().map(|(token, _)| *token).collect();
    tokens.sort_unstable();
    tokens.dedup();
    let found = look_up(store, tokens).await.map_err(Arc::new);
    for (token, reply) in questions {
        let answer = match &found {
            Ok(rows) => Ok(rows.get(&token[..]).cloned()),
            Err(error) => Err(error.clone()),
        };
        // Whoever asked may have gone away.
        let _ = reply.send(answer);
    }
}

async fn look_up(
    store: &Store,
    tokens: Vec<[u8; 32]>,
) -> Result<HashMap<Vec<u8>, Arc<Row>>, sqlx::Error> {
    let asked: Vec<_> = tokens.into_iter().map(|token| values![token]).collect();
    let rows = sql::SESSIONS.read(store, &asked).await?;
    rows.into_iter()
        .map(|row| Ok((row.bytes(11)?, Arc::new(row))))
        .collect()
}
