//! The script of the demo: what happened in its past weeks, as data. Days are counted back from today; hours are the practice's.

use alliance::Direct;
use dialogue::conversation::{Happened, Where};
use dialogue::moment::{Effect, Feeling, Handling, Please, Topic};

/// A step: one thing someone did.
#[derive(Debug, Clone, PartialEq)]
pub(super) struct Step {
    /// So many days before today.
    pub(super) ago: i64,
    /// At this hour and minute.
    pub(super) at: (i8, i8),
    /// What.
    pub(super) what: What,
}

/// How a session was for the client: five answers, each possibly missing.
pub(super) type Points = [Option<u8>; 5];

/// What someone did. `session` and `moment` count from the first of that relationship.
#[derive(Debug, Clone, PartialEq)]
pub(super) enum What {
    /// The therapist plans a session: so many days before today (negative: ahead), at this hour.
    Plan(i64, (i8, i8)),
    /// It took place.
    Held(usize),
    /// It was called off.
    Cancelled(usize),
    /// It was planned and did not take place.
    Missed(usize),
    /// The client writes their three lines.
    Lines(&'static str, &'static str, &'static str),
    /// The client shares a check-in on a session.
    Share(usize, Points, Direct, &'static str),
    /// The client shares it, and says whether what was agreed (in that moment) happened.
    ShareAgreed(usize, Points, Direct, usize, Happened),
    /// The client keeps it.
    KeepCheckIn(usize, Points, Direct, bool),
    /// The therapist gives their own view of it, and shows it.
    View(usize, u8, Direct),
    /// The therapist passes.
    Pass(usize),
    /// The client writes something down for themselves.
    KeepMoment(Feeling, &'static str),
    /// The client says there is something.
    Something(Please),
    /// The client says what it is about.
    About(Please, Topic),
    /// The client says it.
    Say(Feeling, Topic, Effect, Handling, &'static str, &'static str),
    /// The therapist opens a conversation.
    Notice(&'static str),
    /// The client answers "not now".
    NotNow(usize),
    /// One tap.
    Read(usize),
    /// Own words.
    Words(usize, &'static str),
    /// "I'll come back to it" within so many days.
    ComeBack(usize, i64),
    /// An answer in writing, where it was asked for.
    Answer(usize, &'static str),
    /// The therapist writes down what was agreed.
    Agree(usize, &'static str),
    /// The therapist comes back to it, with a line.
    Return(usize, &'static str),
    /// The client comes back to it.
    Back(usize, &'static str),
    /// The client shows where it is now.
    Stand(usize, Where, &'static str, &'static str, &'static str),
    /// The client ends the relationship.
    End,
    /// Both look in: what is due arrives.
    LookIn,
}

const fn step(ago: i64, at: (i8, i8), what: What) -> Step {
    Step { ago, at, what }
}

/// Mara: an interpretation that missed, said, answered and settled; a promise; something new under way.
pub(super) const MARA: &[Step] = &[
    step(
        44,
        (19, 10),
        What::Lines(
            "Plainly. I notice when someone is being careful.",
            "Please don't fill every silence.",
            "Someone explained me to myself before knowing me.",
        ),
    ),
    step(43, (9, 0), What::Plan(42, (14, 0))),
    step(42, (15, 5), What::Held(0)),
    step(42, (15, 20), What::View(0, 7, Direct::No)),
    step(
        42,
        (21, 40),
        What::Share(
            0,
            [Some(8), Some(7), Some(7), Some(8), Some(7)],
            Direct::No,
            "",
        ),
    ),
    step(41, (8, 30), What::LookIn),
    step(40, (9, 0), What::Plan(35, (14, 0))),
    step(35, (15, 0), What::Held(1)),
    step(35, (15, 15), What::View(1, 8, Direct::No)),
    step(
        35,
        (22, 5),
        What::Share(
            1,
            [Some(8), Some(8), Some(8), Some(8), Some(7)],
            Direct::No,
            "",
        ),
    ),
    step(34, (9, 0), What::Plan(28, (14, 0))),
    step(28, (15, 0), What::Held(2)),
    step(28, (15, 30), What::Pass(2)),
    step(
        28,
        (23, 15),
        What::KeepMoment(
            Feeling::FeltOff,
            "I went quiet after the bit about my father and then I was angry all the way home. Not sure at whom.",
        ),
    ),
    step(
        27,
        (20, 30),
        What::Share(
            2,
            [Some(5), Some(3), Some(6), Some(5), Some(6)],
            Direct::Yes,
            "Asking me first whether it fits.",
        ),
    ),
    step(
        27,
        (21, 0),
        What::Say(
            Feeling::FeltOff,
            Topic::Interpretation,
            Effect::HoldingBack,
            Handling::InSession,
            "When you said that being late is how I keep people at a distance, like with my father, I felt like you had stopped listening to me. I was late because of the bus. I nodded, but after that I said only what was easy.",
            "A question, before an explanation.",
        ),
    ),
    step(25, (8, 20), What::LookIn),
    step(25, (8, 40), What::Read(0)),
    step(22, (9, 0), What::Plan(21, (14, 0))),
    step(21, (15, 0), What::Held(3)),
    step(21, (15, 10), What::View(3, 6, Direct::Yes)),
    step(
        21,
        (15, 20),
        What::Agree(
            0,
            "Ada asks whether it fits before offering an explanation.",
        ),
    ),
    step(
        20,
        (19, 45),
        What::Share(
            3,
            [Some(8), Some(8), Some(7), Some(8), Some(8)],
            Direct::No,
            "",
        ),
    ),
    step(
        20,
        (20, 0),
        What::Stand(
            0,
            Where::Settled,
            "That you would find me difficult, and be careful with me from then on.",
            "You said you had got ahead of me, and asked what I would have wanted. You did not defend it.",
            "Shaky, then lighter.",
        ),
    ),
    step(15, (9, 0), What::Plan(14, (14, 0))),
    step(14, (15, 0), What::Held(4)),
    step(14, (15, 10), What::View(4, 8, Direct::No)),
    step(
        13,
        (20, 15),
        What::ShareAgreed(
            4,
            [Some(9), Some(8), Some(8), Some(8), Some(8)],
            Direct::No,
            0,
            Happened::Yes,
        ),
    ),
    step(12, (8, 15), What::LookIn),
    step(8, (9, 0), What::Plan(7, (14, 0))),
    step(7, (15, 0), What::Held(5)),
    step(7, (15, 10), What::View(5, 8, Direct::No)),
    step(
        6,
        (21, 0),
        What::KeepCheckIn(
            5,
            [Some(8), Some(7), None, Some(8), Some(7)],
            Direct::RatherNotSay,
            true,
        ),
    ),
    step(6, (9, 0), What::Plan(0, (14, 0))),
    step(5, (9, 0), What::Plan(-7, (14, 0))),
];

/// Jonas: arrangements that hurt; an answer in writing; seen differently. What Ada noticed met a "not now".
pub(super) const JONAS: &[Step] = &[
    step(
        36,
        (20, 0),
        What::Lines("Ask me twice. The first answer is usually a joke.", "", ""),
    ),
    step(35, (10, 0), What::Plan(34, (10, 30))),
    step(34, (11, 30), What::Held(0)),
    step(34, (11, 40), What::View(0, 6, Direct::No)),
    step(
        33,
        (12, 0),
        What::Share(
            0,
            [Some(10), Some(10), Some(10), Some(10), Some(10)],
            Direct::No,
            "",
        ),
    ),
    step(28, (10, 0), What::Plan(27, (10, 30))),
    step(27, (11, 30), What::Held(1)),
    step(27, (11, 45), What::View(1, 5, Direct::ALittle)),
    step(
        26,
        (12, 10),
        What::Share(
            1,
            [Some(10), Some(10), Some(10), Some(10), Some(10)],
            Direct::No,
            "",
        ),
    ),
    step(
        26,
        (13, 0),
        What::Notice(
            "I noticed that I hurried you at the end on Thursday, when you had just begun about the funeral. I think I got that wrong. If you want to come back to it, I would like that.",
        ),
    ),
    step(25, (18, 0), What::LookIn),
    step(25, (18, 5), What::NotNow(0)),
    step(21, (10, 0), What::Plan(20, (10, 30))),
    step(20, (8, 0), What::Cancelled(2)),
    step(
        19,
        (22, 30),
        What::Say(
            Feeling::FeltOff,
            Topic::Arrangements,
            Effect::Trust,
            Handling::InWriting,
            "You cancelled an hour before, and the message was two lines. I had taken the morning off. I know people get ill. It still felt as if I was the easiest one to move.",
            "A word about what it might mean for me, not only that it is cancelled.",
        ),
    ),
    step(18, (8, 10), What::LookIn),
    step(18, (8, 20), What::ComeBack(1, 2)),
    step(
        17,
        (18, 30),
        What::Answer(
            1,
            "You had taken the morning off, and what you got was two lines. That it felt as if you were the easiest one to move makes sense to me. I am sorry that I wrote it like that. From now on I call where I can, and we look for the next free hour in the same message. If I missed a part of it, I would like to hear that as well.",
        ),
    ),
    step(14, (10, 0), What::Plan(13, (10, 30))),
    step(13, (11, 30), What::Held(3)),
    step(13, (11, 40), What::View(3, 7, Direct::No)),
    step(
        13,
        (11, 50),
        What::Agree(
            1,
            "If a session has to be moved, Ada calls and offers another hour in the same week.",
        ),
    ),
    step(
        12,
        (19, 0),
        What::Stand(
            1,
            Where::Differently,
            "",
            "I still think a longer message would have been possible that morning. Ada thinks it was not. I can live with that.",
            "",
        ),
    ),
    step(
        11,
        (12, 0),
        What::Share(
            3,
            [Some(7), Some(8), Some(8), Some(8), Some(8)],
            Direct::No,
            "",
        ),
    ),
    step(10, (8, 30), What::LookIn),
    step(7, (10, 0), What::Plan(6, (10, 30))),
    step(6, (11, 30), What::Held(4)),
    step(5, (10, 0), What::Plan(0, (10, 30))),
];

/// Noor: who I am. Small steps: a topic first, then words; something good as well; something that arrived this morning.
pub(super) const NOOR: &[Step] = &[
    step(
        30,
        (17, 0),
        What::Lines(
            "Slowly. Ask before you ask.",
            "Please don't tell me that it must have been hard.",
            "I spent the hour explaining my religion.",
        ),
    ),
    step(29, (9, 0), What::Plan(28, (16, 0))),
    step(28, (17, 0), What::Held(0)),
    step(28, (17, 10), What::View(0, 7, Direct::No)),
    step(
        27,
        (20, 0),
        What::KeepCheckIn(
            0,
            [Some(6), Some(6), Some(7), None, Some(3)],
            Direct::ALittle,
            true,
        ),
    ),
    step(22, (9, 0), What::Plan(21, (16, 0))),
    step(21, (17, 0), What::Held(1)),
    step(21, (17, 10), What::View(1, 6, Direct::No)),
    step(20, (21, 0), What::About(Please::AskGently, Topic::WhoIAm)),
    step(19, (8, 5), What::LookIn),
    step(
        19,
        (8, 15),
        What::Words(
            0,
            "Thank you. I would like to hear it whenever you want, as much or as little as you want.",
        ),
    ),
    step(15, (9, 0), What::Plan(14, (16, 0))),
    step(14, (17, 0), What::Held(2)),
    step(14, (17, 10), What::View(2, 7, Direct::ALittle)),
    step(
        13,
        (21, 0),
        What::Share(
            2,
            [Some(8), Some(7), Some(7), Some(7), Some(8)],
            Direct::No,
            "",
        ),
    ),
    step(
        13,
        (21, 10),
        What::Stand(
            0,
            Where::Partly,
            "That I would have to teach you everything first.",
            "You had read something, and you said what you did not know.",
            "",
        ),
    ),
    step(12, (8, 0), What::LookIn),
    step(8, (9, 0), What::Plan(7, (16, 0))),
    step(7, (17, 0), What::Held(3)),
    step(7, (17, 10), What::View(3, 8, Direct::No)),
    step(
        6,
        (20, 0),
        What::Say(
            Feeling::FeltGood,
            Topic::WhoIAm,
            Effect::Trust,
            Handling::JustKnow,
            "You asked how I would like my name said, and then you said it like that for the whole hour. Nobody in an office has done that.",
            "",
        ),
    ),
    step(5, (8, 10), What::LookIn),
    step(
        5,
        (8, 20),
        What::Words(
            1,
            "Thank you for writing that down. I practised it on the way to work. It is good to know that it reached you.",
        ),
    ),
    step(
        4,
        (20, 0),
        What::Share(
            3,
            [Some(9), Some(8), Some(7), Some(8), Some(9)],
            Direct::No,
            "",
        ),
    ),
    step(3, (8, 10), What::LookIn),
    step(2, (9, 0), What::Plan(0, (16, 0))),
    step(2, (21, 30), What::Something(Please::Wait)),
];
