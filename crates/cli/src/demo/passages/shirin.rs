//! Passages of Shirin's clients.

use super::{
    Course, Direct, Effect, Feeling, Handling, Happened, Mark, Please, Topic, USUAL, What, Where,
    after, ago, feel, good, plainly,
};

/// Who I am: a kind assumption, and what came of saying so.
pub(in super::super) const KOFI: Course = Course {
    lines: [
        "Ask me what a thing means to me before you say what it means.",
        "",
        "I was thanked for putting things so well.",
    ],
    sessions: 15,
    feel: feel([7.5, 7.0, 7.5, 7.5, 6.6], 0.07, 0.7),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            4,
            1,
            (20, 35),
            What::Say(
                Feeling::FeltOff,
                Topic::WhoIAm,
                Effect::Trust,
                Handling::InSession,
                "You said that we both know what it's like to come from somewhere else. I'm from Leeds. My parents are from Kumasi, and that's mine too, and I'm from Leeds. I let it go because I could tell that it was kindly meant, and the kindly meant ones are the ones I find hardest to answer.",
                "To be asked where I'm from, in the sense in which I mean it.",
            ),
        ),
        after(
            4,
            3,
            (8, 30),
            What::Words(
                0,
                "You're from Leeds, and I put you somewhere else, beside me, because that made me feel close to you. That was mine. I'd like to hear where you're from as you mean it, and what it takes to let the kind ones go.",
            ),
        ),
        after(
            5,
            0,
            (18, 20),
            What::Agree(
                0,
                "Either of us may say \"that's not where I'm from\". Then we stop, and start there.",
            ),
        ),
        after(
            5,
            1,
            (21, 15),
            What::Stand(
                0,
                Where::Partly,
                "That I would have to comfort you about it.",
                "You didn't ask to be comforted. You asked about the kind ones, and I had a list.",
                "Tiring, and worth it.",
            ),
        ),
        after(
            9,
            1,
            (20, 50),
            What::Stand(
                0,
                Where::Settled,
                "",
                "We have used our sentence twice, once each way.",
                "Ordinary by now. That's what I wanted.",
            ),
        ),
        ago(
            1,
            (21, 30),
            good(
                Topic::WhoIAm,
                "I told my mother that I come here. She asked whether you were from somewhere else, and I thought: you two would get on.",
            ),
        ),
    ],
    marks: &[
        Mark::Direct(4, Direct::Yes),
        Mark::Dip(4, 1.5),
        Mark::Agreed(6, 0, Happened::Yes),
    ],
};

/// A good ending.
pub(in super::super) const IMOGEN: Course = Course {
    lines: ["I like a question that I can take home.", "", ""],
    sessions: 12,
    feel: feel([7.6, 8.0, 7.8, 8.0, 8.2], 0.07, 0.5),
    habit: USUAL,
    pause: None,
    over: true,
    beats: &[
        after(
            2,
            2,
            (17, 40),
            What::Say(
                Feeling::FeltOff,
                Topic::HowWeWork,
                Effect::Avoiding,
                Handling::JustKnow,
                "I would rather not begin with how my week was. My week is mostly the garden. I would like to begin with the drawer of letters, even if we then walk round it.",
                "",
            ),
        ),
        after(
            2,
            3,
            (8, 35),
            What::Words(
                0,
                "The drawer first, then, and walking round it counts. Thank you for saying it so early.",
            ),
        ),
        after(
            6,
            1,
            (18, 5),
            What::Stand(
                0,
                Where::Settled,
                "",
                "We began with the drawer each time. It took until now to open it.",
                "",
            ),
        ),
        after(
            9,
            1,
            (11, 30),
            good(
                Topic::Else,
                "I read one of the letters to my daughter on the telephone. I had thought I would tell you first, and then I didn't need to. I believe that is a compliment to both of us.",
            ),
        ),
        after(
            9,
            2,
            (8, 40),
            What::Words(
                1,
                "I take it as one, and return it. I'm glad that she heard it before I did.",
            ),
        ),
        after(11, 2, (11, 20), What::End),
    ],
    marks: &[Mark::Direct(2, Direct::ALittle)],
};

