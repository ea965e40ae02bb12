//! A form that somebody sent from their seat in a relationship: who, which form, what it says. The one place in which a desk
//! is opened for a form.

use std::ops::Deref;

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use dialogue::{Command, Desk, Refusal, Role};
use service::{Entered, Look};
use tokio::sync::Mutex;

use super::desk::With;
use super::failure::Failure;
use super::fields::Fields;
use super::form::{self, Form};
use super::route::Route;
use super::state::App;

/// A form that somebody sent from their seat.
pub(crate) struct SeatForm {
    with: With,
    /// The desk, opened once for all that the form leads to.
    entered: Mutex<Entered>,
    /// In which seat.
    pub(crate) role: Role,
    fields: Fields,
}

impl SeatForm {
    /// Which button was pressed.
    pub(crate) fn go(&self) -> &str {
        self.fields.get("go")
    }

    /// Does what the form asks for.
    ///
    /// # Errors
    /// As [`Entered::perform`].
    pub(crate) async fn perform(&self, command: &Command) -> Result<(), service::Failure> {
        let submission = self.fields.submission()?;
        let mut entered = self.entered.lock().await;
        entered.perform(submission, command).await.map(|_| ())
    }

    /// What the next page shows of the desk. Nothing is collected.
    pub(crate) async fn view<T>(
        &self,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        Ok(self.entered.lock().await.glance(view).await?)
    }

    /// The same, with what is due collected first.
    pub(crate) async fn look<T>(
        &self,
        view: impl Fn(&Desk, Look<'_>) -> Result<T, Refusal>,
    ) -> Result<T, Failure> {
        Ok(self.entered.lock().await.look(view).await?)
    }

    /// What the form brought.
    pub(crate) fn fields(&self) -> &Fields {
        &self.fields
    }
}

impl Deref for SeatForm {
    type Target = With;

    fn deref(&self) -> &With {
        &self.with
    }
}

/// A button of the other's alone is not there for this seat.
fn or_not_theirs(refusal: Refusal, forms: &[Form], go: &str) -> Refusal {
    let unknown = refusal == Refusal::Unreadable { field: "go" };
    if unknown && forms.iter().any(|form| form.takes(go)) {
        return Refusal::Unknown;
    }
    refusal
}

impl<S> FromRequestParts<S> for SeatForm
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let with = With::from_request_parts(parts, state).await?;
        let fields = Fields::from_request_parts(parts, state).await?;
        let route = parts.extensions.get::<&'static Route>().copied();
        let forms = route.map_or(&[][..], |route| route.forms);
        let entered = with
            .app
            .candor
            .enter(&with.visitor, with.relationship)
            .await?;
        let role = entered.role();
        // Two people may use one browser, one after the other: nobody does or sees anything by a form of the other's page.
        if !fields.are_of(role) {
            return Err(Failure::NotFound);
        }
        // An address at which this seat has no form at all is none of theirs.
        if !forms.iter().any(|form| form.is_of(role)) {
            return Err(Failure::NotFound);
        }
        form::sent(forms.iter().filter(|form| form.is_of(role)), &fields)
            .map_err(|refusal| or_not_theirs(refusal, forms, fields.get("go")))?;
        Ok(Self {
            with,
            entered: Mutex::new(entered),
            role,
            fields,
        })
    }
}
