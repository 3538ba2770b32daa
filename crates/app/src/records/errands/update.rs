//! A step of a flow changes the record: as the template says, with what the flow put into the step.

use super::super::{
    change::{event, in_use, write},
    convert,
    given::{self, Change, Read},
    show, status,
};
use crate::{
    app::Ctx,
    flows::{self, Loaded, Order, answers::Inputs, load},
    problem::Problem,
    record_kinds,
    starts::Done,
};
use engine::flow::{Act, RecordUpdateFailure, Status, StepStatus};
use model::{
    Id, Value,
    definition::{RecordStatus, RecordUpdate},
    field::FieldInput,
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use store::{
    Statement,
    outbox::OutboxRow,
    records::{self, events, sheet, sheet::Sheet, within},
};

/// Somebody else may change the record at the same moment.
const TRIES: u32 = 3;

/// The run of a step that asks for it.
struct Asked<'a> {
    loaded: &'a Loaded,
    step: &'a str,
    attempt: u32,
    update: &'a RecordUpdate,
    values: BTreeMap<String, Value>,
}

pub(super) async fn update(
    ctx: &Ctx,
    row: &OutboxRow,
    flow: &Id,
    step: &str,
    attempt: u32,
) -> Result<Done, Problem> {
    let loaded = load::current(ctx, flow).await?;
    let Some(asked) = asked(&loaded, step, attempt) else { return Ok(Done::NotNeeded) };
    let mut outcome = Ok(Ok(()));
    for _ in 0..TRIES {
        if within::errand(&ctx.app.db, flow, step, attempt.into()).await?.is_some() {
            outcome = Ok(Ok(()));
            break;
        }
        outcome = perform(ctx, &asked).await;
        if !matches!(outcome, Err(Problem::Stale(_))) {
            break;
        }
    }
    let (step, attempt) = (step.to_owned(), attempt);
    let act = match outcome? {
        Ok(()) => Act::RecordUpdated { step, attempt },
        Err(why) => Act::RecordUpdateFailed { step, attempt, why },
    };
    // Once per errand: its row is the command's id. A flow that has ended need not know.
    let order = Order { command_id: Some(row.id.to_string()), ..Order::new(flow.clone(), act) };
    match flows::run(ctx, order).await {
        Ok(_) => Ok(Done::Done),
        Err(Problem::Refused(_)) => Ok(Done::NotNeeded),
        Err(problem) => Err(problem),
    }
}

/// A step that was withdrawn or run anew meanwhile wants nothing any more.
fn asked<'a>(loaded: &'a Loaded, step: &'a str, attempt: u32) -> Option<Asked<'a>> {
    let live = loaded.state.steps.get(step).filter(|live| live.status == StepStatus::Open)?;
    let is_current = live.current().is_some_and(|current| current.number == attempt);
    let update = loaded.published.definition.steps().into_iter().find(|known| known.key == step)?;
    let update = update.update.as_deref()?;
    if !is_current || loaded.state.status == Status::Cancelled {
        return None;
    }
    let values =
        live.given.iter().filter_map(|(key, datum)| Some((key.clone(), datum.value.as_deref()?.clone())));
    Some(Asked { loaded, step, attempt, update, values: values.collect() })
}

/// Why it cannot be done, where trying again would not help.
async fn perform(ctx: &Ctx, asked: &Asked<'_>) -> Result<Result<(), RecordUpdateFailure>, Problem> {
    let done = match &asked.update.creates {
        Some(kind) => create(ctx, asked, kind).await,
        None => change(ctx, asked).await,
    };
    match done {
        Ok(()) => Ok(Ok(())),
        Err(Problem::Invalid(problems)) => {
            let paths: Vec<&str> = problems.iter().map(|problem| problem.path.as_str()).collect();
            tracing::warn!(flow = %asked.loaded.state.flow, step = asked.step, ?paths, "a record update does not fit");
            Ok(Err(RecordUpdateFailure::DoesNotFit))
        }
        Err(Problem::Conflict(_)) => Ok(Err(RecordUpdateFailure::NotPossible)),
        Err(Problem::NotFound) => Ok(Err(RecordUpdateFailure::KindMissing)),
        Err(problem) => Err(problem),
    }
}

async fn record_of(ctx: &Ctx, asked: &Asked<'_>) -> Result<Sheet, Problem> {
    let gone = || Problem::broken("a flow's record is gone");
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let told = asked.loaded.state.record.as_ref().ok_or_else(gone)?;
    let standing = records::standing_in(db, viewer, &told.id).await?.ok_or_else(gone)?;
    sheet::get(db, viewer, &standing.id).await?.ok_or_else(gone)
}

