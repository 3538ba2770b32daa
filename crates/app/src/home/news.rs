//! What happened last in the flows that changed last, told by whoever did it.

use super::what::{What, told};
use crate::{
    Ctx,
    policy::{self, Intention},
    problem::Problem,
    templates::definition,
};
use engine::flow::{Author, AuthorKind, Event};
use model::{Id, Instant};
use std::collections::BTreeMap;
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
    /// Whoever did it; a key, or nobody but time.
    pub by: AuthorKind,
    /// Of the person who did it.
    pub by_name: Option<String>,
    pub what: What,
}

/// Newest first, of others than the caller.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn news(ctx: &Ctx, since: Instant) -> Result<Vec<News>, Problem> {
    policy::require(&ctx.caller, Intention::ReadFlows)?;
    let me = ctx.caller.person();
    let mut lines: Vec<(Author, News)> = Vec::with_capacity(LINES);
    for row in flows::news(&ctx.app.db, ctx.caller.viewer(), since, FLOWS).await? {
        let actor: Author = serde_json::from_str(&row.actor).map_err(Problem::unreadable)?;
        if lines.len() == LINES || (actor.id.is_some() && actor.id.as_ref() == me) {
            continue;
        }
        let (key, version) = (&row.template_key, row.template_version);
        let template = definition::load(&ctx.app, ctx.organisation(), key, version).await?;
        let events: Vec<Event> = serde_json::from_str(&row.events).map_err(Problem::unreadable)?;
        let Some(what) = told(&template.definition, &events) else { continue };
        let news = News { flow: row.flow, name: row.name, at: row.at, by: actor.kind, by_name: None, what };
        lines.push((actor, news));
    }
    let names = names(ctx, lines.iter().filter_map(|(actor, _)| actor.id.clone()).collect()).await?;
    let named = lines.into_iter().map(|(actor, news)| {
        let by_name = actor.id.as_ref().and_then(|id| names.get(id)).cloned();
        News { by_name, ..news }
    });
    Ok(named.collect())
}

async fn names(ctx: &Ctx, mut ids: Vec<Id>) -> Result<BTreeMap<Id, String>, Problem> {
    ids.sort_unstable();
    ids.dedup();
    let found = people::many(&ctx.app.db, ctx.caller.viewer(), &ids).await?;
    Ok(found.into_iter().map(|person| (person.id, person.name)).collect())
}
