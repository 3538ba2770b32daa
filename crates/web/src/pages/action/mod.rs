//! One thing to do, by magic link, without signing in.

pub mod closed;
pub mod complete;
pub mod decline;
pub mod draft;
pub mod given;
pub mod hand_back;
pub mod lending;
pub mod remove;
pub mod show;
pub mod upload;

use crate::{
    kit::{Answers, OpenLink, typed},
    shape::{Case, Reader, Sizes},
};
use app::{
    Problem,
    flows::{self, Loaded},
};
use axum::response::Response;
use engine::flow::{Holder, Status};
use model::{Id, definition::Step};
use std::sync::Arc;

/// The open assignment behind a link.
pub struct Work {
    pub flow: Id,
    pub assignment: Id,
    pub loaded: Arc<Loaded>,
    step: String,
}

/// The field and the query by which a device shows what was typed on it.
const DRAFT: &str = "draft";

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

    /// As its holder reads it.
    pub fn title(&self, link: &OpenLink) -> Result<String, Problem> {
        let texts = link.shell.local.texts();
        let (base, sizes) = (link.base(), Sizes::new());
        let reader = Reader::Outside { person: link.whose(), proved: link.opened.proved, base: &base };
        Ok(Case::new(&self.loaded, reader, &sizes, texts).title(self.step()?))
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

    pub fn command(&self, link: &OpenLink, answers: &Answers) -> Result<String, Problem> {
        let about = self.about();
        link.command(&[&about[0], &about[1]], answers)
    }

    /// Nobody acts until the owner resumes the flow.
    pub fn is_paused(&self) -> bool {
        self.loaded.state.status == Status::Paused
    }

    /// Work of one person; a group's is put back instead.
    pub fn may_hand_back(&self) -> bool {
        let open = self.loaded.state.assignments.get(&self.assignment);
        open.is_some_and(|open| open.is_act() && matches!(open.holder, Holder::Person(_)))
    }

    /// Where this device keeps what is typed, if it says so.
    pub fn known_place(&self, link: &OpenLink, answers: &Answers) -> Option<String> {
        link.place(&self.assignment, answers.one(DRAFT)?)
    }

    /// The same; a device that does not know one gets one.
    pub fn place(&self, link: &OpenLink, answers: &Answers) -> String {
        self.known_place(link, answers).unwrap_or_else(|| link.ctx.id().to_string())
    }

    /// Keeps what is typed, with what was said before about documents.
    pub async fn keep(&self, link: &OpenLink, place: &str, answers: &Answers) -> Result<(), Problem> {
        let typed = typed::with_kept(&link.ctx, &self.flow, &self.assignment, place, answers).await?;
        typed::keep(&link.ctx, &self.flow, &self.assignment, place, &typed).await
    }

    /// The same, once somebody has a document after all.
    pub async fn keep_without(
        &self,
        link: &OpenLink,
        place: &str,
        answers: &Answers,
        document: &str,
    ) -> Result<(), Problem> {
        let typed = typed::with_kept(&link.ctx, &self.flow, &self.assignment, place, answers).await?;
        let typed = typed::without_declined(typed, document);
        typed::keep(&link.ctx, &self.flow, &self.assignment, place, &typed).await
    }

    /// The page again, with what was kept on this device.
    pub fn again(&self, link: &OpenLink, place: &str) -> Response {
        crate::kit::see_other(&self.address(link, place))
    }

    fn address(&self, link: &OpenLink, place: &str) -> String {
        format!("{}?{DRAFT}={}", link.base(), link.ticket(&self.assignment, place))
    }
}
