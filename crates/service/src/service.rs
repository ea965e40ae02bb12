//! One running practice: the parts that every use case needs.

use std::sync::Arc;

use archive::Archive;
use dialogue::{Ctx, SubmissionId, Time};
use uuid::{Builder, Uuid};

use crate::attempts::Attempts;
use crate::password::Hasher;
use crate::practice::Practice;
use crate::world::{Chance, Clock};

/// One running practice: everything a use case needs. Cheap to clone.
#[derive(Clone)]
pub struct Service {
    pub(crate) archive: Archive,
    pub(crate) clock: Arc<dyn Clock>,
    pub(crate) chance: Arc<dyn Chance>,
    pub(crate) hasher: Arc<Hasher>,
    pub(crate) practice: Arc<Practice>,
    pub(crate) attempts: Arc<Attempts>,
}

impl Service {
    /// A practice over an archive.
    pub fn new(
        archive: Archive,
        practice: Practice,
        clock: Arc<dyn Clock>,
        chance: Arc<dyn Chance>,
        hasher: Hasher,
    ) -> Self {
        Self {
            archive,
            clock,
            chance,
            hasher: Arc::new(hasher),
            practice: Arc::new(practice),
            attempts: Arc::new(Attempts::new()),
        }
    }

    /// What is set for this practice.
    pub fn practice(&self) -> &Practice {
        &self.practice
    }

    /// Now, by this practice's clock.
    pub fn now(&self) -> Time {
        self.clock.now()
    }

    /// A fresh id for a form.
    pub fn fresh_submission(&self) -> SubmissionId {
        SubmissionId(self.fresh_uuid())
    }

    pub(crate) fn fresh_uuid(&self) -> Uuid {
        let mut bytes = [0; 16];
        self.chance.fill(&mut bytes);
        Builder::from_random_bytes(bytes).into_uuid()
    }

    pub(crate) fn context(&self) -> Ctx {
        // Drawn in one go: asking the system for chance costs more than the chance.
        let mut chance = [[0; 16]; Ctx::IDS];
        self.chance.fill(chance.as_flattened_mut());
        Ctx {
            now: self.clock.now(),
            fresh: chance.map(|bytes| Builder::from_random_bytes(bytes).into_uuid()),
            calendar: self.practice.calendar.clone(),
        }
    }
}
