//! The mails that one person is sent: whether there is one, and every letter of it.

use std::sync::Mutex;

use axum::http::{HeaderMap, StatusCode};
use dialogue::Time;
use dialogue::reminder::Hours;
use service::{Clock, Mail, Mailer, Sending};
use testkit::{Answer, capture};

use super::observe::Seen;
use super::play::{Play, Who};

/// Keeps what it is given. (How a mail goes over the wire does not depend on anything but what it says.)
#[derive(Default)]
struct Drawer(Mutex<Vec<Mail>>);

impl Mailer for Drawer {
    fn send<'a>(&'a self, mail: &'a Mail) -> Sending<'a> {
        Box::pin(async move {
            self.0.lock().unwrap().push(mail.clone());
            Ok(())
        })
    }
}

/// Somebody who was never reminded asks for it now, and it is the hour: what they are sent. Nothing for whoever has no account.
pub(crate) async fn mails_of(play: &Play, who: Who) -> Option<Seen> {
    let account = play.person(who)?.visitor.account().id;
    let (stage, archive) = (&play.stage, &play.stage.archive);
    let what = format!("mails to {who:?}");
    stage.chance.step(&what);
    let now = stage.clock.now();
    let calendar = &stage.candor.practice().calendar;
    let hour = now
        .timestamp()
        .to_zoned_datetime(calendar.zone.clone())
        .hour();
    let hours = Hours {
        days: [true; 7],
        hour,
    };
    let ever = (Time(0), now);
    archive
        .put_reminder(account, [9; 32], hours, ever)
        .await
        .unwrap();
    let captured = capture();
    let drawer = Drawer::default();
    stage.app.remind(&drawer).await.unwrap();
    let log = captured.lines();
    archive.stop_reminder(account).await.unwrap();
    let mails = drawer.0.into_inner().unwrap();
    Some(Seen {
        what,
        said: Vec::new(),
        answer: Answer {
            status: StatusCode::OK,
            headers: HeaderMap::new(),
            body: format!("{mails:#?}").into_bytes(),
        },
        log,
    })
}
