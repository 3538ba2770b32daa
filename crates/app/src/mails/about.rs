//! What mails about flows say: outside people read the outside view, members the flow as it is.

use super::{
    deadline,
    facts::{About, AssignmentFacts, HandedBack},
    lending,
    links::{Link, link},
    reference::Reference,
    settle,
};
use crate::{
    app::Ctx,
    flows::{Loaded, milestones, role_of, view},
    messages::Thread,
    problem::Problem,
};
use engine::{
    flow::{Assignment, DocumentStatus, Facts, Holder, Purpose, Status, Wait, outside_view},
    text::render,
};
use model::{
    Id, Value,
    definition::{Kind, Step},
};

pub async fn about(ctx: &Ctx, loaded: &Loaded, reference: &Reference) -> Result<Option<About>, Problem> {
    let person = reference.person();
    match reference {
        Reference::Assigned { assignment, .. } => {
            let Some(open) = loaded.state.assignments.get(assignment) else { return Ok(None) };
            if open.purpose == Purpose::Prepare {
                return to_prepare(ctx, loaded, open, person).await;
            }
            Ok(assigned(ctx, loaded, open, person).await?.map(About::Assignment))
        }
        Reference::Returned { assignment, .. } => returned(ctx, loaded, assignment, person).await,
        Reference::Overdue { assignment, .. } => overdue(ctx, loaded, assignment, person).await,
        Reference::Reminder { assignment, .. } => reminder(ctx, loaded, assignment, person).await,
        Reference::Escalated { step, clock, nobody, .. } => {
            let of = (step.as_deref(), clock.as_deref());
            deadline::escalated(ctx, loaded, of, (person, nobody.as_deref())).await
        }
        Reference::Stalled { step, attempt, .. } => Ok(settle::stalled(ctx, loaded, step, *attempt)),
        Reference::NotStarted { template, why, .. } => {
            settle::not_started(ctx, loaded, template, *why).await.map(Some)
        }
        Reference::Milestone { milestone, .. } => reached(ctx, loaded, milestone, person).await,
        Reference::Message { message, .. } => posted(ctx, loaded, message, person).await,
        Reference::Renewed { .. } => renewed(ctx, loaded, person).await,
        Reference::OwnerNeeded { step, .. } => Ok(owner_needed(ctx, loaded, step)),
        Reference::Recorded { step, attempt, .. } => recorded(ctx, loaded, (step, *attempt), person).await,
        Reference::Lent { lending, .. } => lending::lent(ctx, loaded, lending).await,
        Reference::GivenBack { lending, .. } => lending::given_back(ctx, loaded, lending).await,
        Reference::DoneForYou { step, attempt, .. } => {
            lending::done_for_you(ctx, loaded, (step, *attempt), person).await
        }
        Reference::RecordMessage { .. }
        | Reference::Code { .. }
        | Reference::Password { .. }
        | Reference::SignInChanged { .. }
        | Reference::StartLink { .. }
        | Reference::Collected { .. } => Ok(None),
    }
}

/// Title and text as this person may read them.
pub(super) fn wording(loaded: &Loaded, step: &Step, outside: Option<&str>) -> (String, Option<String>) {
    let (definition, state) = (&loaded.published.definition, &loaded.state);
    match outside {
        Some(role) => {
            let view = outside_view(definition, state, role);
            let shown = view.steps.into_iter().find(|shown| shown.key == step.key);
            shown.map_or_else(|| (definition.name.clone(), None), |shown| (shown.title, shown.text))
        }
        None => {
            let text = step.text.as_ref().map(|text| render(text, &Facts::new(definition, state)));
            (crate::flows::title(definition, state, &step.key), text)
        }
    }
}

async fn assigned(
    ctx: &Ctx,
    loaded: &Loaded,
    open: &Assignment,
    person: &Id,
) -> Result<Option<AssignmentFacts>, Problem> {
    let Some(step) = loaded.published.definition.step(&open.step) else { return Ok(None) };
    if !open.concerns(person) {
        return Ok(None);
    }
    let outside = outside_role(loaded, &open.role);
    let (title, text) = wording(loaded, step, outside);
    let Some(Link { url, until }) = link(ctx, loaded, Some(&open.id), person, outside.is_some()).await?
    else {
        return Ok(None);
    };
    let documents =
        wanted(loaded, step, DocumentStatus::Wanted).into_iter().map(|(label, _)| label).collect();
    Ok(Some(AssignmentFacts {
        title,
        text,
        flow: name(loaded, outside.is_some()),
        // Whoever prepares it neither decides nor confirms anything.
        kind: if open.purpose == Purpose::Prepare { Kind::Task } else { step.kind },
        documents,
        due: open.due_at,
        url,
        until,
        pool: match &open.holder {
            Holder::Pool { group: Some(group), picked_by: None, .. } if outside.is_none() => {
                Some(group.clone())
            }
            _ => None,
        },
        again: open.attempt > 1,
    }))
}

