//! Passages of Beatrice's clients.

use super::{
    Course, Direct, Effect, Feeling, Handling, Happened, Mark, Please, Topic, USUAL, What, Where,
    after, feel, plainly,
};

/// All four levels, one after the other, over two months.
pub(in super::super) const MEI: Course = Course {
    lines: ["On paper first, if it's hard. I'm braver there.", "", ""],
    sessions: 15,
    feel: feel([6.2, 6.0, 6.6, 6.6, 6.4], 0.13, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            1,
            1,
            (22, 20),
            What::KeepMoment(
                Feeling::FeltOff,
                "She said that I seem very capable. I know it was nice of her. Something closed when she said it.",
            ),
        ),
        after(3, 1, (21, 35), What::Something(Please::Wait)),
        after(
            3,
            3,
            (8, 10),
            What::Words(
                0,
                "I've read that there is something. It's yours until you bring it up.",
            ),
        ),
        after(5, 1, (22, 0), What::About(Please::AskGently, Topic::Judged)),
        after(
            5,
            3,
            (8, 15),
            What::Words(
                1,
                "Being judged, or wanting to be liked. When we meet I'll ask gently, and stop when you say so.",
            ),
        ),
        after(
            8,
            1,
            (21, 45),
            What::Say(
                Feeling::FeltOff,
                Topic::Judged,
                Effect::HoldingBack,
                Handling::InSession,
                "Near the beginning you said that I seem very capable. I have been capable since I was about six. Ever since, I've told you the tidy version of my weeks, because that's who you seemed to like.",
                "To tell the untidy version, and not hear what a lot I manage.",
            ),
        ),
        after(
            8,
            2,
            (8, 20),
            What::Words(
                2,
                "You came up to this three times, and I'm glad that it's here. I praised the tidy version, so that is what I got. I would like to hear the other one, and I'll leave the praise out.",
            ),
        ),
        after(
            9,
            1,
            (20, 30),
            What::Stand(
                2,
                Where::Settled,
                "That you would like me less.",
                "I talked about the unopened post. You asked what was on top of the pile.",
                "Embarrassing for an hour. Then I slept.",
            ),
        ),
        after(9, 1, (20, 34), plainly(1, Where::Settled)),
        after(9, 1, (20, 36), plainly(0, Where::Settled)),
    ],
    marks: &[Mark::Direct(8, Direct::ALittle), Mark::Dip(8, 1.0)],
};

/// Steady; a telephone on the table.
pub(in super::super) const JOAN: Course = Course {
    lines: ["Anyhow. I'm glad to sit down.", "", ""],
    sessions: 14,
    feel: feel([8.0, 7.6, 7.5, 8.0, 8.0], 0.0, 0.5),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            7,
            1,
            (14, 20),
            What::Say(
                Feeling::FeltOff,
                Topic::Arrangements,
                Effect::HoldingBack,
                Handling::JustKnow,
                "If my phone is on the table it isn't rudeness. It's how the day centre reaches me when Jim won't settle. I saw you look at it.",
                "",
            ),
        ),
        after(
            7,
            2,
            (8, 30),
            What::Words(
                0,
                "I did look, and wondered, and didn't ask. Leave it on the table. Thank you for telling me what it's for.",
            ),
        ),
        after(
            8,
            1,
            (14, 5),
            What::Stand(
                0,
                Where::Settled,
                "",
                "You moved the tissues so that I could prop it up.",
                "",
            ),
        ),
    ],
    marks: &[Mark::Direct(7, Direct::ALittle)],
};

/// Rough, and said in the check-ins alone.
pub(in super::super) const IVO: Course = Course {
    lines: ["", "", "A plan for everything, and nobody asked what for."],
    sessions: 13,
    feel: feel([6.6, 6.0, 6.6, 6.0, 7.0], 0.0, 1.1),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            8,
            3,
            (9, 0),
            What::Notice(
                "I think I got the end of our hour wrong. You had begun about your father's hands, and I went to the list of things to try, because ten minutes were left and I wanted to be of use. If you would like to go back to his hands, so would I.",
            ),
        ),
        after(8, 4, (19, 45), plainly(0, Where::AnotherTime)),
    ],
    marks: &[
        Mark::Better(4, Direct::ALittle, "Less about what I could do."),
        Mark::Better(
            8,
            Direct::Yes,
            "If the last ten minutes had not been a list.",
        ),
        Mark::Dip(8, 2.0),
        Mark::Better(11, Direct::Yes, "A breath before the advice."),
        Mark::Dip(11, 2.0),
    ],
};

/// Came in yesterday.
pub(in super::super) const ZAINAB: Course = Course {
    lines: [
        "I talk fast when I'm nervous. It slows down.",
        "Please don't ring me. Messages are better.",
        "",
    ],
    sessions: 0,
    feel: feel([7.0; 5], 0.0, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[],
    marks: &[],
};

/// A lift that was off, and a promise that holds.
pub(in super::super) const TOM: Course = Course {
    lines: [
        "As with anyone. I use a wheelchair, that's all it is.",
        "Please don't push it for me.",
        "The toilet was upstairs.",
    ],
    sessions: 12,
    feel: feel([6.8, 7.0, 7.0, 6.6, 6.4], 0.11, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            3,
            1,
            (18, 50),
            What::Say(
                Feeling::FeltOff,
                Topic::Arrangements,
                Effect::Dread,
                Handling::InSession,
                "The lift was off again. I had to ring from the pavement and be carried up the back stairs past the dentist's queue. Then we talked about my confidence for fifty minutes. I would have liked to talk about the lift.",
                "A call before I set off when it's out of order. Or the room on the ground floor.",
            ),
        ),
        after(
            3,
            2,
            (8, 25),
            What::Words(
                0,
                "You were carried past a queue, and then I made the hour about your confidence. I should have talked about the lift. I have asked for the ground-floor room, and will write down what I can promise when we meet.",
            ),
        ),
        after(
            4,
            0,
            (18, 30),
            What::Agree(
                0,
                "We meet on the ground floor. If that falls through, Beatrice rings before Tom sets off.",
            ),
        ),
        after(
            4,
            1,
            (19, 10),
            What::Stand(
                0,
                Where::Partly,
                "That I'd be the difficult one before we had begun.",
                "The room was there. I'm waiting to see whether it stays there.",
                "Annoying that it needed saying.",
            ),
        ),
        after(
            9,
            1,
            (19, 35),
            What::Stand(
                0,
                Where::Settled,
                "",
                "Same room every week, and somebody has put up a coat hook that I can reach.",
                "",
            ),
        ),
    ],
    marks: &[
        Mark::Better(3, Direct::Yes, "A working lift."),
        Mark::Dip(3, 2.0),
        Mark::Agreed(5, 0, Happened::Yes),
    ],
};
