//! The list itself, soonest due first.

use super::person;
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use model::{Id, Instant};
use std::collections::HashMap;
use store::{Page, PageRequest, assignments};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TodoLine {
    pub assignment: Id,
    pub flow: Id,
    pub step: String,
    pub step_title: String,
    /// Documents to be looked at, rather than something to be given.
    pub is_review: bool,
    pub record_name: String,
    pub template_key: String,
    pub template_name: String,
    pub due_at: Option<Instant>,
    pub overdue: bool,
    /// Waits in a group of theirs until somebody picks it up.
    pub pool: bool,
    pub opened_at: Instant,
}

/// # Errors
/// `NotFound` for callers who are no person.
pub async fn list(ctx: &Ctx, page: &PageRequest) -> Result<Page<TodoLine>, Problem> {
    require(&ctx.caller, Intention::ReadFlows)?;
    let found = assignments::todo(&ctx.app.db, ctx.caller.viewer(), person(ctx)?, page).await?;
    let mut names: HashMap<String, String> = HashMap::new();
    for item in &found.items {
        if !names.contains_key(&item.template_key) {
            let template = templates::published(&ctx.app, ctx.organisation(), &item.template_key).await?;
            names.insert(item.template_key.clone(), template.definition.name.clone());
        }
    }
    let items = found.items.into_iter().map(|item| {
        let name = names.get(&item.template_key).cloned().unwrap_or_default();
        line(ctx, item, name)
    });
    Ok(Page { items: items.collect(), next: found.next })
}

fn line(ctx: &Ctx, item: assignments::TodoItem, template_name: String) -> TodoLine {
    let open = item.assignment;
    TodoLine {
        flow: open.flow,
        step: open.step_key,
        step_title: open.title,
        is_review: open.purpose == "review",
        record_name: item.record_name,
        template_key: item.template_key,
        template_name,
        overdue: open.overdue_at.is_some() || open.due_at.is_some_and(|due| due <= ctx.now),
        due_at: open.due_at,
        pool: open.person.is_none(),
        opened_at: open.opened_at,
        assignment: open.id,
    }
}
