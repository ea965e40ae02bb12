//! What a form brought: names and values, read at the door.

use std::sync::Arc;

use axum::extract::FromRequestParts;
use axum::http::request::Parts;
use dialogue::{Passage, Refusal, Role, SubmissionId, Time, Written};
use jiff::civil::DateTime;
use service::Submission;
use uuid::Uuid;

use super::failure::Failure;
use super::urlencoded::pairs;

/// The fields of one submitted form, in the order in which they came.
#[derive(Debug, Clone, Default, PartialEq, Eq)]
pub(crate) struct Fields(Arc<[(String, String)]>);

impl Fields {
    /// The fields of a urlencoded form. `None` where names or values are not UTF-8.
    pub(crate) fn parse(bytes: &[u8]) -> Option<Self> {
        Some(Self(pairs(bytes)?.into()))
    }

    /// The first value of a field; empty where it was not sent.
    pub(crate) fn get(&self, name: &str) -> &str {
        self.0
            .iter()
            .find(|(n, _)| n == name)
            .map_or("", |(_, value)| value)
    }

    /// All values of a field.
    pub(crate) fn all(&self, name: &str) -> impl Iterator<Item = &str> {
        self.0
            .iter()
            .filter(move |(n, _)| n == name)
            .map(|(_, value)| value.as_str())
    }

    /// All fields, in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = (&str, &str)> {
        self.0.iter().map(|(n, v)| (n.as_str(), v.as_str()))
    }

    /// True where a box was ticked.
    pub(crate) fn ticked(&self, name: &str) -> bool {
        !self.get(name).is_empty()
    }

    /// Text of up to `MAX` characters, or nothing.
    ///
    /// # Errors
    /// Those of [`Written::parse`].
    pub(crate) fn text<const MAX: usize>(
        &self,
        name: &'static str,
    ) -> Result<Option<Written<MAX>>, Refusal> {
        Written::parse(name, self.get(name))
    }

    /// Text that has to be there.
    ///
    /// # Errors
    /// Those of [`Written::required`].
    pub(crate) fn required<const MAX: usize>(
        &self,
        name: &'static str,
    ) -> Result<Written<MAX>, Refusal> {
        Written::required(name, self.get(name))
    }

    /// As much as someone wants to say, or nothing.
    ///
    /// # Errors
    /// Those of [`Written::parse`].
    pub(crate) fn passage(&self, name: &'static str) -> Result<Option<Passage>, Refusal> {
        self.text(name)
    }

    /// One of the choices that `read` knows; `None` where nothing was chosen.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] for a choice that does not exist.
    pub(crate) fn choice<T>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Option<T>, Refusal> {
        match self.get(name) {
            "" => Ok(None),
            value => read(value)
                .map(Some)
                .ok_or(Refusal::Unreadable { field: name }),
        }
    }

    /// Several of the choices that `read` knows.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] for a choice that does not exist.
    pub(crate) fn choices<T>(
        &self,
        name: &'static str,
        read: impl Fn(&str) -> Option<T>,
    ) -> Result<Vec<T>, Refusal> {
        self.all(name)
            .filter(|value| !value.is_empty())
            .map(|value| read(value).ok_or(Refusal::Unreadable { field: name }))
            .collect()
    }

    /// An id in a form; `None` where it is empty.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] for what is no id.
    pub(crate) fn id<T: std::str::FromStr>(
        &self,
        name: &'static str,
    ) -> Result<Option<T>, Refusal> {
        self.choice(name, |value| value.parse().ok())
    }

    /// The id of something without which nothing can be done.
    ///
    /// # Errors
    /// As [`Fields::id`], and [`Refusal::Empty`].
    pub(crate) fn required_id<T: std::str::FromStr>(
        &self,
        name: &'static str,
    ) -> Result<T, Refusal> {
        self.id(name)?.ok_or(Refusal::Empty { field: name })
    }

    /// The submission's id. A form without one (made by hand) is a submission of its own kind each time.
    ///
    /// # Errors
    /// [`Refusal::Unreadable`] where it is missing or no id.
    pub(crate) fn submission(&self) -> Result<Submission, Refusal> {
        let text = self.get("submission");
        // A page writes behind it whose page it is; see `Layout::made_for`.
        let (id, made_for) = [Role::Client, Role::Therapist]
            .into_iter()
            .find_map(|role| Some((text.strip_suffix(made_for(role))?, Some(role))))
            .unwrap_or((text, None));
        let id = Uuid::try_parse(id)
            .map(SubmissionId)
            .map_err(|_| Refusal::Unreadable {
                field: "submission",
            })?;
        Ok(Submission { id, made_for })
    }

    /// Whose page the form stood on, where it says so.
    pub(crate) fn made_for(&self) -> Option<Role> {
        self.submission().ok().and_then(|of| of.made_for)
    }

    /// False where the form stood on the page of somebody of another role.
    pub(crate) fn are_of(&self, role: Role) -> bool {
        self.made_for().is_none_or(|made_for| made_for == role)
    }

    /// A day and a time of day in the practice's zone, as `<input type=datetime-local>` sends them.
    ///
    /// # Errors
    /// [`Refusal::Time`] for what is no such time.
    pub(crate) fn time(
        &self,
        name: &'static str,
        zone: &jiff::tz::TimeZone,
    ) -> Result<Option<Time>, Refusal> {
        match self.get(name) {
            "" => Ok(None),
            value => value
                .parse::<DateTime>()
                .ok()
                .and_then(|at| at.to_zoned_datetime(zone.clone()).ok())
                .map(|zoned| Some(zoned.timestamp().into()))
                .ok_or(Refusal::Time { field: name }),
        }
    }

    /// A calendar day, as `<input type=date>` sends it.
    ///
    /// # Errors
    /// [`Refusal::Time`] for what is no day.
    pub(crate) fn date(&self, name: &'static str) -> Result<Option<jiff::civil::Date>, Refusal> {
        match self.get(name) {
            "" => Ok(None),
            value => value
                .parse()
                .map(Some)
                .map_err(|_| Refusal::Time { field: name }),
        }
    }
}

/// What stands behind the id of a form on this person's pages.
pub(crate) fn made_for(role: Role) -> &'static str {
    match role {
        Role::Client => "-client",
        Role::Therapist => "-therapist",
    }
}

impl<S: Send + Sync> FromRequestParts<S> for Fields {
    type Rejection = Failure;

    async fn from_request_parts(parts: &mut Parts, _: &S) -> Result<Self, Failure> {
        Ok(parts
            .extensions
            .get::<Fields>()
            .cloned()
            .unwrap_or_default())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test that cannot go on should stop")]
    use super::*;

    #[test]
    fn reads_what_browsers_send() {
        let fields =
            Fields::parse(b"words=so+far%21%0D%0Ayes%20%C3%BC&did=trust&did=dread&empty=").unwrap();
        assert_eq!(fields.get("words"), "so far!\r\nyes ü");
        assert_eq!(fields.all("did").collect::<Vec<_>>(), ["trust", "dread"]);
        assert_eq!(fields.get("empty"), "");
        assert_eq!(fields.get("missing"), "");
    }

    #[test]
    fn a_choice_that_does_not_exist_is_refused() {
        let fields = Fields::parse(b"level=everything").unwrap();
        assert_eq!(
            fields.choice("level", dialogue::moment::Level::from_name),
            Err(Refusal::Unreadable { field: "level" })
        );
    }
}
