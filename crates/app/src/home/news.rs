//! What happened last in the flows that changed last, told by whoever did it.

use crate::{
    Ctx,
    policy::{self, Intention},
    problem::Problem,
    templates::{Published, definition},
};
use engine::flow::{Author, Event};
use model::{Id, Instant};
use std::{collections::BTreeMap, sync::Arc};
use store::{flows, people};

/// Most lines told.
const LINES: usize = 8;
/// Flows looked at for them: what the caller did and what only follows from something else is not news.
const FLOWS: u32 = 16;

pub struct News {
    pub flow: Id,
    /// Name of the record.
    pub name: String,
    pub at: Instant,
    pub actor: Author,
    /// Of the person who acted.
    pub actor_name: Option<String>,
    pub template: Arc<Published>,
    /// Without the values they commit to.
    pub events: Vec<Event>,
}

/// Newest first, of others than the caller.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn news(ctx: &Ctx, since: Instant) -> Result<Vec<News>, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    let viewer = ctx.caller.viewer();
    let mut lines = Vec::with_capacity(LINES);
    for row in flows::news(&ctx.app.db, viewer, since, FLOWS).await? {
        let actor: Author = serde_json::from_str(&row.actor).map_err(Problem::broken)?;
        if lines.len() == LINES || (actor.id.is_some() && actor.id.as_ref() == ctx.caller.person()) {
            continue;
        }
        let (key, version) = (&row.template_key, row.template_version);
        lines.push(News {
            template: definition::load(&ctx.app, ctx.organisation(), key, version).await?,
            events: serde_json::from_str(&row.events).map_err(Problem::broken)?,
            flow: row.flow,
            name: row.name,
            at: row.at,
            actor,
            actor_name: None,
        });
    }
    name_actors(ctx, &mut lines).await?;
    Ok(lines)
}

async fn name_actors(ctx: &Ctx, lines: &mut [News]) -> Result<(), Problem> {
    let mut ids: Vec<Id> = lines.iter().filter_map(|line| line.actor.id.clone()).collect();
    ids.sort_unstable();
    ids.dedup();
    let found = people::many(&ctx.app.db, ctx.caller.viewer(), &ids).await?;
    let names: BTreeMap<Id, String> = found.into_iter().map(|person| (person.id, person.name)).collect();
    for line in lines {
        line.actor_name = line.actor.id.as_ref().and_then(|id| names.get(id)).cloned();
    }
    Ok(())
}
