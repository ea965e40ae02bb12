//! What each of the two may say in a conversation, as forms.

use dialogue::conversation::{Acknowledgement, Command, Happened};
use dialogue::{EntryId, Refusal};

use crate::frame::field::{Field, choice, date, id, line, passage};
use crate::frame::form::{Form, Whose};
use crate::frame::seat_form::SeatForm;
use crate::parts::stand;

/// The first answer in one tap, as it stands on the page.
const SENTENCE: Field = line("sentence").unseen();
/// A line of the therapist's own.
pub(super) const LINE: Field = line("words").required();
/// By when they come back to it.
const BY: Field = date("by").required();
/// An answer in writing.
pub(super) const ANSWER: Field = passage("words").required();
/// What was agreed.
const AGREE: Field = line("agree").required();
/// Which of the things agreed.
const AGREED: Field = id("agreed").required().unseen();
/// Whether it happened.
const HAPPENED: Field = choice("happened", || {
    Happened::ALL.iter().map(|h| h.name()).collect()
})
.required();
/// What a client comes back with.
pub(super) const BACK: Field = passage("words");
/// What a therapist comes back with.
pub(super) const BACK_LINE: Field = line("words");

/// All of them.
pub(super) const FORMS: &[Form] = &[
    Form::new("conversation: acknowledge", Whose::Therapist, &[SENTENCE]).go(&["acknowledge"]),
    Form::new("conversation: words", Whose::Therapist, &[LINE]).go(&["words"]),
    Form::new("conversation: come back", Whose::Therapist, &[BY]).go(&["come-back"]),
    Form::new("conversation: answer", Whose::Therapist, &[ANSWER]).go(&["answer"]),
    Form::new("conversation: back, a line", Whose::Therapist, &[BACK_LINE]).go(&["back"]),
    Form::new("conversation: agree", Whose::Either, &[AGREE]).go(&["agree"]),
    Form::new("conversation: not now", Whose::Client, &[]).go(&["not-now"]),
    Form::new("conversation: happened", Whose::Client, &[AGREED, HAPPENED]).go(&["happened"]),
    Form::new("conversation: draw", Whose::Client, &[]).go(&["draw", "undraw"]),
    Form::new(
        "conversation: show",
        Whose::Client,
        &[
            stand::MOMENT,
            stand::PLACE,
            stand::AFRAID,
            stand::HAPPENED,
            stand::SAYING,
        ],
    )
    .go(&["show"]),
    Form::new("conversation: back", Whose::Client, &[BACK]).go(&["back"]),
];

/// What the form says.
pub(super) fn read(form: &SeatForm, moment: EntryId) -> Result<Command, Refusal> {
    let fields = form.fields();
    let acknowledge = |how| Command::Acknowledge { moment, how };
    Ok(match form.go() {
        "acknowledge" => acknowledge(match fields.text("sentence")? {
            Some(sentence) => Acknowledgement::Tap(sentence),
            None => Acknowledgement::Read,
        }),
        "words" => acknowledge(Acknowledgement::Words(fields.required("words")?)),
        "come-back" => acknowledge(Acknowledgement::ComeBack {
            by: fields.date("by")?.ok_or(Refusal::Empty { field: "by" })?,
        }),
        "answer" => Command::Answer {
            moment,
            words: fields.required("words")?,
        },
        "not-now" => Command::NotNow { moment },
        "agree" => Command::Agree {
            moment,
            words: fields.required("agree")?,
        },
        "happened" => Command::Happened {
            moment,
            agreed: fields.required_id("agreed")?,
            happened: fields
                .choice("happened", Happened::from_name)?
                .ok_or(Refusal::Empty { field: "happened" })?,
        },
        "draw" => Command::Draw {
            moment,
            drawn: true,
        },
        "undraw" => Command::Draw {
            moment,
            drawn: false,
        },
        "show" => Command::Show {
            moment,
            stand: stand::read(fields)?,
        },
        _ => Command::Back {
            moment,
            words: fields.passage("words")?,
        },
    })
}
