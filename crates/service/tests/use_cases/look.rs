//! One way out: what is due is collected, and only where it would show.

use dialogue::{Command, Desk};
use service::{Look, Receipt};

use crate::on_both;
use crate::scene::{Scene, begins};

on_both!(
    what_is_due_is_collected_by_a_look_and_by_nothing_else,
    a_desk_that_was_entered_looks_as_well,
    taken_back_or_collected,
    the_day_is_a_look_at_all_clients,
);

fn count(desk: &Desk, _: Look<'_>) -> Result<usize, dialogue::Refusal> {
    Ok(desk.ours().conversations.all().len())
}

async fn what_is_due_is_collected_by_a_look_and_by_nothing_else(scene: Scene) {
    let (therapist, ours) = (&scene.people.therapist, scene.people.ours);
    scene.something(begins().plus_minutes(30)).await;
    let look = || scene.service().look(&therapist.visitor, ours, count);
    assert_eq!(look().await.unwrap(), 0, "it is not due");
    scene.stage.clock.minutes(31);
    assert_eq!(scene.conversations(therapist).await, 0);
    assert_eq!(scene.conversations(&scene.people.client).await, 0);
    assert_eq!(look().await.unwrap(), 1);
    assert_eq!(scene.conversations(&scene.people.client).await, 1);
}

async fn a_desk_that_was_entered_looks_as_well(scene: Scene) {
    let (therapist, ours) = (&scene.people.therapist, scene.people.ours);
    scene.something(begins()).await;
    let entered = scene.service().enter(&therapist.visitor, ours).await;
    let mut entered = entered.unwrap();
    assert_eq!(entered.glance(count).await.unwrap(), 0);
    assert_eq!(entered.look(count).await.unwrap(), 1);
    assert_eq!(entered.glance(count).await.unwrap(), 1);
}

async fn taken_back_or_collected(scene: Scene) {
    let (therapist, client) = (&scene.people.therapist, &scene.people.client);
    let ours = scene.people.ours;
    let mut there = 0;
    for _ in 0..6 {
        scene.something(begins()).await;
        let post = |desk: &Desk, _: Look<'_>| Ok(desk.post().first().map(|letter| letter.id));
        let letter = scene.service().glance(&client.visitor, ours, post).await;
        let take_back = Command::TakeBack(letter.unwrap().unwrap());
        let submission = scene.service().fresh_submission();
        let (taken, seen) = tokio::join!(
            scene.does(client, submission, &take_back),
            scene.service().look(&therapist.visitor, ours, count),
        );
        let taken = matches!(taken, Ok(Receipt::Done));
        let now = scene.conversations(therapist).await;
        assert_eq!(
            now,
            there + usize::from(!taken),
            "one of the two, and not both"
        );
        assert!(seen.unwrap() <= now);
        there = now;
    }
}

async fn the_day_is_a_look_at_all_clients(scene: Scene) {
    let therapist = &scene.people.therapist;
    scene.something(begins()).await;
    let day = scene.service().day(&therapist.visitor).await.unwrap();
    let names: Vec<&str> = day
        .lines
        .iter()
        .map(|line| line.between.other.as_str())
        .collect();
    let mut sorted = names.clone();
    sorted.sort_by_key(|name| name.to_lowercase());
    assert_eq!((names.len(), &names), (2, &sorted), "two clients, by name");
    assert_eq!(scene.conversations(therapist).await, 1, "it was collected");
    let places = scene.service().places(&therapist.visitor).await.unwrap();
    assert_eq!(places.len(), 2);
    let nobodys = scene.service().day(&scene.people.client.visitor).await;
    assert!(nobodys.unwrap().lines.is_empty(), "a client has no day");
}
