//! One flow of an erasure.

use super::preview::waits_for;
use crate::{
    Ctx,
    flows::{self, Order, load, run, sight},
    problem::Problem,
};
use engine::flow::{Act, Erasure as Asked, Status};
use model::Id;
use std::collections::BTreeSet;
use store::{
    System,
    erasing::{Erasure, FoundFlow, clearing},
};

/// What a piece has done.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Erased {
    pub flows: i64,
    pub values: i64,
    pub damaged: i64,
}

impl std::ops::AddAssign for Erased {
    fn add_assign(&mut self, other: Self) {
        self.flows += other.flows;
        self.values += other.values;
        self.damaged += other.damaged;
    }
}

/// Cancels it where nobody is left to go on, then takes the values. Done twice it does nothing more.
pub(super) async fn flow(
    ctx: &Ctx,
    job: &Erasure,
    found: &FoundFlow,
    (persons, records): (&[Id], &[Id]),
) -> Result<Erased, Problem> {
    // An answer may name a record; it is told from people by its id alone.
    let others = if found.is_whole { &[][..] } else { records };
    let named: BTreeSet<Id> = persons.iter().chain(others).cloned().collect();
    let erasure = Asked {
        asked_by: job.person.as_ref().map_or_else(|| job.id.to_string(), Id::to_string),
        ground: job.ground.as_str().to_owned(),
        persons: named,
        paths: BTreeSet::new(),
        everything: found.is_whole,
    };
    let done = match cancel(ctx, job, found, &erasure.persons).await {
        Ok(()) => flows::erase(ctx, &found.id, &erasure, &format!("{}.{}", job.id, found.id)).await,
        Err(problem) => Err(problem),
    };
    match done {
        Ok(0) => Ok(Erased::default()),
        Ok(values) => Ok(Erased { flows: 1, values: i64::try_from(values).unwrap_or(i64::MAX), damaged: 0 }),
        Err(problem @ (Problem::Broken(_) | Problem::NotFound)) => {
            tracing::error!(flow = %found.id, %problem, "a flow with a damaged log keeps its values");
            Ok(Erased { damaged: 1, ..Erased::default() })
        }
        Err(problem) => Err(problem),
    }
}

async fn cancel(ctx: &Ctx, job: &Erasure, found: &FoundFlow, persons: &BTreeSet<Id>) -> Result<(), Problem> {
    let loaded = load::load(ctx, &found.id).await?;
    let is_open = matches!(loaded.state.status, Status::Running | Status::Paused);
    if !is_open || !(found.is_whole || job.cancels && waits_for(&loaded.state, persons)) {
        return Ok(());
    }
    let mut order = Order::new(found.id.clone(), Act::Cancel { reason: None });
    order.command_id = Some(format!("{}.{}.end", job.id, found.id));
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    match run(ctx, order).await {
        // Somebody else ended it meanwhile.
        Ok(_) | Err(Problem::Refused(_)) => Ok(()),
        Err(problem) => Err(problem),
    }
}

/// Titles of its steps as they read without what was erased.
pub(super) async fn titles(
    ctx: &Ctx,
    job: &Erasure,
    found: &FoundFlow,
) -> Result<Vec<(String, String)>, Problem> {
    let steps = clearing::steps(&ctx.app.db, &System, job, &found.id).await?;
    let loaded = match load::load(ctx, &found.id).await {
        Ok(loaded) => loaded,
        Err(Problem::Broken(_) | Problem::NotFound) => return Ok(Vec::new()),
        Err(problem) => return Err(problem),
    };
    let title = |step: String| {
        let title = flows::title(&loaded.published.definition, &loaded.state, &step);
        (step, title)
    };
    Ok(steps.into_iter().map(title).collect())
}
