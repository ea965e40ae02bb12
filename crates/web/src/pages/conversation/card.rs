//! The card to have between the two. Nothing private is on it: a topic at most.

use askama::Template;
use axum::response::Response;
use dialogue::conversation::view::Opening;
use dialogue::moment::Telling;
use dialogue::{EntryId, RelationshipId};

use crate::frame::at::At;
use crate::frame::desk::Looking;
use crate::frame::failure::Failure;
use crate::frame::layout::{Audience, Layout, page};

#[derive(Template)]
#[template(path = "pages/conversation/card.html")]
struct Card {
    layout: Layout,
    title: String,
    relationship: RelationshipId,
    moment: EntryId,
}

/// GET
pub(super) async fn show(
    desk: Looking,
    At((relationship, moment)): At<(RelationshipId, EntryId)>,
) -> Result<Response, Failure> {
    let p = desk
        .view(|desk, look| dialogue::conversation::view::conversation(desk, moment, look.now))
        .await?;
    let layout = Layout::of(desk.app(), Audience::of(&p.between));
    let topic = match &p.opening {
        Opening::Telling(Telling::About { topic, .. }) => Some(*topic),
        Opening::Telling(Telling::Words { more, .. }) => more.topic,
        Opening::Telling(Telling::Something { .. }) | Opening::Noticed(_) | Opening::Withdrawn => {
            None
        }
    };
    Ok(page(&Card {
        title: match topic {
            Some(topic) => layout.t.choice("topic", topic.name()),
            None => layout.t.say("conversation-card-title"),
        },
        layout,
        relationship,
        moment,
    }))
}
