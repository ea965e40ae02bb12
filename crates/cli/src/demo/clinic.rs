//! The cast of the demo, and which course each relationship takes. Nobody is real.

use web::Why;

use super::courses::{Course, Slot};
use super::passages::{ada, beatrice, ewan, shirin};
use super::script::{self, Step};

/// Its time zone.
pub(super) const ZONE: &str = "Europe/Dublin";
/// Its country.
pub(super) const COUNTRY: &str = "ie";
/// Everybody's password.
pub(super) const PASSWORD: &str = "a demo password";
/// The administrator, who looks after the server's accounts and sees no rooms.
pub(super) const OFFICE: Person = Person {
    name: "Robin",
    local: "office",
    why: None,
};

/// Someone in the demonstration.
pub(super) struct Person {
    pub(super) name: &'static str,
    /// What stands before the @ of their address.
    local: &'static str,
    /// Why one would look in as this person.
    pub(super) why: Option<Why>,
}

impl Person {
    /// Their address.
    pub(super) fn email(&self) -> String {
        format!("{}@example.org", self.local)
    }
}

/// A therapist with their clients, the ones worth looking in on first.
pub(super) struct Therapist {
    pub(super) person: Person,
    /// What they write when they invite someone.
    pub(super) letter: Letter,
    /// Weeks of holiday, counted back from today.
    holidays: &'static [i64],
    pub(super) clients: &'static [Client],
}

/// A therapist's letter.
pub(super) struct Letter {
    pub(super) words: &'static str,
    pub(super) handling: &'static str,
    pub(super) scope: &'static str,
}

/// A client and their story.
pub(super) struct Client {
    pub(super) person: Person,
    story: Story,
}

