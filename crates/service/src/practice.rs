//! What is set for a practice.

use dialogue::{Calendar, Name, PersonId};
use serde::{Deserialize, Serialize};

/// Who runs the server, and so could get at what is kept there technically: the first thing a client is shown about privacy.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Hosting {
    /// What they are called: a person or a firm.
    pub name: Name,
    /// Who they are, where it is a person with an account here.
    pub person: Option<PersonId>,
}

impl Hosting {
    /// True where it is this person.
    pub fn is(&self, person: Option<PersonId>) -> bool {
        self.person.is_some() && self.person == person
    }
}

/// What is set for a practice.
#[derive(Debug, Clone)]
pub struct Practice {
    /// What it is called.
    pub name: Name,
    /// Its time zone and working mornings.
    pub calendar: Calendar,
    /// Two-letter code of the country it works in, lower case: which help is shown first.
    pub country: String,
    /// Who runs the server.
    pub hosting: Hosting,
    /// Where "Leave" leads: a site that says nothing about anyone.
    pub leave_to: String,
    /// True for the demonstration practice.
    pub demo: bool,
}

/// A practice's settings as they are stored.
#[derive(Debug, Clone, PartialEq, Eq, Serialize, Deserialize)]
pub struct Settings {
    /// What it is called.
    pub name: Name,
    /// Its time zone, by its name in the zone database.
    pub zone: String,
    /// Working days, Monday first.
    pub days: [bool; 7],
    /// The hour at which post arrives, 0 to 23.
    pub hour: i8,
    /// Two-letter code of the country it works in, lower case.
    pub country: String,
    /// Who runs the server.
    pub hosting: Hosting,
    /// Where "Leave" leads.
    pub leave_to: String,
    /// True for the demonstration practice.
    #[serde(default)]
    pub demo: bool,
}

impl Settings {
    /// The name under which they are stored.
    pub const KEY: &'static str = "practice";

    /// Settings of a practice of this name, run by `hosting`, with everything else at its usual value.
    pub fn of(name: Name, zone: &str, country: &str, hosting: Hosting) -> Self {
        Self {
            name,
            zone: zone.to_owned(),
            days: [true, true, true, true, true, false, false],
            hour: 8,
            country: country.to_lowercase(),
            hosting,
            leave_to: "https://www.wikipedia.org/".to_owned(),
            demo: false,
        }
    }

    /// What they mean.
    ///
    /// # Errors
    /// A sentence naming the setting that cannot be used.
    pub fn practice(&self) -> Result<Practice, String> {
        let zone = jiff::tz::TimeZone::get(&self.zone)
            .map_err(|_| format!("the time zone \"{}\" is not known", self.zone))?;
        Ok(Practice {
            name: self.name.clone(),
            calendar: Calendar {
                zone,
                days: self.days,
                hour: self.hour,
            },
            country: self.country.clone(),
            hosting: self.hosting.clone(),
            leave_to: self.leave_to.clone(),
            demo: self.demo,
        })
    }
}
