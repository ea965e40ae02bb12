//! The bare anchor: the least work that still deserves to be called a saved check-in.
//!
//! It parses a form of a check-in's size, appends one row and one row of a hash chain, and answers when both are on disk.
//! It has no session, no permission, no sealing, no pages and no idea of what a check-in means, so it bounds from above
//! what a program with all of these could reach on the machine at hand. It may not cheat where Candor may not:
//! `synchronous=FULL`, no answer before COMMIT.

mod writer;

use std::path::PathBuf;

use axum::extract::State;
use axum::http::{StatusCode, header};
use axum::response::IntoResponse;
use axum::routing::post;
use axum::serve::ListenerExt;
use axum::{Form, Router};
use serde::{Deserialize, Serialize};
use tokio::net::TcpListener;

use crate::Failure;
pub use writer::{Batching, Writer, verify};

/// The fields of a check-in as a browser would post them.
#[derive(Debug, Deserialize, Serialize)]
pub struct CheckIn {
    submission: String,
    accepted: u8,
    understood: u8,
    matters: u8,
    suits: u8,
    room: u8,
    moment: String,
    better: String,
}

/// Where and how the anchor keeps what it is sent.
#[derive(Debug)]
pub struct Settings {
    /// The database file; made when it is not there.
    pub database: PathBuf,
    /// Whether concurrent submissions share a commit.
    pub batching: Batching,
}

/// Serves the anchor on `listener` until the process ends.
///
/// # Errors
/// When the database cannot be opened, or the listener fails.
#[expect(
    clippy::disallowed_methods,
    reason = "a program of its own, with one route; not a page of Candor's"
)]
pub async fn serve(listener: TcpListener, settings: Settings) -> Result<(), Failure> {
    let writer = Writer::start(&settings.database, settings.batching)?;
    let router = Router::new()
        .route("/check-in", post(check_in))
        .with_state(writer);
    let listener = listener.tap_io(|stream| {
        // A reply is one small write; waiting to fill a packet would only add latency. A socket that refuses is merely slower.
        drop(stream.set_nodelay(true));
    });
    axum::serve(listener, router).await?;
    Ok(())
}

async fn check_in(State(writer): State<Writer>, Form(form): Form<CheckIn>) -> impl IntoResponse {
    let body = serde_json::to_vec(&form).expect("plain strings and numbers always serialise");
    if writer.append(body).await {
        (StatusCode::SEE_OTHER, [(header::LOCATION, "/saved")])
    } else {
        (
            StatusCode::SERVICE_UNAVAILABLE,
            [(header::LOCATION, "/not-saved")],
        )
    }
}
