//! The written forms of every kind of entry, frozen. What is written here once can be read for ever: a form in this file is
//! never changed; a new version of it gets a new one beside it, and the old one keeps decoding.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use alliance::noticing::{Seen, Watch};
use alliance::{Direct, Item, Items, Score};
use dialogue::candor;
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::consent::{self, Matter};
use dialogue::conversation::{self, Acknowledgement, Happened, Stand, Where};
use dialogue::invitation::{self, Holds, Lines};
use dialogue::moment::{
    self, Effect, Feeling, Handling, Level, More, Please, Raised, Telling, Topic,
};
use dialogue::noticed::{self, Reason};
use dialogue::safety::{self, Concern};
use dialogue::session::{self, Outcome};
use dialogue::{
    Body, Decoded, Draft, Drafts, Entry, EntryId, LetterId, Line, OursBody, OwnBody, Passage,
    SeatNo, Slot, State, Time, ending,
};
use uuid::Uuid;

/// What stands around a body in every entry of this file.
const BEFORE: &str =
    r#"{"v":1,"id":"00000000-0000-4000-8000-000000000001","by":2,"at":1793610000000000,"body":"#;
const SESSION: EntryId = EntryId(Uuid::from_u128(0x4000_8000_0000_0000_0002));
const MOMENT: EntryId = EntryId(Uuid::from_u128(0x4000_8000_0000_0000_0003));
const AGREED: EntryId = EntryId(Uuid::from_u128(0x4000_8000_0000_0000_0004));
const LETTER: LetterId = LetterId(Uuid::from_u128(0x4000_8000_0000_0000_0005));

fn line(text: &str) -> Line {
    Line::required("words", text).unwrap()
}

fn passage(text: &str) -> Passage {
    Passage::required("words", text).unwrap()
}

fn score(points: u8) -> Score {
    Score::new(points).unwrap()
}

fn answers() -> Answers {
    let mut items = Items::default();
    items.set(Item::Accepted, Some(score(0)));
    items.set(Item::Room, Some(score(10)));
    Answers {
        items,
        direct: Some(Direct::ALittle),
        better: Some(line("A slower start")),
        agreed: vec![(AGREED, Happened::NoLongerMatters)],
    }
}

fn form() -> Form {
    Form {
        answers: answers(),
        held_back: true,
    }
}

fn words() -> Telling {
    Telling::Words {
        feeling: Some(Feeling::TowardsYou),
        words: passage("One \"line\"\nand another"),
        more: More {
            when: Some(line("last week")),
            topic: Some(Topic::PassedOver),
            did: vec![Effect::HoldingBack, Effect::Stopping],
            wanted: Some(passage("A question")),
            handling: Some(Handling::InWriting),
        },
    }
}

fn moment_form() -> moment::Form {
    moment::Form {
        feeling: Some(Feeling::NotSure),
        level: Some(Level::JustForMe),
        please: Some(Please::AskGently),
        topic: Some(Topic::Judged),
        words: Some(passage("Words")),
        more: More::default(),
        concerns: vec![Concern::AfraidOfHarm, Concern::Money],
    }
}

fn raised(telling: Telling) -> OursBody {
    OursBody::Moment(moment::Said::Raised(telling.into()))
}

fn stand() -> Stand {
    Stand {
        place: Where::AnotherTime,
        afraid: Some(passage("that it ends")),
        happened: None,
        saying: Some(passage("easier than feared")),
    }
}

fn view() -> View {
    View {
        between: Some(score(7)),
        direct: Some(Direct::RatherNotSay),
    }
}

