//! The client's form: what the fields mean, what the choices say, and what goes along unseen.

use dialogue::moment::{Effect, Feeling, Form, Handling, Level, More, Please, Topic};
use dialogue::safety::Concern;
use dialogue::view::SayPage;
use dialogue::{Passage, Refusal};

use crate::App;
use crate::fields::Fields;
use crate::shell::{Calm, Shell};
use crate::words::Words;

/// One choice as a card.
pub(crate) struct Card {
    pub(crate) name: &'static str,
    pub(crate) label: String,
    pub(crate) why: String,
    pub(crate) chosen: bool,
}

/// All choices of the form.
pub(super) struct Cards {
    pub(super) feelings: Vec<Card>,
    pub(super) levels: Vec<Card>,
    pub(super) please: Vec<Card>,
    pub(super) topics: Vec<Card>,
    pub(super) did: Vec<Card>,
    pub(super) handling: Vec<Card>,
    pub(super) never_sent: Vec<Card>,
    pub(super) outside_first: Vec<Card>,
}

/// A card without an explanation.
pub(crate) fn plain(name: &'static str, label: String, chosen: bool) -> Card {
    Card {
        name,
        label,
        why: String::new(),
        chosen,
    }
}

impl Cards {
    pub(super) fn of(t: &Words, p: &SayPage) -> Self {
        let form = &p.form;
        let concerns = |where_to: dialogue::safety::Route| {
            Concern::ALL
                .into_iter()
                .filter(|c| c.route() == where_to)
                .map(|c| {
                    let label = t.choice("safety-concern", c.name());
                    plain(c.name(), label, form.concerns.contains(&c))
                })
                .collect()
        };
        Self {
            feelings: Feeling::ALL
                .iter()
                .map(|f| {
                    let label = match f {
                        Feeling::TowardsYou => {
                            t.fill("say-towards-other", &[("other", p.between.other.as_str())])
                        }
                        _ => t.choice("say-feeling", f.name()),
                    };
                    plain(f.name(), label, form.feeling == Some(*f))
                })
                .collect(),
            levels: levels(t, p),
            please: Please::ALL
                .iter()
                .map(|c| {
                    let label = t.choice("say-please", c.name());
                    plain(c.name(), label, form.please == Some(*c))
                })
                .collect(),
            topics: Topic::ALL
                .iter()
                .map(|c| {
                    plain(
                        c.name(),
                        t.choice("topic", c.name()),
                        form.topic == Some(*c),
                    )
                })
                .collect(),
            did: Effect::ALL
                .iter()
                .map(|c| {
                    let label = t.choice("effect", c.name());
                    plain(c.name(), label, form.more.did.contains(c))
                })
                .collect(),
            handling: Handling::ALL
                .iter()
                .map(|c| {
                    let label = t.choice("handling", c.name());
                    plain(c.name(), label, form.more.handling == Some(*c))
                })
                .collect(),
            never_sent: concerns(dialogue::safety::Route::NeverSent),
            outside_first: concerns(dialogue::safety::Route::OutsideHelpFirst),
        }
    }
}

/// The four levels, each with exactly what the therapist would read.
fn levels(t: &Words, p: &SayPage) -> Vec<Card> {
    let other = p.between.other.as_str();
    let wait = t.choice("please", Please::Wait.name());
    let ask = t.choice("say-please", Please::AskGently.name());
    Level::ALL
        .iter()
        .map(|level| Card {
            name: level.name(),
            label: t.choice("say-level", level.name()),
            why: match level {
                Level::JustForMe => t.fill("say-why-just-for-me", &[("other", other)]),
                Level::Something => t.fill(
                    "say-why-something",
                    &[("other", other), ("sentence", &wait), ("or", &ask)],
                ),
                Level::About => t.fill("say-why-about", &[("other", other)]),
                Level::Say => t.fill("say-why-say", &[("other", other)]),
            },
            chosen: p.form.level == Some(*level),
        })
        .collect()
}

/// The form that the fields say.
pub(super) fn read(fields: &Fields) -> Result<Form, Refusal> {
    let concern = Concern::from_name;
    Ok(Form {
        feeling: fields.choice("feeling", Feeling::from_name)?,
        level: fields.choice("level", Level::from_name)?,
        please: fields.choice("please", Please::from_name)?,
        topic: fields.choice("topic", Topic::from_name)?,
        words: fields.passage("words")?,
        more: More {
            when: fields.text("when")?,
            topic: None,
            did: fields.choices("did", Effect::from_name)?,
            wanted: fields.passage("wanted")?,
            handling: fields.choice("handling", Handling::from_name)?,
        },
        concerns: fields.choices("concern", concern)?,
    })
}

/// Everything that goes along unseen to the next page: each field but those that the page itself has.
pub(super) fn carried(fields: &Fields, but: &[&str]) -> Vec<(String, String)> {
    const NEVER: &[&str] = &["submission", "go"];
    fields
        .iter()
        .filter(|(name, value)| !value.is_empty() && !NEVER.contains(name) && !but.contains(name))
        .map(|(name, value)| (name.to_owned(), value.to_owned()))
        .collect()
}

/// What is missing, and where: the field, and a sentence.
pub(super) fn error(app: &App, refusal: &Refusal) -> (String, String) {
    let t = Shell::of(app, Calm::Client).t;
    let (at, key) = match refusal.field() {
        Some("level") => ("level", "say-error-level"),
        Some("topic") => ("topic", "say-error-topic"),
        _ if *refusal == Refusal::NothingSaid => ("words", "say-error-nothing"),
        _ => ("words", "say-error-words"),
    };
    (at.to_owned(), t.say(key))
}

/// The longest that fits into the box, in letters.
pub(crate) const LONGEST: usize = Passage::MAX;
