//! What concerns the client's own candor is put to the client alone, beside the check-in it comes from, and not again.

use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::view::{client_check_in, therapist_check_in};
use dialogue::check_in::{self, Form};
use dialogue::private_prompt::{self, Concern, Kept, asked};
use dialogue::view::own;
use dialogue::{Act, Command, EntryId, LetterId, OwnBody, Refusal, Time, decide, ending, session};
use proptest::prelude::*;

use super::{cases, ready};
use crate::common::{Ids, T0, Who, World, check_in_form, fresh, grow, line, pages, seedlings};

/// What the client does with a check-in.
#[derive(Debug, Clone, Copy, PartialEq)]
enum Does {
    Keeps,
    Shares,
    /// Shares it and takes it back.
    TakesBack,
}

/// A client who fills in one check-in after another, and a therapist who looks in.
#[derive(Clone)]
struct Diary {
    world: World,
    now: Time,
    label: u64,
}

impl Diary {
    fn begin() -> Self {
        let mut world = World::new();
        ready(&mut world, T0.plus_days(-400));
        Self {
            world,
            now: T0,
            label: 1_000,
        }
    }

    fn client(&mut self, command: &Command) -> Vec<Act> {
        self.label += 1;
        let done = self.world.step(Who::Client, self.label, self.now, command);
        done.unwrap()
    }

    /// A session, and what the client does with the check-in on it.
    fn write(&mut self, form: &Form, does: Does) -> EntryId {
        self.now = self.now.plus_days(7);
        let plan = session::Command::Plan {
            starts: self.now.plus_minutes(-60),
            minutes: 50,
        };
        self.client(&Command::Session(plan));
        let session = EntryId(fresh(Who::Client, self.label, 0));
        self.rewrite(session, form, does);
        session
    }

    fn rewrite(&mut self, session: EntryId, form: &Form, does: Does) {
        let form = form.clone();
        let kept = does == Does::Keeps || form.answers.is_empty();
        self.client(&Command::CheckIn(if kept {
            check_in::Command::Keep { session, form }
        } else {
            check_in::Command::Share { session, form }
        }));
        if !kept && does == Does::TakesBack {
            let letter = LetterId(fresh(Who::Client, self.label, 0));
            self.client(&Command::TakeBack(letter));
        }
    }

    fn answer(&mut self, concern: Concern) -> Vec<Act> {
        self.client(&Command::PrivatePrompt(private_prompt::Command::Answer {
            concern,
        }))
    }

    /// What is put beside the check-in on a session; the page says the same as the function it comes from.
    fn asked(&self, session: EntryId) -> Option<Concern> {
        let desk = self.world.desk(Who::Client);
        let asked = asked(&desk, session);
        let page = client_check_in(&desk, session, self.now).unwrap();
        assert_eq!(page.asked, asked);
        asked
    }
}

fn all(points: u8) -> Form {
    let mut items = Items::default();
    for item in Item::ALL {
        items.set(item, Some(Score::new(points).unwrap()));
    }
    let mut form = Form::default();
    form.answers.items = items;
    form
}

fn only(item: Item, points: u8) -> Form {
    let mut form = Form::default();
    let score = Score::new(points).unwrap();
    form.answers.items.set(item, Some(score));
    form
}

fn held_back(points: u8) -> Form {
    Form {
        held_back: true,
        ..all(points)
    }
}

fn directly(direct: Direct) -> Form {
    let mut form = all(10);
    form.answers.direct = Some(direct);
    form
}

fn better() -> Form {
    let mut form = all(10);
    form.answers.better = Some(line(Who::Client, 1));
    form
}

/// What is put beside the last of these check-ins.
fn asked_after(forms: &[Form]) -> Option<Concern> {
    let mut diary = Diary::begin();
    let sessions: Vec<EntryId> = forms.iter().map(|f| diary.write(f, Does::Shares)).collect();
    diary.asked(*sessions.last().unwrap())
}

