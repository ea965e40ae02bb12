//! The pages: a folder for each topic, with its routes, its forms, its handlers and its templates. A new one is a line here.

use crate::frame::form::Form;
use crate::frame::route::Route;

macro_rules! pages {
    ($($page:ident),+ $(,)?) => {
        $(mod $page;)+

        const BY_PAGE: &[&[Route]] = &[$($page::ROUTES),+];
    };
}

pages! {
    home,
    health,
    help,
    who_sees_what,
    style,
    sign_in,
    join,
    account,
    reminders,
    calendar,
    relationship,
    brief,
    moment,
    own,
    safety,
    check_in,
    sessions,
    invitation,
    consent,
    conversation,
    client,
    members,
    watch,
    ending,
}

/// Every route there is. The router is built from this list and from nothing else, so that the tests that go over every route
/// × every person cannot miss one.
pub static ROUTES: [Route; count()] = all();

/// Every form there is, with the route that takes it.
pub fn forms() -> impl Iterator<Item = (&'static Route, &'static Form)> {
    ROUTES
        .iter()
        .flat_map(|route| route.forms.iter().map(move |form| (route, form)))
}

const fn count() -> usize {
    let (mut count, mut page) = (0, 0);
    while page < BY_PAGE.len() {
        count += BY_PAGE[page].len();
        page += 1;
    }
    count
}

const fn all() -> [Route; count()] {
    let mut all = [BY_PAGE[0][0]; count()];
    let (mut at, mut page) = (0, 0);
    while page < BY_PAGE.len() {
        let mut route = 0;
        while route < BY_PAGE[page].len() {
            all[at] = BY_PAGE[page][route];
            at += 1;
            route += 1;
        }
        page += 1;
    }
    all
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_address_is_there_once_and_takes_a_form_where_it_takes_any() {
        for (at, route) in ROUTES.iter().enumerate() {
            let again = ROUTES[..at].iter().any(|other| other.path == route.path);
            assert!(!again, "{} is there twice", route.path);
            let posts = route.verbs.contains(&"POST");
            assert_eq!(posts, !route.forms.is_empty(), "{}", route.path);
        }
    }

    /// A button belongs to one form of an address for each seat, so that it is clear which form was sent.
    #[test]
    fn a_button_belongs_to_one_form() {
        use dialogue::Role;
        for route in &ROUTES {
            for role in [Role::Client, Role::Therapist] {
                let forms: Vec<_> = route.forms.iter().filter(|form| form.is_of(role)).collect();
                for form in &forms {
                    let buttons = form.acts.iter().chain(form.steps).copied();
                    let buttons = buttons.chain(form.acts.is_empty().then_some(""));
                    for go in buttons {
                        let takers = forms.iter().filter(|other| other.takes(go)).count();
                        assert_eq!(takers, 1, "{} {}: {go:?}", route.path, form.name);
                    }
                }
            }
        }
    }
}
