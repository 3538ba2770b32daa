//! A dry run for every running flow of a version: how many would move, and why the others would stay.

use super::one::version_of;
use crate::{
    app::Ctx,
    flows::{Loaded, load, view},
    policy::{self, Intention},
    problem::Problem,
    templates::Published,
};
use engine::migration::{self, Obstacle, Plan};
use model::Id;
use std::{collections::BTreeMap, sync::Arc};
use texts::Sentence;

/// So many are looked at; of more, the page says that there are more.
pub const LOOKED_AT_MAX: usize = 1_000;
/// Flows named for each reason.
const NAMED_MAX: usize = 5;
const PAGE: u32 = 200;

pub struct Survey {
    pub from: Arc<Published>,
    pub to: Arc<Published>,
    /// Running and paused flows of the version that the caller may see.
    pub total: i64,
    pub looked_at: usize,
    pub fitting: usize,
    /// Steps of the new version, with how many flows will be asked for each, most first.
    pub asked: Vec<(String, usize)>,
    pub skipped: Vec<(String, usize)>,
    /// Why others stay, the most common first.
    pub reasons: Vec<Reason>,
}

pub struct Reason {
    pub obstacle: Obstacle,
    pub count: usize,
    /// The first few of them.
    pub flows: Vec<Staying>,
}

pub struct Staying {
    pub flow: Id,
    pub name: String,
}

/// # Errors
/// `NotAllowed` without the permission to write templates, `NotFound` without such versions, `Conflict` for one and the
/// same.
pub async fn survey(ctx: &Ctx, key: &str, from: i64, to: i64) -> Result<Survey, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let (from, to) = (version_of(ctx, key, from).await?, version_of(ctx, key, to).await?);
    if from.version == to.version {
        return Err(Problem::Conflict(Sentence::migration_same_version()));
    }
    let uses = store::moves::uses(&ctx.app.db, ctx.caller.viewer(), key).await?;
    let total = uses.iter().find(|uses| uses.version == from.version).map_or(0, |uses| uses.flows);
    let mut tally = Tally::default();
    let mut after = String::new();
    while tally.looked_at < LOOKED_AT_MAX {
        let viewer = ctx.caller.viewer();
        let page = store::moves::flows(&ctx.app.db, viewer, (key, from.version), &after, PAGE).await?;
        let Some(last) = page.last() else { break };
        after = last.to_string();
        for flow in &page {
            match load::load(ctx, flow).await {
                Ok(loaded) => tally.add(&loaded, &from, &to),
                // It has ended or gone on meanwhile.
                Err(Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
    }
    Ok(tally.survey(from, to, total))
}

#[derive(Default)]
struct Tally {
    looked_at: usize,
    fitting: usize,
    asked: BTreeMap<String, usize>,
    skipped: BTreeMap<String, usize>,
    reasons: BTreeMap<Obstacle, (usize, Vec<Staying>)>,
}

impl Tally {
    fn add(&mut self, loaded: &Loaded, from: &Published, to: &Published) {
        self.looked_at += 1;
        let Plan { problems, asked, skipped, .. } =
            migration::plan(&from.definition, &to.definition, &loaded.state);
        if problems.is_empty() {
            self.fitting += 1;
            asked.into_iter().for_each(|step| *self.asked.entry(step).or_default() += 1);
            skipped.into_iter().for_each(|step| *self.skipped.entry(step).or_default() += 1);
        }
        for obstacle in problems {
            let (count, named) = self.reasons.entry(obstacle).or_default();
            *count += 1;
            if named.len() < NAMED_MAX {
                let record = loaded.state.record.as_ref().and_then(|record| view::words(&record.name));
                named.push(Staying { flow: loaded.state.flow.clone(), name: record.unwrap_or_default() });
            }
        }
    }

    fn survey(self, from: Arc<Published>, to: Arc<Published>, total: i64) -> Survey {
        let most_first = |counted: BTreeMap<String, usize>| {
            let mut counted: Vec<(String, usize)> = counted.into_iter().collect();
            counted.sort_by_key(|(_, count)| std::cmp::Reverse(*count));
            counted
        };
        let reason = |(obstacle, (count, flows))| Reason { obstacle, count, flows };
        let mut reasons: Vec<Reason> = self.reasons.into_iter().map(reason).collect();
        reasons.sort_by_key(|reason| std::cmp::Reverse(reason.count));
        Survey {
            from,
            to,
            total,
            looked_at: self.looked_at,
            fitting: self.fitting,
            asked: most_first(self.asked),
            skipped: most_first(self.skipped),
            reasons,
        }
    }
}
