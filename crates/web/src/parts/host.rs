//! Who runs the server, and so could technically read an own room.

use dialogue::view::Between;

use crate::frame::state::App;
use crate::frame::words::Words;

/// Who runs the server, and so could get at an own room technically, as one of the two in a relationship sees it.
pub(crate) enum Host {
    /// The reader.
    Reader,
    /// The other of the two.
    Other,
    /// Someone else, of this name.
    Someone(String),
}

/// Who runs this server.
pub(crate) fn host(app: &App, between: &Between) -> Host {
    let hosting = &app.candor.practice().hosting;
    let (reader, other) = between.people;
    if hosting.is(reader) {
        Host::Reader
    } else if hosting.is(other) {
        Host::Other
    } else {
        Host::Someone(hosting.name.as_str().to_owned())
    }
}

/// The truth about an own room, for its owner.
pub(crate) fn truth(app: &App, t: &Words, between: &Between) -> String {
    let other = between.other.as_str();
    let who = t.fill("own-who", &[("other", other)]);
    let technically = match host(app, between) {
        Host::Reader => t.say("own-host-is-reader"),
        Host::Other => t.fill("own-host-is-other", &[("other", other)]),
        Host::Someone(name) => t.fill("own-host", &[("host", &name)]),
    };
    format!("{who} {technically}")
}
