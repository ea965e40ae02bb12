//! What a person can do in their own room, or with a letter that is not due: through the pages that people use.

use alliance::Item;
use dialogue::conversation::{Stand, Where};
use dialogue::{Command, Desk, LetterId, conversation, view};
use testkit::{Answer, marker};
use uuid::Uuid;

use super::dice::hash;
use super::play::{GATED, KEPT, Play, TAKEN_BACK, Who};

/// Something in one's own room, or a letter that is not due.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) enum Extra {
    SaveCheckIn,
    KeepCheckIn,
    ShareBeforeTheView,
    ShareAndTakeBack,
    SaveMoment,
    DiscardMoment,
    KeepMoment,
    EraseSomething,
    SafetyCopy,
    SendForLater,
    SendAndTakeBack,
    KeepWhereItIs,
    /// What is put to the client alone is answered.
    SayAllIsWell,
    /// A therapist's view that is not to be shown.
    ViewForMe,
    /// A therapist's view that is to be shown, once the client's own check-in is in.
    ViewToShow,
    /// A therapist passes.
    PassTheView,
    /// What a therapist noticed, given to the post and taken back: it is kept then.
    NoticeAndTakeBack,
    /// The one that does show: for the test that the test can fail.
    SendNow,
}

impl Extra {
    const OF_CLIENT: &[Extra] = &[
        Extra::SaveCheckIn,
        Extra::KeepCheckIn,
        Extra::ShareBeforeTheView,
        Extra::ShareAndTakeBack,
        Extra::SaveMoment,
        Extra::DiscardMoment,
        Extra::KeepMoment,
        Extra::EraseSomething,
        Extra::SafetyCopy,
        Extra::SendForLater,
        Extra::SendAndTakeBack,
        Extra::KeepWhereItIs,
        Extra::SayAllIsWell,
    ];
    const OF_THERAPIST: &[Extra] = &[
        Extra::ViewForMe,
        Extra::ViewToShow,
        Extra::PassTheView,
        Extra::NoticeAndTakeBack,
        Extra::EraseSomething,
    ];

    /// All that one of the two can do.
    pub(crate) fn of(owner: Who) -> &'static [Extra] {
        match owner {
            Who::Client => Self::OF_CLIENT,
            _ => Self::OF_THERAPIST,
        }
    }

    fn takes_back(self) -> bool {
        matches!(
            self,
            Extra::ShareAndTakeBack | Extra::SendAndTakeBack | Extra::NoticeAndTakeBack
        )
    }
}

/// The id of something that is in one person's own room, or on its way out of it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(crate) struct Found {
    pub(crate) kind: &'static str,
    pub(crate) id: Uuid,
    /// False once it was erased, taken back or collected.
    pub(crate) there: bool,
}

impl Found {
    /// All of them on one person's desk.
    pub(crate) fn on(desk: &Desk) -> Vec<Found> {
        let own = view::own(desk);
        let found = |kind| {
            move |id: Uuid| Found {
                kind,
                id,
                there: true,
            }
        };
        let notes = own.notes.iter().map(|n| n.id.0).map(found("moment"));
        let check_ins = desk.own().check_ins.all().iter();
        let check_ins = check_ins.map(|c| c.id.0).map(found("check-in"));
        let stands = own.stands.iter().map(|s| s.id.0).map(found("stand"));
        let copies = own.copies.iter().map(|c| c.0.0).map(found("copy"));
        let letters = desk.post().iter();
        let letters = letters.map(|letter| match letter.gate {
            None => found("letter")(letter.id.0),
            Some(_) => found("gated letter")(letter.id.0),
        });
        let of_rooms = notes.chain(check_ins).chain(stands).chain(copies);
        of_rooms.chain(letters).collect()
    }

    /// Adds what is there now; what is not there any more is remembered as gone.
    pub(crate) fn note(known: &mut Vec<Found>, now: Vec<Found>) {
        for one in known.iter_mut() {
            one.there = now.iter().any(|found| found.id == one.id);
        }
        for found in now {
            if known.iter().all(|one| one.id != found.id) {
                known.push(found);
            }
        }
    }

    /// One of each kind that is there, and one of each kind that is gone.
    pub(crate) fn one_of_each(known: &[Found]) -> Vec<Found> {
        let mut picked: Vec<Found> = Vec::new();
        for found in known.iter().rev() {
            let alike = |one: &&Found| (one.kind, one.there) == (found.kind, found.there);
            if !picked.iter().any(|one| alike(&one)) {
                picked.push(*found);
            }
        }
        picked
    }
}

