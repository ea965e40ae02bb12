//! Everything a person can obtain from their desk: every page for every name, and every answer to a fixed list of wishes.

use std::collections::BTreeSet;

use dialogue::candor::{self, Concern};
use dialogue::check_in::{self, View};
use dialogue::conversation::{self, Acknowledgement, Stand, Where, Wish};
use dialogue::invitation::{self, Lines};
use dialogue::moment::{self, Delivery, Form, Level};
use dialogue::session::{self, Outcome};
use dialogue::{
    Command, Desk, EntryId, LetterId, Time, consent, decide, ending, safety, view as show,
};
use uuid::Uuid;

use super::world::line;
use super::{Who, World, calendar};

/// Names to ask with: all that exist in the shared room, and some that do not, or exist for the other alone.
#[derive(Debug, Clone, Default)]
pub(crate) struct Ids(BTreeSet<Uuid>);

impl Ids {
    pub(crate) fn of(world: &World) -> Self {
        let ours = &world.ours.room.state;
        let mut ids = BTreeSet::from([Uuid::nil(), Uuid::max()]);
        ids.extend(ours.sessions.all().iter().map(|s| s.id.0));
        for conversation in ours.conversations.all() {
            ids.insert(conversation.id.0);
            ids.extend(conversation.turns.iter().map(|t| t.id.0));
        }
        ids.extend(world.letters.iter().map(|(_, id)| id.0));
        Self(ids)
    }

    pub(crate) fn and(mut self, more: impl IntoIterator<Item = Uuid>) -> Self {
        self.0.extend(more);
        self
    }
}

/// All pages of a desk at `now`, as text, each named. A page that is refused is its refusal.
pub(crate) fn pages(desk: &Desk, now: Time, ids: &Ids) -> Vec<String> {
    let calendar = calendar();
    let mut pages = Vec::new();
    let mut add = |name: &str, page: &dyn std::fmt::Debug| pages.push(format!("{name}: {page:?}"));
    if desk.me().is_client() {
        add("home", &show::client_home(desk, now));
    } else {
        add("day", &show::day_line(desk, now, &calendar));
    }
    add("relationship", &show::relationship(desk, now));
    add("sessions", &show::sessions(desk, now));
    add("invitation", &show::invitation(desk));
    add("consent", &show::consent(desk));
    add("own", &show::own(desk));
    add("underway", &show::underway(desk));
    add("say", &show::say(desk, None, now, &calendar));
    let form = Form {
        level: Some(Level::Something),
        ..Form::default()
    };
    let preview = show::preview(desk, &form, Delivery::NextMorning, false, now, &calendar);
    add("preview", &preview);
    for id in &ids.0 {
        let id = EntryId(*id);
        add("client's", &show::client_check_in(desk, id, now));
        add("therapist's", &show::therapist_check_in(desk, id, now));
        add("conversation", &show::conversation(desk, id, now));
        add("say again", &show::say(desk, Some(id), now, &calendar));
    }
    pages
}

/// The answers to a fixed list of wishes, each tried and none carried out.
pub(crate) fn probes(desk: &Desk, who: Who, now: Time, ids: &Ids) -> Vec<String> {
    let ctx = World::ctx(who, 800_000, now);
    let mut wishes = wishes_without_a_name(who, now);
    for id in &ids.0 {
        wishes.extend(wishes_about(EntryId(*id), who));
        wishes.push(Command::TakeBack(LetterId(*id)));
    }
    wishes
        .iter()
        .map(|wish| format!("{wish:?} → {:?}", decide(desk, wish, &ctx)))
        .collect()
}

fn wishes_without_a_name(who: Who, now: Time) -> Vec<Command> {
    let words = dialogue::Passage::required("words", who.marker()).unwrap();
    let form = Form {
        level: Some(Level::Say),
        words: Some(words.clone()),
        ..Form::default()
    };
    let send = moment::Command::Send {
        form: form.clone(),
        delivery: Delivery::At(now),
        seen_help: false,
        kept: None,
    };
    let lines = Lines {
        talk: Some(line(who, 1)),
        ..Lines::default()
    };
    let answers = Concern::ALL.map(|concern| Command::Candor(candor::Command { concern }));
    let others = vec![
        Command::Invitation(invitation::Command::Answer(lines)),
        Command::Invitation(invitation::Command::Sign(invitation::Letter {
            words: words.clone(),
            holds: Vec::new(),
            handling: None,
            scope: None,
        })),
        Command::Session(session::Command::Plan {
            starts: now,
            minutes: 50,
        }),
        Command::Moment(send),
        Command::Moment(moment::Command::Save(form.clone())),
        Command::Moment(moment::Command::Keep(form)),
        Command::Moment(moment::Command::Discard),
        Command::Moment(moment::Command::Notice(words.clone())),
        Command::Consent(consent::Command {
            scores: false,
            words: false,
        }),
        Command::Consent(consent::Command {
            scores: true,
            words: true,
        }),
        Command::Ending(ending::Command::End),
        Command::Ending(ending::Command::StopContact),
        Command::Safety(safety::Command::Keep(words)),
    ];
    others.into_iter().chain(answers).collect()
}

fn wishes_about(id: EntryId, who: Who) -> Vec<Command> {
    let words = dialogue::Passage::required("words", who.marker()).unwrap();
    let wishes = [
        Wish::Acknowledge(Acknowledgement::Read),
        Wish::Answer(words.clone()),
        Wish::NotNow,
        Wish::Agree(line(who, 2)),
        Wish::Happened {
            agreed: id,
            happened: conversation::Happened::Yes,
        },
        Wish::Show(Stand::at(Where::Partly)),
        Wish::Keep(Stand::at(Where::Partly)),
        Wish::Back(Some(words)),
    ];
    let about = wishes
        .into_iter()
        .map(|wish| Command::Conversation(conversation::Command { moment: id, wish }));
    let mut form = check_in::Form::default();
    form.answers.better = Some(line(who, 3));
    let view = Some(View {
        between: None,
        direct: Some(alliance::Direct::No),
    });
    let kept = moment::Command::Send {
        form: Form {
            level: Some(Level::Something),
            ..Form::default()
        },
        delivery: Delivery::NextMorning,
        seen_help: false,
        kept: Some(id),
    };
    about
        .chain([
            Command::Session(session::Command::Went {
                session: id,
                outcome: Outcome::Held,
            }),
            Command::Session(session::Command::On { session: id }),
            Command::CheckIn(check_in::Command::Save {
                session: id,
                form: form.clone(),
            }),
            Command::CheckIn(check_in::Command::Keep {
                session: id,
                form: form.clone(),
            }),
            Command::CheckIn(check_in::Command::Share { session: id, form }),
            Command::CheckIn(check_in::Command::View {
                session: id,
                view,
                show: true,
            }),
            Command::Moment(kept),
            Command::Erase(id),
        ])
        .collect()
}
