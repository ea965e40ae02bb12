//! The doorkeeper, who looks up login sessions, as many at a time as ask.
//!
//! Every request asks for one. Asked one by one, most of their time would go into handing questions to the database and
//! answers back; asked together they are one query. Nothing is remembered: a session that was ended is ended at once.

use std::collections::HashMap;
use std::io;
use std::sync::Arc;

use tokio::sync::{mpsc, oneshot};

use crate::archive::Inner;
use crate::engine::{Row, Store, values};
use crate::{ArchiveError, TokenHash, sql};

/// The most that are looked up at once.
const GROUP: usize = 128;
/// The most that wait.
const LINE: usize = 1024;

/// One question: a token's hash, and where the answer goes.
pub(crate) type Question = (TokenHash, oneshot::Sender<Answer>);
/// The session's row beside its account's, where there is one. Whether it has expired is for the one who asks to say.
type Answer = Result<Option<Arc<Row>>, Arc<sqlx::Error>>;

/// Begins the doorkeeper's work, which ends with the last one who can ask.
pub(crate) fn start(store: Arc<Store>) -> io::Result<mpsc::Sender<Question>> {
    let (sender, mut line) = mpsc::channel::<Question>(LINE);
    let apart = store.clone();
    apart.in_a_thread_on_sqlite("archive-door", async move {
        let mut questions = Vec::new();
        while line.recv_many(&mut questions, GROUP).await > 0 {
            answer(&store, std::mem::take(&mut questions)).await;
        }
    })?;
    Ok(sender)
}

async fn answer(store: &Store, questions: Vec<Question>) {
    let mut tokens: Vec<TokenHash> = questions.iter().map(|(token, _)| *token).collect();
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
    tokens: Vec<TokenHash>,
) -> Result<HashMap<Vec<u8>, Arc<Row>>, sqlx::Error> {
    let asked: Vec<_> = tokens.into_iter().map(|token| values![token]).collect();
    let rows = match store.at_the_door().await? {
        Some(mut tx) => {
            let rows = sql::SESSIONS.rows(&mut tx, &asked).await?;
            tx.end().await?;
            rows
        }
        None => sql::SESSIONS.read(store, &asked).await?,
    };
    rows.into_iter()
        .map(|row| Ok((row.bytes(11)?, Arc::new(row))))
        .collect()
}

impl Inner {
    /// Asks the doorkeeper.
    pub(crate) async fn session_row(
        &self,
        token: &TokenHash,
    ) -> Result<Option<Arc<Row>>, ArchiveError> {
        let closed = || ArchiveError::from(sqlx::Error::PoolClosed);
        let (reply, answer) = oneshot::channel();
        let asked = self.doorkeeper.send((*token, reply)).await;
        asked.map_err(|_| closed())?;
        let answer = answer.await.map_err(|_| closed())?;
        answer.map_err(|error| ArchiveError::from_error(&error))
    }
}
