//! Both ends of what one flow started another for, as far as the asker may see them.

use crate::{app::Ctx, flows::Loaded, problem::Problem, templates};
use model::{Definition, Id, definition::Action};
use store::causes;

/// A flow at the other end.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Other {
    pub flow: Id,
    /// Name of its record.
    pub record: String,
    /// Name of its template.
    pub template: String,
    pub status: String,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Related {
    pub started_by: Option<Other>,
    /// Newest first, at most 50.
    pub started: Vec<Other>,
}

/// Asks only where there may be something to find.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn related(ctx: &Ctx, loaded: &Loaded) -> Result<Related, Problem> {
    let (db, viewer, flow) = (&ctx.app.db, ctx.caller.viewer(), &loaded.state.flow);
    let mut related = Related::default();
    if loaded.state.cause.is_some()
        && let Some(row) = causes::by(db, viewer, flow).await?
    {
        related.started_by = Some(other(ctx, row).await?);
    }
    if starts_others(&loaded.published.definition) {
        for row in causes::those(db, viewer, flow).await? {
            related.started.push(other(ctx, row).await?);
        }
    }
    Ok(related)
}

fn starts_others(definition: &Definition) -> bool {
    let is_start = |action: &Action| matches!(action, Action::Start(_));
    let steps = definition.steps();
    let by_step = steps.iter().any(|step| step.flow.is_some());
    let by_deadline = steps.iter().flat_map(|step| &step.escalate).any(|late| is_start(&late.action));
    let by_clock = definition.clocks.iter().any(|clock| {
        let mut actions = clock.on_amber.iter().chain(&clock.on_red);
        actions.any(is_start) || clock.escalate.iter().any(|late| is_start(&late.action))
    });
    by_step || by_deadline || by_clock
}

async fn other(ctx: &Ctx, row: causes::Related) -> Result<Other, Problem> {
    let version = row.template_version;
    let published =
        templates::definition::load(&ctx.app, ctx.organisation(), &row.template_key, version).await?;
    let template = published.definition.name.clone();
    Ok(Other { flow: row.flow, record: row.record_name, template, status: row.status })
}
