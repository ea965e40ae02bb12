//! Reminders: asked for, stopped, and sent at the hours that somebody chose.
//!
//! A person's turn is moved some minutes on before anything is sent, so that of several servers one has it; it is moved to the
//! next chosen time once the mail is with the mail server. Whoever dies in between leaves it to be tried again: then a person may
//! have the same mail twice, which is better than not at all. Both have the same Message-ID.

use archive::{AccountId, CommitFailure, Reminder, Turn};
use dialogue::reminder::{Hours, is_due};
use dialogue::{Refusal, Time, collect_away};

use crate::failure::Failure;
use crate::look::{ROUNDS, of};
use crate::mail::{Mail, MailWords, Mailer, Unsent};
use crate::service::Service;
use crate::token::Token;
use crate::visitor::Visitor;

/// How long a server may take over one mail before another one may try, in minutes.
const CLAIM: i64 = 10;

/// The longest that is waited between two tries, in minutes.
const LONGEST_WAIT: i64 = 60;

/// What a round of reminders came to.
#[derive(Debug, Clone, Copy, Default, PartialEq, Eq)]
pub struct Reminded {
    /// Mails that were sent.
    pub sent: usize,
    /// Mails that could not be sent now.
    pub later: usize,
    /// Mails whose address the mail server does not know.
    pub never: usize,
}

