//! Whether somebody may know that there is such a page: what one may not know is not found.

use axum::http::HeaderMap;
use axum::http::request::Parts;
use dialogue::{EntryId, RelationshipId};
use service::{Action, may};

use crate::frame::fields::Fields;
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::state::App;
use crate::frame::{login, visitor};

/// What a request asked for, kept for when it fails.
pub(super) struct Asked {
    route: Option<&'static Route>,
    relationship: Option<RelationshipId>,
    /// What the address names below the relationship.
    named: Option<EntryId>,
    cookies: HeaderMap,
}

impl Asked {
    /// What this request asked for.
    pub(super) fn of(route: Option<&'static Route>, parts: &Parts) -> Self {
        let path = parts.uri.path();
        let blank = |name| route.and_then(|route| route.blank(path, name));
        let named = blank("session").or_else(|| blank("moment"));
        Self {
            route,
            relationship: blank("relationship").and_then(|id| id.parse().ok()),
            named: named.and_then(|id| id.parse().ok()),
            cookies: login::cookies(&parts.headers),
        }
    }

    /// True where the visitor may know that there is such a page, and the form is not one of somebody else's pages.
    pub(super) async fn is_known_to_visitor(&self, app: &App, fields: Option<&Fields>) -> bool {
        let Some(route) = self.route else {
            return false;
        };
        if matches!(route.reach, Reach::Public | Reach::Help | Reach::SignedIn) {
            return true;
        }
        let Ok(Some(visitor)) = visitor::visitor(app, &self.cookies).await else {
            return false;
        };
        match (route.reach, self.relationship) {
            (Reach::Member, _) => may(visitor.account(), Action::InviteClient),
            (Reach::Administrator, _) => may(visitor.account(), Action::SeeMembers),
            (_, Some(relationship)) => app
                .candor
                .glance(&visitor, relationship, |desk, look| {
                    if let (Some(there), Some(named)) = (route.there, self.named) {
                        there(desk, named, look.now)?;
                    }
                    Ok(desk.me().role)
                })
                .await
                .is_ok_and(|role| fields.is_none_or(|fields| fields.are_of(role))),
            (_, None) => false,
        }
    }
}