fn ours() -> Vec<(OursBody, &'static str)> {
    vec![
        (
            OursBody::Invitation(invitation::Said::Signed(invitation::Letter {
                words: passage("At some point I'll get something wrong."),
                holds: vec![
                    Holds::Fee,
                    Holds::Records,
                    Holds::Diagnosis,
                    Holds::Reports,
                    Holds::PowerToEnd,
                ],
                handling: Some(passage("I listen first.")),
                scope: None,
            })),
            r#"{"invitation":{"signed":{"words":"At some point I'll get something wrong.","holds":["fee","records","diagnosis","reports","power_to_end"],"handling":"I listen first.","scope":null}}}"#,
        ),
        (
            OursBody::Invitation(invitation::Said::Answered(Lines {
                talk: Some(line("Plainly")),
                please_dont: None,
                before: Some(line("Nobody asked")),
            })),
            r#"{"invitation":{"answered":{"talk":"Plainly","please_dont":null,"before":"Nobody asked"}}}"#,
        ),
        (
            OursBody::Session(session::Said::Planned {
                starts: Time(-1),
                minutes: 50,
            }),
            r#"{"session":{"planned":{"starts":-1,"minutes":50}}}"#,
        ),
        (
            OursBody::Session(session::Said::Went {
                session: SESSION,
                outcome: Outcome::Held,
            }),
            r#"{"session":{"went":{"session":"00000000-0000-4000-8000-000000000002","outcome":"held"}}}"#,
        ),
        (
            OursBody::Session(session::Said::Went {
                session: SESSION,
                outcome: Outcome::Cancelled,
            }),
            r#"{"session":{"went":{"session":"00000000-0000-4000-8000-000000000002","outcome":"cancelled"}}}"#,
        ),
        (
            OursBody::Session(session::Said::Went {
                session: SESSION,
                outcome: Outcome::Missed,
            }),
            r#"{"session":{"went":{"session":"00000000-0000-4000-8000-000000000002","outcome":"missed"}}}"#,
        ),
        (
            OursBody::Session(session::Said::On { session: SESSION }),
            r#"{"session":{"on":{"session":"00000000-0000-4000-8000-000000000002"}}}"#,
        ),
        (
            OursBody::CheckIn(check_in::Said::Shared {
                session: SESSION,
                answers: answers(),
            }),
            r#"{"check_in":{"shared":{"session":"00000000-0000-4000-8000-000000000002","answers":{"items":[0,null,null,null,10],"direct":"a_little","better":"A slower start","agreed":[["00000000-0000-4000-8000-000000000004","no_longer_matters"]]}}}}"#,
        ),
        (
            OursBody::CheckIn(check_in::Said::Shared {
                session: SESSION,
                answers: Answers::default(),
            }),
            r#"{"check_in":{"shared":{"session":"00000000-0000-4000-8000-000000000002","answers":{"items":[null,null,null,null,null],"direct":null,"better":null}}}}"#,
        ),
        (
            OursBody::CheckIn(check_in::Said::Viewed {
                session: SESSION,
                view: view(),
            }),
            r#"{"check_in":{"viewed":{"session":"00000000-0000-4000-8000-000000000002","view":{"between":7,"direct":"rather_not_say"}}}}"#,
        ),
        (
            raised(Telling::Something {
                please: Please::Wait,
            }),
            r#"{"moment":{"raised":{"something":{"please":"wait"}}}}"#,
        ),
        (
            raised(Telling::About {
                please: Please::AskGently,
                topic: Topic::WhoIAm,
            }),
            r#"{"moment":{"raised":{"about":{"please":"ask_gently","topic":"who_i_am"}}}}"#,
        ),
        (
            raised(Telling::Words {
                feeling: None,
                words: passage("Words"),
                more: More::default(),
            }),
            r#"{"moment":{"raised":{"words":{"words":"Words","more":{"when":null,"topic":null,"did":[],"wanted":null,"handling":null}}}}}"#,
        ),
        (
            OursBody::Moment(moment::Said::Raised(Raised {
                telling: words(),
                due: Some(Time(1_795_000_000_000_000)),
            })),
            r#"{"moment":{"raised":{"words":{"feeling":"towards_you","words":"One \"line\"\nand another","more":{"when":"last week","topic":"passed_over","did":["holding_back","stopping"],"wanted":"A question","handling":"in_writing"}},"due":1795000000000000}}}"#,
        ),
        (
            raised(words()),
            r#"{"moment":{"raised":{"words":{"feeling":"towards_you","words":"One \"line\"\nand another","more":{"when":"last week","topic":"passed_over","did":["holding_back","stopping"],"wanted":"A question","handling":"in_writing"}}}}}"#,
        ),
        (
            OursBody::Moment(moment::Said::Noticed {
                words: passage("I noticed…"),
                due: None,
            }),
            r#"{"moment":{"noticed":{"words":"I noticed…"}}}"#,
        ),
        (
            OursBody::Moment(moment::Said::Noticed {
                words: passage("I noticed…"),
                due: Some(Time(1_795_000_000_000_000)),
            }),
            r#"{"moment":{"noticed":{"words":"I noticed…","due":1795000000000000}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Acknowledged {
                moment: MOMENT,
                how: Acknowledgement::Read,
            }),
            r#"{"conversation":{"acknowledged":{"moment":"00000000-0000-4000-8000-000000000003","how":"read"}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Acknowledged {
                moment: MOMENT,
                how: Acknowledgement::Words(line("Thank you")),
            }),
            r#"{"conversation":{"acknowledged":{"moment":"00000000-0000-4000-8000-000000000003","how":{"words":"Thank you"}}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Acknowledged {
                moment: MOMENT,
                how: Acknowledgement::Tap(line("I've read it.")),
            }),
            r#"{"conversation":{"acknowledged":{"moment":"00000000-0000-4000-8000-000000000003","how":{"tap":"I've read it."}}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Acknowledged {
                moment: MOMENT,
                how: Acknowledgement::ComeBack {
                    by: jiff::civil::date(2026, 11, 5),
                },
            }),
            r#"{"conversation":{"acknowledged":{"moment":"00000000-0000-4000-8000-000000000003","how":{"come_back":{"by":"2026-11-05"}}}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Answered {
                moment: MOMENT,
                words: passage("What I heard"),
            }),
            r#"{"conversation":{"answered":{"moment":"00000000-0000-4000-8000-000000000003","words":"What I heard"}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::NotNow { moment: MOMENT }),
            r#"{"conversation":{"not_now":{"moment":"00000000-0000-4000-8000-000000000003"}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Agreed {
                moment: MOMENT,
                words: line("Ask first"),
            }),
            r#"{"conversation":{"agreed":{"moment":"00000000-0000-4000-8000-000000000003","words":"Ask first"}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Happened {
                moment: MOMENT,
                agreed: AGREED,
                happened: Happened::NotYet,
            }),
            r#"{"conversation":{"happened":{"moment":"00000000-0000-4000-8000-000000000003","agreed":"00000000-0000-4000-8000-000000000004","happened":"not_yet"}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Stands {
                moment: MOMENT,
                stand: stand(),
            }),
            r#"{"conversation":{"stands":{"moment":"00000000-0000-4000-8000-000000000003","stand":{"place":"another_time","afraid":"that it ends","happened":null,"saying":"easier than feared"}}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Stands {
                moment: MOMENT,
                stand: Stand::at(Where::Settled),
            }),
            r#"{"conversation":{"stands":{"moment":"00000000-0000-4000-8000-000000000003","stand":{"place":"settled","afraid":null,"happened":null,"saying":null}}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Back {
                moment: MOMENT,
                words: Some(passage("Again")),
            }),
            r#"{"conversation":{"back":{"moment":"00000000-0000-4000-8000-000000000003","words":"Again"}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Back {
                moment: MOMENT,
                words: None,
            }),
            r#"{"conversation":{"back":{"moment":"00000000-0000-4000-8000-000000000003","words":null}}}"#,
        ),
        (
            OursBody::Conversation(conversation::Said::Drawn {
                moment: MOMENT,
                drawn: false,
            }),
            r#"{"conversation":{"drawn":{"moment":"00000000-0000-4000-8000-000000000003","drawn":false}}}"#,
        ),
        (
            OursBody::Consent(consent::Said::Given(Matter::Scores)),
            r#"{"consent":{"given":"scores"}}"#,
        ),
        (
            OursBody::Consent(consent::Said::Withdrawn(Matter::Scores)),
            r#"{"consent":{"withdrawn":"scores"}}"#,
        ),
        (
            OursBody::Consent(consent::Said::Given(Matter::Words)),
            r#"{"consent":{"given":"words"}}"#,
        ),
        (
            OursBody::Consent(consent::Said::Withdrawn(Matter::Words)),
            r#"{"consent":{"withdrawn":"words"}}"#,
        ),
        (
            OursBody::Ending(ending::Said::ContactStopped),
            r#"{"ending":"contact_stopped"}"#,
        ),
        (
            OursBody::Ending(ending::Said::Ended),
            r#"{"ending":"ended"}"#,
        ),
    ]
}

