//! /with/{relationship}/about/{moment}: one conversation, for both; and the card for the room.

mod card;
mod forms;
mod sentence;
mod turns;

use askama::Template;
use axum::response::Response;
use axum::routing::get;
use dialogue::conversation::view::{ConversationPage, Opening, Progress};
use dialogue::conversation::{Agreed, Happened, Where};
use dialogue::moment::Telling;
use dialogue::moment::view::Kind;
use dialogue::{Command, EntryId, RelationshipId};

use self::sentence::{is_good, sentence};
use self::turns::{Turn, stand_in_words, turns};
use crate::frame::at::{At, below};
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::field::Field;
use crate::frame::layout::{Audience, Layout, page, to};
use crate::frame::reach::Reach;
use crate::frame::route::Route;
use crate::frame::seat_form::SeatForm;
use crate::parts::phrases::{heading, written};
use crate::parts::safety::Block;

pub(super) const ROUTES: &[Route] = &[
    Route::page("/with/{relationship}/about/{moment}", Reach::Shared, || {
        get(show).post(act)
    })
    .taking(forms::FORMS)
    .naming(|desk, moment, now| {
        dialogue::conversation::view::conversation(desk, moment, now).map(|_| ())
    }),
    Route::page(
        "/with/{relationship}/about/{moment}/card",
        Reach::Shared,
        || get(card::show),
    ),
];

/// Something agreed, with a form of its own.
struct Agreement {
    agreed: Agreed,
    /// Who wrote it down, and when.
    written: String,
}

#[derive(Template)]
#[template(path = "pages/conversation/conversation.html")]
struct Page {
    layout: Layout,
    title: String,
    turns: Vec<Turn>,
    agreements: Vec<Agreement>,
    /// The one-tap first answer, where one fits.
    sentence: Option<String>,
    /// Default day for "come back by", for the field and in words.
    by: String,
    by_day: String,
    /// Where it is, kept for the reader alone; newest first.
    kept: Vec<Vec<(String, String)>>,
    /// The form has anything to do with safety: shown to clients.
    safety: Block,
    p: ConversationPage,
}

impl Page {
    fn comes_back(&self) -> bool {
        matches!(self.p.progress, Progress::ComesBack(_))
    }
    /// Something good is met as that. Where the words are not shown, what kind of thing it is isn't either.
    fn may_have_been_hard(&self) -> bool {
        self.p.open && !self.is_good()
    }
    fn is_good(&self) -> bool {
        is_good(&self.p.opening)
    }
    /// A client who has not answered what the therapist noticed.
    fn answers_notice(&self) -> bool {
        self.p.may.not_now && self.p.may.back && self.p.progress == Progress::Arrived
    }
    fn may_not_now(&self) -> bool {
        self.p.may.not_now && self.p.progress != Progress::NotNow
    }
    /// What one comes back with.
    fn back_field(&self) -> Field {
        if self.p.between.is_client() {
            forms::BACK
        } else {
            forms::BACK_LINE
        }
    }
    fn places(&self) -> &'static [Where] {
        Where::ALL
    }
    fn answers(&self) -> &'static [Happened] {
        Happened::ALL
    }
}

/// GET: the words first, then what followed, then what one may do.
async fn show(
    desk: Looking,
    At((_, moment)): At<(RelationshipId, EntryId)>,
) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| dialogue::conversation::view::conversation(desk, moment, look.now))
        .await?;
    let layout = Layout::of(desk.app(), Audience::of(&p.between)).writing();
    Ok(page(&Page {
        title: heading(&layout.t, &p.between, kind(&p), p.mine),
        turns: turns(&layout.t, &p),
        agreements: p
            .agreed
            .iter()
            .map(|agreed| Agreement {
                agreed: agreed.clone(),
                written: written(&layout.t, &p.between, agreed),
            })
            .collect(),
        sentence: sentence(&layout.t, &p).filter(|_| p.may.acknowledge),
        by: layout.t.in_days(3),
        by_day: layout.t.day(&layout.t.now().plus_days(3)),
        kept: p
            .kept
            .iter()
            .map(|s| stand_in_words(&layout.t, s))
            .collect(),
        safety: Block::of(desk.app(), &p.between),
        layout,
        p,
    }))
}

fn kind(p: &ConversationPage) -> Kind {
    match &p.opening {
        Opening::Noticed(_) => Kind::Noticed,
        Opening::Withdrawn => Kind::Withdrawn,
        Opening::Telling(Telling::Something { .. }) => Kind::Something,
        Opening::Telling(Telling::About { topic, .. }) => Kind::About(*topic),
        Opening::Telling(Telling::Words { feeling, .. }) => Kind::Words(*feeling, p.length),
    }
}

/// POST: one of the things one may do; the button says which.
async fn act(
    form: SeatForm,
    At((_, moment)): At<(RelationshipId, EntryId)>,
) -> Result<Response, Failure> {
    let command = forms::read(&form, moment)?;
    form.perform(&Command::Conversation(command)).await?;
    Ok(to(&below(form.relationship, &format!("/about/{moment}"))))
}
