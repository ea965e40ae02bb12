//! When it shall arrive, as the form says it.

use dialogue::moment::Delivery;
use dialogue::{Refusal, Time};

use crate::frame::field::{Field, choice, time};
use crate::frame::fields::Fields;

/// Which of the three.
pub(super) const DELIVERY: Field =
    choice("delivery", || Chosen::ALL.map(Chosen::name).into()).such_as("morning");
/// The time that belongs to the last of them.
pub(super) const ARRIVES: Field = time("arrives").looked_at_later().such_as("");

/// When it shall arrive, as the form says it.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Chosen {
    /// On the next working morning.
    Morning,
    /// As soon as the other looks.
    Now,
    /// At the time written beside it.
    At,
}

impl Chosen {
    pub(super) const ALL: [Chosen; 3] = [Chosen::Morning, Chosen::Now, Chosen::At];

    pub(super) fn name(self) -> &'static str {
        match self {
            Chosen::Morning => "morning",
            Chosen::Now => "now",
            Chosen::At => "at",
        }
    }

    /// What is chosen; a form that has no such choice means the next working morning, or the time that it brings.
    pub(super) fn of(fields: &Fields) -> Result<Self, Refusal> {
        let chosen = |name: &str| Self::ALL.into_iter().find(|c| c.name() == name);
        let usual = if fields.get("arrives").is_empty() {
            Chosen::Morning
        } else {
            Chosen::At
        };
        Ok(fields.choice("delivery", chosen)?.unwrap_or(usual))
    }

    /// The delivery, where choice and written time go together. The field named in a refusal is `arrives`.
    pub(super) fn delivery(
        self,
        fields: &Fields,
        zone: &jiff::tz::TimeZone,
        now: Time,
    ) -> Result<Delivery, Refusal> {
        let written = fields.time("arrives", zone)?;
        match (self, written) {
            (Chosen::At, Some(at)) => Ok(Delivery::At(at)),
            (Chosen::At, None) => Err(Refusal::Empty { field: "arrives" }),
            (_, Some(_)) => Err(Refusal::Unreadable { field: "arrives" }),
            (Chosen::Morning, None) => Ok(Delivery::NextMorning),
            (Chosen::Now, None) => Ok(Delivery::At(now)),
        }
    }
}
