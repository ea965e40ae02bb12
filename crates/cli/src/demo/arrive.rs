//! Arrivals: the office and whoever hosts are founded, members and clients follow their links.

use dialogue::{RelationshipId, invitation};
use service::{AccountId, JoinForm, NewClient, Token, Visitor};

use super::clinic::{self, Cast, Client, OFFICE, Person, Therapist};
use super::play::{Stage, name, some, text};
use crate::init::fresh_account;
use crate::seeded::SeededIds;
use crate::sentence::Sentence;

/// A client who is in the practice, or was invited.
pub(super) struct Arrived {
    pub(super) relationship: RelationshipId,
    /// `None` where they have not come in yet.
    pub(super) client: Option<Visitor>,
}

impl Stage {
    /// The administrator and the therapists, as they are signed in.
    pub(super) async fn members(
        &self,
        cast: &Cast,
        host: AccountId,
    ) -> Result<Vec<Visitor>, Sentence> {
        self.at(150, (9, 0))?;
        let office = if cast.therapist_hosts {
            fresh_account(&SeededIds::new(2_024))
        } else {
            host
        };
        self.found(office, &OFFICE, (true, false)).await?;
        let office = self.sign_in(&OFFICE).await?;
        let mut members = Vec::new();
        for (n, therapist) in cast.therapists.iter().enumerate() {
            let person = &therapist.person;
            members.push(if n == 0 && cast.therapist_hosts {
                self.found(host, person, (false, true)).await?;
                self.sign_in(person).await?
            } else {
                let submission = self.candor.fresh_submission();
                let invited = self
                    .candor
                    .invite_member(&office, submission, name(person.name)?, &person.email())
                    .await
                    .map_err(|e| e.to_string())?;
                self.join(&invited.token, person).await?
            });
        }
        Ok(members)
    }

    async fn found(
        &self,
        id: AccountId,
        person: &Person,
        may: (bool, bool),
    ) -> Result<(), Sentence> {
        self.candor
            .found_as(
                id,
                name(person.name)?,
                &person.email(),
                clinic::PASSWORD,
                may,
            )
            .await
            .map(drop)
            .map_err(|e| e.to_string())
    }

    async fn sign_in(&self, person: &Person) -> Result<Visitor, Sentence> {
        let token = self
            .candor
            .sign_in(service::SignIn {
                email: &person.email(),
                password: clinic::PASSWORD,
            })
            .await
            .map_err(|e| e.to_string())?;
        self.visitor(&token, person).await
    }

    async fn join(&self, link: &Token, person: &Person) -> Result<Visitor, Sentence> {
        let form = JoinForm {
            name: name(person.name)?,
            password: clinic::PASSWORD,
        };
        let joined = self.candor.join(link, form).await;
        self.visitor(&joined.map_err(|e| e.to_string())?, person)
            .await
    }

    async fn visitor(&self, token: &Token, person: &Person) -> Result<Visitor, Sentence> {
        self.candor
            .visitor(token)
            .await
            .map_err(|e| e.to_string())?
            .ok_or_else(|| format!("{} could not sign in", person.name))
    }

    /// Invites a client, who follows the link in the evening.
    pub(super) async fn client(
        &self,
        therapist: &Therapist,
        visitor: &Visitor,
        client: &Client,
    ) -> Result<Arrived, Sentence> {
        let begins = client.begins(therapist);
        self.at(begins, (9, 0))?;
        let letter = invitation::Letter {
            words: text(therapist.letter.words)?,
            holds: vec![
                invitation::Holds::Fee,
                invitation::Holds::Records,
                invitation::Holds::PowerToEnd,
            ],
            handling: some(therapist.letter.handling)?,
            scope: some(therapist.letter.scope)?,
        };
        let new = NewClient {
            name: name(client.person.name)?,
            email: client.person.email(),
            letter,
        };
        let submission = self.candor.fresh_submission();
        let invited = self
            .candor
            .invite_client(visitor, submission, new)
            .await
            .map_err(|e| e.to_string())?;
        let relationship = invited
            .relationship
            .ok_or("a client's invitation begins a relationship")?;
        let client = if client.has_come_in() {
            self.at(begins, (18, 30))?;
            Some(self.join(&invited.token, &client.person).await?)
        } else {
            None
        };
        Ok(Arrived {
            relationship,
            client,
        })
    }
}
