//! Every address there is, with ids filled in: what a person can ask for.

use dialogue::{EntryId, RelationshipId};
use web::{Form, ROUTES, Reach, Route};

/// One address to ask for.
#[derive(Debug, Clone)]
pub struct Probe {
    /// Its route.
    pub path: &'static str,
    /// Who the route is for.
    pub reach: Reach,
    /// Which methods it knows.
    pub verbs: &'static [&'static str],
    /// The forms it takes.
    pub forms: &'static [Form],
    /// The address with ids filled in.
    pub address: String,
    /// The relationship in it, if there is one.
    pub relationship: Option<RelationshipId>,
}

/// Every route with these ids filled in: one address for each combination.
///
/// # Panics
/// Where a route has a blank that is not known here: a new kind of address has to be thought about.
pub fn probes(
    relationships: &[RelationshipId],
    sessions: &[EntryId],
    moments: &[EntryId],
) -> Vec<Probe> {
    ROUTES
        .iter()
        .flat_map(|route| expand(route, relationships, sessions, moments))
        .collect()
}

/// What a blank can be filled with, and the relationship that this names.
type Filling = (String, Option<RelationshipId>);

fn expand(
    route: &Route,
    relationships: &[RelationshipId],
    sessions: &[EntryId],
    moments: &[EntryId],
) -> Vec<Probe> {
    let mut found = vec![(route.path.to_owned(), None)];
    let blanks: [(&str, Vec<Filling>); 5] = [
        (
            "{relationship}",
            relationships
                .iter()
                .map(|r| (r.to_string(), Some(*r)))
                .collect(),
        ),
        (
            "{session}",
            sessions.iter().map(|s| (s.to_string(), None)).collect(),
        ),
        (
            "{moment}",
            moments.iter().map(|m| (m.to_string(), None)).collect(),
        ),
        (
            "{country}",
            vec![("ie".to_owned(), None), ("zz".to_owned(), None)],
        ),
        (
            "{token}",
            vec![("A".repeat(43), None), ("not-a-token".to_owned(), None)],
        ),
    ];
    for (blank, values) in blanks {
        if !route.path.contains(blank) {
            continue;
        }
        found = found
            .iter()
            .flat_map(|(path, relationship)| {
                values
                    .iter()
                    .map(move |(value, r)| (path.replace(blank, value), r.or(*relationship)))
            })
            .collect();
    }
    found
        .into_iter()
        .map(|(address, relationship)| {
            assert!(
                !address.contains('{'),
                "{}: a blank that the probes do not know",
                route.path
            );
            Probe {
                path: route.path,
                reach: route.reach,
                verbs: route.verbs,
                forms: route.forms,
                address,
                relationship,
            }
        })
        .collect()
}
