//! The people of a test practice, each with markers planted in name and address.

use dialogue::{Name, RelationshipId, invitation};
use service::{AccountId, JoinForm, NewClient, SignIn};

use crate::person::{HOST, PASSWORD, Person, full};
use crate::{Stage, marker};

/// A practice with two therapists, three clients and an administrator.
pub struct People {
    /// Sees no clients.
    pub administrator: Person,
    /// Therapist of `client` and `second_client`; also runs the server.
    pub therapist: Person,
    /// Therapist of `other_client`.
    pub other_therapist: Person,
    /// With `therapist`.
    pub client: Person,
    /// With `therapist` as well.
    pub second_client: Person,
    /// With `other_therapist`.
    pub other_client: Person,
    /// `therapist` and `client`.
    pub ours: RelationshipId,
    /// `therapist` and `second_client`.
    pub second: RelationshipId,
    /// `other_therapist` and `other_client`.
    pub theirs: RelationshipId,
}

impl People {
    /// Founds a practice and lets everybody in.
    pub async fn arrive(stage: &Stage) -> Self {
        let fresh = |name: &str| {
            stage.chance.step(&format!("{name} is new"));
            AccountId(stage.candor.fresh_submission().0)
        };
        let administrator = found(stage, fresh("Robin"), "Robin", (true, false)).await;
        let therapist = found(stage, HOST, "Ada", (false, true)).await;
        let other_therapist = found(stage, fresh("Bea"), "Bea", (false, true)).await;
        let (client, ours) = invite(stage, &therapist, "Mara").await;
        let (second_client, second) = invite(stage, &therapist, "Jonas").await;
        let (other_client, theirs) = invite(stage, &other_therapist, "Noor").await;
        Self {
            administrator,
            therapist,
            other_therapist,
            client,
            second_client,
            other_client,
            ours,
            second,
            theirs,
        }
    }
}

fn address(name: &str) -> String {
    format!("{}@example.org", marker(&name.to_lowercase()))
}

async fn found(stage: &Stage, id: AccountId, name: &str, may: (bool, bool)) -> Person {
    stage.chance.step(&format!("found {name}"));
    let called = Name::required("name", &full(name)).expect("a name");
    stage
        .candor
        .found_as(id, called, &address(name), PASSWORD, may)
        .await
        .expect("the account is made");
    sign_in(stage, "found", &full(name), &address(name)).await
}

/// Invites someone as a client, who comes in by the link.
pub async fn invite(stage: &Stage, therapist: &Person, name: &str) -> (Person, RelationshipId) {
    stage.chance.step(&format!("invite {name}"));
    let words = format!("I'd like to know. {}", marker("invitation"));
    let letter = invitation::Letter {
        words: dialogue::Written::required("words", &words).expect("words"),
        holds: vec![invitation::Holds::Fee],
        handling: None,
        scope: None,
    };
    let client = NewClient {
        name: Name::required("name", &full(name)).expect("a name"),
        email: address(name),
        letter,
    };
    let invited = stage
        .candor
        .invite_client(&therapist.visitor, stage.candor.fresh_submission(), client)
        .await
        .expect("the client is invited");
    let form = JoinForm {
        name: Name::required("name", &full(name)).expect("a name"),
        password: PASSWORD,
    };
    stage
        .candor
        .join(&invited.token, form)
        .await
        .expect("the client comes in");
    let person = sign_in(stage, "invited", &full(name), &address(name)).await;
    (
        person,
        invited.relationship.expect("a client has a relationship"),
    )
}

async fn sign_in(stage: &Stage, how: &str, name: &str, email: &str) -> Person {
    // Somebody who was here before can be invited as a client as well: that is another sign-in.
    stage.chance.step(&format!("sign in {name}, {how}"));
    let form = SignIn {
        email,
        password: PASSWORD,
    };
    let token = stage.candor.sign_in(form).await.expect("signs in");
    let visitor = stage
        .candor
        .visitor(&token)
        .await
        .expect("the archive answers")
        .expect("is signed in");
    Person {
        name: name.to_owned(),
        email: email.to_owned(),
        visitor,
        token,
    }
}
