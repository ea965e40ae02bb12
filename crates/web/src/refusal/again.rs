//! The form again: what was written in open boxes, days and numbers to choose anew, the rest unseen.

use crate::frame::field::{Field, Kind};
use crate::frame::fields::Fields;
use crate::frame::form::Form;

/// One field of a form that is shown again.
pub(super) struct Again {
    pub(super) name: String,
    pub(super) value: String,
    /// The key of the label of an open box; `None` for what goes along unseen.
    pub(super) label: Option<String>,
    /// The kind of field it comes back as, where that is not a box for words.
    pub(super) kind: Option<&'static str>,
}

/// How a field comes back.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Comes {
    /// As a box for words.
    Box,
    /// As a field of this kind.
    As(&'static str),
    /// Unseen.
    Unseen,
    /// Not at all.
    Never,
}

impl Comes {
    fn of(field: &Field) -> Self {
        match field.kind {
            Kind::Password => Comes::Never,
            _ if field.unseen => Comes::Unseen,
            Kind::Name | Kind::Line | Kind::Passage | Kind::Email => Comes::Box,
            Kind::Date => Comes::As("date"),
            Kind::Time => Comes::As("datetime-local"),
            Kind::Number(..) => Comes::As("number"),
            Kind::Choice(_) | Kind::Choices(_) | Kind::Id | Kind::Tick | Kind::Step => {
                Comes::Unseen
            }
        }
    }
}

/// The form again, by what is declared of its fields; what was refused is open even where it is empty.
pub(super) fn again<'a>(
    fields: &Fields,
    forms: impl Iterator<Item = &'a Form> + Clone,
    refused: Option<&str>,
) -> Vec<Again> {
    fields
        .iter()
        .filter_map(|(name, value)| {
            let field = forms.clone().find_map(|form| form.field(name));
            let comes = field.map_or(Comes::Unseen, Comes::of);
            let seen = !value.trim().is_empty() || refused == Some(name);
            let open = matches!(comes, Comes::Box | Comes::As(_)) && seen;
            (comes != Comes::Never).then(|| Again {
                name: name.to_owned(),
                value: value.to_owned(),
                label: open.then(|| format!("field-{name}")),
                kind: match comes {
                    Comes::As(kind) => Some(kind),
                    Comes::Box | Comes::Unseen | Comes::Never => None,
                },
            })
        })
        .collect()
}
