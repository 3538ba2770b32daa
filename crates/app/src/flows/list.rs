//! Lists of flows: filtered, sorted, by page.

use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
};
use store::{
    Count, Page, PageRequest,
    flows::{
        FlowSummary,
        list::{FlowFilter, Sort},
    },
};

#[derive(Clone, Debug, Default)]
pub struct FlowQuery {
    pub filter: FlowFilter,
    pub sort: Sort,
    pub page: PageRequest,
}

/// # Errors
/// Storage that cannot be reached.
pub async fn list(ctx: &Ctx, query: &FlowQuery) -> Result<Page<FlowSummary>, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    let viewer = ctx.caller.viewer();
    Ok(store::flows::list::list(&ctx.app.db, viewer, &query.filter, query.sort, &query.page).await?)
}

/// How many there are, exactly up to a thousand.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn count(ctx: &Ctx, filter: &FlowFilter) -> Result<Count, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    Ok(store::flows::list::count(&ctx.app.db, ctx.caller.viewer(), filter).await?)
}