fn own() -> Vec<(OwnBody, &'static str)> {
    vec![
        (
            OwnBody::CheckIn(check_in::Kept::ForMe {
                session: SESSION,
                form: form(),
            }),
            r#"{"check_in":{"for_me":{"session":"00000000-0000-4000-8000-000000000002","form":{"answers":{"items":[0,null,null,null,10],"direct":"a_little","better":"A slower start","agreed":[["00000000-0000-4000-8000-000000000004","no_longer_matters"]]},"held_back":true}}}}"#,
        ),
        (
            OwnBody::CheckIn(check_in::Kept::Sent {
                session: SESSION,
                form: check_in::Form::default(),
                letter: LETTER,
            }),
            r#"{"check_in":{"sent":{"session":"00000000-0000-4000-8000-000000000002","form":{"answers":{"items":[null,null,null,null,null],"direct":null,"better":null},"held_back":false},"letter":"00000000-0000-4000-8000-000000000005"}}}"#,
        ),
        (
            OwnBody::CheckIn(check_in::Kept::TakenBack { letter: LETTER }),
            r#"{"check_in":{"taken_back":{"letter":"00000000-0000-4000-8000-000000000005"}}}"#,
        ),
        (
            OwnBody::CheckIn(check_in::Kept::View {
                session: SESSION,
                view: Some(view()),
                letter: Some(LETTER),
            }),
            r#"{"check_in":{"view":{"session":"00000000-0000-4000-8000-000000000002","view":{"between":7,"direct":"rather_not_say"},"letter":"00000000-0000-4000-8000-000000000005"}}}"#,
        ),
        (
            OwnBody::CheckIn(check_in::Kept::View {
                session: SESSION,
                view: None,
                letter: None,
            }),
            r#"{"check_in":{"view":{"session":"00000000-0000-4000-8000-000000000002","view":null,"letter":null}}}"#,
        ),
        (
            OwnBody::Moment(moment::Kept::ForMe(moment_form())),
            r#"{"moment":{"for_me":{"feeling":"not_sure","level":"just_for_me","please":"ask_gently","topic":"judged","words":"Words","more":{"when":null,"topic":null,"did":[],"wanted":null,"handling":null},"concerns":["afraid_of_harm","money"]}}}"#,
        ),
        (
            OwnBody::Moment(moment::Kept::Sent { letter: LETTER }),
            r#"{"moment":{"sent":{"letter":"00000000-0000-4000-8000-000000000005"}}}"#,
        ),
        (
            OwnBody::Moment(moment::Kept::TakenBack {
                letter: LETTER,
                said: Box::new(moment::Said::Raised(words().into())),
            }),
            r#"{"moment":{"taken_back":{"letter":"00000000-0000-4000-8000-000000000005","said":{"raised":{"words":{"feeling":"towards_you","words":"One \"line\"\nand another","more":{"when":"last week","topic":"passed_over","did":["holding_back","stopping"],"wanted":"A question","handling":"in_writing"}}}}}}}"#,
        ),
        (
            OwnBody::Moment(moment::Kept::SentOn {
                kept: MOMENT,
                letter: LETTER,
            }),
            r#"{"moment":{"sent_on":{"kept":"00000000-0000-4000-8000-000000000003","letter":"00000000-0000-4000-8000-000000000005"}}}"#,
        ),
        (
            OwnBody::Conversation(conversation::Kept::Stands {
                moment: MOMENT,
                stand: stand(),
            }),
            r#"{"conversation":{"stands":{"moment":"00000000-0000-4000-8000-000000000003","stand":{"place":"another_time","afraid":"that it ends","happened":null,"saying":"easier than feared"}}}}"#,
        ),
        (
            OwnBody::Safety(safety::Kept::Copy(passage("What happened"))),
            r#"{"safety":{"copy":"What happened"}}"#,
        ),
        (
            OwnBody::Erased {
                entries: vec![MOMENT],
                letters: Vec::new(),
            },
            r#"{"erased":{"entries":["00000000-0000-4000-8000-000000000003"]}}"#,
        ),
        (
            OwnBody::Noticed(noticed::Kept::Asking(noticed::Noticed {
                reasons: vec![
                    Reason::Score,
                    Reason::Item(Item::Room),
                    Reason::View,
                    Reason::Still,
                ],
                usual: (62, 91),
                by_chance: 17,
                watch: Watch::Balanced,
                engine: 1,
                parts: None,
            })),
            r#"{"noticed":{"asking":{"reasons":["score",{"item":"room"},"view","still"],"usual":[62,91],"by_chance":17,"watch":"balanced","engine":1}}}"#,
        ),
        (
            OwnBody::Noticed(noticed::Kept::Differ(noticed::Noticed {
                reasons: vec![Reason::Saw(Seen::Usual), Reason::Item(Item::Room)],
                usual: (62, 91),
                by_chance: 40,
                watch: Watch::Calm,
                engine: 2,
                parts: Some(noticed::Parts {
                    score: 17,
                    item: -3,
                    view: 0,
                    learned_from: 12,
                }),
            })),
            r#"{"noticed":{"differ":{"reasons":[{"saw":"usual"},{"item":"room"}],"usual":[62,91],"by_chance":40,"watch":"calm","engine":2,"by":[17,-3,0,12]}}}"#,
        ),
        (
            OwnBody::Noticed(noticed::Kept::Look(noticed::Noticed {
                reasons: vec![Reason::Few],
                usual: (62, 91),
                by_chance: 30,
                watch: Watch::Watchful,
                engine: 3,
                parts: None,
            })),
            r#"{"noticed":{"look":{"reasons":["few"],"usual":[62,91],"by_chance":30,"watch":"watchful","engine":3}}}"#,
        ),
        (
            OwnBody::Noticed(noticed::Kept::Nothing { engine: 1 }),
            r#"{"noticed":{"nothing":{"engine":1}}}"#,
        ),
        (
            OwnBody::Candor(candor::Kept::Answered {
                concern: candor::Concern::AlwaysTheMost,
                session: SESSION,
            }),
            r#"{"candor":{"answered":{"concern":"always_the_most","session":"00000000-0000-4000-8000-000000000002"}}}"#,
        ),
    ]
}

