//! Every route there is. The router is built from this list and from nothing else, so that the tests that go over every route
//! × every person cannot miss one.

use axum::routing::{MethodRouter, get, post};

use crate::App;
use crate::html;

/// Who a route is for, and how quiet it is in the log.
#[derive(Debug, Clone, Copy, PartialEq, Eq, Hash)]
pub enum Reach {
    /// Anyone, signed in or not.
    Public,
    /// Help pages: anyone, and no log line.
    Help,
    /// Anyone who is signed in.
    SignedIn,
    /// Members of the practice who see clients.
    Member,
    /// Administrators.
    Administrator,
    /// The two people of a relationship.
    Shared,
    /// The owner of an own room: no log line.
    Own,
}

/// One route.
pub struct Route {
    /// Its path, as axum writes it.
    pub path: &'static str,
    /// Who it is for.
    pub reach: Reach,
    /// Which methods it knows: "GET", "POST" or both.
    pub verbs: &'static [&'static str],
    /// Its handlers.
    pub methods: fn() -> MethodRouter<App>,
}

impl Route {
    /// True where a request leaves no line in the log: not even that such a page was opened is written down. The start page
    /// is among them because what is kept in an own room leads back to it.
    pub fn is_quiet(&self) -> bool {
        matches!(self.reach, Reach::Own | Reach::Help) || self.path == "/"
    }
}

const G: &[&str] = &["GET"];
const P: &[&str] = &["POST"];
const GP: &[&str] = &["GET", "POST"];

const fn route(
    path: &'static str,
    reach: Reach,
    verbs: &'static [&'static str],
    methods: fn() -> MethodRouter<App>,
) -> Route {
    Route {
        path,
        reach,
        verbs,
        methods,
    }
}

/// All of them.
pub const ROUTES: &[Route] = &[
    route("/", Reach::SignedIn, G, || get(html::home::get)),
    route("/health", Reach::Public, G, || get(html::health::get)),
    route("/help", Reach::Help, G, || get(html::help::get)),
    route("/help/{country}", Reach::Help, G, || {
        get(html::help::of_country)
    }),
    route("/who-sees-what", Reach::Public, G, || {
        get(html::who_sees_what::get)
    }),
    route("/style", Reach::Public, G, || get(html::style::get)),
    route("/sign-in", Reach::Public, GP, || {
        get(html::sign_in::get).post(html::sign_in::post)
    }),
    route("/sign-out", Reach::SignedIn, P, || {
        post(html::sign_out::post)
    }),
    route("/sign-out-everywhere", Reach::SignedIn, P, || {
        post(html::sign_out::everywhere)
    }),
    route("/join/{token}", Reach::Public, GP, || {
        get(html::join::get).post(html::join::post)
    }),
    route("/account", Reach::SignedIn, G, || get(html::account::get)),
    route("/account/password", Reach::SignedIn, P, || {
        post(html::account::password)
    }),
    route("/account/reminders", Reach::SignedIn, GP, || {
        get(html::reminders::get).post(html::reminders::post)
    }),
    route("/account/calendar", Reach::SignedIn, P, || {
        post(html::reminders::calendar)
    }),
    route("/stop/{token}", Reach::Public, GP, || {
        get(html::reminders::ask).post(html::reminders::stop)
    }),
    route("/calendar/{token}", Reach::Public, G, || {
        get(html::calendar::get)
    }),
    route("/members", Reach::Administrator, GP, || {
        get(html::members::get).post(html::members::post)
    }),
    route("/watch", Reach::Administrator, GP, || {
        get(html::watch::get).post(html::watch::post)
    }),
    route("/clients/new", Reach::Member, GP, || {
        get(html::clients_new::get).post(html::clients_new::post)
    }),
    route("/with/{relationship}", Reach::Shared, G, || {
        get(html::with::get)
    }),
    route("/with/{relationship}/brief", Reach::Shared, G, || {
        get(html::brief::get)
    }),
    route("/with/{relationship}/invitation", Reach::Shared, GP, || {
        get(html::invitation::get).post(html::invitation::post)
    }),
    route(
        "/with/{relationship}/invite-again",
        Reach::Shared,
        P,
        || post(html::invitation::again),
    ),
    route("/with/{relationship}/sessions", Reach::Shared, GP, || {
        get(html::sessions::get).post(html::sessions::post)
    }),
    route(
        "/with/{relationship}/check-in/{session}",
        Reach::Own,
        GP,
        || get(html::check_in::get).post(html::check_in::post),
    ),
    route("/with/{relationship}/say", Reach::Own, GP, || {
        get(html::say::get).post(html::say::post)
    }),
    route("/with/{relationship}/own", Reach::Own, GP, || {
        get(html::own::get).post(html::own::post)
    }),
    route("/with/{relationship}/safety", Reach::Own, P, || {
        post(html::safety::post)
    }),
    route(
        "/with/{relationship}/about/{moment}",
        Reach::Shared,
        GP,
        || get(html::about::get).post(html::about::post),
    ),
    route(
        "/with/{relationship}/about/{moment}/card",
        Reach::Shared,
        G,
        || get(html::about::card),
    ),
    route("/with/{relationship}/consent", Reach::Shared, GP, || {
        get(html::consent::get).post(html::consent::post)
    }),
    route("/with/{relationship}/end", Reach::Shared, GP, || {
        get(html::end::get).post(html::end::post)
    }),
];
