//! Who may do what beyond their own desks.

use alliance::noticing::Watch;
use dialogue::Name;
use service::{Action, Failure, may};

use crate::on_both;
use crate::scene::Scene;

on_both!(
    each_may_what_belongs_to_what_they_are,
    what_one_may_not_is_not_there
);

const ALL: [Action; 4] = [
    Action::InviteMember,
    Action::SeeMembers,
    Action::ChooseWatch,
    Action::InviteClient,
];

async fn each_may_what_belongs_to_what_they_are(scene: Scene) {
    let people = &scene.people;
    for (who, allowed) in [
        (&people.administrator, [true, true, true, false]),
        (&people.therapist, [false, false, false, true]),
        (&people.client, [false; 4]),
    ] {
        let account = who.visitor.account();
        assert_eq!(ALL.map(|action| may(account, action)), allowed);
    }
}

async fn what_one_may_not_is_not_there(scene: Scene) {
    let service = scene.service();
    let name = || Name::required("name", "Somebody").unwrap();
    for who in [&scene.people.therapist, &scene.people.client] {
        let who = &who.visitor;
        let members = service.members(who).await.map(drop);
        let watch = service.choose_watch(who, Watch::default()).await;
        let submission = service.fresh_submission();
        let invited = service.invite_member(who, submission, name(), "a@example.org");
        let invited = invited.await.map(drop);
        for refused in [members, watch, invited] {
            assert!(matches!(refused, Err(Failure::NotFound)), "{refused:?}");
        }
    }
    let administrator = &scene.people.administrator.visitor;
    assert_eq!(service.members(administrator).await.unwrap().len(), 3);
}