fn around(body: &str) -> Vec<u8> {
    format!("{BEFORE}{body}}}").into_bytes()
}

/// Decodes to the value and encodes to the same bytes; and stands for its kind in every room.
fn frozen<B: Body>(forms: &[(B, &str)]) {
    for (body, written) in forms {
        let entry = Entry {
            id: EntryId(Uuid::from_u128(0x4000_8000_0000_0000_0001)),
            by: SeatNo(2),
            at: Time(1_793_610_000_000_000),
            body: body.clone(),
        };
        let bytes = around(written);
        assert_eq!(
            String::from_utf8(entry.encode()).unwrap(),
            String::from_utf8(bytes.clone()).unwrap()
        );
        assert_eq!(Entry::decode(&bytes), Decoded::Known(entry));
    }
}

#[test]
fn what_is_said_keeps_its_written_form() {
    frozen(&ours());
}

#[test]
fn what_is_kept_keeps_its_written_form() {
    frozen(&own());
}

/// One number for each kind in the shared room. A new kind does not compile here until it has a number, and a fixture.
fn kind_of_ours(body: &OursBody) -> usize {
    use check_in::Said as CheckIn;
    use conversation::Said as Conversation;
    match body {
        OursBody::Invitation(invitation::Said::Signed(_)) => 0,
        OursBody::Invitation(invitation::Said::Answered(_)) => 1,
        OursBody::Session(session::Said::Planned { .. }) => 2,
        OursBody::Session(session::Said::Went { .. }) => 3,
        OursBody::Session(session::Said::On { .. }) => 24,
        OursBody::CheckIn(CheckIn::Shared { .. }) => 4,
        OursBody::CheckIn(CheckIn::Viewed { .. }) => 5,
        OursBody::Moment(moment::Said::Raised(raised)) => match raised.telling {
            Telling::Something { .. } => 6,
            Telling::About { .. } => 7,
            Telling::Words { .. } => 8,
        },
        OursBody::Moment(moment::Said::Noticed { .. }) => 9,
        OursBody::Conversation(Conversation::Acknowledged { how, .. }) => match how {
            Acknowledgement::Read => 10,
            Acknowledgement::Words(_) => 11,
            Acknowledgement::ComeBack { .. } => 12,
            Acknowledgement::Tap(_) => 23,
        },
        OursBody::Conversation(Conversation::Answered { .. }) => 13,
        OursBody::Conversation(Conversation::NotNow { .. }) => 14,
        OursBody::Conversation(Conversation::Agreed { .. }) => 15,
        OursBody::Conversation(Conversation::Happened { .. }) => 16,
        OursBody::Conversation(Conversation::Stands { .. }) => 17,
        OursBody::Conversation(Conversation::Back { .. }) => 18,
        OursBody::Conversation(Conversation::Drawn { .. }) => 25,
        OursBody::Consent(consent::Said::Given(_)) => 19,
        OursBody::Consent(consent::Said::Withdrawn(_)) => 20,
        OursBody::Ending(ending::Said::ContactStopped) => 21,
        OursBody::Ending(ending::Said::Ended) => 22,
    }
}

