//! Reminders through a real mail server, and the calendar's address.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::reminder::Hours;
use dialogue::{Command, RelationshipId, ending, session};
use service::{Reminded, Smtp, Token};
use testkit::{Delivered, Engine, MARKER, MailServer, Mood, People, Person, Stage, time};

/// Half past six in the evening, every day, in Berlin.
const EVENINGS: Hours = Hours {
    days: [true; 7],
    hour: 18,
};

/// A practice, its people, and a mail server.
struct Post {
    stage: Stage,
    people: People,
    server: MailServer,
    mailer: Smtp,
}

impl Post {
    async fn open(engine: Engine) -> Self {
        let stage = Stage::fresh(engine).await;
        let people = People::arrive(&stage).await;
        let server = MailServer::start().await;
        let mailer = server.mailer();
        let post = Self {
            stage,
            people,
            server,
            mailer,
        };
        for person in [&post.people.therapist, &post.people.client] {
            post.wants(person).await;
        }
        post.stage.clock.minutes(1);
        post
    }

    async fn wants(&self, person: &Person) {
        let candor = &self.stage.candor;
        candor.remind_at(&person.visitor, EVENINGS).await.unwrap();
    }

    async fn does(&self, person: &Person, relationship: RelationshipId, command: Command) {
        let candor = &self.stage.candor;
        let submission = candor.fresh_submission();
        candor
            .perform(&person.visitor, relationship, submission, &command)
            .await
            .unwrap();
    }

    /// The client says that there is something, to arrive at once.
    async fn says_something(&self) {
        self.stage.clock.minutes(1);
        let form = Form {
            level: Some(Level::Something),
            ..Form::default()
        };
        let send = moment::Command::Send {
            form,
            delivery: Delivery::At(time(Stage::BEGINS)),
            seen_help: false,
            kept: None,
        };
        self.does(&self.people.client, self.people.ours, Command::Moment(send))
            .await;
    }

    async fn remind(&self) -> Reminded {
        self.stage.app.remind(&self.mailer).await.unwrap()
    }

    /// A round of reminders at this time; what the mail server was handed.
    async fn at(&self, at: &str) -> Vec<Delivered> {
        self.stage.clock.set(time(at));
        self.remind().await;
        self.server.taken()
    }
}

/// 18:00 in Berlin on the first day, and on others.
const FIRST_EVENING: &str = "2026-11-23T17:00:00Z";
const SECOND_EVENING: &str = "2026-11-24T17:00:00Z";

fn to(mails: &[Delivered]) -> Vec<&str> {
    mails.iter().map(|mail| mail.to.as_str()).collect()
}

async fn one_comes_at_the_chosen_hour_and_once(engine: Engine) {
    let post = Post::open(engine).await;
    post.says_something().await;
    assert_eq!(post.at("2026-11-23T16:59:00Z").await, [], "not before it");
    let mails = post.at(FIRST_EVENING).await;
    assert_eq!(to(&mails), [post.people.therapist.email.as_str()]);
    for later in [
        "2026-11-23T17:05:00Z",
        "2026-11-23T19:59:00Z",
        SECOND_EVENING,
    ] {
        assert_eq!(post.at(later).await, [], "it was said once: {later}");
    }
    // Something new the day after: another one, that evening.
    post.says_something().await;
    assert_eq!(to(&post.at("2026-11-25T17:00:00Z").await).len(), 1);
}

#[tokio::test]
async fn one_comes_at_the_chosen_hour_and_once_on_sqlite() {
    one_comes_at_the_chosen_hour_and_once(Engine::Sqlite).await;
}

#[tokio::test]
async fn one_comes_at_the_chosen_hour_and_once_on_postgresql() {
    one_comes_at_the_chosen_hour_and_once(Engine::Postgres).await;
}

