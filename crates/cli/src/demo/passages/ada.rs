//! Passages of Ada's clients, beside Mara, Jonas and Noor.

use super::{
    Course, Direct, Effect, Feeling, Handling, Happened, Mark, Please, Topic, USUAL, What, Where,
    after, feel, good, plainly,
};

/// Slowly warming, in small steps.
pub(in super::super) const CALLUM: Course = Course {
    lines: [
        "Short questions are fine. Long ones I lose.",
        "Please don't hand me things to read.",
        "",
    ],
    sessions: 13,
    feel: feel([5.2, 5.0, 6.0, 5.4, 6.0], 0.21, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(2, 2, (22, 10), What::Something(Please::Wait)),
        after(
            2,
            4,
            (8, 30),
            What::Words(
                0,
                "Thank you. It can wait as long as you like. I won't ask.",
            ),
        ),
        after(
            4,
            1,
            (21, 30),
            What::About(Please::AskGently, Topic::Judged),
        ),
        after(
            4,
            2,
            (8, 35),
            What::Words(1, "I'll ask once when we meet, and no is a fine answer."),
        ),
        after(
            6,
            1,
            (20, 15),
            What::Stand(
                1,
                Where::Partly,
                "That you'd think I was thick because I read slowly.",
                "You asked if I'd rather have things said than written down. You didn't make a thing of it.",
                "",
            ),
        ),
        after(
            7,
            0,
            (18, 40),
            What::Agree(
                1,
                "No handouts. What is worth keeping is said aloud, and Callum may record it.",
            ),
        ),
        after(
            10,
            1,
            (19, 20),
            good(
                Topic::HowWeWork,
                "We had those ten minutes without talking and it was all right. First time I didn't go through what to say on the bus beforehand.",
            ),
        ),
        after(
            10,
            3,
            (8, 25),
            What::Words(
                2,
                "I liked those ten minutes as well. Thank you for telling me about the bus. We can be quiet again whenever it helps.",
            ),
        ),
    ],
    marks: &[
        Mark::Agreed(8, 1, Happened::Yes),
        Mark::Direct(2, Direct::ALittle),
    ],
};

/// Steady; something small about arrangements, put right the same week.
pub(in super::super) const WINIFRED: Course = Course {
    lines: [
        "Face me when you speak. I hear with my eyes as well.",
        "Please don't raise your voice. It gets louder and not clearer.",
        "A doctor talked to my daughter instead of me.",
    ],
    sessions: 15,
    feel: feel([8.5, 8.0, 8.0, 8.4, 8.5], 0.02, 0.5),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            3,
            1,
            (19, 5),
            What::Say(
                Feeling::FeltOff,
                Topic::Arrangements,
                Effect::Avoiding,
                Handling::InSession,
                "With the window behind you I cannot see your mouth, and I answered two questions that you had not asked. I was too embarrassed to say so. I think we were both a little confused.",
                "To swap chairs.",
            ),
        ),
        after(3, 2, (8, 20), What::Read(0)),
        after(
            4,
            0,
            (18, 10),
            What::Agree(
                0,
                "We sit the other way round: the window is behind Winifred.",
            ),
        ),
        after(
            4,
            1,
            (10, 40),
            What::Stand(
                0,
                Where::Settled,
                "That I would seem an old woman who makes a fuss.",
                "The chairs had been moved before I had my coat off.",
                "Easier than I had expected.",
            ),
        ),
        after(
            9,
            2,
            (18, 30),
            good(
                Topic::Else,
                "You remembered the name of my brother's boat. I had said it once, weeks ago, and not to be remembered.",
            ),
        ),
        after(
            9,
            3,
            (8, 15),
            What::Words(
                1,
                "Thank you. It is a good name for a boat, and I liked how you told it.",
            ),
        ),
        after(10, 1, (19, 10), plainly(1, Where::Settled)),
    ],
    marks: &[
        Mark::Direct(3, Direct::ALittle),
        Mark::Dip(3, 1.0),
        Mark::Agreed(5, 0, Happened::Yes),
    ],
};

/// Answered with an explanation first; come back to, and settled.
pub(in super::super) const DAWIT: Course = Course {
    lines: [
        "I come off nights. If I'm slow it isn't you.",
        "",
        "They gave me a leaflet about sleep. I hand those leaflets out.",
    ],
    sessions: 14,
    feel: feel([7.0, 7.0, 7.2, 6.5, 7.2], 0.06, 0.8),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            6,
            1,
            (20, 30),
            What::Say(
                Feeling::FeltOff,
                Topic::HowWeWork,
                Effect::HoldingBack,
                Handling::InWriting,
                "You asked twice whether I had done the sleep diary, and the second time you sighed. I had worked six nights of seven. I felt I was back at school. After that I agreed to everything so that the hour would pass.",
                "To be asked what kind of week it was, first.",
            ),
        ),
        after(
            6,
            2,
            (8, 40),
            What::Answer(
                0,
                "I see that this was unpleasant. I didn't mean to sigh, and I may have been tired myself. The diary is simply the best way we have of finding out what helps, and it only works if it is filled in regularly, so I do have to ask. Perhaps we can look at how to make it easier for you.",
            ),
        ),
        after(
            6,
            3,
            (15, 20),
            What::Stand(
                0,
                Where::NotOkay,
                "",
                "I got an explanation of the diary. I know what a sleep diary is.",
                "Like filling in an incident form.",
            ),
        ),
        after(
            6,
            5,
            (9, 10),
            What::Return(
                0,
                "I have read my answer again. I explained the diary and did not hear you. You were on your sixth night and got a sigh. I would like to begin again, if you'll let me.",
            ),
        ),
        after(
            7,
            0,
            (18, 5),
            What::Agree(
                0,
                "We begin with what kind of week it was. The diary is there when Dawit brings it up.",
            ),
        ),
        after(
            7,
            1,
            (16, 45),
            What::Stand(
                0,
                Where::Settled,
                "That you would be polite about it for ever.",
                "You read your own answer aloud and stopped at the word \"regularly\". We both laughed, and then we didn't.",
                "Less lonely.",
            ),
        ),
    ],
    marks: &[
        Mark::Better(6, Direct::Yes, "If we had started with the week."),
        Mark::Dip(6, 2.5),
        Mark::Agreed(8, 0, Happened::Yes),
    ],
};
