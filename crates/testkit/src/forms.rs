//! Every form there is, filled in as it should be: for the tests of the forms themselves, and for whoever presses all of them to
//! find out something. Which forms there are, and what they hold, is what the pages declare.

mod filled_in;

use uuid::Uuid;

/// Who a form is for.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Who {
    /// The client.
    Client,
    /// The therapist.
    Therapist,
    /// The administrator.
    Administrator,
}

/// What a form's field is for: what can be wrong with it follows from that.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Means {
    /// Which button, a ticked box, a password: anything may stand there as far as this list knows.
    Anything,
    /// Something a person wrote.
    Words,
    /// One of a few choices, or a number within bounds.
    Choice,
    /// The id of something in this relationship.
    Id,
    /// A day, or a day and a time.
    Time,
}

/// One form.
#[derive(Debug, Clone)]
pub struct Form {
    /// What it is called in tests.
    pub name: &'static str,
    /// Who it is for.
    pub who: Who,
    /// Where it goes.
    pub path: String,
    /// Its fields, each with what it means.
    pub fields: Vec<(&'static str, String, Means)>,
}

impl Form {
    /// A form with these fields.
    pub fn new(
        name: &'static str,
        who: Who,
        path: String,
        fields: &[(&'static str, &str, Means)],
    ) -> Self {
        let fields = fields
            .iter()
            .map(|(name, value, means)| (*name, (*value).to_owned(), *means));
        Self {
            name,
            who,
            path,
            fields: fields.collect(),
        }
    }

    /// Its fields, under this submission, with one of them changed.
    pub fn with(&self, submission: Uuid, field: &str, value: &str) -> Vec<(&'static str, String)> {
        let change = |name: &str, was: &String| {
            if name == field {
                value.to_owned()
            } else {
                was.clone()
            }
        };
        let submission = submission.to_string();
        let mut fields = vec![("submission", change("submission", &submission))];
        fields.extend(
            self.fields
                .iter()
                .map(|(name, was, _)| (*name, change(name, was))),
        );
        fields
    }

    /// Its fields as they should be.
    pub fn good(&self, submission: Uuid) -> Vec<(&'static str, String)> {
        self.with(submission, "", "")
    }

    /// The fields that mean this.
    pub fn of_meaning(&self, wanted: Means) -> Vec<&'static str> {
        let fields = self.fields.iter().filter(|(_, _, means)| *means == wanted);
        fields.map(|(name, _, _)| *name).collect()
    }
}

/// What stands in the blanks of the forms: addresses and ids of one relationship.
#[derive(Debug, Clone)]
pub struct Blanks {
    /// `/with/{relationship}` of the two.
    pub with: String,
    /// `/with/{relationship}` of the therapist and someone who was only invited.
    pub waiting: String,
    /// A session. Where the client kept a check-in on it with something held back, what is put to them there can be answered.
    pub session: String,
    /// A conversation.
    pub moment: String,
    /// Something kept.
    pub kept: String,
    /// Something on its way.
    pub letter: String,
    /// Something agreed in the conversation.
    pub agreed: String,
}

/// A password, where a form has one.
const SECRET: &str = "three or four unrelated words";
/// What someone wrote.
pub const WORDS: &str = "That was too quick for me.";
