//! The safety block that stands inside other pages.
//!
//! The block comes with the page around it, so that opening it makes no request: nothing shows that it was read.

use dialogue::RelationshipId;
use dialogue::view::{Between, MadeFrom, Over};

use super::help::{self, Country, dial};
use super::host::{Host, host};
use crate::frame::field::{Field, passage};
use crate::frame::state::App;

/// What somebody writes down to have it themselves.
pub(crate) const COPY: Field = passage("copy").required();

/// What `parts/safety.html` needs; a page that includes it has one as `safety`.
pub(crate) struct Block {
    pub(crate) relationship: RelationshipId,
    pub(crate) therapist: String,
    pub(crate) help: &'static Country,
    pub(crate) host: Host,
    /// True where there is still contact to stop.
    pub(crate) contact: bool,
    /// True where the block is the page itself: it cannot be closed then.
    pub(crate) alone: bool,
    pub(crate) made_from: MadeFrom,
}

impl Block {
    /// The block of a client's page.
    pub(crate) fn of(app: &App, between: &Between) -> Self {
        Self {
            relationship: between.relationship,
            therapist: between.therapist().as_str().to_owned(),
            help: help::of(&app.candor.practice().country),
            host: host(app, between),
            contact: between.over != Over::ContactStopped,
            alone: false,
            made_from: between.made_from,
        }
    }

    /// The same, as the page itself.
    pub(crate) fn alone(self) -> Self {
        Self {
            alone: true,
            ..self
        }
    }

    pub(crate) fn dial(&self, phone: &str) -> String {
        dial(phone)
    }

    pub(crate) fn other(&self) -> [(&'static str, &str); 1] {
        [("therapist", self.therapist.as_str())]
    }
}
