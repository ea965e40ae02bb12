//! Everything one person can find out by sending forms: every form there is, whoever it is for, filled in well and with ids that
//! exist only in the other's own room.

use testkit::forms::{Blanks, Form, Means};
use testkit::{Browser, capture};
use uuid::Uuid;

use super::dice::hash;
use super::observe::Seen;
use super::play::{KEPT, Play, Who};

/// Forms after which not much can be sent any more.
const LAST: [&str; 3] = ["consent", "safety: stop", "end"];

/// Where a history has no such thing.
const NOT_YET: Uuid = Uuid::from_u128(2);

async fn send(
    play: &Play,
    browser: &mut Browser,
    what: String,
    form: &Form,
    submission: Uuid,
) -> Seen {
    play.stage.chance.step(&what);
    let fields = form.good(submission);
    let fields: Vec<(&str, &str)> = fields.iter().map(|(n, v)| (*n, v.as_str())).collect();
    let captured = capture();
    let answer = browser.post(&form.path, &fields).await;
    let log = captured.lines();
    let said = vec![submission];
    Seen {
        what,
        said,
        answer,
        log,
    }
}

/// The blanks as this history fills them, with `id` wherever the id of something kept or on its way belongs.
async fn blanks(play: &Play, id: Uuid) -> Blanks {
    let or_nowhere = |id: Option<dialogue::EntryId>| id.map_or(NOT_YET, |id| id.0).to_string();
    let with = format!("/with/{}", play.pair);
    Blanks {
        waiting: with.clone(),
        with,
        session: play.sessions().await[KEPT].to_string(),
        moment: or_nowhere(play.moments().await.first().copied()),
        kept: id.to_string(),
        letter: id.to_string(),
        agreed: or_nowhere(play.agreed().await),
    }
}

/// Sends every form that takes an id, with this one: as part of the address, and in every field that holds one. `fresh` tells
/// this time from others.
pub(crate) async fn guess_forms(play: &Play, who: Who, guess: Uuid, fresh: &str) -> Vec<Seen> {
    let real = blanks(play, guess).await;
    let id = guess.to_string();
    let in_fields = Blanks {
        agreed: id.clone(),
        ..real.clone()
    };
    let everywhere = Blanks {
        session: id.clone(),
        moment: id.clone(),
        ..in_fields.clone()
    };
    let elsewhere = Blanks {
        with: format!("/with/{id}"),
        waiting: format!("/with/{id}"),
        ..real
    };
    let mut forms = [in_fields.forms(), everywhere.forms(), elsewhere.forms()].concat();
    forms.extend([in_fields, everywhere].iter().flat_map(more_with_ids));
    forms.retain(|form| {
        form.path.contains(&id) || form.fields.iter().any(|(_, value, _)| *value == id)
    });
    let mut browser = play.browser(who).await;
    let mut seen = Vec::new();
    for (n, form) in forms.iter().enumerate() {
        // The label leaves the guess out, so that every guess is sent under the same chance.
        let what = format!("{who:?} {n} {} with a guess", form.name);
        let submission = Uuid::from_u128(u128::from(hash(&format!("{fresh} {what}"))));
        let mut one = send(play, &mut browser, what, form, submission).await;
        one.said.push(guess);
        seen.push(one);
    }
    seen
}

/// Forms with fields that the list of forms leaves out: what was taken up, and any name that might be listened to.
fn more_with_ids(blanks: &Blanks) -> Vec<Form> {
    use Means::{Anything, Id};
    let id = blanks.kept.as_str();
    let ids = [
        "entry", "letter", "kept", "about", "agreed", "session", "moment",
    ];
    let all = ids.map(|name| (name, id, Id));
    let mut forms = Vec::new();
    let check_in = format!("/check-in/{}", blanks.session);
    let about = format!("/about/{}", blanks.moment);
    let below = [
        "/own",
        "/say",
        "/safety",
        "/sessions",
        "/end",
        &check_in,
        &about,
    ];
    for below in below {
        for go in [
            "take-back",
            "take-up",
            "erase",
            "keep",
            "preview",
            "nonsense",
        ] {
            let fields = [&all[..], &[("go", go, Anything)]].concat();
            let path = format!("{}{below}", blanks.with);
            let who = testkit::forms::Who::Client;
            forms.push(Form::new("all ids at once", who, path, &fields));
        }
    }
    forms
}

/// Sends every form there is, but for those that end things, as it should be filled in. `taken` are submissions that the owner
/// used in their own room: somebody else's form under one of them is a form like any other.
pub(crate) async fn press_all(play: &Play, who: Who, guess: Uuid, taken: &[Uuid]) -> Vec<Seen> {
    let forms = blanks(play, guess).await.forms();
    let mut browser = play.browser(who).await;
    let mut seen = Vec::new();
    let mut taken = taken.iter().rev();
    for form in forms.iter().filter(|form| !LAST.contains(&form.name)) {
        let what = format!("{who:?} {}", form.name);
        let fresh = Uuid::from_u128(u128::from(hash(&what)));
        let submission = taken.next().copied().unwrap_or(fresh);
        let sent = send(play, &mut browser, what, form, submission).await;
        assert!(!sent.answer.status.is_server_error(), "{}", sent.what);
        seen.push(sent);
    }
    seen
}