/// Before its own people see it.
async fn to_prepare(
    ctx: &Ctx,
    loaded: &Loaded,
    open: &Assignment,
    person: &Id,
) -> Result<Option<About>, Problem> {
    let definition = &loaded.published.definition;
    let Some(facts) = assigned(ctx, loaded, open, person).await? else { return Ok(None) };
    let whose = definition.step(&open.step).and_then(|step| definition.role(&step.role));
    let AssignmentFacts { title, flow, url, pool, .. } = facts;
    Ok(whose.map(|whose| About::ToPrepare { title, whose: whose.name.clone(), flow, pool, url }))
}

async fn returned(ctx: &Ctx, loaded: &Loaded, id: &Id, person: &Id) -> Result<Option<About>, Problem> {
    let Some(open) = loaded.state.assignments.get(id) else { return Ok(None) };
    let Some(step) = loaded.published.definition.step(&open.step) else { return Ok(None) };
    let outside = outside_role(loaded, &open.role).is_some();
    let Some(found) = link(ctx, loaded, Some(id), person, outside).await? else { return Ok(None) };
    let Some(until) = found.until else {
        return Ok(assigned(ctx, loaded, open, person).await?.map(About::Assignment));
    };
    Ok(Some(About::Returned {
        flow: name(loaded, outside),
        documents: wanted(loaded, step, DocumentStatus::Returned),
        due: open.due_at,
        url: found.url,
        until,
    }))
}

async fn overdue(ctx: &Ctx, loaded: &Loaded, id: &Id, person: &Id) -> Result<Option<About>, Problem> {
    let Some(open) = loaded.state.assignments.get(id) else { return Ok(None) };
    let Some(facts) = assigned(ctx, loaded, open, person).await? else { return Ok(None) };
    let AssignmentFacts { title, flow, kind, due, url, until, .. } = facts;
    Ok(due.map(|due| About::Overdue { title, flow, kind, due, url, until }))
}

/// Whoever has it is reminded, and of a pool everybody until somebody picks it up.
async fn reminder(ctx: &Ctx, loaded: &Loaded, id: &Id, person: &Id) -> Result<Option<About>, Problem> {
    let open = loaded.state.assignments.get(id).filter(|open| open.may_act(person));
    let Some(open) = open.filter(|_| loaded.state.status == Status::Running) else { return Ok(None) };
    let Some(facts) = assigned(ctx, loaded, open, person).await? else { return Ok(None) };
    let AssignmentFacts { title, flow, kind, due, url, until, .. } = facts;
    Ok(Some(About::Reminder { title, flow, kind, due, url, until }))
}

async fn reached(ctx: &Ctx, loaded: &Loaded, milestone: &str, person: &Id) -> Result<Option<About>, Problem> {
    if !loaded.state.milestones.contains(milestone) {
        return Ok(None);
    }
    let Some(milestone) = milestones::find(&loaded.published.definition, milestone) else { return Ok(None) };
    let outside = role_of(loaded, person).is_some();
    let found = link(ctx, loaded, None, person, outside).await?;
    Ok(found.map(|Link { url, until }| About::Milestone {
        name: milestone.name.clone(),
        flow: name(loaded, outside),
        url,
        until,
    }))
}

async fn posted(ctx: &Ctx, loaded: &Loaded, id: &Id, person: &Id) -> Result<Option<About>, Problem> {
    let message = store::messages::get(&ctx.app.db, ctx.caller.viewer(), &loaded.state.flow, id).await?;
    let Some(message) = message else { return Ok(None) };
    let outside = role_of(loaded, person).is_some();
    // Since it was written, the role, the part or the flow may have gone to somebody else.
    let is_owner = loaded.state.owner.as_ref() == Some(person);
    let theirs = match Thread::of(&message.thread) {
        Thread::Internal => true,
        Thread::Role(role) => is_owner || loaded.state.players(&role).contains(person),
        Thread::Person(own) => is_owner || (outside && own == *person),
    };
    if !theirs {
        return Ok(None);
    }
    let Some(Link { url, .. }) = link(ctx, loaded, None, person, outside).await? else { return Ok(None) };
    let url = if outside { url } else { format!("{url}?tab=messages") };
    let from = if message.author_name.is_empty() {
        crate::flows::house::house(&ctx.app, &loaded.organisation).await?.name.clone()
    } else {
        message.author_name
    };
    Ok(Some(About::Message { from, flow: name(loaded, outside), text: message.body, url }))
}

