//! Somebody's sessions as a calendar, under a secret address.

use archive::AccountId;
use dialogue::Time;
use dialogue::session::Outcome;

use crate::failure::Failure;
use crate::service::Service;
use crate::token::Token;
use crate::visitor::Visitor;

/// How far back a calendar goes, in days.
const BACK: i64 = 90;

/// One session in a calendar: when it is, and nothing of with whom.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Appointment {
    /// The same for the same session, and no name of it anywhere else.
    pub id: String,
    /// When it begins.
    pub starts: Time,
    /// How long it lasts, in minutes.
    pub minutes: u16,
    /// True where it does not take place.
    pub off: bool,
}

impl Service {
    /// The token of somebody's calendar address; `None` where it has none.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn calendar_token(&self, visitor: &Visitor) -> Result<Option<Token>, Failure> {
        let account = visitor.account().id;
        let made = self.archive.calendar_made(account).await?;
        Ok(made.map(|made| self.calendar_token_of(account, made)))
    }

    /// Gives somebody's calendar a fresh address; an earlier one leads nowhere from then on.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn make_calendar(&self, visitor: &Visitor) -> Result<(), Failure> {
        let (account, made) = (visitor.account().id, self.clock.now());
        let token = self.calendar_token_of(account, made).hash();
        Ok(self.archive.put_calendar(account, token, made).await?)
    }

    /// Ends somebody's calendar address.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn end_calendar(&self, visitor: &Visitor) -> Result<(), Failure> {
        Ok(self.archive.end_calendar(visitor.account().id).await?)
    }

    fn calendar_token_of(&self, account: AccountId, made: Time) -> Token {
        let parts: [&[u8]; 3] = [b"calendar", account.0.as_bytes(), &made.0.to_be_bytes()];
        Token::of(self.archive.secret_of(&parts))
    }

    /// The sessions behind a calendar address, the earliest first: of all relationships of whoever has it, as both people of each
    /// see them.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the address leads nowhere; [`Failure::Unavailable`].
    pub async fn calendar(&self, token: &Token) -> Result<Vec<Appointment>, Failure> {
        let account = self.archive.calendar_of(&token.hash()).await?;
        let account = account.ok_or(Failure::NotFound)?;
        let from = self.clock.now().plus_days(-BACK);
        let mut appointments = Vec::new();
        for common in self.archive.commons(account).await? {
            let ours = &common.ours.state;
            let over = ours.ending.is_over();
            for session in ours.sessions.all().iter().filter(|s| s.starts >= from) {
                let parts: [&[u8]; 3] = [
                    b"appointment",
                    account.0.as_bytes(),
                    session.id.0.as_bytes(),
                ];
                appointments.push(Appointment {
                    id: Token::of(self.archive.secret_of(&parts)).letters(),
                    starts: session.starts,
                    minutes: session.minutes,
                    off: session.outcome == Some(Outcome::Cancelled)
                        || (over && session.is_ahead(self.clock.now())),
                });
            }
        }
        appointments.sort_by(|a, b| (a.starts, &a.id).cmp(&(b.starts, &b.id)));
        Ok(appointments)
    }
}
