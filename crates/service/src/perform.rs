//! One way in: a submission becomes acts, and acts become history, together or not at all.

use archive::{ArchiveError, CommitFailure};
use dialogue::{Command, RelationshipId, Role, SubmissionId, decide};

use crate::entered::Entered;
use crate::failure::Failure;
use crate::service::Service;
use crate::visitor::Visitor;

/// How many rounds a submission is tried when someone else was quicker.
const ROUNDS: usize = 16;
/// How many of them may end with a lost connection.
const LOST: usize = 3;

/// One submission of a form.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Submission {
    /// Its id: the same one twice is one act.
    pub id: SubmissionId,
    /// Whose page the form stood on, where the form says so. Two people may use one browser, one after the other: what a
    /// client wrote must not go out as the therapist's because that one has signed in since.
    pub made_for: Option<Role>,
}

impl From<SubmissionId> for Submission {
    fn from(id: SubmissionId) -> Self {
        Self { id, made_for: None }
    }
}

/// What came of a submission.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Receipt {
    /// It was done now.
    Done,
    /// It had been done before: the same submission twice is one act.
    DoneBefore,
}

impl Service {
    /// Performs one submission: decide on the desk as it is, commit, and go round again where someone else was quicker.
    /// Only a refusal reaches the person. Time and fresh ids are fixed before the first round.
    ///
    /// # Errors
    /// As [`Entered::perform`]; [`Failure::NotFound`] where there is no such desk for this visitor.
    pub async fn perform(
        &self,
        visitor: &Visitor,
        relationship: RelationshipId,
        submission: impl Into<Submission>,
        command: &Command,
    ) -> Result<Receipt, Failure> {
        let mut entered = self.enter(visitor, relationship).await?;
        entered.perform(submission, command).await
    }
}

impl Entered {
    /// Performs one submission: decide on the desk as it is, commit, and go round again where someone else was quicker. The first
    /// round is on the desk that is open already. Only a refusal reaches the person. Time and fresh ids are fixed before the first
    /// round.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the form was made for the other's page; [`Failure::Refused`] with the reason;
    /// [`Failure::Unavailable`] where the archive could not take it. Nothing is stored in any of these. Where that cannot be
    /// known, it is [`Failure::Uncertain`].
    pub async fn perform(
        &mut self,
        submission: impl Into<Submission>,
        command: &Command,
    ) -> Result<Receipt, Failure> {
        let submission = submission.into();
        if submission.made_for.is_some_and(|role| role != self.role()) {
            return Err(Failure::NotFound);
        }
        let mut lost = 0;
        match self.rounds(submission.id, command, &mut lost).await {
            Err(Failure::Unavailable(error)) if lost > 0 => {
                self.after_loss(submission.id, error).await
            }
            other => other,
        }
    }

    /// The rounds; counts in `lost` the commits whose answer was lost with the connection. Such a commit is tried again: the
    /// submission finds itself done, or is done now.
    async fn rounds(
        &mut self,
        submission: SubmissionId,
        command: &Command,
        lost: &mut usize,
    ) -> Result<Receipt, Failure> {
        let ctx = self.service.context();
        for round in 0..ROUNDS {
            if round > 0 {
                self.read().await?;
            }
            let acts = match decide(&self.desk, command, &ctx) {
                Ok(acts) => acts,
                // A desk from memory may lag behind another process: refuse only on one that was just read.
                Err(_) if self.from_memory => continue,
                Err(refusal) => return self.refuse(submission, refusal).await,
            };
            let archive = &self.service.archive;
            // Whatever comes of it, the desk is not what it was.
            self.from_memory = true;
            match archive.commit(&self.desk, Some(submission), &acts).await {
                Ok(()) => return Ok(Receipt::Done),
                Err(CommitFailure::Done) => return Ok(Receipt::DoneBefore),
                Err(CommitFailure::Stale | CommitFailure::LetterGone) => {
                    tracing::debug!(round, "someone else was quicker");
                }
                Err(CommitFailure::Unavailable(error)) => return Err(error.into()),
                Err(CommitFailure::Uncertain(error)) => {
                    *lost += 1;
                    if *lost >= LOST {
                        return Err(error.into());
                    }
                }
            }
        }
        Err(Failure::Internal(format!(
            "a submission found no quiet moment in {ROUNDS} rounds"
        )))
    }

    /// The connection was lost, or the disk failed, while committing. What is there is there; what is not there yet may still
    /// come: a server may be writing it, a log that could not be synced may be found whole after a crash.
    async fn after_loss(
        &self,
        submission: SubmissionId,
        error: ArchiveError,
    ) -> Result<Receipt, Failure> {
        match self.was_done(submission).await {
            Ok(true) => Ok(Receipt::DoneBefore),
            Ok(false) | Err(_) => Err(Failure::Uncertain(error)),
        }
    }

    /// A repeat of what was done may well be refused by now ("already sent"): then it was done, and that is the answer.
    async fn refuse(
        &self,
        submission: SubmissionId,
        refusal: dialogue::Refusal,
    ) -> Result<Receipt, Failure> {
        if self.was_done(submission).await? {
            return Ok(Receipt::DoneBefore);
        }
        Err(match refusal {
            dialogue::Refusal::Unknown => Failure::NotFound,
            other => Failure::Refused(other),
        })
    }

    async fn was_done(&self, submission: SubmissionId) -> Result<bool, Failure> {
        let archive = &self.service.archive;
        Ok(archive.was_done(&self.desk, submission).await?)
    }
}
