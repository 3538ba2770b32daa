//! A flow in memory: its state, the template version it runs on, and whose it is.

use super::sight;
use crate::{
    app::{App, Ctx},
    problem::Problem,
    templates::definition::{self, Published},
};
use engine::flow::State;
use model::Id;
use std::sync::Arc;
use store::Viewer;

#[derive(Clone)]
pub struct Loaded {
    pub state: State,
    pub organisation: Id,
    pub access_group: Id,
    pub published: Arc<Published>,
}

/// From memory or the store; hidden and absent are the same.
///
/// # Errors
/// `NotFound`, or storage that cannot be reached.
pub async fn load(ctx: &Ctx, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    let loaded = match ctx.app.flows.get(flow) {
        Some(loaded) => loaded,
        None => fetch(&ctx.app, ctx.organisation(), flow).await?,
    };
    if sight::sees(&ctx.caller, &loaded) { Ok(loaded) } else { Err(Problem::NotFound) }
}

/// From the store, after another writer was faster.
///
/// # Errors
/// As [`load`].
pub async fn reload(ctx: &Ctx, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    ctx.app.flows.forget(flow);
    load(ctx, flow).await
}

async fn fetch(app: &App, organisation: &Id, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    let row = store::flows::one::load(&app.db, &Viewer::system(organisation.clone()), flow)
        .await?
        .ok_or(Problem::NotFound)?;
    let state: State = serde_json::from_str(&row.state).map_err(Problem::broken)?;
    let published = definition::load(app, organisation, &row.template_key, row.template_version).await?;
    let loaded =
        Loaded { state, organisation: organisation.clone(), access_group: row.access_group, published };
    let loaded = Arc::new(loaded);
    app.flows.put(flow.clone(), Arc::clone(&loaded));
    Ok(loaded)
}