#[tokio::test]
async fn a_mail_says_that_there_is_one_and_nothing_else() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    let starts = time("2026-11-23T14:00:00Z");
    let plan = session::Command::Plan {
        starts,
        minutes: 50,
    };
    post.does(
        &post.people.therapist,
        post.people.ours,
        Command::Session(plan),
    )
    .await;
    let mut mails = post.at(FIRST_EVENING).await;
    mails.sort_by(|a, b| a.to.cmp(&b.to));
    assert_eq!(mails.len(), 2, "{mails:?}");
    for mail in &mails {
        assert_eq!(mail.from, "room@candor.test");
        assert_eq!(mail.header("Subject"), Some("A reminder"));
        assert_eq!(mail.header("To"), Some(mail.to.as_str()), "no name");
        assert_eq!(mail.header("Auto-Submitted"), Some("auto-generated"));
        let beside = mail.text.replace(&mail.to, "");
        assert!(!beside.contains(MARKER), "{beside}");
        assert!(!beside.contains("Lindenhof"), "{beside}");
    }
    // A therapist who has something to read and a client whose session is over are sent the same, but for the way to stop.
    let plain = |mail: &Delivered| {
        let stop = mail.header("List-Unsubscribe").unwrap();
        let stop = stop.trim_matches(['<', '>']).to_owned();
        assert!(mail.body().contains(&stop), "{}", mail.text);
        (
            mail.body().replace(&stop, "STOP"),
            mail.header("Date").map(str::to_owned),
        )
    };
    assert_eq!(plain(&mails[0]), plain(&mails[1]));
    let ids = mails.iter().map(|mail| mail.header("Message-ID").unwrap());
    let ids: std::collections::HashSet<_> = ids.collect();
    assert_eq!(ids.len(), 2);
}

#[tokio::test]
async fn what_was_taken_back_takes_its_mail_along() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    let (client, ours) = (&post.people.client, post.people.ours);
    let letter = post
        .stage
        .candor
        .glance(&client.visitor, ours, |desk, _| Ok(desk.post()[0].id))
        .await
        .unwrap();
    post.does(client, ours, Command::TakeBack(letter)).await;
    assert_eq!(post.at(FIRST_EVENING).await, []);
    assert_eq!(post.server.tries(), 0);
}

/// A reminder tells that something is there: after it, that cannot be made undone; and it says nothing of what waits for the
/// addressee's own view.
#[tokio::test]
async fn what_was_reminded_of_has_arrived() {
    let post = Post::open(Engine::Sqlite).await;
    let (client, ours) = (&post.people.client, post.people.ours);
    post.says_something().await;
    assert_eq!(post.at(FIRST_EVENING).await.len(), 1);
    let glance = async |person: &Person| {
        let look = |desk: &dialogue::Desk, _: service::Look<'_>| {
            Ok((desk.post().len(), desk.ours().conversations.all().len()))
        };
        let candor = &post.stage.candor;
        candor.glance(&person.visitor, ours, look).await.unwrap()
    };
    assert_eq!(glance(client).await, (0, 1), "it is with the other");
    assert_eq!(glance(&post.people.therapist).await, (0, 1));
    let report = post.stage.archive.verify(|_| ()).await.unwrap();
    assert!(report.is_clean(), "{:?}", report.damage);

    let starts = time("2026-11-24T09:00:00Z");
    let plan = session::Command::Plan {
        starts,
        minutes: 50,
    };
    post.does(&post.people.therapist, ours, Command::Session(plan))
        .await;
    post.stage.clock.set(starts.plus_minutes(60));
    let session = post
        .stage
        .candor
        .glance(&client.visitor, ours, |desk, _| {
            Ok(desk.ours().sessions.all()[0].id)
        })
        .await
        .unwrap();
    let mut form = dialogue::check_in::Form::default();
    form.answers.direct = Some(alliance::Direct::Yes);
    let share = dialogue::check_in::Command::Share { session, form };
    post.does(client, ours, Command::CheckIn(share)).await;
    let mails = post.at(SECOND_EVENING).await;
    assert_eq!(
        to(&mails),
        [client.email.as_str()],
        "the client's session is over"
    );
    assert_eq!(
        glance(client).await.0,
        1,
        "it waits for the therapist's own view"
    );
}

#[tokio::test]
async fn after_an_end_nobody_is_reminded() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    let (client, ours) = (&post.people.client, post.people.ours);
    post.does(client, ours, Command::Ending(ending::Command::StopContact))
        .await;
    assert_eq!(post.at(FIRST_EVENING).await, []);
}

/// A day without the mail server: nothing is lost, nothing is sent twice, and nothing is sent outside the chosen hours.
#[tokio::test]
async fn a_day_without_the_mail_server_is_survived() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    post.server.set(Mood::IsAway);
    let mut minute = time("2026-11-23T16:55:00Z");
    for _ in 0..60 * 24 {
        post.stage.clock.set(minute);
        post.remind().await;
        minute = minute.plus_minutes(1);
    }
    let tries = post.server.tries();
    assert!(
        (3..20).contains(&tries),
        "{tries} tries: now and then, not all the time"
    );
    post.server.set(Mood::Takes);
    assert_eq!(
        post.at("2026-11-24T16:56:00Z").await,
        [],
        "not before the hour"
    );
    assert_eq!(post.at(SECOND_EVENING).await.len(), 1, "then once");
    for _ in 0..60 * 24 {
        post.stage.clock.minutes(1);
        post.remind().await;
    }
    assert_eq!(post.server.taken(), []);
}