/// The same for an own room.
fn kind_of_own(body: &OwnBody) -> usize {
    match body {
        OwnBody::CheckIn(check_in::Kept::ForMe { .. }) => 0,
        OwnBody::CheckIn(check_in::Kept::Sent { .. }) => 1,
        OwnBody::CheckIn(check_in::Kept::TakenBack { .. }) => 2,
        OwnBody::CheckIn(check_in::Kept::View { .. }) => 3,
        OwnBody::Moment(moment::Kept::ForMe(_)) => 4,
        OwnBody::Moment(moment::Kept::Sent { .. }) => 5,
        OwnBody::Moment(moment::Kept::TakenBack { .. }) => 6,
        OwnBody::Moment(moment::Kept::SentOn { .. }) => 7,
        OwnBody::Conversation(conversation::Kept::Stands { .. }) => 8,
        OwnBody::Safety(safety::Kept::Copy(_)) => 9,
        OwnBody::Erased { .. } => 10,
        OwnBody::Noticed(noticed::Kept::Asking(_)) => 11,
        OwnBody::Noticed(noticed::Kept::Nothing { .. }) => 12,
        OwnBody::Candor(candor::Kept::Answered { .. }) => 13,
        OwnBody::Noticed(noticed::Kept::Differ(_)) => 14,
        OwnBody::Noticed(noticed::Kept::Look(_)) => 15,
    }
}

