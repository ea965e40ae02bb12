//! What was answered, line by line, and what the check-in is called.

use alliance::Item;
use dialogue::check_in::View;
use dialogue::check_in::view::ClientCheckIn;

use crate::frame::words::Words;

/// One line of what the other would get: the question, and the answer.
pub(super) struct Row {
    pub(super) question: String,
    pub(super) answer: String,
}

/// Exactly what is shared of a form, line by line.
pub(super) fn rows(t: &Words, p: &ClientCheckIn) -> Vec<Row> {
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
pub(super) fn view_rows(t: &Words, view: &View) -> Vec<Row> {
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

/// What it is called: by the day, or that it is today.
pub(super) fn title(t: &Words, p: &ClientCheckIn) -> String {
    let other = p.between.other.as_str();
    let starts = &p.session.starts;
    if t.calendar().date(*starts) == t.today() {
        t.fill("check-in-title-today", &[("other", other)])
    } else {
        let day = t.day(starts);
        t.fill("check-in-title", &[("other", other), ("day", &day)])
    }
}
