//! What the owner of a flow has to settle before it goes on.

use super::{
    about::name,
    facts::{About, Stalled},
    reference::NotStarted,
};
use crate::{app::Ctx, flows::Loaded, problem::Problem, templates};
use engine::flow::{SubFlowEnd, SubFlowFailure, SubFlowStatus, Waiting};

/// `None` once it was settled, or in an attempt that came after.
pub fn stalled(ctx: &Ctx, loaded: &Loaded, step: &str, attempt: u32) -> Option<About> {
    let live = loaded.state.steps.get(step)?;
    let current = live.current().filter(|current| current.number == attempt)?;
    let why = match (&current.waiting, current.sub_flow.as_ref().map(|sub| sub.status)) {
        (Some(Waiting::Date), _) if live.is_stalled() => Stalled::NoDate,
        (_, Some(SubFlowStatus::Ended(SubFlowEnd::Cancelled))) => Stalled::Cancelled,
        (_, Some(SubFlowStatus::Failed(why))) => Stalled::NotStarted(reason(why)),
        _ => return None,
    };
    Some(About::Stalled {
        title: crate::flows::title(&loaded.published.definition, &loaded.state, step),
        why,
        flow: name(loaded, false),
        url: address(ctx, loaded),
    })
}

fn reason(why: SubFlowFailure) -> NotStarted {
    match why {
        SubFlowFailure::TemplateMissing => NotStarted::TemplateMissing,
        SubFlowFailure::StartRefused => NotStarted::StartRefused,
        SubFlowFailure::TooDeep => NotStarted::TooDeep,
    }
}

pub async fn not_started(
    ctx: &Ctx,
    loaded: &Loaded,
    template: &str,
    why: NotStarted,
) -> Result<About, Problem> {
    let found = match templates::published(&ctx.app, ctx.organisation(), template).await {
        Ok(published) => published.definition.name.clone(),
        Err(Problem::NotFound) => template.to_owned(),
        Err(problem) => return Err(problem),
    };
    let (flow, url) = (name(loaded, false), address(ctx, loaded));
    Ok(About::NotStarted { template: found, why, flow, url })
}

fn address(ctx: &Ctx, loaded: &Loaded) -> String {
    format!("{}/flows/{}", ctx.app.settings.public_address, loaded.state.flow)
}
