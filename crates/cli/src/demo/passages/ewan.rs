//! Passages of Ewan's clients.

use super::{
    Course, Direct, Effect, Feeling, Habit, Handling, Happened, Mark, Please, Topic, USUAL, What,
    Where, after, ago, feel, good, habit, plainly,
};

/// An interpretation that came too soon; said, answered well, settled.
pub(in super::super) const HANA: Course = Course {
    lines: [
        "I think while I talk, so the first sentence is often wrong.",
        "Please don't finish my sentences.",
        "",
    ],
    sessions: 15,
    feel: feel([7.5, 7.0, 7.5, 7.2, 8.0], 0.06, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            5,
            1,
            (21, 50),
            What::Say(
                Feeling::FeltOff,
                Topic::Interpretation,
                Effect::HoldingBack,
                Handling::InSession,
                "When I said that I keep the flat tidy because it calms me, you said I might be afraid of what my mother would find. I could not get it out of my head for days, and I don't think it's true. I like things in their place.",
                "Leaving it open for a while before it gets a name.",
            ),
        ),
        after(
            5,
            3,
            (8, 30),
            What::Words(
                0,
                "What I heard: you like things in their place, and I made it about your mother. That was my idea, and I handed it over too soon. Next time I'd like to hear how it was, all of it. You needn't soften it.",
            ),
        ),
        after(
            6,
            0,
            (18, 20),
            What::Agree(
                0,
                "When Ewan has an idea about why, he says that it is an idea, and waits.",
            ),
        ),
        after(
            6,
            2,
            (20, 10),
            What::Stand(
                0,
                Where::Settled,
                "That you would say my annoyance proved it.",
                "You did not. You said that you had liked your own idea too much.",
                "Warm in the face, then fine.",
            ),
        ),
        after(
            11,
            2,
            (22, 40),
            What::KeepMoment(
                Feeling::NotSure,
                "I talked about the new job as if it were decided. It isn't. I think I wanted to see his face.",
            ),
        ),
        ago(1, (22, 15), What::Something(Please::AskGently)),
    ],
    marks: &[
        Mark::Better(5, Direct::Yes, "A bit of doubt in it."),
        Mark::Dip(5, 2.0),
        Mark::Agreed(7, 0, Happened::Yes),
    ],
};

/// Always at ten. What Ewan noticed met a "not now".
pub(in super::super) const OISIN: Course = Course {
    lines: ["Whatever way suits you.", "", ""],
    sessions: 12,
    feel: feel([10.0; 5], 0.0, 0.0),
    habit: habit(92, 0, 80),
    pause: None,
    over: false,
    beats: &[
        after(
            6,
            2,
            (9, 15),
            What::Notice(
                "I noticed that I have never asked you what would make an hour with me a bad one. I think it was comfortable for me not to ask. If there is ever something small, I would like to hear it while it's small.",
            ),
        ),
        after(6, 4, (19, 30), What::NotNow(0)),
        after(
            9,
            1,
            (23, 20),
            What::KeepMoment(
                Feeling::NotSure,
                "He asked was I all right with moving the time. Grand, I said. I had to swap a whole shift for it. He wasn't to know, since I said grand.",
            ),
        ),
    ],
    marks: &[],
};

/// A promise that was kept once, and then was not.
pub(in super::super) const GRACE: Course = Course {
    lines: [
        "Straight out. I drive a bus, I've been told worse.",
        "Please don't be sorry about the time. Just keep it.",
        "",
    ],
    sessions: 15,
    feel: feel([7.5, 7.2, 7.0, 7.5, 7.2], 0.0, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            8,
            1,
            (20, 20),
            What::Say(
                Feeling::FeltOff,
                Topic::Arrangements,
                Effect::Trust,
                Handling::InSession,
                "Three times now we've begun late, once by nearly ten minutes. I swap with a colleague to be here, and I sit and watch the clock on the landing. I'd not say it over five minutes. It's that nobody mentions it.",
                "Start on the hour, or add it on at the end.",
            ),
        ),
        after(
            8,
            2,
            (8, 45),
            What::Words(
                0,
                "Three times late, and I let it pass as if it were nothing. My part is that I book the hour before yours too tightly. I'm changing that this week, and I'd like to hear from you whether it holds.",
            ),
        ),
        after(
            9,
            0,
            (18, 15),
            What::Agree(
                0,
                "We begin on the hour. If we don't, the minutes are added at the end.",
            ),
        ),
        after(
            9,
            1,
            (20, 0),
            What::Stand(
                0,
                Where::Partly,
                "That it would become a talk about me needing control.",
                "It was a talk about your diary, which is where it belonged.",
                "Plain enough.",
            ),
        ),
        ago(
            1,
            (20, 50),
            What::Back(
                0,
                "It was twelve minutes again, and nothing was added. I don't want to be the one who counts. But I said I'd say.",
            ),
        ),
    ],
    marks: &[
        Mark::Direct(8, Direct::Yes),
        Mark::Dip(8, 1.5),
        Mark::Agreed(10, 0, Happened::Yes),
        Mark::Dip(14, 1.5),
        Mark::Agreed(14, 0, Happened::NotYet),
    ],
};

