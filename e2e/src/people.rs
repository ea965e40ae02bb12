//! A therapist and a client who begin with each other, by the pages alone.

use crate::{Browser, marker};

/// What the invited client signs in with.
pub const CLIENT: &str = "zqx-marker-client@example.org";

/// The therapist invites someone and reads the link, once, from the page.
pub async fn invite(therapist: &Browser, name: &str, email: &str) -> String {
    therapist.go("/").await;
    therapist.press("Invite a client").await;
    therapist.write("#name", name).await;
    therapist.write("#email", email).await;
    therapist
        .write(
            "#handling-words",
            &format!("I read it twice. {}", marker("handling")),
        )
        .await;
    therapist.press("Sign and make the link").await;
    let link = therapist.value("#link").await;
    match link.split_once("/join/") {
        Some((_, token)) => format!("/join/{token}"),
        None => therapist.stop("the page shows no link").await,
    }
}
