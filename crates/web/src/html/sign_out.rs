//! /sign-out and /sign-out-everywhere.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::failure::Failure;
use crate::shell::to;
use crate::visit::{Visit, signed_out};

/// POST: ends the sign-in of this browser. The browser forgets it also where it cannot be ended in the database now.
pub(crate) async fn post(State(app): State<App>, Visit(visitor): Visit) -> Response {
    let answer = match app.candor.sign_out(&visitor).await {
        Ok(()) => to("/sign-in"),
        Err(error) => Failure::from(error).into_response(),
    };
    signed_out(&app, answer)
}

/// POST: ends all of them.
pub(crate) async fn everywhere(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    app.candor.sign_out_everywhere(&visitor).await?;
    Ok(signed_out(&app, to("/sign-in")))
}
