//! One route: an address, whom it is for, its handlers, and the forms it takes.

use axum::routing::MethodRouter;
use dialogue::{Desk, EntryId, Refusal, Time};

use super::form::Form;
use super::reach::Reach;
use super::state::App;

/// True where the desk has what an address names below the relationship.
pub(crate) type There = fn(&Desk, EntryId, Time) -> Result<(), Refusal>;

/// One route.
#[derive(Clone, Copy)]
pub struct Route {
    /// Its path, as axum writes it.
    pub path: &'static str,
    /// Who it is for.
    pub reach: Reach,
    /// Which methods it knows: "GET", "POST" or both.
    pub verbs: &'static [&'static str],
    /// The forms it takes.
    pub forms: &'static [Form],
    /// Its handlers.
    pub(crate) methods: fn() -> MethodRouter<App>,
    /// Whether what the address names below the relationship is there, where it names anything.
    pub(crate) there: Option<There>,
}

impl Route {
    /// A page to look at.
    pub(crate) const fn page(
        path: &'static str,
        reach: Reach,
        methods: fn() -> MethodRouter<App>,
    ) -> Self {
        Self {
            path,
            reach,
            verbs: &["GET"],
            forms: &[],
            methods,
            there: None,
        }
    }

    /// An address that takes forms and shows nothing by itself.
    pub(crate) const fn action(
        path: &'static str,
        reach: Reach,
        forms: &'static [Form],
        methods: fn() -> MethodRouter<App>,
    ) -> Self {
        Self {
            verbs: &["POST"],
            forms,
            ..Self::page(path, reach, methods)
        }
    }

    /// The page takes these forms as well.
    pub(crate) const fn taking(self, forms: &'static [Form]) -> Self {
        Self {
            verbs: &["GET", "POST"],
            forms,
            ..self
        }
    }

    /// The address names something below the relationship.
    pub(crate) const fn naming(self, there: There) -> Self {
        Self {
            there: Some(there),
            ..self
        }
    }

    /// True where a request leaves no line in the log: not even that such a page was opened is written down. The start page
    /// is among them because what is kept in an own room leads back to it.
    pub fn is_quiet(&self) -> bool {
        matches!(self.reach, Reach::Own | Reach::Help) || self.path == "/"
    }

    /// What stands in an address of this route where its path has a blank of this name.
    pub(crate) fn blank<'a>(&self, address: &'a str, name: &str) -> Option<&'a str> {
        let mut parts = self.path.split('/').zip(address.split('/'));
        let is_blank = |part: &str| part.strip_prefix('{')?.strip_suffix('}').map(|p| p == name);
        parts.find_map(|(part, value)| is_blank(part).unwrap_or(false).then_some(value))
    }
}
