//! People who are signed in. They have no passwords: hashing thousands would take longer than measuring.

use std::sync::Arc;

use archive::{AccountId, Archive, NewAccount, NewRelationship, NewSession};
use dialogue::{
    Entry, EntryId, Name, OursBody, OursEntry, RelationshipId, Time, Written, invitation, session,
};
use service::{RealChance, Token, Visitor};

use super::practice::Open;
use crate::Failure;

/// Someone signed in.
#[derive(Clone)]
pub(super) struct Person {
    pub(super) account: AccountId,
    /// The value of their `Cookie` header.
    pub(super) cookie: Arc<str>,
    token: Token,
}

/// Begins what sessions and invitations of a practice last for: far longer than any measurement.
const DAYS: i64 = 3650;

impl Person {
    /// An account and a login session.
    pub(super) async fn arrive(open: &Open, name: &str, member: bool) -> Result<Self, Failure> {
        let now = open.candor.now();
        let account = AccountId(open.candor.fresh_submission().0);
        let new = NewAccount {
            id: account,
            email: format!("{}@example.org", name.to_lowercase().replace(' ', "-")),
            name: text(name)?,
            administrator: false,
            member,
            password_hash: None,
        };
        open.archive.create_account(new, now).await?;
        let token = Token::fresh(&RealChance);
        let session = NewSession {
            token: token.hash(),
            account,
            idle_until: now.plus_days(DAYS),
            until: now.plus_days(DAYS),
        };
        open.archive.put_session(session, now).await?;
        Ok(Self {
            account,
            cookie: format!("candor={}", token.letters()).into(),
            token,
        })
    }

    /// As use cases see them.
    pub(super) async fn visitor(&self, open: &Open) -> Result<Visitor, Failure> {
        let visitor = open.candor.visitor(&self.token).await?;
        visitor.ok_or_else(|| "a login session was not found again".into())
    }
}

/// A relationship with a client, begun as an invitation begins it and followed by sessions, all of them the therapist's
/// entries in the shared room.
pub(super) async fn relationship(
    open: &Open,
    therapist: AccountId,
    client: (AccountId, Name),
    sessions: &[(EntryId, Time)],
) -> Result<RelationshipId, Failure> {
    let now = open.candor.now();
    let id = RelationshipId(open.candor.fresh_submission().0);
    let mut first = vec![entry(
        EntryId(open.candor.fresh_submission().0),
        now,
        OursBody::Invitation(invitation::Said::Signed(letter()?)),
    )];
    first.extend(sessions.iter().map(|(session, starts)| {
        let planned = session::Said::Planned {
            starts: *starts,
            minutes: 50,
        };
        entry(*session, now, OursBody::Session(planned))
    }));
    let new = NewRelationship {
        id,
        therapist,
        client_name: client.1.clone(),
        first,
        invitation: None,
    };
    open.archive.create_relationship(new, now).await?;
    open.archive
        .fill_seat(id, Archive::CLIENT, client.0, client.1, now)
        .await?;
    Ok(id)
}

fn entry(id: EntryId, at: Time, body: OursBody) -> OursEntry {
    Entry {
        id,
        by: Archive::THERAPIST,
        at,
        body,
    }
}

fn letter() -> Result<invitation::Letter, Failure> {
    Ok(invitation::Letter {
        words: text(
            "At some point I will miss something or get something wrong. I'd like to know. You don't have to be sure, or \
             polite.",
        )?,
        holds: vec![invitation::Holds::Fee, invitation::Holds::Records],
        handling: None,
        scope: None,
    })
}

/// Text that is known to fit.
pub(super) fn text<const MAX: usize>(raw: &str) -> Result<Written<MAX>, Failure> {
    Ok(Written::required("benches", raw)?)
}
