//! Coming in: members are invited by an administrator, clients by their therapist. A link works once and ends after a while.

use archive::{
    Accept, Archive, ArchiveError, InvitationKind, NewAccount, NewInvitation, NewRelationship,
};
use dialogue::{
    Entry, Name, OursBody, PersonId, Refusal, RelationshipId, SubmissionId, invitation,
};

use crate::failure::Failure;
use crate::may::{Action, only};
use crate::password::acceptable;
use crate::service::Service;
use crate::token::Token;
use crate::visitor::Visitor;

/// An invitation ends after so many days.
const DAYS: i64 = 14;

/// What a therapist fills in to invite a client.
pub struct NewClient {
    /// What the client is called.
    pub name: Name,
    /// Where the link will be sent.
    pub email: String,
    /// The invitation the therapist signs.
    pub letter: invitation::Letter,
}

/// An invitation that was made. The link is shown once, to whoever made it.
pub struct Invited {
    /// The secret in the link.
    pub token: Token,
    /// The new relationship, where it is a client's.
    pub relationship: Option<RelationshipId>,
}

/// What someone who follows a link is shown.
pub struct Joining {
    /// What they are called in the invitation.
    pub name: Name,
    /// The address it was made for.
    pub email: String,
    /// Who invited them.
    pub inviter: Name,
    /// True where that is the one who runs the server.
    pub inviter_hosts: bool,
    /// The therapist's signed invitation, for a client.
    pub letter: Option<invitation::Letter>,
}

/// What someone fills in to come in.
pub struct JoinForm<'a> {
    /// What they want to be called.
    pub name: Name,
    /// A new password, or the one they have here already.
    pub password: &'a str,
}

impl Service {
    /// Invites a member of the practice. An address that exists already answers like a new one. The same submission twice is
    /// one invitation, with the same link.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for whoever may not; [`Refusal::Unreadable`] on `email`.
    pub async fn invite_member(
        &self,
        visitor: &Visitor,
        submission: SubmissionId,
        name: Name,
        email: &str,
    ) -> Result<Invited, Failure> {
        only(visitor, Action::InviteMember)?;
        let secret = self.secret(visitor, submission, &[name.as_str(), email]);
        let (token, new) = self.invitation(visitor, secret, InvitationKind::Member, name, email)?;
        once(self.archive.invite(new, self.clock.now()).await)?;
        Ok(Invited {
            token,
            relationship: None,
        })
    }

    /// Invites a client: the relationship begins with the therapist's signed invitation, the client's seat stays empty until
    /// they come in. An address that exists already answers like a new one. The same submission twice is one relationship,
    /// with the same link.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for whoever may not; [`Refusal::Unreadable`] on `email`.
    pub async fn invite_client(
        &self,
        visitor: &Visitor,
        submission: SubmissionId,
        client: NewClient,
    ) -> Result<Invited, Failure> {
        only(visitor, Action::InviteClient)?;
        let ctx = self.context();
        let letter = serde_json::to_string(&client.letter).expect("texts and choices are JSON");
        let said = [client.name.as_str(), &client.email, &letter];
        let secret = self.secret(visitor, submission, &said);
        let relationship = self.archive.secret_of(&[b"relationship", &secret]);
        let relationship = uuid::Builder::from_random_bytes(first_half(relationship));
        let relationship = RelationshipId(relationship.into_uuid());
        let seat = InvitationKind::Seat(relationship, Archive::CLIENT);
        let (token, new) =
            self.invitation(visitor, secret, seat, client.name.clone(), &client.email)?;
        let signed = Entry {
            id: ctx.entry(0),
            by: Archive::THERAPIST,
            at: ctx.now,
            body: OursBody::Invitation(invitation::Said::Signed(client.letter)),
        };
        let new = NewRelationship {
            id: relationship,
            therapist: visitor.account().id,
            client_name: client.name,
            first: vec![signed],
            invitation: Some(new),
        };
        once(self.archive.create_relationship(new, ctx.now).await)?;
        Ok(Invited {
            token,
            relationship: Some(relationship),
        })
    }

    /// A fresh link for a client who has not come in yet. The links before end with it.
    ///
    /// # Errors
    /// [`Failure::NotFound`] where the visitor is not the therapist there, or the client has come in already.
    pub async fn invite_again(
        &self,
        visitor: &Visitor,
        submission: SubmissionId,
        relationship: RelationshipId,
        email: &str,
    ) -> Result<Invited, Failure> {
        let desk = self
            .archive
            .desk(visitor.account().id, relationship)
            .await?
            .filter(|desk| desk.me().is_therapist() && !desk.other().is_taken())
            .ok_or(Failure::NotFound)?;
        let seat = InvitationKind::Seat(relationship, desk.other().no);
        let secret = self.secret(visitor, submission, &[&relationship.to_string(), email]);
        let name = desk.other().name.clone();
        let (token, new) = self.invitation(visitor, secret, seat, name, email)?;
        once(self.archive.invite(new, self.clock.now()).await)?;
        Ok(Invited {
            token,
            relationship: Some(relationship),
        })
    }