#[test]
fn every_kind_has_a_fixture() {
    let ours = ours();
    assert!((0..=25).all(|kind| ours.iter().any(|(body, _)| kind_of_ours(body) == kind)));
    let own = own();
    assert!((0..=15).all(|kind| own.iter().any(|(body, _)| kind_of_own(body) == kind)));
}

/// Each choice is written by its own name, so that reordering or renaming one in the program is noticed.
#[test]
fn choices_keep_their_written_form() {
    fn all<T: serde::Serialize>(choices: &[T]) -> String {
        serde_json::to_string(choices).unwrap()
    }
    let written = [
        all(Feeling::ALL),
        all(Level::ALL),
        all(Please::ALL),
        all(Topic::ALL),
        all(Effect::ALL),
        all(Handling::ALL),
        all(Where::ALL),
        all(Happened::ALL),
        all(&Concern::ALL),
        all(&Holds::ALL),
        all(&Outcome::ALL),
        all(&Direct::ALL),
        all(&Matter::ALL),
        all(&candor::Concern::ALL),
    ];
    assert_eq!(
        written,
        [
            r#"["felt_off","felt_good","towards_you","not_sure"]"#,
            r#"["just_for_me","something","about","say"]"#,
            r#"["wait","ask_gently"]"#,
            r#"["interpretation","passed_over","who_i_am","how_we_work","arrangements","boundary","judged","else"]"#,
            r#"["trust","dread","holding_back","avoiding","stopping"]"#,
            r#"["in_session","in_writing","just_know"]"#,
            r#"["settled","partly","differently","not_okay","elsewhere","another_time"]"#,
            r#"["yes","partly","not_yet","no_longer_matters"]"#,
            r#"["sexual","threats","coercion","retaliation","afraid_of_harm","money","favours","confidentiality","discrimination","intoxication"]"#,
            r#"["fee","records","diagnosis","reports","power_to_end"]"#,
            r#"["held","cancelled","missed"]"#,
            r#"["no","a_little","yes","rather_not_say"]"#,
            r#"["scores","words"]"#,
            r#"["held_back","always_the_most"]"#,
        ]
    );
}

