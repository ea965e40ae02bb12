//! One field of a form: its name, what it holds, and what may be wrong with it.

use dialogue::{Line, Name, Passage, Refusal, Written};
use jiff::civil::{Date, DateTime};
use uuid::Uuid;

use super::fields::Fields;

/// What a field holds.
#[derive(Debug, Clone, Copy)]
pub enum Kind {
    /// At most one of these.
    Choice(fn() -> Vec<&'static str>),
    /// Any of these.
    Choices(fn() -> Vec<&'static str>),
    /// What somebody is called.
    Name,
    /// One line.
    Line,
    /// As much as someone wants to say in one go.
    Passage,
    /// An address for mail.
    Email,
    /// A whole number from the first to the second.
    Number(u16, u16),
    /// A calendar day.
    Date,
    /// A day and a time of day.
    Time,
    /// The id of something in the relationship.
    Id,
    /// A box that is ticked or not.
    Tick,
    /// A secret; never put into a page.
    Password,
    /// Which page of several a form stands on.
    Step,
}

/// One field of a form.
#[derive(Debug, Clone, Copy)]
pub struct Field {
    /// Its name; one that ends in a hyphen is a field for each of several things, with the thing's id behind it.
    pub name: &'static str,
    /// What it holds.
    pub kind: Kind,
    /// Nothing can be done without it.
    pub required: bool,
    /// It goes along unseen.
    pub unseen: bool,
    /// What is wrong with it is said on the page that it leads to, and not by a refusal.
    pub late: bool,
    /// What a form filled in for a test says here, where not just anything of its kind will do.
    pub example: Option<&'static str>,
}

macro_rules! kinds {
    ($($(#[$doc:meta])* $new:ident => $kind:expr;)+) => {$(
        $(#[$doc])*
        pub(crate) const fn $new(name: &'static str) -> Field {
            Field::of(name, $kind)
        }
    )+};
}

kinds! {
    /// What somebody is called.
    name => Kind::Name;
    /// One line.
    line => Kind::Line;
    /// A passage.
    passage => Kind::Passage;
    /// An address for mail.
    email => Kind::Email;
    /// A calendar day.
    date => Kind::Date;
    /// A day and a time of day.
    time => Kind::Time;
    /// The id of something.
    id => Kind::Id;
    /// A box to tick.
    tick => Kind::Tick;
    /// A secret.
    password => Kind::Password;
    /// Which page of several.
    step => Kind::Step;
}

/// At most one of several values.
pub(crate) const fn choice(name: &'static str, values: fn() -> Vec<&'static str>) -> Field {
    Field::of(name, Kind::Choice(values))
}

/// Any of several values.
pub(crate) const fn choices(name: &'static str, values: fn() -> Vec<&'static str>) -> Field {
    Field::of(name, Kind::Choices(values))
}

/// A whole number within bounds.
pub(crate) const fn number(name: &'static str, from: u16, to: u16) -> Field {
    Field::of(name, Kind::Number(from, to))
}

impl Field {
    const fn of(name: &'static str, kind: Kind) -> Self {
        Self {
            name,
            kind,
            required: false,
            unseen: false,
            late: false,
            example: None,
        }
    }

    /// Nothing can be done without it.
    pub(crate) const fn required(self) -> Self {
        Self {
            required: true,
            ..self
        }
    }

    /// It goes along unseen.
    pub(crate) const fn unseen(self) -> Self {
        Self {
            unseen: true,
            ..self
        }
    }

    /// What is wrong with it is said on the page that it leads to.
    pub(crate) const fn looked_at_later(self) -> Self {
        Self { late: true, ..self }
    }

    /// What a test fills in.
    pub(crate) const fn such_as(self, example: &'static str) -> Self {
        Self {
            example: Some(example),
            ..self
        }
    }

    /// The most that fits, in characters, where that is limited.
    pub fn limit(&self) -> Option<usize> {
        match self.kind {
            Kind::Name => Some(Name::MAX),
            Kind::Line => Some(Line::MAX),
            Kind::Passage => Some(Passage::MAX),
            Kind::Choice(_)
            | Kind::Choices(_)
            | Kind::Email
            | Kind::Number(..)
            | Kind::Date
            | Kind::Time
            | Kind::Id
            | Kind::Tick
            | Kind::Password
            | Kind::Step => None,
        }
    }

    /// The same for a template, in which a box has a limit.
    pub(crate) fn most(&self) -> usize {
        self.limit().unwrap_or(Passage::MAX)
    }

    /// The key of how much there is room for.
    pub(crate) fn room(&self) -> &'static str {
        if matches!(self.kind, Kind::Name | Kind::Line) {
            "box-room-line"
        } else {
            "box-room"
        }
    }

    /// True for text that a person wrote.
    pub fn is_written(&self) -> bool {
        matches!(
            self.kind,
            Kind::Name | Kind::Line | Kind::Passage | Kind::Email
        )
    }

    /// True for the field that a form sends under this name.
    pub fn is_called(&self, name: &str) -> bool {
        match self.name.strip_suffix('-') {
            Some(_) => name.starts_with(self.name),
            None => self.name == name,
        }
    }

    /// Looks whether what a form brought can be what this field holds.
    pub(crate) fn check(&self, fields: &Fields) -> Result<(), Refusal> {
        // What belongs to one of several things is read with the thing; see the handler.
        if self.late || self.name.ends_with('-') {
            return Ok(());
        }
        let field = self.name;
        let raw = fields.get(field);
        if self.required && raw.trim().is_empty() {
            return Err(Refusal::Empty { field });
        }
        let known = |values: fn() -> Vec<&'static str>| {
            let values = values();
            let all = fields.all(field).filter(|value| !value.is_empty());
            readable(all.into_iter().all(|value| values.contains(&value)), field)
        };
        match self.kind {
            Kind::Choice(values) | Kind::Choices(values) => known(values),
            Kind::Name => written::<{ Name::MAX }>(field, raw),
            Kind::Line => written::<{ Line::MAX }>(field, raw),
            Kind::Passage => written::<{ Passage::MAX }>(field, raw),
            Kind::Number(..) | Kind::Date | Kind::Time | Kind::Id if raw.is_empty() => Ok(()),
            Kind::Number(from, to) => match raw.trim().parse::<u16>() {
                Ok(n) if (from..=to).contains(&n) => Ok(()),
                Ok(_) => Err(Refusal::Time { field }),
                Err(_) => Err(Refusal::Unreadable { field }),
            },
            Kind::Date => readable_time(raw.parse::<Date>().is_ok(), field),
            Kind::Time => readable_time(raw.parse::<DateTime>().is_ok(), field),
            Kind::Id => readable(raw.parse::<Uuid>().is_ok(), field),
            Kind::Email | Kind::Tick | Kind::Password | Kind::Step => Ok(()),
        }
    }
}

fn written<const MAX: usize>(field: &'static str, raw: &str) -> Result<(), Refusal> {
    Written::<MAX>::parse(field, raw).map(|_| ())
}

fn readable(is: bool, field: &'static str) -> Result<(), Refusal> {
    if is {
        Ok(())
    } else {
        Err(Refusal::Unreadable { field })
    }
}

fn readable_time(is: bool, field: &'static str) -> Result<(), Refusal> {
    if is {
        Ok(())
    } else {
        Err(Refusal::Time { field })
    }
}
