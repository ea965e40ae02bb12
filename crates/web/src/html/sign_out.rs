//! /sign-out and /sign-out-everywhere.

use axum::extract::State;
use axum::response::{IntoResponse, Response};

use crate::App;
use crate::failure::Failure;
use crate::shell::to;
use crate::visit::{Visit, signed_out};

/// POST: ends the sign-in of this browser. The browser forgets it in any case: also where it had ended already, and where it
/// cannot be ended in the database now.
pub(crate) async fn post(State(app): State<App>, visit: Result<Visit, Failure>) -> Response {
    let done = match visit {
        Ok(Visit(visitor)) => app.candor.sign_out(&visitor).await.map_err(Failure::from),
        Err(failure) => Err(failure),
    };
    let answer = match done {
        Ok(()) | Err(Failure::SignedOut) => to("/sign-in"),
        Err(failure) => failure.into_response(),
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
