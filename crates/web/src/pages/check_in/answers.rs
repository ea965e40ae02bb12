//! What the fields of a check-in mean. A page brings some of them; the others stay as they were.

use alliance::{Direct, Item, Score};
use dialogue::Refusal;
use dialogue::check_in::Form;
use dialogue::conversation::Happened;

use crate::frame::fields::Fields;

/// True where every question's field is there, answered or not.
pub(super) fn is_whole(fields: &Fields) -> bool {
    let mut names = Item::ALL.iter().map(|item| item.name());
    names.all(|name| has(fields, name)) && has(fields, "direct") && has(fields, "better")
}

fn has(fields: &Fields, name: &str) -> bool {
    fields.all(name).next().is_some()
}

/// The form with what the fields bring. A field that is not there changes nothing; an empty one clears its answer.
pub(super) fn merge(mut form: Form, fields: &Fields) -> Result<Form, Refusal> {
    let answers = &mut form.answers;
    for item in Item::ALL {
        if has(fields, item.name()) {
            answers.items.set(item, fields.choice(item.name(), score)?);
        }
    }
    if has(fields, "direct") {
        answers.direct = fields.choice("direct", Direct::from_name)?;
    }
    if has(fields, "better") {
        answers.better = fields.text("better")?;
    }
    if has(fields, "held-back") {
        // An unticked box sends nothing, so an empty field of the same name goes before it.
        form.held_back = fields.all("held-back").any(|value| !value.is_empty());
    }
    for (name, value) in fields.iter() {
        let Some(id) = name.strip_prefix("agreed-") else {
            continue;
        };
        let unreadable = Refusal::Unreadable { field: "agreed" };
        let id = id.parse().map_err(|_| unreadable.clone())?;
        answers.agreed.retain(|(agreed, _)| *agreed != id);
        if !value.is_empty() {
            let happened = Happened::from_name(value).ok_or(unreadable)?;
            answers.agreed.push((id, happened));
        }
    }
    Ok(form)
}

fn score(text: &str) -> Option<Score> {
    text.parse().ok().and_then(|points| Score::new(points).ok())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    fn fields(text: &str) -> Fields {
        Fields::parse(text.as_bytes()).unwrap()
    }

    #[test]
    fn a_missing_answer_is_missing_never_zero_never_the_middle() {
        let form = merge(Form::default(), &fields("accepted=&understood=0&goals=10")).unwrap();
        let items = &form.answers.items;
        assert_eq!(items.get(Item::Accepted), None);
        assert_eq!(items.get(Item::Understood).map(Score::points), Some(0));
        assert_eq!(items.get(Item::Goals).map(Score::points), Some(10));
        assert_eq!(items.get(Item::Room), None);
    }

    #[test]
    fn a_page_changes_only_what_it_asks() {
        let first = merge(
            Form::default(),
            &fields("accepted=7&better=time&held-back=&held-back=yes"),
        );
        let then = merge(first.unwrap(), &fields("direct=a-little")).unwrap();
        assert_eq!(
            then.answers.items.get(Item::Accepted).map(Score::points),
            Some(7)
        );
        assert_eq!(then.answers.direct, Some(Direct::ALittle));
        assert!(then.answers.better.is_some() && then.held_back);
        let cleared = merge(then, &fields("accepted=&better=+&held-back=")).unwrap();
        assert_eq!(cleared.answers.items.get(Item::Accepted), None);
        assert!(cleared.answers.better.is_none() && !cleared.held_back);
    }

    #[test]
    fn what_no_page_offers_is_refused() {
        for odd in [
            "accepted=11",
            "accepted=-1",
            "accepted=seven",
            "direct=perhaps",
            "agreed-x=yes",
        ] {
            assert!(merge(Form::default(), &fields(odd)).is_err(), "{odd}");
        }
    }
}
