//! The written forms of every kind of entry, frozen. What is written here once can be read for ever: a form in this file is
//! never changed; a new version of it gets a new one beside it, and the old one keeps decoding.
#![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]

use alliance::{Direct, Item, Items, Score};
use dialogue::check_in::{self, Answers, Form, View};
use dialogue::consent::{self, Matter};
use dialogue::conversation::{self, Acknowledgement, Happened, Stand, Where};
use dialogue::invitation::{self, Holds, Lines};
use dialogue::moment::{
    self, Effect, Feeling, Handling, Level, More, Please, Telling, Topic,
};
use dialogue::safety::{self, Concern};
use dialogue::session::{self, Outcome};
use dialogue::{
    Body, Decoded, Draft, Drafts, Entry, EntryId, LetterId, Line, OursBody, OwnBody, Passage,
    SeatNo, Slot, State, Time, ending,
};
use uuid::Uuid;

/// What stands around a body in every entry of this file.
const BEFORE: &str = r#"{"v":1,"id":"00000000-0000-4000-8000-000000000001","by":2,"at":1793610000000000,"body":"#;
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
        feeling: Feeling::TowardsYou,
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

include!("written_forms/ours.rs");
include!("written_forms/own.rs");