/// Keeps everything.
pub(in super::super) const TARIQ: Course = Course {
    lines: ["", "", ""],
    sessions: 13,
    feel: feel([6.5, 6.0, 7.0, 7.0, 5.8], 0.05, 0.9),
    habit: habit(0, 88, 65),
    pause: None,
    over: false,
    beats: &[
        after(
            1,
            1,
            (22, 30),
            What::KeepMoment(
                Feeling::NotSure,
                "I said I was here for stress at work. That's about a third of it.",
            ),
        ),
        after(
            4,
            1,
            (21, 10),
            What::KeepMoment(
                Feeling::FeltOff,
                "He said \"your community\" and I don't know which one he means. The people on my stairs? Five-a-side?",
            ),
        ),
        after(
            7,
            2,
            (23, 5),
            What::KeepMoment(
                Feeling::FeltGood,
                "He let me finish. It took me about four minutes. Nobody's phone went.",
            ),
        ),
        after(
            10,
            1,
            (22, 50),
            What::KeepMoment(
                Feeling::NotSure,
                "Nearly said it. Had my coat on and everything. Maybe it can stand here first until it has a shape.",
            ),
        ),
    ],
    marks: &[],
};

/// Answered with a defence; come back to; seen differently, and that is all right.
pub(in super::super) const PETRA: Course = Course {
    lines: [
        "Formal is fine. I grew up with it.",
        "Please don't say my name at the end of every sentence.",
        "They wrote that I was not motivated.",
    ],
    sessions: 14,
    feel: feel([7.0, 7.0, 7.5, 7.0, 7.5], 0.0, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            6,
            1,
            (18, 45),
            What::Say(
                Feeling::FeltOff,
                Topic::HowWeWork,
                Effect::Stopping,
                Handling::InWriting,
                "For five weeks we have spoken of my retirement as a loss. I have said that I am glad to stop. Each time you nod, and then we are back at the loss. I begin to wonder whose retirement we are speaking of.",
                "That my gladness is taken at its word.",
            ),
        ),
        after(6, 2, (8, 50), What::ComeBack(0, 3)),
        after(
            6,
            4,
            (18, 20),
            What::Answer(
                0,
                "I understand that you are glad, and I have never doubted it. In my experience gladness and loss often come together, and I would be doing you a disservice if I left out the harder half. It was not my intention to overrule you. I wonder whether it is worth asking why it troubles you so much.",
            ),
        ),
        after(
            6,
            5,
            (19, 15),
            What::Stand(
                0,
                Where::NotOkay,
                "",
                "The letter asked me why I was troubled. I had just said why.",
                "",
            ),
        ),
        after(
            7,
            1,
            (9, 0),
            What::Return(
                0,
                "I defended my view in that letter, and put a question where an answer belonged. I do still see some loss. You say that isn't the point, and you are the one who knows. May we go on with what you are glad of?",
            ),
        ),
        after(
            8,
            1,
            (19, 40),
            What::Stand(
                0,
                Where::Differently,
                "That I would have to agree in order to stay.",
                "Ewan still sees a loss. I see a door that closes properly. Both can be in the room, it turns out.",
                "Like correcting a proof.",
            ),
        ),
    ],
    marks: &[
        Mark::Direct(6, Direct::Yes),
        Mark::Dip(6, 2.8),
        Mark::Better(7, Direct::ALittle, "Fewer explanations of what I feel."),
        Mark::Direct(13, Direct::No),
        Mark::Dip(13, 3.0),
    ],
};

/// Filled in check-ins for five weeks, and comes every week all the same.
pub(in super::super) const LEON: Course = Course {
    lines: ["", "Please don't do the long look.", ""],
    sessions: 12,
    feel: feel([7.0, 7.2, 6.5, 6.4, 7.6], 0.0, 0.9),
    habit: Habit {
        until: 5,
        ..habit(95, 0, 70)
    },
    pause: None,
    over: false,
    beats: &[
        after(
            3,
            2,
            (23, 40),
            good(
                Topic::HowWeWork,
                "Drawing it on the big paper helped. It's behind my wardrobe now, but I know it's there.",
            ),
        ),
        after(
            3,
            4,
            (8, 20),
            What::Words(
                0,
                "Behind the wardrobe is a good place for it. The paper stays on the table here, for when you want it.",
            ),
        ),
        after(4, 1, (20, 30), plainly(0, Where::Settled)),
    ],
    marks: &[],
};
