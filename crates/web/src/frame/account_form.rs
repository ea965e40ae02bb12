//! A form of somebody's account, of the practice, or of nobody in particular.

use axum::extract::{FromRef, FromRequestParts};
use axum::http::request::Parts;
use service::{Action, Visitor, only};

use super::failure::Failure;
use super::fields::Fields;
use super::form::{self, Form, Whose};
use super::route::Route;
use super::state::App;
use super::visitor::Visit;

/// A form that somebody who is signed in sent.
pub(crate) struct AccountForm {
    pub(crate) app: App,
    pub(crate) visitor: Visitor,
    pub(crate) fields: Fields,
}

/// A form that anyone may send.
pub(crate) struct OpenForm {
    pub(crate) app: App,
    pub(crate) fields: Fields,
}

fn forms(parts: &Parts) -> &'static [Form] {
    let route = parts.extensions.get::<&'static Route>();
    route.map_or(&[][..], |route| route.forms)
}

fn may(visitor: &Visitor, form: &Form) -> Result<(), Failure> {
    match form.whose {
        Whose::Member => Ok(only(visitor, Action::InviteClient)?),
        Whose::Administrator => Ok(only(visitor, Action::SeeMembers)?),
        Whose::SignedIn | Whose::Anyone => Ok(()),
        // These have a seat, and no other extractor than the one for seats.
        Whose::Client | Whose::Therapist | Whose::Either => Err(Failure::NotFound),
    }
}

impl<S> FromRequestParts<S> for AccountForm
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let Visit(visitor) = Visit::from_request_parts(parts, state).await?;
        let forms = forms(parts);
        for form in forms {
            may(&visitor, form)?;
        }
        let fields = Fields::from_request_parts(parts, state).await?;
        form::sent(forms.iter(), &fields)?;
        Ok(Self {
            app: App::from_ref(state),
            visitor,
            fields,
        })
    }
}

impl<S> FromRequestParts<S> for OpenForm
where
    S: Send + Sync,
    App: FromRef<S>,
{
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, state: &S) -> Result<Self, Failure> {
        let fields = Fields::from_request_parts(parts, state).await?;
        form::sent(forms(parts).iter(), &fields)?;
        Ok(Self {
            app: App::from_ref(state),
            fields,
        })
    }
}