#[test]
fn what_was_held_back_is_put_beside_its_check_in_and_nowhere_else() {
    for does in [Does::Keeps, Does::Shares, Does::TakesBack] {
        let mut diary = Diary::begin();
        let plain = diary.write(&all(7), does);
        assert_eq!(diary.asked(plain), None);
        let held = diary.write(&held_back(7), does);
        assert_eq!(diary.asked(held), Some(Concern::HeldBack), "{does:?}");
        assert_eq!(diary.asked(plain), None);
        let acts = diary.answer(Concern::HeldBack);
        let [Act::Keep(entry)] = &acts[..] else {
            panic!("{acts:?}")
        };
        let answered = Kept::Answered {
            concern: Concern::HeldBack,
            session: held,
        };
        assert_eq!(entry.body, OwnBody::PrivatePrompt(answered));
        assert_eq!(diary.asked(held), None);
        let again = diary.write(&held_back(7), does);
        assert_eq!(diary.asked(again), None);
    }
}

/// Not answering is an answer: it is not put a second time.
#[test]
fn what_was_not_answered_is_let_be() {
    let mut diary = Diary::begin();
    let first = diary.write(&held_back(7), Does::Keeps);
    assert_eq!(diary.asked(first), Some(Concern::HeldBack));
    let second = diary.write(&held_back(6), Does::Keeps);
    assert_eq!((diary.asked(first), diary.asked(second)), (None, None));
    // An old page that is still open brings its answer, and brings it twice: neither is an error.
    assert_eq!(diary.answer(Concern::HeldBack).len(), 1);
    assert_eq!(diary.answer(Concern::HeldBack), []);
    // What was never put has nothing to be kept.
    assert_eq!(diary.answer(Concern::AlwaysTheMost), []);
}

#[test]
fn always_the_most_is_put_with_the_fourth() {
    let always = Some(Concern::AlwaysTheMost);
    let tens = |n| vec![all(10); n];
    assert_eq!(asked_after(&tens(3)), None);
    assert_eq!(asked_after(&tens(4)), always);
    assert_eq!(asked_after(&tens(5)), None);
    // One number lower is enough, however few numbers there were beside it.
    let with = |form: Form| [vec![form], tens(3), tens(1)].concat();
    assert_eq!(asked_after(&with(all(9))), None);
    assert_eq!(asked_after(&with(only(Item::Room, 9))), None);
    // What counts for nothing changes nothing.
    let unanswered = [tens(2), vec![Form::default()], tens(2)].concat();
    assert_eq!(asked_after(&unanswered), always);
    let thin = [tens(2), vec![only(Item::Goals, 10)], tens(2)].concat();
    assert_eq!(asked_after(&thin), always);
}

/// Whoever has said something beside the numbers need not be asked whether there is anything.
#[test]
fn who_said_something_is_not_asked_whether_there_is_anything() {
    let with = |form: Form| [vec![form], vec![all(10); 3]].concat();
    for said in [better(), directly(Direct::Yes), directly(Direct::ALittle)] {
        assert_eq!(asked_after(&with(said)), None);
    }
    assert_eq!(asked_after(&with(held_back(10))), None);
    let always = Some(Concern::AlwaysTheMost);
    for not_said in [directly(Direct::No), directly(Direct::RatherNotSay)] {
        assert_eq!(asked_after(&with(not_said)), always);
    }
    // Held back in the fourth itself: what was said comes before what numbers leave open.
    let fourth = [vec![all(10); 3], vec![held_back(10)]].concat();
    assert_eq!(asked_after(&fourth), Some(Concern::HeldBack));
}

/// What is kept for oneself counts like what is shared: it is all one's own.
#[test]
fn what_was_kept_counts_as_well() {
    let mut diary = Diary::begin();
    for does in [Does::Keeps, Does::Shares, Does::TakesBack] {
        diary.write(&all(10), does);
    }
    let fourth = diary.write(&all(10), Does::Keeps);
    assert_eq!(diary.asked(fourth), Some(Concern::AlwaysTheMost));
    // Sharing it afterwards, it is the same check-in.
    diary.rewrite(fourth, &all(10), Does::Shares);
    assert_eq!(diary.asked(fourth), Some(Concern::AlwaysTheMost));
    diary.answer(Concern::AlwaysTheMost);
    assert_eq!(diary.asked(fourth), None);
    let fifth = diary.write(&all(10), Does::Shares);
    assert_eq!(diary.asked(fifth), None);
}

