//! The pages of a client's check-in.

use alliance::{Direct, Item};
use askama::Template;
use axum::response::Response;
use dialogue::SubmissionId;
use dialogue::check_in::View;
use dialogue::conversation::Happened;
use dialogue::private_prompt::Concern;
use dialogue::view::{ClientCheckIn, SentState};

use super::Page;
use crate::App;
use crate::help::Country;
use crate::html::say::form::{Card, plain};
use crate::shell::{Calm, Shell, page, submission};
use crate::words::Words;

/// One question from 0 to 10.
struct Scale {
    name: &'static str,
    label: String,
    at: Option<u8>,
}

impl Scale {
    fn is_at(&self, points: &u8) -> bool {
        self.at.as_ref() == Some(points)
    }
}

/// Something agreed, with what can be said about it.
struct Agreed {
    id: String,
    words: String,
    answers: Vec<Card>,
}

/// The questions of one page; what is not asked there is `None` or empty.
#[derive(Default)]
struct Asks {
    scales: Vec<Scale>,
    direct: Option<Vec<Card>>,
    better: Option<String>,
    rest: bool,
    held_back: bool,
    agreed: Vec<Agreed>,
    /// True where the question is the page's heading.
    heading: bool,
}

impl Agreed {
    fn is_answered(&self) -> bool {
        self.answers.iter().any(|card| card.chosen)
    }
}

impl Asks {
    /// True where the direct question has an answer.
    fn has_direct(&self) -> bool {
        let cards = self.direct.iter().flatten();
        cards.into_iter().any(|card| card.chosen)
    }

    fn of(t: &Words, p: &ClientCheckIn, page: Page) -> Self {
        let answers = &p.form.answers;
        let number = match page {
            Page::Start => 1,
            Page::One(n) => usize::from(n),
            Page::All | Page::Last => 0,
        };
        let all = number == 0;
        let scales = Item::ALL
            .into_iter()
            .filter(|item| all || item.index() + 1 == number)
            .map(|item| Scale {
                name: item.name(),
                label: t.choice("item", item.name()),
                at: answers.items.get(item).map(alliance::Score::points),
            });
        let better = || {
            answers
                .better
                .as_ref()
                .map_or("", |b| b.as_str())
                .to_owned()
        };
        Self {
            scales: scales.collect(),
            direct: (all || number == 6).then(|| directs(t, answers.direct)),
            better: (all || number == 7).then(better),
            rest: all || number == 8,
            held_back: p.form.held_back,
            agreed: if all || number == 8 {
                agreed(t, p)
            } else {
                Vec::new()
            },
            heading: !all && page != Page::Start,
        }
    }
}

fn directs(t: &Words, given: Option<Direct>) -> Vec<Card> {
    Direct::ALL
        .into_iter()
        .map(|d| plain(d.name(), t.choice("direct", d.name()), given == Some(d)))
        .collect()
}

fn agreed(t: &Words, p: &ClientCheckIn) -> Vec<Agreed> {
    let given = |id| p.form.answers.agreed.iter().find(|(a, _)| *a == id);
    p.agreed
        .iter()
        .map(|question| Agreed {
            id: question.id.to_string(),
            words: question.words.as_str().to_owned(),
            answers: Happened::ALL
                .iter()
                .map(|h| {
                    let chosen = given(question.id).is_some_and(|(_, g)| g == h);
                    plain(h.name(), t.choice("happened", h.name()), chosen)
                })
                .collect(),
        })
        .collect()
}

/// One line of what the other would get: the question, and the answer.
struct Row {
    question: String,
    answer: String,
}

/// Exactly what is shared of a form, line by line.
fn rows(t: &Words, p: &ClientCheckIn) -> Vec<Row> {
    let answers = &p.form.answers;
    let none = || t.say("item-none");
    let mut rows: Vec<Row> = Item::ALL
        .into_iter()
        .map(|item| Row {
            question: t.choice("item", item.name()),
            answer: answers
                .items
                .get(item)
                .map_or_else(none, |score| score.points().to_string()),
        })
        .collect();
    rows.push(Row {
        question: t.say("check-in-direct"),
        answer: answers
            .direct
            .map_or_else(none, |d| t.choice("direct", d.name())),
    });
    rows.push(Row {
        question: t.say("check-in-better"),
        answer: answers
            .better
            .as_ref()
            .map_or_else(none, |b| b.as_str().to_owned()),
    });
    for (id, happened) in &answers.agreed {
        let question = p.agreed.iter().find(|q| q.id == *id);
        rows.push(Row {
            question: question.map_or_else(
                || t.say("check-in-agreed"),
                |q| t.fill("check-in-agreed-this", &[("words", q.words.as_str())]),
            ),
            answer: t.choice("happened", happened.name()),
        });
    }
    rows
}

/// The other's own two answers, line by line.
fn view_rows(t: &Words, view: &View) -> Vec<Row> {
    let none = || t.say("item-none");
    vec![
        Row {
            question: t.say("check-in-view-between"),
            answer: view
                .between
                .map_or_else(none, |score| score.points().to_string()),
        },
        Row {
            question: t.say("check-in-direct"),
            answer: view
                .direct
                .map_or_else(none, |d| t.choice("direct", d.name())),
        },
    ]
}

fn title(t: &Words, p: &ClientCheckIn) -> String {
    let other = p.between.other.as_str();
    let starts = &p.session.starts;
    if t.calendar().date(*starts) == t.today() {
        t.fill("check-in-title-today", &[("other", other)])
    } else {
        let day = t.day(starts);
        t.fill("check-in-title", &[("other", other), ("day", &day)])
    }
}

