//! One flow, for those inside.

use super::{Loaded, load, view, view::FlowView};
use crate::{
    app::Ctx,
    policy::{self, Intention},
    problem::Problem,
};
use model::Id;
use std::sync::Arc;

/// As the API answers it.
///
/// # Errors
/// `NotFound` for what is hidden or absent.
pub async fn show(ctx: &Ctx, flow: &Id) -> Result<FlowView, Problem> {
    let loaded = workspace(ctx, flow).await?;
    Ok(view::view(&loaded))
}

/// Definition and state together, from which the workspace page is made.
///
/// # Errors
/// As [`show`].
pub async fn workspace(ctx: &Ctx, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    load::current(ctx, flow).await
}
