//! One errand, as often as it takes: whatever was done before a process died is found and not done again.

use super::{Errand, key};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{self, Loaded, Order, RecordChoice, StartRequest, load},
    mails::{NotStarted, Reference},
    problem::Problem,
};
use engine::flow::{Act, Cause, StartCause, Status, SubFlowFailure, SubFlowStatus};
use model::{Entropy, Id, Instant};
use std::{collections::BTreeMap, sync::Arc};
use store::{DbError, System, Viewer, causes, outbox, outbox::OutboxRow};

/// Flows that started flows, one above the other.
const DEPTH_MAX: usize = 8;

/// What became of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Done {
    Done,
    /// What asked for it is over.
    NotNeeded,
    /// Done, and its row settled with it.
    Settled,
}

/// # Errors
/// What may be tried again: storage that cannot be reached, a flow that others keep changing.
pub async fn carry_out(
    app: &Arc<App>,
    row: &OutboxRow,
    now: Instant,
    entropy: Entropy,
) -> Result<Done, Problem> {
    let errand: Errand = serde_json::from_str(&row.reference).map_err(Problem::unreadable)?;
    let caller = Caller::System(Viewer::system(row.organisation.clone()));
    let ctx = Ctx::new(Arc::clone(app), caller, now, entropy);
    let done = match errand {
        Errand::Start { flow, template, cause } => start(&ctx, row, &flow, &template, &cause).await,
        Errand::Ended { parent, step, attempt, flow, how } => {
            tell(&ctx, row, &parent, Act::SubFlowEnded { step, attempt, flow, how }).await
        }
    };
    match done {
        // The flow that asked is gone with all it asked for.
        Err(Problem::NotFound) => Ok(Done::NotNeeded),
        done => done,
    }
}

async fn start(
    ctx: &Ctx,
    row: &OutboxRow,
    flow: &Id,
    template: &str,
    cause: &StartCause,
) -> Result<Done, Problem> {
    let parent = load::current(ctx, flow).await?;
    let known = causes::started(&ctx.app.db, flow, &key(cause)).await?;
    if known.is_none() && !is_wanted(&parent, cause) {
        return Ok(Done::NotNeeded);
    }
    let outcome = match known {
        Some(started) => Ok(started),
        None => start_child(ctx, &parent, template, cause).await?,
    };
    match (outcome, cause) {
        (Ok(flow_of_child), StartCause::Step { step, attempt }) => {
            let (step, attempt) = (step.clone(), *attempt);
            tell(ctx, row, flow, Act::SubFlowStarted { step, attempt, flow: flow_of_child }).await
        }
        (Ok(_), StartCause::Escalation { .. }) => Ok(Done::Done),
        (Err(why), StartCause::Step { step, attempt }) => {
            let (step, attempt) = (step.clone(), *attempt);
            tell(ctx, row, flow, Act::SubFlowFailed { step, attempt, why: told_as(why) }).await
        }
        (Err(why), StartCause::Escalation { .. }) => tell_owner(ctx, row, &parent, template, why).await,
    }
}

/// A step that was withdrawn meanwhile wants nothing any more; what a deadline starts is never dropped.
fn is_wanted(parent: &Loaded, cause: &StartCause) -> bool {
    let StartCause::Step { step, attempt } = cause else { return true };
    let current = parent.state.steps.get(step).and_then(|live| live.current());
    let asked = current.filter(|current| current.number == *attempt).and_then(|run| run.sub_flow.as_ref());
    asked.is_some_and(|sub| sub.status == SubFlowStatus::Asked) && parent.state.status != Status::Cancelled
}

/// The new flow, or why there is none and trying again would not help.
async fn start_child(
    ctx: &Ctx,
    parent: &Loaded,
    template: &str,
    by: &StartCause,
) -> Result<Result<Id, NotStarted>, Problem> {
    let flow = &parent.state.flow;
    if is_too_deep(ctx, flow).await? {
        return Ok(Err(NotStarted::TooDeep));
    }
    let record = parent.state.record.as_ref().ok_or_else(|| Problem::broken("a flow without a record"))?;
    let request = StartRequest {
        template: template.to_owned(),
        record: RecordChoice::Existing(record.id.clone()),
        data: BTreeMap::new(),
        uploaded: Vec::new(),
        roles: BTreeMap::new(),
        owner: parent.state.owner.clone(),
        initializer: None,
        names_record: false,
        key: None,
    };
    let cause = Cause { flow: flow.clone(), by: by.clone() };
    match flows::start_because(ctx, request, cause).await {
        Ok(started) => Ok(Ok(started.flow)),
        // Another worker was a moment faster.
        Err(Problem::ChangedMeanwhile) => {
            let found = causes::started(&ctx.app.db, flow, &key(by)).await?;
            found.map(Ok).ok_or(Problem::ChangedMeanwhile)
        }
        Err(problem) => {
            let why = match problem {
                Problem::NotFound => NotStarted::TemplateMissing,
                Problem::Invalid(_) | Problem::Refused(_) | Problem::NotAllowed { .. } => {
                    NotStarted::StartRefused
                }
                problem => return Err(problem),
            };
            tracing::warn!(%flow, template, ?why, "a flow could not start another");
            Ok(Err(why))
        }
    }
}

async fn is_too_deep(ctx: &Ctx, flow: &Id) -> Result<bool, Problem> {
    let mut above = flow.clone();
    for _ in 1..DEPTH_MAX {
        match causes::of(&ctx.app.db, &above).await? {
            Some(cause) => above = cause.by,
            None => return Ok(false),
        }
    }
    Ok(true)
}

/// Once per errand: its row is the command's id. A flow that has ended need not know.
async fn tell(ctx: &Ctx, row: &OutboxRow, flow: &Id, act: Act) -> Result<Done, Problem> {
    let order = Order { command_id: Some(row.id.to_string()), ..Order::new(flow.clone(), act) };
    match flows::run(ctx, order).await {
        Ok(_) => Ok(Done::Done),
        Err(Problem::Refused(_)) => Ok(Done::NotNeeded),
        Err(problem) => Err(problem),
    }
}

fn told_as(why: NotStarted) -> SubFlowFailure {
    match why {
        NotStarted::TemplateMissing => SubFlowFailure::TemplateMissing,
        NotStarted::StartRefused => SubFlowFailure::StartRefused,
        NotStarted::TooDeep => SubFlowFailure::TooDeep,
    }
}

/// The mail is written with what settles the errand, so that there is one.
async fn tell_owner(
    ctx: &Ctx,
    row: &OutboxRow,
    parent: &Loaded,
    template: &str,
    why: NotStarted,
) -> Result<Done, Problem> {
    let Some(person) = parent.state.owner.clone() else { return Ok(Done::Done) };
    let flow = parent.state.flow.clone();
    let about = Reference::NotStarted { flow: flow.clone(), template: template.to_owned(), why, person };
    let letter = OutboxRow::new(ctx.id(), row.organisation.clone(), about.kind(), about.text(), ctx.now);
    let letter = OutboxRow { flow: Some(flow), ..letter };
    let settled = outbox::delivered(&System, row, ctx.now, None);
    match ctx.app.db.transact(vec![settled, outbox::insert(letter)]).await {
        // Another worker has settled it.
        Ok(()) | Err(DbError::Conflict { .. }) => Ok(Done::Settled),
        Err(error) => Err(error.into()),
    }
}
