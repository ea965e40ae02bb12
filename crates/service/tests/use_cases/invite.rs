//! Coming in.

use dialogue::{Name, Refusal, SubmissionId, Written, invitation};
use service::{Failure, Invited, JoinForm, NewClient};
use testkit::PASSWORD;

use crate::on_both;
use crate::scene::Scene;

on_both!(
    the_same_form_twice_is_one_invitation,
    a_link_works_once_and_for_two_weeks,
    a_fresh_link_ends_the_one_before,
    a_member_comes_in_as_a_member,
    an_address_has_the_shape_of_one,
);

fn name(text: &str) -> Name {
    Name::required("name", text).unwrap()
}

fn letter() -> invitation::Letter {
    invitation::Letter {
        words: Written::required("words", "I'd like to know.").unwrap(),
        holds: Vec::new(),
        handling: None,
        scope: None,
    }
}

async fn invites(
    scene: &Scene,
    submission: SubmissionId,
    called: &str,
    email: &str,
) -> Result<Invited, Failure> {
    let client = NewClient {
        name: name(called),
        email: email.to_owned(),
        letter: letter(),
    };
    let therapist = &scene.people.therapist.visitor;
    scene
        .service()
        .invite_client(therapist, submission, client)
        .await
}

fn form(called: &str) -> JoinForm<'static> {
    JoinForm {
        name: name(called),
        password: PASSWORD,
    }
}

async fn the_same_form_twice_is_one_invitation(scene: Scene) {
    let submission = scene.service().fresh_submission();
    let first = invites(&scene, submission, "Lea", "lea@example.org")
        .await
        .unwrap();
    let again = invites(&scene, submission, "Lea", "lea@example.org")
        .await
        .unwrap();
    assert!(first.token == again.token && first.relationship == again.relationship);
    // Filled in anew under the same submission: another link, and never the first one's.
    let other = invites(&scene, submission, "Lia", "lea@example.org")
        .await
        .unwrap();
    assert!(first.token != other.token && first.relationship != other.relationship);
    let therapist = &scene.people.therapist.visitor;
    assert_eq!(
        scene.service().places(therapist).await.unwrap().len(),
        2 + 2
    );
}

async fn a_link_works_once_and_for_two_weeks(scene: Scene) {
    let service = scene.service();
    let submission = service.fresh_submission();
    let invited = invites(&scene, submission, "Lea", "lea@example.org")
        .await
        .unwrap();
    let shown = service.joining(&invited.token).await.unwrap().unwrap();
    assert_eq!(
        (shown.name.as_str(), shown.email.as_str()),
        ("Lea", "lea@example.org")
    );
    assert!(shown.letter == Some(letter()) && shown.inviter_hosts);
    let token = service.join(&invited.token, form("Lea")).await.unwrap();
    let visitor = service.visitor(&token).await.unwrap().unwrap();
    let relationship = invited.relationship.unwrap();
    assert!(service.enter(&visitor, relationship).await.is_ok());
    let again = service.join(&invited.token, form("Lea")).await;
    assert!(matches!(again, Err(Failure::NotFound)));
    assert!(service.joining(&invited.token).await.unwrap().is_none());

    let submission = service.fresh_submission();
    let late = invites(&scene, submission, "Tom", "tom@example.org")
        .await
        .unwrap();
    scene.stage.clock.minutes(14 * 24 * 60);
    let refused = service.join(&late.token, form("Tom")).await;
    assert!(matches!(refused, Err(Failure::NotFound)));
}

async fn a_fresh_link_ends_the_one_before(scene: Scene) {
    let service = scene.service();
    let therapist = &scene.people.therapist.visitor;
    let submission = service.fresh_submission();
    let first = invites(&scene, submission, "Lea", "lea@example.org")
        .await
        .unwrap();
    let relationship = first.relationship.unwrap();
    let again = |email| {
        let submission = service.fresh_submission();
        service.invite_again(therapist, submission, relationship, email)
    };
    let second = again("new@example.org").await.unwrap();
    assert!(service.joining(&first.token).await.unwrap().is_none());
    service.join(&second.token, form("Lea")).await.unwrap();
    // Somebody sits there now: there is nobody to be invited.
    let refused = again("third@example.org").await.map(drop);
    assert!(matches!(refused, Err(Failure::NotFound)), "{refused:?}");
}

async fn a_member_comes_in_as_a_member(scene: Scene) {
    let service = scene.service();
    let administrator = &scene.people.administrator.visitor;
    let submission = service.fresh_submission();
    let invited = service.invite_member(administrator, submission, name("Kim"), "kim@example.org");
    let invited = invited.await.unwrap();
    assert!(invited.relationship.is_none());
    let token = service.join(&invited.token, form("Kim")).await.unwrap();
    let visitor = service.visitor(&token).await.unwrap().unwrap();
    let account = visitor.account();
    assert_eq!((account.member, account.administrator), (true, false));
}

async fn an_address_has_the_shape_of_one(scene: Scene) {
    for wrong in [
        "",
        "lea",
        "lea@",
        "@example.org",
        "lea@org",
        "le a@example.org",
    ] {
        let submission = scene.service().fresh_submission();
        let refused = invites(&scene, submission, "Lea", wrong).await.map(drop);
        let unreadable = Refusal::Unreadable { field: "email" };
        assert!(
            matches!(&refused, Err(Failure::Refused(refusal)) if *refusal == unreadable),
            "{wrong}: {refused:?}"
        );
    }
}
