//! A flow in memory: its state, the template version it runs on, and whose it is.

use super::sight;
use crate::{
    app::{App, Ctx},
    problem::Problem,
    templates::definition::{self, Published},
};
use engine::flow::{State, Summary, effective};
use model::Id;
use std::{
    borrow::Cow,
    sync::{Arc, OnceLock},
};
use store::Viewer;

#[derive(Clone)]
pub struct Loaded {
    pub state: State,
    pub organisation: Id,
    pub access_group: Id,
    pub published: Arc<Published>,
    summary: OnceLock<Summary>,
}

impl Loaded {
    /// The one place where the template's version becomes the definition as this flow goes through it.
    pub(crate) fn new(state: State, organisation: Id, access_group: Id, published: Arc<Published>) -> Self {
        let published = match effective(&published.definition, &state) {
            Cow::Borrowed(_) => published,
            Cow::Owned(definition) => Arc::new(Published::new(published.version, definition)),
        };
        Self { state, organisation, access_group, published, summary: OnceLock::new() }
    }

    /// What lists show of it, made once.
    pub fn summary(&self) -> &Summary {
        self.summary.get_or_init(|| engine::flow::summary(&self.published.definition, &self.state))
    }
}

/// From memory or the store; hidden and absent are the same. Another process may have gone on meanwhile: enough for
/// deciding, since the flow writer lets only the newest in. What is shown comes from [`current`].
///
/// # Errors
/// `NotFound`, or storage that cannot be reached.
pub async fn load(ctx: &Ctx, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    match ctx.app.flows.get(flow).filter(|held| sight::sees(&ctx.caller, held)) {
        Some(held) => Ok(held),
        None => reload(ctx, flow).await,
    }
}

/// As it stands in the store now, for reading.
///
/// # Errors
/// As [`load`].
pub async fn current(ctx: &Ctx, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    match ctx.app.flows.get(flow) {
        Some(held) if sight::sees(&ctx.caller, &held) && is_newest(ctx, &held).await? => Ok(held),
        _ => reload(ctx, flow).await,
    }
}

/// Whether nobody has gone on since this was loaded.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn is_newest(ctx: &Ctx, loaded: &Loaded) -> Result<bool, Problem> {
    let seq = store::flows::seq(&ctx.app.db, &loaded.state.flow).await?;
    Ok(seq.and_then(|seq| u64::try_from(seq).ok()) == Some(loaded.state.seq))
}

/// From the store: another writer was faster, or may have been.
///
/// # Errors
/// As [`load`].
pub async fn reload(ctx: &Ctx, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    ctx.app.flows.forget(flow);
    let loaded = fetch(&ctx.app, ctx.organisation(), flow).await?;
    if sight::sees(&ctx.caller, &loaded) { Ok(loaded) } else { Err(Problem::NotFound) }
}

/// Kept in memory for the next act; one that has ended is hardly looked at again.
pub(super) fn keep(app: &App, loaded: &Arc<Loaded>) {
    if loaded.state.ended_at.is_some() {
        app.flows.forget(&loaded.state.flow);
    } else {
        app.flows.put(loaded.state.flow.clone(), Arc::clone(loaded));
    }
}

pub(crate) async fn fetch(app: &App, organisation: &Id, flow: &Id) -> Result<Arc<Loaded>, Problem> {
    let row = store::flows::one::load(&app.db, &Viewer::system(organisation.clone()), flow)
        .await?
        .ok_or(Problem::NotFound)?;
    let state = serde_json::from_str(&row.state).map_err(Problem::unreadable)?;
    let published = definition::load(app, organisation, &row.template_key, row.template_version).await?;
    let loaded = Arc::new(Loaded::new(state, organisation.clone(), row.access_group, published));
    keep(app, &loaded);
    Ok(loaded)
}

/// One of many that were read together; memory is left as it is.
pub(crate) async fn of_due(app: &App, due: store::flows::DueFlow) -> Result<Arc<Loaded>, Problem> {
    let state = serde_json::from_str(&due.state).map_err(Problem::unreadable)?;
    let published = definition::load(app, &due.organisation, &due.template_key, due.template_version).await?;
    let (organisation, access_group) = (due.organisation, due.access_group);
    Ok(Arc::new(Loaded::new(state, organisation, access_group, published)))
}