/// Five weeks without sessions, agreed on; then back.
pub(in super::super) const RAFAEL: Course = Course {
    lines: [
        "Start with something practical. Then I can go anywhere.",
        "Please don't take notes while I'm talking.",
        "",
    ],
    sessions: 11,
    feel: feel([6.6, 6.5, 6.2, 6.0, 7.4], 0.1, 0.8),
    habit: USUAL,
    pause: Some((4, 5)),
    over: false,
    beats: &[
        after(
            3,
            1,
            (23, 50),
            What::Say(
                Feeling::NotSure,
                Topic::HowWeWork,
                Effect::Stopping,
                Handling::InSession,
                "I think we are going too fast for me. I get to work and I can't do the service, I stand there with the tickets and hear us talking. I don't want to stop. I might want to stop for a bit.",
                "To be allowed to go slower, or to take a few weeks.",
            ),
        ),
        after(3, 3, (8, 20), What::Read(0)),
        after(
            4,
            0,
            (18, 0),
            What::Agree(
                0,
                "Five weeks without sessions; the hour stays Rafael's. After that one thing each time, not three.",
            ),
        ),
        after(
            4,
            1,
            (15, 30),
            What::Stand(
                0,
                Where::AnotherTime,
                "That you'd take a break for a goodbye.",
                "",
                "",
            ),
        ),
        after(
            5,
            1,
            (15, 10),
            What::Stand(
                0,
                Where::Settled,
                "",
                "I came back and the hour was still there. We talked about one thing, and it was soup.",
                "All right, as it turns out.",
            ),
        ),
    ],
    marks: &[
        Mark::Direct(3, Direct::ALittle),
        Mark::Agreed(6, 0, Happened::Yes),
    ],
};

/// Good moments, and something that waits to be asked about.
pub(in super::super) const SUNITA: Course = Course {
    lines: [
        "Gently in the first ten minutes. After that I can take a good deal.",
        "",
        "",
    ],
    sessions: 15,
    feel: feel([8.0, 8.0, 7.5, 7.6, 8.4], 0.05, 0.6),
    habit: USUAL,
    pause: None,
    over: false,
    beats: &[
        after(
            3,
            1,
            (19, 25),
            good(
                Topic::PassedOver,
                "When I spoke of the baby who did not live, you asked what she was called. In thirty years two people have asked me that.",
            ),
        ),
        after(
            3,
            2,
            (8, 15),
            What::Words(
                0,
                "Thank you for telling me what she was called. I will remember it.",
            ),
        ),
        after(
            9,
            2,
            (20, 5),
            good(
                Topic::HowWeWork,
                "You said \"I don't know\" and did not hurry to fill it. I share a house with people who always know, so I noticed.",
            ),
        ),
        after(
            9,
            3,
            (8, 50),
            What::Words(
                1,
                "I didn't know, and was glad that we could leave it so. It means something to me that you noticed.",
            ),
        ),
        after(10, 1, (20, 10), plainly(0, Where::Settled)),
        after(10, 1, (20, 12), plainly(1, Where::Settled)),
        ago(2, (20, 50), What::About(Please::AskGently, Topic::Boundary)),
    ],
    marks: &[],
};

/// Answered with a rule, come back to too late for him; taken elsewhere.
pub(in super::super) const ALASDAIR: Course = Course {
    lines: [
        "Directly.",
        "Please don't tell me what men of my age do.",
        "",
    ],
    sessions: 10,
    feel: feel([6.8, 6.4, 6.8, 6.2, 6.8], -0.04, 0.8),
    habit: USUAL,
    pause: None,
    over: true,
    beats: &[
        after(
            5,
            1,
            (22, 15),
            What::Say(
                Feeling::FeltOff,
                Topic::Judged,
                Effect::Dread,
                Handling::InWriting,
                "I said that I had lost my temper with my son. You asked whether I had frightened him, and then you asked again, in the voice one keeps for a suspect. I came for help with it. I was the one who brought it up.",
                "To be asked what happened next. I went up and said sorry to him.",
            ),
        ),
        after(
            5,
            2,
            (8, 55),
            What::Answer(
                0,
                "Thank you for your message. I'm sorry that you experienced it in that way. Where there is anger in a family I have to ask about safety; that is part of my work, and I asked you as I would ask anybody. I hope you can understand that it wasn't meant as an accusation.",
            ),
        ),
        after(
            6,
            1,
            (21, 40),
            What::Stand(
                0,
                Where::NotOkay,
                "",
                "I understand the rule. What I wrote about was the voice.",
                "",
            ),
        ),
        after(
            6,
            3,
            (9, 5),
            What::Return(
                0,
                "You wrote about the voice and I answered with the rule. I heard that voice too, afterwards. What happened next was that you went up and said sorry, and I never asked about it.",
            ),
        ),
        after(
            9,
            1,
            (20, 25),
            What::Stand(
                0,
                Where::Elsewhere,
                "That I would be written down as that kind of father.",
                "Shirin said it better the second time, and I believe her. I would still rather begin again with somebody new.",
                "Clean.",
            ),
        ),
        after(9, 2, (12, 10), What::End),
    ],
    marks: &[
        Mark::Better(
            5,
            Direct::Yes,
            "Being believed until there's a reason not to.",
        ),
        Mark::Dip(5, 3.0),
        Mark::Direct(6, Direct::Yes),
    ],
};
