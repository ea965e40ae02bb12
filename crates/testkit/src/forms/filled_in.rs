//! A declared form, filled in: by the kind of each field.

use web::{Field, Kind, Route, Whose};

use super::{Blanks, Form, Means, SECRET, WORDS, Who};

impl Blanks {
    /// All forms that carry a submission, one for each button that does something.
    pub fn forms(&self) -> Vec<Form> {
        web::forms()
            .filter(|(_, form)| !form.idempotent)
            .flat_map(|(route, form)| {
                let acts = if form.acts.is_empty() {
                    &[""]
                } else {
                    form.acts
                };
                acts.iter().map(move |act| self.form(route, form, act))
            })
            .collect()
    }

    /// A form as one of its buttons sends it.
    pub fn form(&self, route: &Route, form: &web::Form, act: &str) -> Form {
        let go = (!act.is_empty()).then(|| ("go", act.to_owned(), Means::Anything));
        let fields = form.fields.iter().filter(|field| is_one(field));
        let fields = fields.map(|field| (field.name, self.value(field, form.name), means(field)));
        Form {
            name: if form.acts.len() > 1 {
                // A name for as long as the tests run.
                format!("{}: {act}", form.name).leak()
            } else {
                form.name
            },
            who: who(form.whose),
            path: self.path(route.path),
            fields: go.into_iter().chain(fields).collect(),
        }
    }

    fn path(&self, path: &str) -> String {
        // A fresh link is for somebody who has not come in yet.
        let with = if path.ends_with("/invite-again") {
            &self.waiting
        } else {
            &self.with
        };
        path.replace("/with/{relationship}", with)
            .replace("{session}", &self.session)
            .replace("{moment}", &self.moment)
    }

    fn value(&self, field: &Field, form: &str) -> String {
        if let Some(example) = field.example {
            return example.to_owned();
        }
        let first = |values: fn() -> Vec<&'static str>| values()[0].to_owned();
        match field.kind {
            Kind::Choice(values) | Kind::Choices(values) if field.required => first(values),
            Kind::Choice(_) | Kind::Choices(_) => String::new(),
            Kind::Name => "Kim".to_owned(),
            Kind::Line | Kind::Passage => WORDS.to_owned(),
            Kind::Email => format!("{}@example.org", form.replace(' ', "-")),
            Kind::Number(least, _) => least.to_string(),
            Kind::Date => "2026-11-27".to_owned(),
            Kind::Time => "2026-12-01T10:00".to_owned(),
            Kind::Id => self.id(field.name),
            Kind::Tick => "yes".to_owned(),
            Kind::Password => SECRET.to_owned(),
            Kind::Step => String::new(),
        }
    }

    /// The id of what a field of this name is about; empty for what was not taken up from anything.
    fn id(&self, name: &str) -> String {
        match name {
            "session" => self.session.clone(),
            "moment" => self.moment.clone(),
            "entry" => self.kept.clone(),
            "letter" => self.letter.clone(),
            "agreed" => self.agreed.clone(),
            "kept" => String::new(),
            other => panic!("{other}: an id that the forms of tests do not know"),
        }
    }
}

/// A field for each of several things is in no form that is filled in here.
fn is_one(field: &Field) -> bool {
    !field.name.ends_with('-')
}

fn who(whose: Whose) -> Who {
    match whose {
        Whose::Client | Whose::Either | Whose::SignedIn | Whose::Anyone => Who::Client,
        Whose::Therapist | Whose::Member => Who::Therapist,
        Whose::Administrator => Who::Administrator,
    }
}

/// What can be wrong with a field.
fn means(field: &Field) -> Means {
    match field.kind {
        Kind::Name | Kind::Line | Kind::Passage | Kind::Email => Means::Words,
        Kind::Choice(_) | Kind::Choices(_) => Means::Choice,
        Kind::Id if field.required => Means::Id,
        Kind::Date | Kind::Time if !field.late => Means::Time,
        Kind::Id
        | Kind::Date
        | Kind::Time
        | Kind::Number(..)
        | Kind::Tick
        | Kind::Password
        | Kind::Step => Means::Anything,
    }
}