#[tokio::test]
async fn a_busy_mail_server_is_asked_again_and_an_unknown_address_is_not() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    post.server.set(Mood::Refuses(451));
    assert_eq!(post.at(FIRST_EVENING).await, []);
    post.server.set(Mood::Takes);
    assert_eq!(post.at("2026-11-23T17:00:30Z").await, [], "not at once");
    let mails = post.at("2026-11-23T17:01:00Z").await;
    assert_eq!(mails.len(), 1);

    post.says_something().await;
    post.server.set(Mood::Refuses(550));
    assert_eq!(post.at(SECOND_EVENING).await, []);
    post.server.set(Mood::Takes);
    assert_eq!(post.at("2026-11-24T18:30:00Z").await, []);
    assert_eq!(post.at("2026-11-25T17:00:00Z").await, []);
}

/// Two servers on one database, over and over at the same moment.
#[tokio::test(flavor = "multi_thread", worker_threads = 2)]
async fn of_two_servers_one_sends_it() {
    let post = Post::open(Engine::Postgres).await;
    for day in 23..28 {
        post.says_something().await;
        post.stage
            .clock
            .set(time(&format!("2026-11-{day}T17:00:00Z")));
        let (one, other) = tokio::join!(post.remind(), post.remind());
        assert_eq!(one.sent + other.sent, 1, "{one:?} {other:?}");
        assert_eq!(post.server.taken().len(), 1);
    }
}

/// A server that went away after it had the mail sent, before it could say so: the mail comes again, and a mail program can see
/// that it is the same.
#[tokio::test]
async fn a_mail_that_is_sent_again_has_the_same_id() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    let account = post.people.therapist.visitor.account().id;
    let archive = &post.stage.archive;
    post.stage.clock.set(time(FIRST_EVENING));
    let due = archive.reminders_due(time(FIRST_EVENING)).await.unwrap();
    let turn = due.iter().find(|due| due.account == account).unwrap().turn;
    post.remind().await;
    let first = post.server.taken();
    // As it stood after the claim and before the mark.
    let next = EVENINGS.next(&post.stage.candor.practice().calendar, time(FIRST_EVENING));
    let before = archive::Turn {
        due: time("2026-11-23T17:10:00Z"),
        ..turn
    };
    assert!(archive.move_reminder(account, next, before).await.unwrap());
    let again = post.at("2026-11-23T17:10:00Z").await;
    assert_eq!((first.len(), again.len()), (1, 1));
    assert_eq!(first[0].header("Message-ID"), again[0].header("Message-ID"));
}

#[tokio::test]
async fn one_press_in_a_mail_ends_them_and_tells_nothing() {
    let post = Post::open(Engine::Sqlite).await;
    post.says_something().await;
    let mails = post.at(FIRST_EVENING).await;
    let stop = mails[0].header("List-Unsubscribe").unwrap();
    let stop = stop
        .trim_matches(['<', '>'])
        .replace("http://candor.test", "");
    let made_up = format!("/stop/{}", Token::fresh(&service::RealChance).letters());
    let mut browser = post.stage.browser();
    let (known, unknown) = (browser.get(&stop).await, browser.get(&made_up).await);
    assert_eq!(known.text(), unknown.text());
    // Looking alone ends nothing: mail programs look at every address.
    post.says_something().await;
    assert_eq!(post.at(SECOND_EVENING).await.len(), 1);
    let one_press = [("List-Unsubscribe", "One-Click")];
    let unknown = browser.post(&made_up, &one_press).await;
    let known = browser.post(&stop, &one_press).await;
    assert_eq!(known.status, 200);
    assert_eq!(known.text(), unknown.text());
    post.says_something().await;
    assert_eq!(post.at("2026-11-25T17:00:00Z").await, []);
    // They can be turned on again; what came meanwhile has reached nobody yet, and does then.
    post.wants(&post.people.therapist).await;
    assert_eq!(post.at("2026-11-26T17:00:00Z").await.len(), 1);
    post.says_something().await;
    assert_eq!(post.at("2026-11-27T17:00:00Z").await.len(), 1);
}