/// A renewed link leads to what is open for this person, else to the flow.
async fn renewed(ctx: &Ctx, loaded: &Loaded, person: &Id) -> Result<Option<About>, Problem> {
    let open = loaded.state.assignments.values().find(|open| open.may_act(person));
    if let Some(open) = open {
        return Ok(assigned(ctx, loaded, open, person).await?.map(About::Assignment));
    }
    let found = link(ctx, loaded, None, person, true).await?;
    Ok(found.map(|Link { url, until }| About::Renewed { flow: name(loaded, true), url, until }))
}

fn owner_needed(ctx: &Ctx, loaded: &Loaded, step: &str) -> Option<About> {
    let definition = &loaded.published.definition;
    let waits = loaded.state.steps.get(step)?.waits.first()?;
    let role = definition.role(waits.role())?;
    Some(About::OwnerNeeded {
        title: crate::flows::title(definition, &loaded.state, step),
        role: role.name.clone(),
        handed_back: handed_back(loaded, step),
        flow: name(loaded, false),
        url: format!("{}/flows/{}", ctx.app.settings.public_address, loaded.state.flow),
    })
}

fn handed_back(loaded: &Loaded, step: &str) -> Option<HandedBack> {
    let live = loaded.state.steps.get(step)?;
    let waits = live.waits.iter().any(|wait| matches!(wait, Wait::HandedBack { .. }));
    let last = live.current()?.handed_back.last().filter(|_| waits)?;
    let note = last.note.as_deref().map(Value::display);
    Some(HandedBack { name: view::person_name(&loaded.state, &last.by)?, note })
}

/// Who wrote it down and why stays here; that it was done, and what, is told.
async fn recorded(
    ctx: &Ctx,
    loaded: &Loaded,
    (key, number): (&str, u32),
    person: &Id,
) -> Result<Option<About>, Problem> {
    let (definition, state) = (&loaded.published.definition, &loaded.state);
    let Some(step) = definition.step(key) else { return Ok(None) };
    let attempts = state.steps.get(key).into_iter().flat_map(|live| &live.attempts);
    let mut of_number = attempts.filter(|attempt| attempt.number == number);
    let decision = of_number.find_map(|attempt| {
        attempt.decisions.iter().find(|decision| decision.by == *person && decision.recorded.is_some())
    });
    let (Some(decision), Some(Link { url, .. })) = (decision, link(ctx, loaded, None, person, true).await?)
    else {
        return Ok(None);
    };
    let given = step.files.iter().filter(|slot| {
        let live = state.steps.get(key).and_then(|live| live.documents.get(&slot.key));
        live.is_some_and(|document| document.files.is_some())
    });
    let facts = Facts::new(definition, state);
    Ok(Some(About::Recorded {
        title: wording(loaded, step, outside_role(loaded, &step.role)).0,
        flow: name(loaded, true),
        documents: given.map(|slot| render(&slot.label, &facts)).collect(),
        at: decision.at,
        url,
    }))
}

pub(super) fn outside_role<'a>(loaded: &Loaded, role: &'a str) -> Option<&'a str> {
    loaded.published.definition.role(role).filter(|found| found.party.is_outside()).map(|_| role)
}

/// Members know a flow by its record, outside people by the name of the template.
pub(super) fn name(loaded: &Loaded, outside: bool) -> String {
    let template = loaded.published.definition.name.clone();
    let record = loaded.state.record.as_ref().and_then(|record| view::words(&record.name));
    match record {
        Some(record) if !outside => format!("{record}, {template}"),
        _ => template,
    }
}

/// Label and reason of the documents in this state.
fn wanted(loaded: &Loaded, step: &Step, status: DocumentStatus) -> Vec<(String, String)> {
    let Some(live) = loaded.state.steps.get(&step.key) else { return Vec::new() };
    let facts = Facts::new(&loaded.published.definition, &loaded.state);
    let of_status = step.files.iter().filter_map(|slot| {
        let document = live.documents.get(&slot.key).filter(|document| document.status == status)?;
        let reason = document.reason.as_ref().and_then(|datum| view::words(&datum.value)).unwrap_or_default();
        Some((render(&slot.label, &facts), reason))
    });
    of_status.collect()
}