type Fields = Vec<(&'static str, String)>;

fn fields(fields: &[(&'static str, &str)]) -> Fields {
    let fields = fields.iter();
    fields
        .map(|(name, value)| (*name, (*value).to_owned()))
        .collect()
}

impl Play {
    /// Something in `who`'s own room; returns the submission of its form.
    pub(crate) async fn extra(&self, who: Who, extra: Extra, n: usize) -> Uuid {
        let submission = Uuid::from_u128(u128::from(hash(&format!("extra {n}"))));
        let before = self.letters(who).await;
        self.stage.chance.step(&format!("extra {n} {extra:?}"));
        if extra == Extra::KeepWhereItIs {
            if self.follows {
                self.keep_on_the_page(who, n).await;
            } else {
                self.keep_where_it_is(who, n).await;
            }
            return submission;
        }
        let Some((path, fields)) = self.form_of(who, extra, n).await else {
            return submission;
        };
        let answer = self.press(who, &path, submission, &fields).await;
        assert!(
            answer.status.is_success()
                || answer.status.is_redirection()
                || answer.status.as_u16() == 422,
            "{extra:?} was answered {}",
            answer.status
        );
        if extra.takes_back() {
            let letters = self.letters(who).await;
            for (k, letter) in letters.iter().filter(|l| !before.contains(l)).enumerate() {
                let label = format!("extra {n} back {k}");
                self.stage.chance.step(&label);
                let own = format!("/with/{}/own", self.pair);
                let letter = letter.to_string();
                let fields = fields_of_taking_back(&letter);
                let submission = Uuid::from_u128(u128::from(hash(&label)));
                let answer = self.press(who, &own, submission, &fields).await;
                assert_eq!(answer.status, 303, "{extra:?} is taken back");
            }
        }
        submission
    }

    /// The form of an extra; `None` where there is nothing yet that it could be about.
    async fn form_of(&self, who: Who, extra: Extra, n: usize) -> Option<(String, Fields)> {
        let sessions = self.sessions().await;
        let at = |below: &str| format!("/with/{}{below}", self.pair);
        let check_in = |session: usize| at(&format!("/check-in/{}", sessions[session]));
        let words = &marker(&format!("extra{n}"));
        let page = |n| ("page", n);
        let go = |go| ("go", go);
        // All five answers: enough for a score, which would be heard if it could be.
        let low = |points| Item::ALL.map(|item| (item.name(), points));
        let (path, fields) = match extra {
            Extra::SaveCheckIn => (
                check_in(KEPT),
                fields(&[page("1"), ("accepted", "3"), go("next")]),
            ),
            Extra::KeepCheckIn => {
                let held_back = ("held-back", "yes");
                let rest = [page("all"), held_back, go("keep")];
                (check_in(KEPT), fields(&[&low("2")[..], &rest].concat()))
            }
            Extra::ShareBeforeTheView => {
                let rest = [page("all"), ("direct", "yes"), go("share")];
                (check_in(GATED), fields(&[&low("1")[..], &rest].concat()))
            }
            Extra::ShareAndTakeBack => {
                let all = [page("all"), ("understood", "1"), go("share")];
                (check_in(TAKEN_BACK), fields(&all))
            }
            Extra::SaveMoment => (
                at("/say"),
                fields(&[("level", "say"), ("words", words), go("save")]),
            ),
            Extra::DiscardMoment => (at("/say"), fields(&[go("discard")])),
            Extra::KeepMoment => (
                at("/say"),
                fields(&[("level", "just-for-me"), ("words", words), go("keep")]),
            ),
            Extra::EraseSomething => {
                let page = self.browser(who).await.get(&at("/own")).await;
                let entry = page.input("entry")?;
                let all = [go("erase"), ("entry", &entry), ("sure", "yes")];
                (at("/own"), fields(&all))
            }
            Extra::SayAllIsWell => (at("/own"), fields(&[go("well"), ("asked", "held-back")])),
            Extra::SafetyCopy => (at("/safety"), fields(&[go("keep"), ("copy", words)])),
            Extra::SendForLater | Extra::SendNow => {
                let arrives = if extra == Extra::SendNow {
                    "2026-11-23T10:00"
                } else {
                    "2027-06-01T08:00"
                };
                let arrives = ("arrives", arrives);
                let at_a_time = ("delivery", "at");
                let all = [
                    ("level", "say"),
                    ("words", words),
                    at_a_time,
                    arrives,
                    go("send"),
                ];
                (at("/say"), fields(&all))
            }
            Extra::SendAndTakeBack => (at("/say"), fields(&[("level", "something"), go("send")])),
            Extra::NoticeAndTakeBack => (at("/say"), fields(&[("words", words)])),
            Extra::ViewForMe => {
                let view = [("between", "3"), ("direct", "no"), go("view")];
                (check_in(KEPT), fields(&view))
            }
            Extra::PassTheView => (check_in(TAKEN_BACK), fields(&[go("pass")])),
            Extra::ViewToShow => {
                let view = [
                    ("between", "4"),
                    ("direct", "yes"),
                    ("show", "yes"),
                    go("view"),
                ];
                (check_in(GATED), fields(&view))
            }
            Extra::KeepWhereItIs => return None,
        };
        Some((path, fields))
    }

    async fn press(&self, who: Who, path: &str, submission: Uuid, fields: &Fields) -> Answer {
        let submission = submission.to_string();
        let mut all: Vec<(&str, &str)> = vec![("submission", &submission)];
        all.extend(fields.iter().map(|(name, value)| (*name, value.as_str())));
        let mut browser = self.browser(who).await;
        let answer = browser.post(path, &all).await;
        if self.follows {
            self.follow(&mut browser, &answer).await;
        }
        answer
    }

    async fn keep_where_it_is(&self, who: Who, n: usize) {
        let Some(moment) = self.moments().await.first().copied() else {
            return;
        };
        let stand = Stand::at(Where::NotOkay);
        let keep = Command::Conversation(conversation::Command::Keep { moment, stand });
        self.act(who, &format!("extra {n}"), keep).await;
    }

    async fn letters(&self, who: Who) -> Vec<LetterId> {
        self.peek(who, |desk| desk.post().iter().map(|l| l.id).collect())
            .await
    }
}

fn fields_of_taking_back(letter: &str) -> Fields {
    fields(&[("go", "take-back"), ("letter", letter)])
}