macro_rules! named {
    ($($page:ident),+) => {$(
        impl $page {
            fn other(&self) -> [(&'static str, &str); 1] {
                [("other", self.p.between.other.as_str())]
            }
        }
    )+};
}
named!(Questions, Last, Sent);

#[derive(Template)]
#[template(path = "check_in_questions.html")]
struct Questions {
    shell: Shell,
    submission: SubmissionId,
    title: String,
    p: ClientCheckIn,
    asks: Asks,
    page: Page,
    help: Country,
}

impl Questions {
    /// "Question 2 of 5", for the five; "1 of 3 more" after them.
    fn step(&self) -> Option<String> {
        let (key, number) = match self.page {
            Page::One(n @ 1..=5) => ("check-in-step", n),
            Page::One(n) => ("check-in-step-more", n - 5),
            Page::Start | Page::All | Page::Last => return None,
        };
        let number = number.to_string();
        Some(self.shell.t.fill(key, &[("number", &number)]))
    }

    /// What the browser calls the page: what its heading says.
    fn heading(&self) -> String {
        let t = &self.shell.t;
        match self.page {
            Page::One(6) => t.say("check-in-direct"),
            Page::One(7) => t.say("check-in-better"),
            Page::One(8) => t.say("check-in-rest"),
            Page::One(_) => self
                .asks
                .scales
                .first()
                .map_or_else(String::new, |scale| scale.label.clone()),
            Page::Start | Page::All | Page::Last => self.title.clone(),
        }
    }

    fn is_start(&self) -> bool {
        self.page == Page::Start
    }

    fn is_all(&self) -> bool {
        self.page == Page::All
    }

    /// True where the page has a way back to an earlier question.
    fn has_back(&self) -> bool {
        matches!(self.page, Page::One(2..))
    }
}

/// A page with one question, or with all.
pub(super) fn questions(app: &App, p: ClientCheckIn, at: Page) -> Response {
    let shell = Shell::of(app, Calm::Client).writing();
    page(&Questions {
        submission: submission(app),
        title: title(&shell.t, &p),
        asks: Asks::of(&shell.t, &p, at),
        shell,
        p,
        page: at,
        help: app.help.of(&app.candor.practice().country).clone(),
    })
}

#[derive(Template)]
#[template(path = "check_in_last.html")]
struct Last {
    shell: Shell,
    submission: SubmissionId,
    title: String,
    rows: Vec<Row>,
    asked: Option<Asked>,
    p: ClientCheckIn,
}

impl Last {
    fn is_kept(&self) -> bool {
        self.p.kept && !self.p.begun
    }

    fn can_share(&self) -> bool {
        !self.p.between.is_over() && !self.p.form.answers.is_empty() && self.is_allowed()
    }

    /// True where there are numbers to be shared, and so to be compared.
    fn has_numbers(&self) -> bool {
        !self.p.form.answers.items.is_empty()
    }

    /// True where everything that was filled in may be shown at present.
    fn is_allowed(&self) -> bool {
        !self.scores_hidden() && !self.words_hidden()
    }

    /// True where there are numbers that may not be shown at present.
    fn scores_hidden(&self) -> bool {
        !self.p.may_show.0 && self.has_numbers()
    }

    /// True where there are words that may not be shown at present.
    fn words_hidden(&self) -> bool {
        !self.p.may_show.1 && self.p.form.answers.better.is_some()
    }

    /// True where there is something one might want to say more about.
    fn more_to_say(&self) -> bool {
        matches!(
            self.p.form.answers.direct,
            Some(Direct::ALittle | Direct::Yes)
        ) || self.p.form.held_back
    }
}

/// What is put to the client alone, beside their own check-in, with a form of its own.
struct Asked {
    concern: Concern,
    submission: SubmissionId,
}

impl Asked {
    fn of(app: &App, p: &ClientCheckIn) -> Option<Self> {
        let asked = |concern| Self {
            concern,
            submission: submission(app),
        };
        p.asked.map(asked)
    }
}

/// The last page: exactly what the other would get; share or keep.
pub(super) fn last(app: &App, p: ClientCheckIn) -> Response {
    let shell = Shell::of(app, Calm::Client);
    page(&Last {
        submission: submission(app),
        title: shell.t.say(if p.kept && !p.begun {
            "check-in-kept-title"
        } else {
            "check-in-last-title"
        }),
        rows: rows(&shell.t, &p),
        asked: Asked::of(app, &p),
        shell,
        p,
    })
}

#[derive(Template)]
#[template(path = "check_in_sent.html")]
struct Sent {
    shell: Shell,
    submission: SubmissionId,
    title: String,
    rows: Vec<Row>,
    view: Option<Vec<Row>>,
    asked: Option<Asked>,
    p: ClientCheckIn,
}

impl Sent {
    /// It was still under way when this ended.
    fn went_nowhere(&self) -> bool {
        self.p.between.is_over() && self.letter().is_some()
    }

    /// The letter's name while it can be taken back.
    fn letter(&self) -> Option<String> {
        match self.p.sent {
            SentState::Underway(letter) => Some(letter.to_string()),
            SentState::NotSent | SentState::Arrived => None,
        }
    }
}

/// What was sent: on its way, or arrived, then with the other's own view where it was shown.
pub(super) fn sent(app: &App, p: ClientCheckIn) -> Response {
    let shell = Shell::of(app, Calm::Client);
    let key = match p.sent {
        SentState::Underway(_) | SentState::NotSent if !p.between.is_over() => "check-in-way-title",
        _ => "check-in-arrived-title",
    };
    page(&Sent {
        submission: submission(app),
        title: shell.t.say(key),
        rows: rows(&shell.t, &p),
        view: p.view.as_ref().map(|view| view_rows(&shell.t, view)),
        asked: Asked::of(app, &p),
        shell,
        p,
    })
}
