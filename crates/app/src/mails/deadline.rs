//! What an escalation tells somebody of a deadline: members the flow as it is, outside people what they may see.

use super::{
    about::{name, outside_role, wording},
    facts::About,
    links::{Link, link},
};
use crate::{
    app::Ctx,
    flows::{Loaded, role_of, view},
    problem::Problem,
};
use engine::flow::{ClockStatus, Status, StepStatus};
use model::{Id, Instant};

/// `None` once what it is about is done.
pub async fn escalated(
    ctx: &Ctx,
    loaded: &Loaded,
    (step, clock): (Option<&str>, Option<&str>),
    (person, nobody): (&Id, Option<&str>),
) -> Result<Option<About>, Problem> {
    let is_over = matches!(loaded.state.status, Status::Completed | Status::Cancelled);
    let late = match (step, clock) {
        _ if is_over => None,
        (Some(step), _) => of_step(loaded, step, person),
        (None, Some(clock)) => of_clock(loaded, clock, person),
        (None, None) => None,
    };
    let Some(Late { title, due, holder }) = late else { return Ok(None) };
    let outside = role_of(loaded, person).is_some();
    let Some(Link { url, .. }) = link(ctx, loaded, None, person, outside).await? else { return Ok(None) };
    let role = nobody.and_then(|role| loaded.published.definition.role(role));
    let nobody = role.map(|role| role.name.clone());
    Ok(Some(About::Escalated { title, flow: name(loaded, outside), due, holder, nobody, url }))
}

struct Late {
    title: String,
    due: Option<Instant>,
    holder: Option<String>,
}

fn of_step(loaded: &Loaded, key: &str, person: &Id) -> Option<Late> {
    let step = loaded.published.definition.step(key)?;
    let live = loaded.state.steps.get(key)?;
    if matches!(live.status, StepStatus::Done | StepStatus::Skipped | StepStatus::Withdrawn) {
        return None;
    }
    let role = role_of(loaded, person);
    let outside = role.as_deref().and_then(|role| outside_role(loaded, role));
    let due = live.current().and_then(|attempt| attempt.due_at);
    let holder = if outside.is_some() { None } else { holders(loaded, key) };
    Some(Late { title: wording(loaded, step, outside).0, due, holder })
}

/// Names of those who have it, in the order in which it came to them.
fn holders(loaded: &Loaded, step: &str) -> Option<String> {
    let of_step = loaded.state.assignments.values().filter(|open| open.step == step);
    let mut open: Vec<_> = of_step.collect();
    open.sort_by_key(|open| (open.opened_at, &open.id));
    let names: Vec<String> =
        open.into_iter().filter_map(|open| view::person_name(&loaded.state, open.person()?)).collect();
    (!names.is_empty()).then(|| names.join(", "))
}

/// A clock's name is the author's word to members; outside people read the name of the flow.
fn of_clock(loaded: &Loaded, key: &str, person: &Id) -> Option<Late> {
    let state = loaded.state.clocks.get(key)?;
    if !matches!(state.status, ClockStatus::Running | ClockStatus::Paused) {
        return None;
    }
    let plain = key.split('@').next().unwrap_or(key);
    let clock = loaded.published.definition.clocks.iter().find(|clock| clock.key == plain)?;
    let outside = role_of(loaded, person).is_some();
    let title = if outside { name(loaded, true) } else { clock.name.clone() };
    Some(Late { title, due: state.due_at, holder: None })
}