#[test]
fn nothing_is_put_while_something_is_filled_in_nor_after_an_end() {
    let mut diary = Diary::begin();
    let session = diary.write(&held_back(7), Does::Keeps);
    let page = |diary: &Diary| {
        let desk = diary.world.desk(Who::Client);
        client_check_in(&desk, session, diary.now).unwrap().asked
    };
    assert_eq!(page(&diary), Some(Concern::HeldBack));
    let mut begun = diary.clone();
    let form = all(6);
    let save = check_in::Command::Save { session, form };
    begun.client(&Command::CheckIn(save));
    assert_eq!(page(&begun), None);
    diary.client(&Command::Ending(ending::Command::End));
    assert_eq!(page(&diary), None);
    // An answer from a page that was open before is taken all the same.
    assert_eq!(diary.answer(Concern::HeldBack).len(), 1);
}

/// Whoever erases a check-in has erased that something was put beside it.
#[test]
fn what_was_answered_is_erased_with_its_check_in() {
    let mut diary = Diary::begin();
    let session = diary.write(&held_back(7), Does::Keeps);
    diary.answer(Concern::HeldBack);
    let kept = own(&diary.world.desk(Who::Client)).check_ins[0].id;
    diary.client(&Command::Erase(kept));
    let left = diary.world.client.own.bytes.iter().flatten();
    let left: String = left.map(|b| String::from_utf8_lossy(b)).collect();
    for gone in ["held_back", "candor", "answered"] {
        assert!(!left.contains(gone), "{gone} is still stored: {left}");
    }
    let own = &mut diary.world.client.own;
    let folded = own.fold_on(dialogue::Own::default(), 0);
    assert_eq!(folded, own.room.state);
    assert_eq!(diary.asked(session), None);
}

/// What was answered beside something that was shared stays, as that does.
#[test]
fn what_was_shared_is_not_erased_by_way_of_its_answer() {
    let mut diary = Diary::begin();
    diary.write(&held_back(7), Does::Shares);
    let acts = diary.answer(Concern::HeldBack);
    let [Act::Keep(entry)] = &acts[..] else {
        panic!("{acts:?}")
    };
    let ctx = World::ctx(Who::Client, 5, diary.now);
    let erase = decide(
        &diary.world.desk(Who::Client),
        &Command::Erase(entry.id),
        &ctx,
    );
    assert_eq!(erase, Err(Refusal::AlreadyShared));
}

/// The smallest size class is 256 bytes, with four for the length.
#[test]
fn an_answer_is_of_the_smallest_size() {
    for concern in Concern::ALL.iter().copied() {
        let session = EntryId(fresh(Who::Client, 1, 1));
        let entry = dialogue::Entry {
            id: EntryId(fresh(Who::Client, 1, 0)),
            by: Who::Client.seat(),
            at: T0,
            body: OwnBody::PrivatePrompt(Kept::Answered { concern, session }),
        };
        let length = entry.encode().len();
        assert!(length <= 252, "{length}");
    }
}

fn does() -> impl Strategy<Value = Does> {
    prop_oneof![
        1 => Just(Does::Keeps),
        3 => Just(Does::Shares),
        1 => Just(Does::TakesBack),
    ]
}

/// Check-ins of people who mostly give full marks, sometimes hold back, and sometimes say something.
fn any_form() -> impl Strategy<Value = Form> {
    prop_oneof![
        12 => Just(all(10)),
        2 => Just(held_back(10)),
        1 => Just(better()),
        1 => Just(Form::default()),
        1 => check_in_form().prop_map(|mut form| {
            form.answers.agreed.clear();
            form
        }),
    ]
}

