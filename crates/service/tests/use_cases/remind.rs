//! Reminders, handed to a real mail server.

use dialogue::Time;
use dialogue::reminder::Hours;
use service::{MailWords, Reminded, Smtp, Token};
use testkit::{Delivered, MailServer, Mood, time};

use crate::on_both;
use crate::scene::{Scene, begins};

on_both!(
    one_comes_at_its_hour_when_something_came_up,
    a_server_that_is_away_is_tried_again,
    an_address_that_is_not_known_is_not_tried_again,
    whoever_has_its_address_stops_them,
);

/// Six in the evening, every day, in Berlin.
const EVENINGS: Hours = Hours {
    days: [true; 7],
    hour: 18,
};
const EVENING: &str = "2026-11-23T17:00:00Z";

/// The therapist wants to be reminded.
async fn asked(scene: &Scene) -> (MailServer, Smtp) {
    let therapist = &scene.people.therapist.visitor;
    scene
        .service()
        .remind_at(therapist, EVENINGS)
        .await
        .unwrap();
    scene.stage.clock.minutes(1);
    let server = MailServer::start().await;
    let mailer = server.mailer();
    (server, mailer)
}

async fn remind(scene: &Scene, mailer: &Smtp, at: Time) -> Reminded {
    scene.stage.clock.set(at);
    let stop = |token: &Token| format!("http://candor.test/stop/{}", token.letters());
    let words = |stop: &str| MailWords {
        subject: "A reminder".to_owned(),
        text: format!("There is one. No more of them: {stop}"),
    };
    scene.service().remind(mailer, &stop, &words).await.unwrap()
}

async fn one_comes_at_its_hour_when_something_came_up(scene: Scene) {
    let (server, mailer) = asked(&scene).await;
    let evening = time(EVENING);
    assert_eq!(remind(&scene, &mailer, evening).await, Reminded::default());
    assert_eq!(server.tries(), 0, "nothing came up");
    scene.something(begins()).await;
    let early = evening.plus_days(1).plus_minutes(-1);
    assert_eq!(remind(&scene, &mailer, early).await.sent, 0);
    let next = evening.plus_days(1);
    assert_eq!(remind(&scene, &mailer, next).await.sent, 1);
    let mails = server.taken();
    let to: Vec<&str> = mails
        .iter()
        .map(|mail: &Delivered| mail.to.as_str())
        .collect();
    assert_eq!(to, [scene.people.therapist.email.as_str()]);
    assert_eq!(mails[0].header("Subject"), Some("A reminder"));
    // What it is about is with its addressee by then.
    assert_eq!(scene.conversations(&scene.people.client).await, 1);
    assert_eq!(
        remind(&scene, &mailer, next.plus_days(1)).await.sent,
        0,
        "said once"
    );
}

async fn a_server_that_is_away_is_tried_again(scene: Scene) {
    let (server, mailer) = asked(&scene).await;
    scene.something(begins()).await;
    server.set(Mood::IsAway);
    let evening = time(EVENING);
    let later = Reminded {
        later: 1,
        ..Reminded::default()
    };
    assert_eq!(remind(&scene, &mailer, evening).await, later);
    assert_eq!(
        remind(&scene, &mailer, evening.plus_minutes(1)).await,
        later
    );
    server.set(Mood::Takes);
    assert_eq!(
        remind(&scene, &mailer, evening.plus_minutes(2)).await.sent,
        0,
        "it waits"
    );
    assert_eq!(
        remind(&scene, &mailer, evening.plus_minutes(3)).await.sent,
        1
    );
}

async fn an_address_that_is_not_known_is_not_tried_again(scene: Scene) {
    let (server, mailer) = asked(&scene).await;
    scene.something(begins()).await;
    server.set(Mood::Refuses(550));
    let evening = time(EVENING);
    assert_eq!(remind(&scene, &mailer, evening).await.never, 1);
    server.set(Mood::Takes);
    let again = remind(&scene, &mailer, evening.plus_minutes(30)).await;
    assert_eq!(again, Reminded::default());
}

async fn whoever_has_its_address_stops_them(scene: Scene) {
    let (server, mailer) = asked(&scene).await;
    scene.something(begins()).await;
    let evening = time(EVENING);
    assert_eq!(remind(&scene, &mailer, evening).await.sent, 1);
    let body = server.taken().remove(0).body();
    let (_, token) = body.split_once("/stop/").unwrap();
    let token = Token::read(token.trim()).unwrap();
    scene.service().remind_no_more_by(&token).await.unwrap();
    let therapist = &scene.people.therapist.visitor;
    assert_eq!(scene.service().reminder(therapist).await.unwrap(), None);
    scene.stage.clock.minutes(10);
    scene.something(begins()).await;
    assert_eq!(
        remind(&scene, &mailer, evening.plus_days(1)).await,
        Reminded::default()
    );
}
