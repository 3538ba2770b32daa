//! What the owner does to a live flow, beyond who plays which role: each act with its reason, decided by the flow.
//! Admins and keys stand in for the owner; the log names both.

use crate::{
    app::Ctx,
    calendars,
    flows::{Order, Ran, load, refusal, run, sight},
    idempotency::Key,
    policy::{self, Intention},
    problem::Problem,
};
use engine::flow::{Act, AddStep, ChangeDue, DueOf, Intervention, SendBackPreview, TakeBack};
use model::{
    Id, Instant,
    definition::{Kind, Priority},
    target::{TARGET_EXPECTED, Target},
};
use std::sync::Arc;
use texts::Sentence;

/// What makes an act happen once: the nonce of a form, or the key of a request.
#[derive(Clone, Default)]
pub struct Once {
    pub command_id: Option<String>,
    pub key: Option<Key>,
}

/// A step that the template does not have, as it was asked for.
#[derive(Clone, Default)]
pub struct NewStep {
    pub after: String,
    /// As the language of templates calls it: `task`, `form`, `file_request`, `approval`, `acknowledgement`.
    pub kind: String,
    pub role: String,
    pub title: String,
    pub text: String,
    /// `3 business days`, `24h`; empty for none.
    pub due: String,
    pub ends_if_denied: bool,
    pub reason: String,
}

/// Puts a step into the flow, directly after another.
///
/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `Invalid` with everything that does not fit, `Refused` where the
/// flow does not come, `NotFound`.
pub async fn add(ctx: &Ctx, flow: &Id, once: Once, asked: NewStep) -> Result<Ran, Problem> {
    require_runs(ctx, flow).await?;
    let kind = serde_json::from_value::<Kind>(serde_json::Value::String(asked.kind));
    let kind = kind.map_err(|_| Problem::invalid("kind", Sentence::refusal_addable()))?;
    let due = due(&asked.due)?;
    let calendar = match &due {
        Some(_) => {
            let template = load::load(ctx, flow).await?.published.definition.key.clone();
            let book = calendars::book(&ctx.app, ctx.organisation()).await?;
            Some(Arc::clone(&book.of_template(&template).calendar))
        }
        None => None,
    };
    let act = AddStep {
        after: asked.after,
        kind,
        role: asked.role,
        title: asked.title,
        text: Some(long_text(&asked.text, "text")?).filter(|text| !text.is_empty()),
        due,
        calendar,
        ends_if_denied: asked.ends_if_denied,
        reason: reason(&asked.reason)?,
    };
    do_it(ctx, flow, once, Act::AddStep(Box::new(act))).await
}

/// A length of time; deadlines that hang on data are the template's.
fn due(text: &str) -> Result<Option<Target>, Problem> {
    if text.trim().is_empty() {
        return Ok(None);
    }
    match Target::parse(text) {
        Ok(target @ (Target::In(_) | Target::BusinessDay { .. })) => Ok(Some(target)),
        Ok(_) | Err(_) => Err(Problem::invalid("due", Sentence::problem_due_span(TARGET_EXPECTED))),
    }
}

/// Nobody has to do the step any more, and the flow goes on.
///
/// # Errors
/// As [`add`]; `Refused` for a step that is over, with who closed it.
pub async fn skip(ctx: &Ctx, flow: &Id, once: Once, step: Intervention) -> Result<Ran, Problem> {
    let step = Intervention { reason: reason(&step.reason)?, ..step };
    do_it(ctx, flow, once, Act::SkipStep(step)).await
}

/// A finished step is done again, with everything that depends on it.
///
/// # Errors
/// As [`add`]; `Refused` for a step that was never done.
pub async fn reopen(ctx: &Ctx, flow: &Id, once: Once, step: Intervention) -> Result<Ran, Problem> {
    let step = Intervention { reason: reason(&step.reason)?, ..step };
    do_it(ctx, flow, once, Act::ReopenStep(step)).await
}

/// What reopening would do, before it is done.
///
/// # Errors
/// As the act itself would be refused.
pub async fn preview_reopen(ctx: &Ctx, flow: &Id, step: &str) -> Result<SendBackPreview, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    engine::flow::preview_reopen(&loaded.published.definition, &loaded.state, step).map_err(refusal::problem)
}

/// What somebody outside let another do is theirs alone again.
///
/// # Errors
/// As [`add`]; `Refused` where nobody else has it.
pub async fn recall(
    ctx: &Ctx,
    flow: &Id,
    once: Once,
    (step, assignment, why): (&str, Option<Id>, &str),
) -> Result<Ran, Problem> {
    let act = TakeBack { step: step.to_owned(), assignment, reason: Some(reason(why)?) };
    do_it(ctx, flow, once, Act::TakeBack(act)).await
}

/// Another deadline for an open step or a running clock; one that has passed already takes effect at once.
///
/// # Errors
/// As [`add`]; `NotFound` for a clock that does not run.
pub async fn change_due(
    ctx: &Ctx,
    flow: &Id,
    once: Once,
    (of, due_at, why): (DueOf, Instant, &str),
) -> Result<Ran, Problem> {
    let act = ChangeDue { of, due_at, reason: reason(why)? };
    do_it(ctx, flow, once, Act::ChangeDue(act)).await
}

/// How urgent the flow is; the template's rules have no say any more.
///
/// # Errors
/// As [`add`].
pub async fn set_priority(
    ctx: &Ctx,
    flow: &Id,
    once: Once,
    (priority, why): (Priority, &str),
) -> Result<Ran, Problem> {
    do_it(ctx, flow, once, Act::SetPriority { priority, reason: reason(why)? }).await
}

/// # Errors
/// As [`add`]; `Refused` for a flow that is paused already.
pub async fn pause(ctx: &Ctx, flow: &Id, once: Once, why: &str) -> Result<Ran, Problem> {
    do_it(ctx, flow, once, Act::Pause { reason: reason(why)? }).await
}

/// # Errors
/// As [`add`]; `Refused` for a flow that is not paused.
pub async fn resume(ctx: &Ctx, flow: &Id, once: Once, why: &str) -> Result<Ran, Problem> {
    let reason = Some(long_text(why, "reason")?).filter(|reason| !reason.is_empty());
    do_it(ctx, flow, once, Act::Resume { reason }).await
}

/// Said before anything that was typed is looked at.
///
/// # Errors
/// `NotAllowed` for anybody but the owner and admins, `NotFound`.
pub async fn require_runs(ctx: &Ctx, flow: &Id) -> Result<(), Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    sight::require_runs(ctx, &*load::load(ctx, flow).await?)
}

pub(super) async fn do_it(ctx: &Ctx, flow: &Id, once: Once, act: Act) -> Result<Ran, Problem> {
    policy::require(&ctx.caller, Intention::RunFlow)?;
    let loaded = load::load(ctx, flow).await?;
    sight::require_runs(ctx, &loaded)?;
    let mut order = Order::new(flow.clone(), act);
    order.command_id = once.command_id;
    order.key = once.key;
    order.on_behalf_of = sight::in_place_of_owner(ctx, &loaded);
    run(ctx, order).await
}

/// Why, in words; what is missing the flow says itself.
pub(super) fn reason(text: &str) -> Result<String, Problem> {
    long_text(text, "reason")
}

fn long_text(text: &str, path: &str) -> Result<String, Problem> {
    let text = model::field::check_long_text(text).map_err(|message| Problem::invalid(path, message))?;
    Ok(text.trim().to_owned())
}