proptest! {
    #![proptest_config(cases(96))]

    /// Each is put once, beside the check-in written last, whether or not it is answered.
    #[test]
    fn each_is_put_once(
        steps in prop::collection::vec((any_form(), does(), any::<bool>()), 1..14),
    ) {
        let mut diary = Diary::begin();
        let mut put: Vec<Concern> = Vec::new();
        let mut sessions = Vec::new();
        for (form, does, answers) in steps {
            let session = diary.write(&form, does);
            prop_assert!(sessions.iter().all(|earlier| diary.asked(*earlier).is_none()));
            if let Some(concern) = diary.asked(session) {
                prop_assert!(!put.contains(&concern), "{concern:?} is put a second time");
                put.push(concern);
                if answers {
                    prop_assert_eq!(diary.answer(concern).len(), 1);
                    prop_assert_eq!(diary.asked(session), None);
                }
            }
            sessions.push(session);
        }
    }

    /// Only the client's own room decides: with another therapist, with sessions, letters and views of any kind, it is the same.
    #[test]
    fn nothing_of_the_therapists_moves_it(
        forms in prop::collection::vec((any_form(), does()), 1..8), gives: bool,
    ) {
        let [mut alone, mut together] = [Diary::begin(), Diary::begin()];
        for (form, does) in forms {
            let session = alone.write(&form, does);
            prop_assert_eq!(together.write(&form, does), session);
            let view = check_in::Command::View { session, view: None, show: false };
            if gives {
                let label = together.label;
                together.world.step(Who::Therapist, label, together.now, &Command::CheckIn(view)).unwrap();
            }
            together.world.visit(Who::Therapist, together.label, together.now);
            prop_assert_eq!(alone.asked(session), together.asked(session));
        }
    }

    /// A therapist is never asked, can answer nothing, and has the same desk and the same pages before and after.
    #[test]
    fn nothing_of_it_shows_to_the_therapist(
        seeds in seedlings(50, true), form in check_in_form(), concern in prop::sample::select(Concern::ALL),
    ) {
        let (steps, mut world) = grow(&seeds);
        let now = steps[steps.len() - 1].at.plus_minutes(1);
        let sessions: Vec<EntryId> = world.ours.room.state.sessions.all().iter().map(|s| s.id).collect();
        let session = sessions[0];
        let form = Form { held_back: true, ..form };
        let keep = Command::CheckIn(check_in::Command::Keep { session, form });
        // Where it was sent already, that one is there.
        let _ = world.step(Who::Client, 600_000, now, &keep);
        let ids = Ids::of(&world);
        let before = world.desk(Who::Therapist);
        let pages_before = pages(&before, now, &ids);
        let ours = world.ours.bytes.clone();
        let post = world.post.clone();
        let answer = Command::PrivatePrompt(private_prompt::Command::Answer { concern });
        let acts = world.step(Who::Client, 600_001, now, &answer).unwrap();
        prop_assert!(acts.iter().all(|act| matches!(act, Act::Keep(entry) if matches!(entry.body, OwnBody::PrivatePrompt(_)))));
        prop_assert!(acts.len() <= 1);
        let after = world.desk(Who::Therapist);
        prop_assert_eq!(&pages(&after, now, &ids), &pages_before);
        prop_assert_eq!(&after, &before);
        prop_assert_eq!(&world.ours.bytes, &ours);
        prop_assert_eq!(&world.post, &post);
        let ctx = World::ctx(Who::Therapist, 600_002, now);
        prop_assert_eq!(decide(&after, &answer, &ctx), Err(Refusal::Unknown));
        for session in sessions {
            prop_assert_eq!(asked(&after, session), None);
            prop_assert!(client_check_in(&after, session, now).is_err());
            let page = format!("{:?}", therapist_check_in(&after, session, now));
            prop_assert!(!page.contains("HeldBack") && !page.contains("AlwaysTheMost"));
        }
    }
}
