//! The list itself, soonest due first.

use super::person;
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use model::{Id, Instant, definition::Kind};
use store::{Page, PageRequest, assignments};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodoLine {
    pub assignment: Id,
    pub flow: Id,
    pub step: String,
    pub step_title: String,
    pub kind: Kind,
    /// Documents to be looked at, rather than something to be given.
    pub is_review: bool,
    pub record_name: String,
    pub template_key: String,
    pub template_name: String,
    pub due_at: Option<Instant>,
    pub overdue: bool,
    /// Name of the group it waits in until somebody picks it up.
    pub pool: Option<String>,
    pub opened_at: Instant,
    /// Its flow is paused: nobody can do it now.
    pub is_paused: bool,
}

/// # Errors
/// `NotFound` for callers who are no person.
pub async fn list(ctx: &Ctx, page: &PageRequest) -> Result<Page<TodoLine>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let found = assignments::todo(&ctx.app.db, ctx.caller.viewer(), person(ctx)?, page).await?;
    let mut items = Vec::with_capacity(found.items.len());
    for item in found.items {
        items.push(line(ctx, item).await?);
    }
    Ok(Page { items, next: found.next, previous: found.previous })
}

/// Of the template only what does not change: a version is read once and kept.
async fn line(ctx: &Ctx, item: assignments::TodoItem) -> Result<TodoLine, Problem> {
    let (key, version) = (&item.template_key, item.template_version);
    let template = templates::definition::load(&ctx.app, ctx.organisation(), key, version).await?;
    let open = item.assignment;
    Ok(TodoLine {
        flow: open.flow,
        kind: template.definition.step(&open.step_key).map_or(Kind::Task, |step| step.kind),
        step: open.step_key,
        step_title: open.title,
        is_review: open.purpose == "review",
        record_name: item.flow_name,
        template_name: template.definition.name.clone(),
        template_key: item.template_key,
        overdue: open.overdue_at.is_some() || open.due_at.is_some_and(|due| due <= ctx.now),
        due_at: open.due_at,
        pool: if open.person.is_none() { item.pool_name } else { None },
        opened_at: open.opened_at,
        is_paused: item.is_paused,
        assignment: open.id,
    })
}
