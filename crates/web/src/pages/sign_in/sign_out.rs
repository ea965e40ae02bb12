//! /sign-out and /sign-out-everywhere.

use axum::response::{IntoResponse, Response};

use crate::frame::account_form::AccountForm;
use crate::frame::failure::Failure;
use crate::frame::layout::to;
use crate::frame::login::signed_out;

/// POST: ends the sign-in of this browser. The browser forgets it also where it cannot be ended in the database now.
pub(super) async fn here(AccountForm { app, visitor, .. }: AccountForm) -> Response {
    let answer = match app.candor.sign_out(&visitor).await {
        Ok(()) => to("/sign-in"),
        Err(error) => Failure::from(error).into_response(),
    };
    signed_out(&app, answer)
}

/// POST: ends all of them.
pub(super) async fn everywhere(
    AccountForm { app, visitor, .. }: AccountForm,
) -> Result<Response, Failure> {
    app.candor.sign_out_everywhere(&visitor).await?;
    Ok(signed_out(&app, to("/sign-in")))
}