enum Story {
    /// Written by hand; begins so many days ago.
    Script(&'static [Step], i64),
    /// A course; the latest session was so many days ago, at that hour.
    Course(&'static Course, i64, (i8, i8)),
    /// Invited so many days ago, and has not come in yet.
    Invited(i64),
}

impl Client {
    /// How many days ago it begins.
    pub(super) fn begins(&self, of: &Therapist) -> i64 {
        match self.story {
            Story::Script(_, begins) | Story::Invited(begins) => begins,
            Story::Course(course, offset, at) => course.begins(&of.slot(offset, at)),
        }
    }

    /// False where they were invited and have not come in yet: they have no account.
    pub(super) fn has_come_in(&self) -> bool {
        !matches!(self.story, Story::Invited(_))
    }

    /// What happened, in its order.
    pub(super) fn steps(&self, of: &Therapist, seed: u64) -> Vec<Step> {
        match self.story {
            Story::Script(steps, _) => {
                let mut steps = steps.to_vec();
                steps.sort_by_key(|step| (-step.ago, step.at));
                steps
            }
            Story::Course(course, offset, at) => course.steps(&of.slot(offset, at), seed),
            Story::Invited(_) => Vec::new(),
        }
    }
}

impl Therapist {
    fn slot(&self, offset: i64, at: (i8, i8)) -> Slot {
        Slot {
            offset,
            at,
            holidays: self.holidays,
        }
    }
}

/// A practice: who is in it, and who runs its server.
pub(super) struct Cast {
    /// What the practice is called.
    pub(super) name: &'static str,
    pub(super) therapists: &'static [Therapist],
    /// True where the first therapist runs the server; otherwise the administrator does.
    pub(super) therapist_hosts: bool,
    /// A short walk through it.
    pub(super) tour: &'static [&'static str],
}

/// Four therapists; the administrator runs the server.
pub(super) const CLINIC: Cast = Cast {
    name: "Lindenhof",
    therapists: &[ADA, EWAN, SHIRIN, BEATRICE],
    therapist_hosts: false,
    tour: &[
        "Ada, therapist     Her day: sessions, and something that came from Noor.",
        "Mara, client       The conversation about being late: what she said, what came back, and where it is now.",
        "Dawit, client      Answered with an explanation first. Then Ada came back to it.",
        "Grace, client      A promise that was kept once, and then was not. Look in as Ewan too: he can read that it is open.",
        "Tariq, client      He keeps everything to himself. As Ewan nothing tells you so: kept looks like not done.",
        "Alasdair, client   Not every talk ends well here. He took it elsewhere, and that is as finished as \"settled\".",
        "Beatrice, therapist  A quiet day; Zainab came in yesterday, and Ruby has been invited.",
    ],
};

/// Ada alone, who runs the server herself.
pub(super) const SOLO: Cast = Cast {
    name: "Lindenhof, Ada Lind",
    therapists: &[ADA],
    therapist_hosts: true,
    tour: &[
        "Ada, therapist     Her day: sessions, and something that came from Noor.",
        "Mara, client       The conversation about being late: what she said, what came back, and where it is now.",
        "Mara, client       Who sees what, at the foot of each page: Ada runs this server, and the page says what that means.",
        "Jonas, client      He and Ada see something differently, and he can live with that. That is finished too.",
        "Dawit, client      Answered with an explanation first. Then Ada came back to it.",
        "Callum, client     Small steps: there's something, what it's about, and later something good.",
    ],
};

const fn of(name: &'static str, local: &'static str, why: Option<Why>) -> Person {
    Person { name, local, why }
}

const fn client(person: Person, course: &'static Course, offset: i64, at: (i8, i8)) -> Client {
    Client {
        person,
        story: Story::Course(course, offset, at),
    }
}

const fn by_hand(person: Person, steps: &'static [Step], begins: i64) -> Client {
    Client {
        person,
        story: Story::Script(steps, begins),
    }
}

const ADA: Therapist = Therapist {
    person: of("Ada", "ada", Some(Why::ToRead)),
    letter: Letter {
        words: "At some point I'll misunderstand you, miss something, or get something wrong. I'd like to know. You don't have to be sure or polite. If it's hard to say to me, start small here. Telling me won't cost you your place.",
        handling: "I read it twice before I answer. I won't explain myself first. If I need time, I say until when.",
        scope: "We meet for your sake. We aren't friends, and I don't meet you outside the sessions. I am not on call at night.",
    },
    holidays: &[9],
    clients: &[
        by_hand(of("Mara", "mara", Some(Why::Settled)), script::MARA, 46),
        by_hand(
            of("Jonas", "jonas", Some(Why::Differently)),
            script::JONAS,
            38,
        ),
        by_hand(of("Noor", "noor", Some(Why::OnItsWay)), script::NOOR, 32),
        client(
            of("Dawit", "dawit", Some(Why::SecondAnswer)),
            &ada::DAWIT,
            0,
            (9, 0),
        ),
        client(
            of("Callum", "callum", Some(Why::SmallSteps)),
            &ada::CALLUM,
            3,
            (17, 30),
        ),
        client(
            of("Winifred", "winifred", Some(Why::Good)),
            &ada::WINIFRED,
            5,
            (11, 0),
        ),
    ],
};

const EWAN: Therapist = Therapist {
    person: of("Ewan", "ewan", Some(Why::PromiseNotKept)),
    letter: Letter {
        words: "I will get things wrong with you, sooner or later, and I may not notice. When that happens I would like to hear it, in whatever shape it comes. Nothing you say about me here will make me want you to leave.",
        handling: "I answer within two days, if only to say that I've read it. Then we talk, if you want to.",
        scope: "This is a working relationship with you in the middle. Outside the hour I won't be in touch, except about times.",
    },
    holidays: &[5],
    clients: &[
        client(
            of("Grace", "grace", Some(Why::PromiseNotKept)),
            &ewan::GRACE,
            2,
            (15, 0),
        ),
        client(
            of("Tariq", "tariq", Some(Why::KeepsEverything)),
            &ewan::TARIQ,
            4,
            (18, 0),
        ),
        client(
            of("Petra", "petra", Some(Why::Differently)),
            &ewan::PETRA,
            1,
            (14, 0),
        ),
        client(
            of("Oisín", "oisin", Some(Why::AlwaysTen)),
            &ewan::OISIN,
            0,
            (12, 0),
        ),
        client(
            of("Hana", "hana", Some(Why::Settled)),
            &ewan::HANA,
            0,
            (10, 0),
        ),
        client(of("Leon", "leon", None), &ewan::LEON, 0, (16, 30)),
    ],
};

const SHIRIN: Therapist = Therapist {
    person: of("Shirin", "shirin", Some(Why::ToRead)),
    letter: Letter {
        words: "You will know things about our work that I can't see from my chair. Please tell me when something is off between us, and when something is good. It may be half a sentence. I would rather hear it badly put than not at all.",
        handling: "I try to say what I heard before I say anything else. If I don't manage it, you may hold me to it.",
        scope: "I am your therapist and nobody else in your life. If we meet in town, I leave it to you whether to say hello.",
    },
    holidays: &[3],
    clients: &[
        client(
            of("Kofi", "kofi", Some(Why::WhoIAm)),
            &shirin::KOFI,
            0,
            (11, 30),
        ),
        client(
            of("Sunita", "sunita", Some(Why::OnItsWay)),
            &shirin::SUNITA,
            0,
            (14, 30),
        ),
        client(
            of("Alasdair", "alasdair", Some(Why::Elsewhere)),
            &shirin::ALASDAIR,
            24,
            (13, 0),
        ),
        client(
            of("Imogen", "imogen", Some(Why::Ended)),
            &shirin::IMOGEN,
            20,
            (15, 0),
        ),
        client(
            of("Rafael", "rafael", Some(Why::Pause)),
            &shirin::RAFAEL,
            0,
            (9, 0),
        ),
    ],
};

const BEATRICE: Therapist = Therapist {
    person: of("Beatrice", "beatrice", Some(Why::QuietDay)),
    letter: Letter {
        words: "If something between us doesn't sit right, it belongs here, also when it is small, and also when it is about me. You choose how much you say. I will not ask for more than you gave.",
        handling: "I read in the morning, before the first session. I write a line back, and keep the rest for when we meet.",
        scope: "We meet once a week, in this room, about your life. I keep mine out of it, unless it helps you to know something.",
    },
    holidays: &[7],
    clients: &[
        client(
            of("Mei", "mei", Some(Why::SmallSteps)),
            &beatrice::MEI,
            2,
            (17, 0),
        ),
        client(
            of("Tom", "tom", Some(Why::PromiseKept)),
            &beatrice::TOM,
            5,
            (11, 0),
        ),
        client(
            of("Zainab", "zainab", Some(Why::New)),
            &beatrice::ZAINAB,
            -2,
            (14, 0),
        ),
        client(
            of("Ivo", "ivo", Some(Why::CheckInsAlone)),
            &beatrice::IVO,
            4,
            (9, 0),
        ),
        client(of("Joan", "joan", None), &beatrice::JOAN, 3, (12, 0)),
        Client {
            person: of("Ruby", "ruby", None),
            story: Story::Invited(2),
        },
    ],
};