async fn change(ctx: &Ctx, asked: &Asked<'_>) -> Result<(), Problem> {
    let before = record_of(ctx, asked).await?;
    in_use(&before)?;
    let read_at = before.updated_at;
    let (before, converted) = match &asked.update.convert_to {
        Some(_) => (convert::converted(ctx, before).await?.sheet, true),
        None => (before, false),
    };
    let kind = given::kind_of(ctx, &before.kind).await?;
    let change = said(asked, &show::tags(&before)?);
    let change =
        if kind.is_firm() { Change { name: None, email: None, status: None, ..change } } else { change };
    let mut read = given::read(ctx, before, &kind, change).await?;
    if converted {
        read.changed.insert("kind".to_owned());
    }
    let fields: Vec<String> = read.changed.iter().filter(|key| *key != "kind").cloned().collect();
    let mut more = vec![done(ctx, asked, &read.sheet.id)];
    if converted {
        let details = json!({"from": record_kinds::PROSPECT, "to": record_kinds::CLIENT});
        more.push(events::insert(event(ctx, &read.sheet.id, "converted", details)?));
    }
    write(ctx, read_at, read, ("updated_by_flow", about(asked, &fields)), more).await
}

/// A record that belongs to the flow's.
async fn create(ctx: &Ctx, asked: &Asked<'_>, kind: &str) -> Result<(), Problem> {
    let owner = record_of(ctx, asked).await?;
    let kind = given::kind_of(ctx, kind).await?;
    let blank = Sheet {
        id: ctx.id(),
        kind: kind.key.clone(),
        name: String::new(),
        email: None,
        identity_key: None,
        fields: "{}".to_owned(),
        status: status::ACTIVE.to_owned(),
        merged_into: None,
        belongs_to: None,
        tags: "[]".to_owned(),
        kind_since: None,
        kind_before: None,
        created_at: ctx.now,
        updated_at: ctx.now,
        organisation: owner.organisation,
        access_group: owner.access_group,
        owner: owner.owner,
    };
    let change =
        Change { belongs_to: Some(Some(owner.id)), is_whole: true, may_be_alike: true, ..said(asked, &[]) };
    let Read { sheet, tags, .. } = given::read(ctx, blank, &kind, change).await?;
    let id = sheet.id.clone();
    let mut statements = sheet::insert(sheet, &tags);
    statements.push(events::insert(event(ctx, &id, "updated_by_flow", about(asked, &[]))?));
    statements.push(done(ctx, asked, &id));
    Ok(ctx.app.db.transact(statements).await?)
}

/// What the template says, with the flow's data.
fn said(asked: &Asked<'_>, tags: &[String]) -> Change {
    let update = asked.update;
    let text = |key: &str| asked.values.get(key).map(Value::display);
    let input = |value: &Value| match value {
        Value::Text(text) => FieldInput::single(text),
        value => FieldInput::Json(value.to_plain_json()),
    };
    let of_fields = asked.values.iter().filter(|(key, _)| !["name", "email"].contains(&key.as_str()));
    let fields: Inputs = of_fields.map(|(key, value)| (key.clone(), input(value))).collect();
    let is_gone =
        |tag: &&String| !update.remove_tags.iter().any(|gone| gone.to_lowercase() == tag.to_lowercase());
    let tags: Vec<String> = tags.iter().filter(is_gone).chain(&update.add_tags).cloned().collect();
    let players = |role: &String| asked.loaded.state.players(role).first().cloned();
    Change {
        name: text("name"),
        email: text("email").map(Some),
        owner: update.owner.as_ref().and_then(players).map(Some),
        tags: (!update.add_tags.is_empty() || !update.remove_tags.is_empty()).then_some(tags),
        status: update.status.map(|status| match status {
            RecordStatus::Active => status::ACTIVE.to_owned(),
            RecordStatus::Inactive => status::INACTIVE.to_owned(),
        }),
        fields,
        ..Change::default()
    }
}

fn about(asked: &Asked<'_>, fields: &[String]) -> Json {
    let template = &asked.loaded.published.definition.name;
    json!({"flow": asked.loaded.state.flow, "template": template, "fields": fields})
}

/// That it was done, so that it is not done again.
fn done(ctx: &Ctx, asked: &Asked<'_>, record: &Id) -> Statement {
    within::insert_errand(within::Errand {
        flow: asked.loaded.state.flow.clone(),
        step: asked.step.to_owned(),
        attempt: asked.attempt.into(),
        organisation: ctx.organisation().clone(),
        record: record.clone(),
        done_at: ctx.now,
    })
}