    /// What the link's secret is made of: the person, their submission, and everything that the form says. A form that was
    /// filled in anew under the same submission (the way back, another name) must not show the first one's link.
    fn secret(&self, visitor: &Visitor, submission: SubmissionId, said: &[&str]) -> [u8; 32] {
        let account = visitor.account().id.0;
        let mut parts: Vec<&[u8]> =
            vec![b"invitation", account.as_bytes(), submission.0.as_bytes()];
        parts.extend(said.iter().map(|said| said.as_bytes()));
        self.archive.secret_of(&parts)
    }

    fn invitation(
        &self,
        visitor: &Visitor,
        secret: [u8; 32],
        kind: InvitationKind,
        name: Name,
        address: &str,
    ) -> Result<(Token, NewInvitation), Failure> {
        let email = email(address)?;
        let token = Token::of(secret);
        let new = NewInvitation {
            token: token.hash(),
            kind,
            inviter: visitor.account().id,
            name,
            email,
            expires: self.clock.now().plus_days(DAYS),
        };
        Ok((token, new))
    }

    /// What a link shows. `None` where it was used, has ended or never was: one and the same.
    ///
    /// # Errors
    /// [`Failure::Unavailable`].
    pub async fn joining(&self, token: &Token) -> Result<Option<Joining>, Failure> {
        let now = self.clock.now();
        let Some(invitation) = self.archive.invitation(&token.hash(), now).await? else {
            return Ok(None);
        };
        let Some(inviter) = self.archive.account(invitation.inviter).await? else {
            return Ok(None);
        };
        let letter = match invitation.kind {
            InvitationKind::Member => None,
            InvitationKind::Seat(relationship, _) => self
                .archive
                .desk(invitation.inviter, relationship)
                .await?
                .and_then(|desk| desk.ours().invitation.signed.clone())
                .map(|(_, letter)| letter),
        };
        Ok(Some(Joining {
            name: invitation.name,
            email: invitation.email,
            inviter: inviter.name,
            inviter_hosts: self.practice.hosting.is(Some(PersonId(inviter.id.0))),
            letter,
        }))
    }

    /// Comes in by a link. Where the address has an account already, its password is asked for instead of a new one; the
    /// page is the same, and so is the work that is done for either.
    ///
    /// # Errors
    /// [`Failure::NotFound`] for a link that does not work (any more); [`Refusal::Unreadable`] on `password`.
    pub async fn join(&self, token: &Token, form: JoinForm<'_>) -> Result<Token, Failure> {
        // Before anything is looked up: an answer that comes sooner for one address than for another tells which has an account.
        acceptable(form.password)?;
        let now = self.clock.now();
        let hash = token.hash();
        let invitation = self
            .archive
            .invitation(&hash, now)
            .await?
            .ok_or(Failure::NotFound)?;
        self.attempts.count(&invitation.email)?;
        let (id, accept) = match self.archive.account_by_email(&invitation.email).await? {
            Some(found) => {
                let stored = found.password_hash.as_deref();
                if !self.hasher.verify(stored, form.password).await? {
                    return Err(Refusal::Unreadable { field: "password" }.into());
                }
                (found.account.id, Accept::Existing(found.account.id))
            }
            None => {
                let id = archive::AccountId(self.fresh_uuid());
                let account = NewAccount {
                    id,
                    email: invitation.email,
                    name: form.name.clone(),
                    administrator: false,
                    member: invitation.kind == InvitationKind::Member,
                    password_hash: Some(self.hasher.hash(form.password, &*self.chance).await?),
                };
                (id, Accept::New(account))
            }
        };
        match self.archive.accept(&hash, accept, form.name, now).await {
            Ok(_) => self.begin_session(id).await,
            Err(ArchiveError::Gone) => Err(Failure::NotFound),
            Err(error) => Err(error.into()),
        }
    }
}

/// The same submission once more: it is there, and that is the answer.
fn once(done: Result<(), ArchiveError>) -> Result<(), ArchiveError> {
    match done {
        Err(ArchiveError::Taken) => Ok(()),
        other => other,
    }
}

fn first_half(bytes: [u8; 32]) -> [u8; 16] {
    std::array::from_fn(|n| bytes[n])
}

/// True for what has the shape of an e-mail address.
pub fn is_address(raw: &str) -> bool {
    email(raw).is_ok()
}

/// The shape of an address: something, one @, a domain with a dot or `localhost`; at most 254 characters (RFC 5321).
fn email(raw: &str) -> Result<String, Refusal> {
    let wrong = Refusal::Unreadable { field: "email" };
    let text = raw.trim();
    let (local, domain) = text.rsplit_once('@').ok_or(wrong.clone())?;
    let plausible = !local.is_empty()
        && text.len() <= 254
        && (domain.contains('.') || domain == "localhost")
        && !domain.starts_with('.')
        && !domain.ends_with('.')
        && !text.chars().any(|c| c.is_whitespace() || c.is_control());
    if plausible {
        Ok(text.to_owned())
    } else {
        Err(wrong)
    }
}