#[tokio::test]
async fn what_is_chosen_on_the_page_is_what_holds() {
    let post = Post::open(Engine::Sqlite).await;
    let client = &post.people.client;
    let candor = &post.stage.candor;
    let set = async || candor.reminder(&client.visitor).await.unwrap();
    let mut browser = post.stage.browser_of(client).await;
    const PAGE: &str = "/account/reminders";
    assert!(browser.get(PAGE).await.text().contains("Reminders are on."));
    let off = browser.post(PAGE, &[("go", "off")]).await;
    assert_eq!((off.status.as_u16(), off.location()), (303, PAGE));
    assert_eq!(set().await, None);
    let page = browser.get(PAGE).await.text();
    assert!(page.contains("Reminders are off."));
    // The mail that it shows is the mail that is sent.
    for words in [
        "A reminder",
        "http://candor.test/",
        "cannot tell whether it is urgent",
    ] {
        assert!(page.contains(words), "{words}");
    }

    let refused = browser.post(PAGE, &[("hour", "18")]).await;
    assert_eq!(refused.status, 422);
    assert!(refused.text().contains("Choose a day at least"));
    for bad in [
        [("days", "monday"), ("hour", "24")],
        [("days", "monday"), ("hour", "-1")],
        [("days", "monday"), ("hour", "noon")],
        [("days", "someday"), ("hour", "8")],
    ] {
        let refused = browser.post(PAGE, &bad).await;
        assert_eq!(refused.status, 422, "{bad:?}");
    }
    assert_eq!(set().await, None, "nothing of it was stored");

    let chosen = [("days", "monday"), ("days", "thursday"), ("hour", "7")];
    for _ in 0..2 {
        assert_eq!(browser.post(PAGE, &chosen).await.status, 303);
    }
    let hours = set().await.unwrap();
    assert_eq!(hours.days, [true, false, false, true, false, false, false]);
    assert_eq!(hours.hour, 7);

    for (go, there) in [
        ("make", true),
        ("make", true),
        ("end", false),
        ("end", false),
    ] {
        let answer = browser.post("/account/calendar", &[("go", go)]).await;
        assert_eq!((answer.status.as_u16(), answer.location()), (303, PAGE));
        let shown = browser.get(PAGE).await.text().contains("/calendar/");
        assert_eq!(shown, there, "{go}");
    }
}

#[tokio::test]
async fn a_calendar_shows_times_and_no_names() {
    let post = Post::open(Engine::Sqlite).await;
    let (therapist, client) = (&post.people.therapist, &post.people.client);
    for (relationship, starts) in [
        (post.people.ours, "2026-11-24T09:00:00Z"),
        (post.people.second, "2026-11-25T10:00:00Z"),
    ] {
        let plan = session::Command::Plan {
            starts: time(starts),
            minutes: 50,
        };
        post.does(therapist, relationship, Command::Session(plan))
            .await;
    }
    let candor = &post.stage.candor;
    candor.make_calendar(&therapist.visitor).await.unwrap();
    candor.make_calendar(&client.visitor).await.unwrap();
    let mut browser = post.stage.browser();
    let address = async |person: &Person| {
        let token = candor.calendar_token(&person.visitor).await.unwrap();
        format!("/calendar/{}.ics", token.unwrap().letters())
    };
    let theirs = address(therapist).await;
    let both = browser.get(&theirs).await;
    assert_eq!(both.status, 200);
    let text = both.text();
    assert_eq!(text.matches("BEGIN:VEVENT").count(), 2, "{text}");
    assert_eq!(text.matches("SUMMARY:Appointment").count(), 2);
    assert!(text.contains("DTSTART:20261124T090000Z"));
    assert!(!text.contains(MARKER));
    let mine = browser.get(&address(client).await).await.text();
    assert_eq!(mine.matches("BEGIN:VEVENT").count(), 1, "one's own alone");
    let uid = |text: &str| {
        let line = text.lines().find(|line| line.starts_with("UID:"));
        line.unwrap().to_owned()
    };
    assert_ne!(uid(&mine), uid(&text), "the two cannot be put together");
    assert_eq!(browser.get(&theirs).await.text(), text, "it stays as it is");

    // Another address: the first leads nowhere, like one that was never made.
    post.stage.clock.minutes(1);
    candor.make_calendar(&therapist.visitor).await.unwrap();
    let gone = browser.get(&theirs).await;
    let never = format!(
        "/calendar/{}.ics",
        Token::fresh(&service::RealChance).letters()
    );
    let never = browser.get(&never).await;
    assert_eq!((gone.status, gone.text()), (never.status, never.text()));
    assert_eq!(gone.status, 404);
    candor.end_calendar(&client.visitor).await.unwrap();
    let ended = candor.calendar_token(&client.visitor).await.unwrap();
    assert!(ended.is_none());
}
