//! How a flow stands with time: what was promised, why each deadline is when it is, who held the work how long.

use super::{Loaded, house::house};
use crate::{app::Ctx, problem::Problem};
use engine::{
    calendar::{Calendar, Entry, Why},
    flow::{
        ClockStatus, ClockView, Custody, State, clock_derivation, clocks, custody, running_due, step_custody,
    },
};
use model::Instant;
use serde::Serialize;
use std::sync::Arc;

#[derive(Clone, Debug, Serialize)]
pub struct TimesView {
    pub custody: CustodyView,
    /// Steps that were reached, in reading order.
    pub steps: Vec<StepTimes>,
    /// Those that have begun, in the order of the template.
    pub clocks: Vec<ClockTimes>,
}

/// Times in microseconds; the five parts add up to `whole`.
#[derive(Clone, Debug, Serialize)]
pub struct CustodyView {
    pub held_by: Option<engine::flow::HeldBy>,
    pub since: Option<String>,
    /// In business hours.
    pub us_inside: i64,
    pub us_outside: i64,
    pub client: i64,
    pub third_party: i64,
    pub waiting: i64,
    pub whole: i64,
}

#[derive(Clone, Debug, Serialize)]
pub struct StepTimes {
    pub key: String,
    pub custody: CustodyView,
    /// Of the deadline that runs.
    pub due_at: Option<String>,
    pub derivation: Vec<EntryView>,
}

#[derive(Clone, Debug, Serialize)]
pub struct ClockTimes {
    /// The clock's key, or `key@stage` where it runs in each stage.
    pub key: String,
    pub name: String,
    pub stage: Option<String>,
    pub status: ClockStatus,
    pub color: engine::flow::ClockColor,
    pub started_at: String,
    pub due_at: Option<String>,
    pub amber_at: Option<String>,
    pub stopped_at: Option<String>,
    /// Microseconds left, in working time where that is counted; below zero once late.
    pub remaining: Option<i64>,
    /// The owner set the deadline.
    pub by_hand: bool,
    pub derivation: Vec<EntryView>,
}

/// One piece of the span between start and deadline; they touch and never overlap.
#[derive(Clone, Debug, Serialize)]
pub struct EntryView {
    pub from: String,
    pub until: String,
    pub why: Why,
    pub rule: String,
    pub minutes: i64,
    #[serde(skip_serializing_if = "Option::is_none")]
    pub day: Option<u32>,
}

/// # Errors
/// As [`super::show`].
pub async fn times(ctx: &Ctx, flow: &model::Id) -> Result<TimesView, Problem> {
    let loaded = super::workspace(ctx, flow).await?;
    let calendar = calendar(ctx, &loaded.state).await?;
    let (definition, state, now) = (&loaded.published.definition, &loaded.state, ctx.now);
    let reached = definition.steps().into_iter().filter(|step| state.steps.contains_key(&step.key));
    let steps = reached.map(|step| {
        let due = running_due(definition, state, &step.key);
        StepTimes {
            key: step.key.clone(),
            custody: shown(step_custody(definition, state, &step.key, now, &calendar)),
            due_at: due.as_ref().map(|due| due.at.to_string()),
            derivation: due.map(|due| entries(due.derivation)).unwrap_or_default(),
        }
    });
    Ok(TimesView {
        custody: shown(custody(definition, state, now, &calendar)),
        steps: steps.collect(),
        clocks: clocks(definition, state, now).into_iter().map(|view| clock(&loaded, view, now)).collect(),
    })
}

/// Who held the flow how long up to now.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn held(ctx: &Ctx, loaded: &Loaded) -> Result<Custody, Problem> {
    let calendar = calendar(ctx, &loaded.state).await?;
    Ok(custody(&loaded.published.definition, &loaded.state, ctx.now, &calendar))
}

/// The flow's own, else the organisation's.
async fn calendar(ctx: &Ctx, state: &State) -> Result<Arc<Calendar>, Problem> {
    match &state.calendar {
        Some(own) => Ok(Arc::clone(own)),
        None => Ok(Arc::clone(&house(&ctx.app, ctx.organisation()).await?.calendar)),
    }
}

fn clock(loaded: &Loaded, view: ClockView, now: Instant) -> ClockTimes {
    let derived = clock_derivation(&loaded.published.definition, &loaded.state, &view.key, now);
    ClockTimes {
        derivation: derived.map(|due| entries(due.derivation)).unwrap_or_default(),
        key: view.key,
        name: view.name,
        stage: view.stage,
        status: view.status,
        color: view.color,
        started_at: view.started_at.to_string(),
        due_at: view.due_at.map(|at| at.to_string()),
        amber_at: view.amber_at.map(|at| at.to_string()),
        stopped_at: view.stopped_at.map(|at| at.to_string()),
        remaining: view.remaining,
        by_hand: view.by_hand,
    }
}

fn shown(custody: Custody) -> CustodyView {
    let totals = custody.totals;
    CustodyView {
        held_by: custody.held_by,
        since: custody.since.map(|at| at.to_string()),
        us_inside: totals.us_inside,
        us_outside: totals.us_outside,
        client: totals.client,
        third_party: totals.third_party,
        waiting: totals.waiting,
        whole: totals.whole(),
    }
}

fn entries(derivation: Vec<Entry>) -> Vec<EntryView> {
    let one = |entry: Entry| EntryView {
        from: entry.from.to_string(),
        until: entry.until.to_string(),
        why: entry.why,
        rule: entry.rule,
        minutes: entry.minutes,
        day: entry.day,
    };
    derivation.into_iter().map(one).collect()
}
