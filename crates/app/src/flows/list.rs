//! Lists of flows: filtered, sorted, by page.

use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
    templates::{Published, definition},
};
use std::{collections::BTreeMap, sync::Arc};
use store::{
    Count, Page, PageRequest,
    flows::{
        FlowSummary,
        list::{FlowFilter, Order},
    },
};

#[derive(Clone, Debug, Default)]
pub struct FlowQuery {
    pub filter: FlowFilter,
    pub order: Order,
    pub page: PageRequest,
}

/// A flow with the template version it runs on.
pub struct FlowLine {
    pub flow: FlowSummary,
    pub template: Arc<Published>,
}

pub struct Flows {
    pub page: Page<FlowLine>,
    /// Of all pages, exactly up to a thousand; nothing where so many have the words asked for that nobody counts them.
    pub count: Option<Count>,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn list(ctx: &Ctx, query: &FlowQuery) -> Result<Flows, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let (page, count) = store::flows::list::list(db, viewer, &query.filter, query.order, &query.page).await?;
    let mut items = Vec::with_capacity(page.items.len());
    for flow in page.items {
        // Versions do not change: each is read once and kept.
        let (key, version) = (&flow.template_key, flow.template_version);
        let template = definition::load(&ctx.app, ctx.organisation(), key, version).await?;
        items.push(FlowLine { flow, template });
    }
    Ok(Flows { page: Page { items, next: page.next, previous: page.previous }, count })
}

/// How many flows of each template run, by its key; each exactly up to a thousand.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn running(ctx: &Ctx) -> Result<BTreeMap<String, Count>, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    Ok(store::flows::list::running(&ctx.app.db, ctx.caller.viewer()).await?)
}

/// How many there are, exactly up to a thousand.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn count(ctx: &Ctx, filter: &FlowFilter) -> Result<Count, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    Ok(store::flows::list::count(&ctx.app.db, ctx.caller.viewer(), filter).await?)
}
