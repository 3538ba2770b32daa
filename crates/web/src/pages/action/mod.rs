//! One thing to do, by magic link, without signing in.

pub mod closed;
pub mod complete;
pub mod decline;
pub mod given;
pub mod remove;
pub mod show;
pub mod upload;

use crate::kit::{Answers, OpenLink, typed};
use app::{
    Problem,
    flows::{self, Loaded},
};
use model::{Id, definition::Step};
use std::sync::Arc;

/// The open assignment behind a link.
pub struct Work {
    pub flow: Id,
    pub assignment: Id,
    pub loaded: Arc<Loaded>,
    step: String,
}

impl Work {
    /// `None` once it is done or was taken back.
    pub async fn of(link: &OpenLink) -> Result<Option<Self>, Problem> {
        let assignment = link.opened.assignment.clone().ok_or(Problem::NotFound)?;
        let loaded = flows::load::load(&link.ctx, &link.opened.flow).await?;
        let step = loaded.state.assignments.get(&assignment).map(|open| open.step.clone());
        Ok(step.map(|step| Self { flow: link.opened.flow.clone(), assignment, loaded, step }))
    }

    pub fn step(&self) -> Result<&Step, Problem> {
        self.loaded.published.definition.step(&self.step).ok_or(Problem::NotFound)
    }

    /// What a nonce of this act is bound to: the attempt it answers.
    pub fn about(&self) -> [String; 2] {
        let attempt = self.loaded.state.assignments.get(&self.assignment).map_or(0, |open| open.attempt);
        [self.assignment.to_string(), attempt.to_string()]
    }

    pub fn nonce(&self, link: &OpenLink) -> String {
        let about = self.about();
        link.nonce(&[&about[0], &about[1]])
    }

    /// Keeps what is typed, with what was said before about documents.
    pub async fn keep(&self, link: &OpenLink, answers: &Answers) -> Result<(), Problem> {
        let typed = typed::with_kept(&link.ctx, &self.flow, &self.assignment, answers).await?;
        typed::keep(&link.ctx, &self.flow, &self.assignment, &typed).await
    }

    /// The same, once somebody has a document after all.
    pub async fn keep_without(
        &self,
        link: &OpenLink,
        answers: &Answers,
        document: &str,
    ) -> Result<(), Problem> {
        let typed = typed::with_kept(&link.ctx, &self.flow, &self.assignment, answers).await?;
        let typed = typed::without_declined(typed, document);
        typed::keep(&link.ctx, &self.flow, &self.assignment, &typed).await
    }

    pub fn command(&self, link: &OpenLink, answers: &Answers) -> Result<String, Problem> {
        let about = self.about();
        link.command(&[&about[0], &about[1]], answers)
    }
}