/// Drafts are stored as well.
#[test]
fn drafts_keep_their_written_form() {
    let mut drafts = Drafts::default();
    drafts.put(
        Slot::CheckIn(SESSION),
        Some(Draft::CheckIn(check_in::Form::default())),
    );
    drafts.put(Slot::Moment, Some(Draft::Moment(moment_form())));
    let written = r#"[[{"check_in":"00000000-0000-4000-8000-000000000002"},{"check_in":{"answers":{"items":[null,null,null,null,null],"direct":null,"better":null},"held_back":false}}],["moment",{"moment":{"feeling":"not_sure","level":"just_for_me","please":"ask_gently","topic":"judged","words":"Words","more":{"when":null,"topic":null,"did":[],"wanted":null,"handling":null},"concerns":["afraid_of_harm","money"]}}]]"#;
    assert_eq!(serde_json::to_string(&drafts).unwrap(), written);
    assert_eq!(serde_json::from_str::<Drafts>(written).unwrap(), drafts);
}

#[test]
fn what_a_newer_version_wrote_is_unknown_and_stops_writing() {
    let known = around(r#"{"ending":"ended"}"#);
    let newer = String::from_utf8(known.clone())
        .unwrap()
        .replace("\"v\":1", "\"v\":2");
    let strange = [
        around(r#"{"pattern":{"when":"…"}}"#),
        around(r#"{"ending":"paused"}"#),
        around(
            r#"{"conversation":{"stands":{"moment":"00000000-0000-4000-8000-000000000003","stand":{"place":"somewhere_new"}}}}"#,
        ),
        newer.into_bytes(),
        br#"{"v":0}"#.to_vec(),
        b"not JSON".to_vec(),
        Vec::new(),
    ];
    for bytes in strange {
        let decoded = Entry::<OursBody>::decode(&bytes);
        assert_eq!(decoded, Decoded::Unknown);
        assert_eq!(Entry::<OwnBody>::decode(&bytes), Decoded::Unknown);
        let mut ours = dialogue::Ours::default();
        ours.take(1, &Entry::decode(&known));
        assert!(ours.writable() && ours.ending.is_over());
        ours.take(2, &decoded);
        assert!(!ours.writable(), "nothing is written after it");
        assert!(ours.ending.is_over(), "what was known before stays known");
        let snapshot = serde_json::to_vec(&ours).unwrap();
        assert!(
            !serde_json::from_slice::<dialogue::Ours>(&snapshot)
                .unwrap()
                .writable()
        );
    }
}
