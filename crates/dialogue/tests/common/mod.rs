//! Two people in memory: a world that does what a store does, scripts of random people doing random things, and all pages.

mod choices;
mod pages;
mod script;
mod world;

pub(crate) use choices::{check_in_form, moment_form, passage, view, words};
pub(crate) use pages::{Ids, pages, probes};
pub(crate) use script::{Seedling, T0, grow, seedlings, settle};
pub(crate) use world::{Deed, Outcome, Step, Stored, Who, World, calendar, fresh, line};
