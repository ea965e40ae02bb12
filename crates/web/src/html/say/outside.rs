//! Where a concern leads elsewhere: to the safety page (never sent), or to help from outside first (then the client chooses).
//!
//! Both are the answer to the form itself. Nothing is stored, and every word is still there.

use askama::Template;
use axum::response::Response;
use dialogue::safety::{Concern, Route};
use dialogue::view::Between;
use dialogue::{RelationshipId, SubmissionId};

use super::form::carried;
use super::{Client, between};
use crate::failure::Failure;
use crate::html::safety::Block;
use crate::shell::{Calm, Shell, page, submission};

#[derive(Template)]
#[template(path = "never_sent.html")]
struct NeverSent {
    shell: Shell,
    submission: SubmissionId,
    relationship: RelationshipId,
    safety: Block,
    words: String,
    /// There is something that can be kept.
    keepable: bool,
    carried: Vec<(String, String)>,
}

#[derive(Template)]
#[template(path = "outside_first.html")]
struct OutsideFirst {
    shell: Shell,
    submission: SubmissionId,
    relationship: RelationshipId,
    between: Between,
    safety: Block,
    /// What is part of it, and what is worth knowing about that.
    about: Vec<String>,
    carried: Vec<(String, String)>,
}

impl Client<'_> {
    async fn between(&self) -> Result<Between, Failure> {
        between(self.app, self.visitor, self.relationship).await
    }

    pub(super) async fn never_sent(&self) -> Result<Response, Failure> {
        let between = self.between().await?;
        Ok(page(&NeverSent {
            shell: Shell::of(self.app, Calm::Client).writing(),
            submission: submission(self.app),
            relationship: self.relationship,
            safety: Block::of(self.app, &between).alone(),
            words: self.fields.get("words").to_owned(),
            keepable: !self.form.is_empty(),
            carried: carried(self.fields, &["words"]),
        }))
    }

    pub(super) async fn outside_first(&self) -> Result<Response, Failure> {
        let between = self.between().await?;
        let shell = Shell::of(self.app, Calm::Client).writing();
        let about = self
            .form
            .concerns
            .iter()
            .filter(|c| c.route() == Route::OutsideHelpFirst)
            .map(|c: &Concern| shell.t.choice("safety-outside-first", c.name()))
            .collect();
        Ok(page(&OutsideFirst {
            submission: submission(self.app),
            relationship: self.relationship,
            safety: Block::of(self.app, &between),
            between,
            about,
            carried: carried(self.fields, &["seen-help"]),
            shell,
        }))
    }
}
