//! /sign-out and /sign-out-everywhere.

use axum::extract::State;
use axum::response::Response;

use crate::App;
use crate::failure::Failure;
use crate::shell::to;
use crate::visit::{Visit, signed_out};

/// POST: ends the sign-in of this browser.
pub(crate) async fn post(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    app.candor.sign_out(&visitor).await?;
    Ok(signed_out(&app, to("/sign-in")))
}

/// POST: ends all of them.
pub(crate) async fn everywhere(
    State(app): State<App>,
    Visit(visitor): Visit,
) -> Result<Response, Failure> {
    app.candor.sign_out_everywhere(&visitor).await?;
    Ok(signed_out(&app, to("/sign-in")))
}
