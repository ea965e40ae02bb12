//! One relationship's part of the client's home.

use dialogue::conversation::view::{ConversationLine, Progress};
use dialogue::view::{self, Between, CheckInState, ClientHome, Over, Underway};
use dialogue::{EntryId, RelationshipId};
use service::Visitor;

use crate::frame::failure::Failure;
use crate::frame::state::App;
use crate::frame::words::Words;
use crate::parts::host::truth;
use crate::parts::safety::Block;
use crate::parts::{phrases, underway};

/// One conversation in the list.
pub(super) struct Line {
    pub(super) id: EntryId,
    pub(super) title: String,
    pub(super) progress: String,
    /// The other said something that waits for the client, without hurry.
    waits: bool,
}

/// One relationship's part of the page.
pub(super) struct Part {
    pub(super) home: ClientHome,
    pub(super) lines: Vec<Line>,
    pub(super) truth: String,
    /// What has to do with safety: shown after an end, when nothing else leads there.
    pub(super) safety: Block,
}

impl Part {
    pub(super) fn other(&self) -> [(&'static str, &str); 1] {
        [("other", self.home.between.other.as_str())]
    }

    pub(super) fn relationship(&self) -> RelationshipId {
        self.home.between.relationship
    }

    pub(super) fn is_stopped(&self) -> bool {
        self.home.between.over == Over::ContactStopped
    }

    pub(super) fn ended(&self, t: &Words) -> String {
        phrases::ended(t, &self.home.between)
    }

    pub(super) fn came_unasked(&self) -> bool {
        phrases::came_unasked(&self.home.between)
    }

    pub(super) fn is_empty(&self) -> bool {
        self.lines.is_empty() && self.home.underway.is_empty()
    }

    /// True until anything has happened: no session was held yet, and nothing was said.
    pub(super) fn is_new(&self) -> bool {
        self.home.last.is_none() && self.is_empty() && !self.home.between.is_over()
    }

    /// What the client wanted to be asked another time.
    pub(super) fn again(&self) -> impl Iterator<Item = &Line> {
        let again = |line: &&Line| self.home.again.contains(&line.id);
        let lines = if self.home.between.is_over() {
            &[]
        } else {
            self.lines.as_slice()
        };
        lines.iter().filter(again)
    }

    /// What the other said and the client has not gone on from.
    pub(super) fn waiting(&self) -> impl Iterator<Item = &Line> {
        self.lines.iter().filter(|line| line.waits)
    }

    pub(super) fn way_session(&self, t: &Words, letter: &Underway) -> String {
        underway::session(t, letter)
    }

    pub(super) fn way_title(&self, t: &Words) -> String {
        if self.home.between.is_over() {
            t.say("underway-title-over")
        } else {
            t.say("underway-title")
        }
    }

    pub(super) fn summary(&self, t: &Words, letter: &Underway) -> String {
        underway::summary(t, &self.home.between, letter)
    }

    /// There is no hurry to read: now, when the two meet, or another day.
    pub(super) fn now_or_together(&self, t: &Words) -> String {
        let Some(next) = &self.home.next else {
            return t.say("home-read-or-later");
        };
        match phrases::weekday(t, &next.starts) {
            Some(day) => t.fill("home-read-or-together", &[("day", &day)]),
            None => t.say("home-read-or-today"),
        }
    }

    pub(super) fn check_in(&self, t: &Words, state: &CheckInState) -> (String, String) {
        phrases::check_in_state(t, *state)
    }

    /// True where checking in is the one thing the page leads to.
    pub(super) fn leads_to_check_in(&self) -> bool {
        let state = self.home.last.as_ref().map(|(_, state)| *state);
        !self.home.between.is_over()
            && matches!(state, Some(CheckInState::Open | CheckInState::Begun))
    }
}

/// A relationship's part of the page. It may show what the other said, so that what is due is collected first.
pub(super) async fn part(
    app: &App,
    visitor: &Visitor,
    relationship: RelationshipId,
    t: &Words,
) -> Result<Part, Failure> {
    let home = app
        .candor
        .look(visitor, relationship, |desk, look| {
            Ok(view::client_home(desk, look.now))
        })
        .await?;
    let lines = home
        .conversations
        .iter()
        .map(|line| shown(t, &home.between, line))
        .collect();
    Ok(Part {
        lines,
        truth: truth(app, t, &home.between),
        safety: Block::of(app, &home.between),
        home,
    })
}

fn shown(t: &Words, between: &Between, line: &ConversationLine) -> Line {
    // Where the other said by when they come back to it, there is nothing to read yet. Whether something was read is kept nowhere.
    let answered = matches!(line.progress, Progress::Acknowledged | Progress::Answered);
    let noticed = !line.mine && line.progress == Progress::Arrived;
    let back = line.progress == Progress::BackToIt { mine: false };
    Line {
        id: line.id,
        title: phrases::heading(t, between, line.kind, line.mine),
        progress: phrases::progress(t, between, line),
        waits: line.open && !between.is_over() && (answered || noticed || back),
    }
}
