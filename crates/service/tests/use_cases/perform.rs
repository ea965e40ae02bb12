//! One way in: rounds, repeats, refusals.

use dialogue::{Refusal, Role};
use service::{Failure, Receipt, Submission};

use crate::on_both;
use crate::scene::{Scene, begins, plan, share};

on_both!(
    the_same_submission_twice_is_one_act,
    a_repeat_that_would_be_refused_by_now_was_done,
    a_refusal_on_what_is_remembered_is_not_believed,
    whoever_was_slower_goes_round_again,
    a_form_of_the_others_page_does_nothing,
    a_desk_is_entered_once,
    nobody_enters_where_they_have_no_seat,
);

async fn sessions(scene: &Scene) -> usize {
    let (therapist, ours) = (&scene.people.therapist.visitor, scene.people.ours);
    let count = scene.service().glance(therapist, ours, |desk, _| {
        Ok(desk.ours().sessions.all().len())
    });
    count.await.unwrap()
}

async fn the_same_submission_twice_is_one_act(scene: Scene) {
    let (therapist, client) = (&scene.people.therapist, &scene.people.client);
    let (submission, command) = (scene.service().fresh_submission(), plan(begins()));
    for receipt in [Receipt::Done, Receipt::DoneBefore, Receipt::DoneBefore] {
        let done = scene.does(therapist, submission, &command).await;
        assert_eq!(done.unwrap(), receipt);
    }
    assert_eq!(sessions(&scene).await, 1);
    // The other's of the same id is another one.
    let done = scene.does(client, submission, &command).await;
    assert_eq!(done.unwrap(), Receipt::Done);
    assert_eq!(sessions(&scene).await, 2);
}

async fn a_repeat_that_would_be_refused_by_now_was_done(scene: Scene) {
    let client = &scene.people.client;
    let command = share(scene.session(scene.service()).await);
    let submission = scene.service().fresh_submission();
    for receipt in [Receipt::Done, Receipt::DoneBefore] {
        let done = scene.does(client, submission, &command).await;
        assert_eq!(done.unwrap(), receipt);
    }
    let another = scene.service().fresh_submission();
    let refused = scene.does(client, another, &command).await;
    assert!(matches!(refused, Err(Failure::Refused(_))), "{refused:?}");
}

async fn a_refusal_on_what_is_remembered_is_not_believed(scene: Scene) {
    let client = &scene.people.client;
    // This process knows the desk…
    scene.done(client, &plan(begins())).await;
    // …and another one plans the session that is looked back on.
    let session = scene.session(&scene.another().await).await;
    scene.done(client, &share(session)).await;
}

async fn whoever_was_slower_goes_round_again(scene: Scene) {
    let (therapist, client) = (&scene.people.therapist, &scene.people.client);
    scene.done(therapist, &plan(begins())).await;
    let (another, ours) = (scene.another().await, scene.people.ours);
    let (submission, command) = (another.fresh_submission(), plan(begins()));
    let quicker = another.perform(&client.visitor, ours, submission, &command);
    assert_eq!(quicker.await.unwrap(), Receipt::Done);
    scene.done(therapist, &plan(begins())).await;
    assert_eq!(sessions(&scene).await, 3);
    // Both at the same moment, again and again: nobody is refused, and nothing is lost.
    for n in 1..=8 {
        let command = plan(begins());
        let (one, other) = tokio::join!(
            scene.does(client, scene.service().fresh_submission(), &command),
            another.perform(
                &therapist.visitor,
                ours,
                another.fresh_submission(),
                &command
            ),
        );
        assert_eq!(
            (one.unwrap(), other.unwrap()),
            (Receipt::Done, Receipt::Done)
        );
        assert_eq!(sessions(&scene).await, 3 + 2 * n);
    }
}

async fn a_form_of_the_others_page_does_nothing(scene: Scene) {
    let (therapist, command) = (&scene.people.therapist, plan(begins()));
    let id = scene.service().fresh_submission();
    let made_for = |role| Submission {
        id,
        made_for: Some(role),
    };
    let refused = scene
        .does(therapist, made_for(Role::Client), &command)
        .await;
    assert!(matches!(refused, Err(Failure::NotFound)), "{refused:?}");
    assert_eq!(sessions(&scene).await, 0);
    let done = scene
        .does(therapist, made_for(Role::Therapist), &command)
        .await;
    assert_eq!(done.unwrap(), Receipt::Done);
}

async fn a_desk_is_entered_once(scene: Scene) {
    let (client, ours) = (&scene.people.client, scene.people.ours);
    // This process knows the desk, and another one has written since.
    scene.done(client, &plan(begins())).await;
    let session = scene.session(&scene.another().await).await;

    let mut entered = scene.service().enter(&client.visitor, ours).await.unwrap();
    assert_eq!(
        (entered.role(), entered.relationship()),
        (Role::Client, ours)
    );
    let sessions = |desk: &dialogue::Desk, _: service::Look<'_>| {
        Ok(desk
            .ours()
            .sessions
            .all()
            .iter()
            .map(|s| s.id)
            .collect::<Vec<_>>())
    };
    let seen = entered.glance(sessions).await.unwrap();
    assert_eq!(seen.len(), 2, "a view is made of what is there");

    assert!(seen.contains(&session));
    let command = share(session);
    let submission = scene.service().fresh_submission();
    let done = entered.perform(submission, &command).await;
    assert_eq!(done.unwrap(), Receipt::Done);
    let under_way = |desk: &dialogue::Desk, _: service::Look<'_>| Ok(desk.post().len());
    assert_eq!(
        entered.glance(under_way).await.unwrap(),
        1,
        "and of what was done"
    );
    let again = entered.perform(submission, &command).await;
    assert_eq!(again.unwrap(), Receipt::DoneBefore);
}

async fn nobody_enters_where_they_have_no_seat(scene: Scene) {
    let theirs = scene.people.theirs;
    for who in [&scene.people.client, &scene.people.therapist] {
        let entered = scene.service().enter(&who.visitor, theirs).await;
        assert!(matches!(entered, Err(Failure::NotFound)));
    }
    let view = |_: &dialogue::Desk, _: service::Look<'_>| Err::<(), _>(Refusal::Unknown);
    let (client, ours) = (&scene.people.client.visitor, scene.people.ours);
    let mut entered = scene.service().enter(client, ours).await.unwrap();
    let unknown = entered.glance(view).await;
    assert!(matches!(unknown, Err(Failure::NotFound)), "{unknown:?}");
}
