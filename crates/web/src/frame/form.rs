//! A form, declared once beside its route. What is parsed, what is refused, the page that shows it again, the limits in the
//! templates and the lists that tests go over are all read from here.

use dialogue::{Refusal, Role};

use super::field::Field;
use super::fields::Fields;

/// Whose a form is.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Whose {
    /// The client's of a relationship.
    Client,
    /// The therapist's of a relationship.
    Therapist,
    /// Either one's of a relationship.
    Either,
    /// That of a member who sees clients.
    Member,
    /// An administrator's.
    Administrator,
    /// That of anyone who is signed in.
    SignedIn,
    /// Anyone's.
    Anyone,
}

/// One form.
#[derive(Debug, Clone, Copy)]
pub struct Form {
    /// What it is called where forms are listed.
    pub name: &'static str,
    /// Whose it is.
    pub whose: Whose,
    /// The values of the buttons that do something (`go`); none where its one button has no name.
    pub acts: &'static [&'static str],
    /// The values of the buttons that lead from page to page and do nothing by themselves.
    pub steps: &'static [&'static str],
    /// What it holds.
    pub fields: &'static [Field],
    /// Sent twice it comes to the same by itself: it carries no submission.
    pub idempotent: bool,
    /// The page it stands on, where it is not to be sent again from any other: it holds a secret.
    pub stands_on: Option<&'static str>,
}

impl Form {
    /// A form with one button.
    pub(crate) const fn new(name: &'static str, whose: Whose, fields: &'static [Field]) -> Self {
        Self {
            name,
            whose,
            acts: &[],
            steps: &[],
            fields,
            idempotent: false,
            stands_on: None,
        }
    }

    /// The same, with buttons of these values.
    pub(crate) const fn go(self, acts: &'static [&'static str]) -> Self {
        Self { acts, ..self }
    }

    /// The same, with buttons that lead to another page of the same thing.
    pub(crate) const fn steps(self, steps: &'static [&'static str]) -> Self {
        Self { steps, ..self }
    }

    /// The same, where sending it twice comes to the same by itself.
    pub(crate) const fn idempotent(self) -> Self {
        Self {
            idempotent: true,
            ..self
        }
    }

    /// The same, with a secret in it.
    pub(crate) const fn standing_on(self, page: &'static str) -> Self {
        Self {
            stands_on: Some(page),
            ..self
        }
    }

    /// True where somebody in this seat may send it.
    pub fn is_of(&self, role: Role) -> bool {
        match self.whose {
            Whose::Client => role == Role::Client,
            Whose::Therapist => role == Role::Therapist,
            Whose::Either | Whose::SignedIn | Whose::Anyone => true,
            Whose::Member | Whose::Administrator => false,
        }
    }

    /// True where one of its buttons has this value.
    pub fn takes(&self, go: &str) -> bool {
        let buttons = self.acts.iter().chain(self.steps);
        let mut buttons = buttons.copied();
        if self.acts.is_empty() {
            go.is_empty()
        } else {
            buttons.any(|button| button == go)
        }
    }

    /// Its field of this name.
    pub fn field(&self, name: &str) -> Option<&'static Field> {
        self.fields.iter().find(|field| field.is_called(name))
    }
}

/// The form among these that was sent, with every field as it should be.
///
/// # Errors
/// [`Refusal::Unreadable`] of `go` for a button that none of them has; otherwise what is wrong with the first field.
pub(crate) fn sent<'a>(
    forms: impl Iterator<Item = &'a Form>,
    fields: &Fields,
) -> Result<&'a Form, Refusal> {
    let go = fields.get("go");
    let mut forms = forms;
    let form = forms
        .find(|form| form.takes(go))
        .ok_or(Refusal::Unreadable { field: "go" })?;
    for field in form.fields {
        field.check(fields)?;
    }
    Ok(form)
}