impl Service {
    /// When somebody wants to be reminded; `None` where they do not.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn reminder(&self, visitor: &Visitor) -> Result<Option<Hours>, Failure> {
        Ok(self.archive.reminder(visitor.account().id).await?)
    }

    /// Somebody wants to be reminded at these hours, of what comes up from now on.
    ///
    /// # Errors
    /// [`Refusal::Empty`] for no day, [`Refusal::Unreadable`] for no hour of the day; [`Failure::Unavailable`].
    pub async fn remind_at(&self, visitor: &Visitor, hours: Hours) -> Result<(), Failure> {
        if !hours.days.contains(&true) {
            return Err(Refusal::Empty { field: "days" }.into());
        }
        if !hours.are_possible() {
            return Err(Refusal::Unreadable { field: "hour" }.into());
        }
        let account = visitor.account().id;
        let now = self.clock.now();
        let from = (now, hours.next(&self.practice.calendar, now));
        let stop = self.stop_token(account).hash();
        Ok(self
            .archive
            .put_reminder(account, stop, hours, from)
            .await?)
    }

    /// No more reminders.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn remind_no_more(&self, visitor: &Visitor) -> Result<(), Failure> {
        Ok(self.archive.stop_reminder(visitor.account().id).await?)
    }

    /// No more reminders for whoever was sent this token. Whether anybody was is not told.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn remind_no_more_by(&self, token: &Token) -> Result<(), Failure> {
        Ok(self.archive.stop_reminder_by(&token.hash()).await?)
    }

    fn stop_token(&self, account: AccountId) -> Token {
        Token::of(
            self.archive
                .secret_of(&[b"stop reminders", account.0.as_bytes()]),
        )
    }

    /// Reminds everybody whose turn it is. `stop` makes the address at which one has no more of them from its token, `words`
    /// the letter from that address.
    ///
    /// # Errors
    /// [`Failure::Unavailable`]; who was not reminded then is so in the next round.
    pub async fn remind(
        &self,
        mailer: &dyn Mailer,
        stop: &(dyn Fn(&Token) -> String + Sync),
        words: &(dyn Fn(&str) -> MailWords + Sync),
    ) -> Result<Reminded, Failure> {
        let now = self.clock.now();
        let mut reminded = Reminded::default();
        for reminder in self.archive.reminders_due(now).await? {
            let claimed = Turn {
                due: now.plus_minutes(CLAIM),
                ..reminder.turn
            };
            let account = reminder.account;
            if !self
                .archive
                .move_reminder(account, reminder.turn.due, claimed)
                .await?
            {
                continue;
            }
            let mail = match self.something_came_up(&reminder, now).await? {
                true => self.mail(&reminder, now, stop, words).await?,
                false => None,
            };
            let sent = match &mail {
                Some(mail) => mailer.send(mail).await,
                None => Ok(()),
            };
            match sent {
                Ok(()) => reminded.sent += usize::from(mail.is_some()),
                Err(Unsent::Later(_)) => reminded.later += 1,
                Err(Unsent::Never(_)) => reminded.never += 1,
            }
            if let Err(unsent) = sent {
                tracing::warn!(cause = %unsent, "a reminder was not sent");
            }
            let next = self.next_turn(&reminder, now, sent);
            self.archive
                .move_reminder(account, claimed.due, next)
                .await?;
        }
        Ok(reminded)
    }

    /// True where it is a chosen time and something came up since the last one. What the post has brought is collected first: from
    /// here on it is with its addressee, whether or not the mail can be sent.
    async fn something_came_up(&self, reminder: &Reminder, now: Time) -> Result<bool, Failure> {
        let calendar = &self.practice.calendar;
        if !reminder.hours.hold(calendar, now) {
            return Ok(false);
        }
        self.collect_away(reminder.account, now).await?;
        let span = (reminder.turn.since, now);
        let commons = self.archive.commons(reminder.account).await?;
        Ok(commons.iter().any(|common| is_due(common, span, calendar)))
    }

    /// Moves what is due to somebody into the shared rooms, in all their relationships. What somebody else moves at the same
    /// time, or takes back, is looked at again; what is left after some rounds is for the next turn.
    async fn collect_away(&self, account: AccountId, now: Time) -> Result<(), Failure> {
        for _ in 0..ROUNDS {
            let waiting = self.archive.waiting_for(account, now).await?;
            if waiting.is_empty() {
                return Ok(());
            }
            let mut moved = false;
            for common in self.archive.commons(account).await? {
                let mut ctx = self.context();
                ctx.now = now;
                let here = of(&waiting, common.me.relationship);
                let collected = collect_away(&common, &here, &ctx);
                if collected.is_empty() {
                    continue;
                }
                moved = true;
                match self.archive.deliver_away(&common, &collected).await {
                    Ok(()) | Err(CommitFailure::Stale | CommitFailure::LetterGone) => {}
                    Err(CommitFailure::Done) => {
                        return Err(Failure::Internal("a delivery has no submission".to_owned()));
                    }
                    Err(CommitFailure::Unavailable(error) | CommitFailure::Uncertain(error)) => {
                        return Err(error.into());
                    }
                }
            }
            if !moved {
                return Ok(());
            }
        }
        Ok(())
    }

    async fn mail(
        &self,
        reminder: &Reminder,
        now: Time,
        stop: &(dyn Fn(&Token) -> String + Sync),
        words: &(dyn Fn(&str) -> MailWords + Sync),
    ) -> Result<Option<Mail>, Failure> {
        let Some(account) = self.archive.account(reminder.account).await? else {
            return Ok(None);
        };
        let stop = stop(&self.stop_token(account.id));
        let since = reminder.turn.since.0.to_be_bytes();
        let id = self
            .archive
            .secret_of(&[b"mail", account.id.0.as_bytes(), &since]);
        Ok(Some(Mail {
            to: account.email,
            at: now,
            id: Token::of(id).letters(),
            letter: words(&stop),
            stop,
        }))
    }

    /// Where somebody's turn goes from here. Outside the chosen hours, and until a mail went, nothing counts as looked at: it is
    /// what the next one is about.
    fn next_turn(&self, reminder: &Reminder, now: Time, sent: Result<(), Unsent>) -> Turn {
        let calendar = &self.practice.calendar;
        let (hours, turn) = (&reminder.hours, reminder.turn);
        let next = hours.next(calendar, now);
        if !hours.hold(calendar, now) {
            return Turn { due: next, ..turn };
        }
        match sent {
            Ok(()) | Err(Unsent::Never(_)) => Turn {
                since: now,
                due: next,
                tries: 0,
            },
            Err(Unsent::Later(_)) => {
                let wait = 1i64 << turn.tries.clamp(0, 6);
                let again = now.plus_minutes(wait.min(LONGEST_WAIT));
                Turn {
                    since: turn.since,
                    due: if hours.hold(calendar, again) {
                        again
                    } else {
                        next
                    },
                    tries: turn.tries.saturating_add(1),
                }
            }
        }
    }
}
