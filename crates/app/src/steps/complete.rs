//! A step answered: form, documents, decision.

use super::{assignment_of, files::drafts, may_act, recording};
use crate::{
    app::Ctx,
    flows::{
        Loaded, Order, Ran,
        answers::{self, Form, Inputs},
        foresee, load, run,
    },
    idempotency::Key,
    people::Cast,
    problem::{Accepted, Problem},
};
use engine::flow::{Act, Completion, Facts, Given, StepStatus};
use model::{
    Id,
    definition::{Outcome, Step},
    field::{Answers, FieldProblem},
    value::FileRef,
};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::Arc,
};
use store::files::File;
use texts::Sentence;

#[derive(Clone, Default)]
pub struct CompletionRequest {
    /// Left out, the kind's positive one.
    pub outcome: Option<Outcome>,
    pub data: Inputs,
    pub comment: Option<String>,
    /// Which attempt it answers; left out, the open one.
    pub attempt: Option<u32>,
    pub back_to: Vec<String>,
    pub on_behalf_of: Option<Id>,
    /// Ticked entries, counted from 0; `None` vouches for all of them.
    pub checklist: Option<BTreeSet<u32>>,
    /// "I don't have this", with the reason, by document.
    pub declined: BTreeMap<String, String>,
    /// Why it is written down for somebody; asked of members who do so.
    pub reason: Option<String>,
    pub command_id: Option<String>,
    pub key: Option<Key>,
}

/// # Errors
/// `Invalid` for answers that do not fit, `Refused` with what would be accepted, `NotFound`.
pub async fn complete(ctx: &Ctx, flow: &Id, step: &str, request: CompletionRequest) -> Result<Ran, Problem> {
    may_act(ctx)?;
    let loaded = load::load(ctx, flow).await?;
    match attempt(ctx, &loaded, step, request.clone()).await {
        // Refused by what lies in memory, but another process has gone on.
        Err(Problem::Refused(_) | Problem::Invalid(_)) if !load::is_newest(ctx, &loaded).await? => {
            attempt(ctx, &load::reload(ctx, flow).await?, step, request).await
        }
        answer => answer,
    }
}

async fn attempt(
    ctx: &Ctx,
    loaded: &Arc<Loaded>,
    step: &str,
    request: CompletionRequest,
) -> Result<Ran, Problem> {
    let standing = recording::standing(ctx, loaded, request.on_behalf_of.clone())?;
    let definition = loaded.published.definition.step(step).ok_or(Problem::NotFound)?;
    let uploaded = match assignment_of(ctx, &loaded.state, step, &standing) {
        Some(open) if takes_files(definition) || recording::may_be_shown(ctx, &standing, &request) => {
            drafts(ctx, &loaded.state, &open.id, &standing).await?
        }
        _ => Vec::new(),
    };
    let mut cast = Cast::default();
    let mut unfit = Vec::new();
    let read = data(ctx, loaded, definition, &request, &uploaded, &mut cast).await;
    let data = or_unfit(read, &mut unfit)?.unwrap_or_default();
    let read = recording::read(ctx, &standing, request.reason.as_deref(), &uploaded);
    let recording = or_unfit(read, &mut unfit)?.unwrap_or_else(recording::foreseen);
    let completion = Completion {
        step: step.to_owned(),
        attempt: request.attempt,
        outcome: request.outcome,
        data,
        files: given(definition, &request, &uploaded)?,
        comment: comment(request.comment)?,
        checklist: request.checklist.unwrap_or_else(|| all_of(definition)),
        back_to: request.back_to,
        for_any: standing.for_any,
        recording,
    };
    let mut order = Order::new(loaded.state.flow.clone(), Act::Complete(completion));
    order.command_id = request.command_id;
    order.key = request.key;
    order.on_behalf_of = standing.on_behalf_of;
    if !unfit.is_empty() {
        // A closed step, another's, another attempt: said first, since no answer would fit then.
        let foreseen = foresee(ctx, loaded, order).map(|problem| with_accepted(problem, loaded, definition));
        return Err(foreseen.unwrap_or(Problem::Invalid(unfit)));
    }
    order.extra.people = cast.people;
    order.extra.contacts = cast.contacts;
    run(ctx, order).await.map_err(|problem| with_accepted(problem, loaded, definition))
}

/// Answers that do not fit are collected, so that all are said at once.
fn or_unfit<T>(read: Result<T, Problem>, unfit: &mut Vec<FieldProblem>) -> Result<Option<T>, Problem> {
    match read {
        Ok(read) => Ok(Some(read)),
        Err(Problem::Invalid(problems)) => {
            unfit.extend(problems);
            Ok(None)
        }
        Err(problem) => Err(problem),
    }
}

/// A refusal that is about the person still says what the open step takes.
fn with_accepted(problem: Problem, loaded: &Loaded, step: &Step) -> Problem {
    let Problem::Refused(mut refused) = problem else { return problem };
    let live = loaded.state.steps.get(&step.key).filter(|live| live.status == StepStatus::Open);
    if let (None, Some(attempt)) = (&refused.accepted, live.and_then(|live| live.current())) {
        let outcomes = step.kind.outcomes().to_vec();
        refused.accepted = Some(Accepted { attempt: Some(attempt.number), outcomes });
    }
    Problem::Refused(refused)
}

fn takes_files(step: &Step) -> bool {
    !step.files.is_empty() || step.form.iter().any(|field| matches!(field.of, model::FieldType::File { .. }))
}

fn all_of(step: &Step) -> BTreeSet<u32> {
    (0..).zip(&step.checklist).map(|(place, _)| place).collect()
}

/// Denied and sent back need no form; everything else is checked against it.
async fn data(
    ctx: &Ctx,
    loaded: &Loaded,
    step: &Step,
    request: &CompletionRequest,
    uploaded: &[File],
    cast: &mut Cast,
) -> Result<Answers, Problem> {
    let asks_nothing = matches!(request.outcome, Some(Outcome::Denied | Outcome::SentBack));
    if (step.form.is_empty() && request.data.is_empty()) || asks_nothing {
        return Ok(Answers::new());
    }
    let record = loaded.state.record.as_ref().map_or_else(|| Id::given(""), |record| record.id.clone());
    let form = Form {
        fields: &step.form,
        name: &step.key,
        facts: Facts::new(&loaded.published.definition, &loaded.state),
        uploaded,
        record: &record,
    };
    answers::read(ctx, form, &request.data, cast).await
}

fn given(
    step: &Step,
    request: &CompletionRequest,
    uploaded: &[File],
) -> Result<BTreeMap<String, Given>, Problem> {
    let mut given = BTreeMap::new();
    for slot in &step.files {
        let files = uploaded.iter().filter(|file| file.field == slot.key);
        let files: Vec<FileRef> =
            files.map(|file| FileRef { id: file.id.clone(), name: file.name.clone() }).collect();
        if !files.is_empty() {
            given.insert(slot.key.clone(), Given::Files(files));
        } else if let Some(reason) = request.declined.get(&slot.key) {
            let reason = model::field::check_long_text(reason);
            let reason = reason.map_err(|message| invalid(&slot.key, message))?;
            given.insert(slot.key.clone(), Given::Declined { reason });
        }
    }
    Ok(given)
}

fn comment(comment: Option<String>) -> Result<Option<String>, Problem> {
    let comment = comment.map(|text| model::field::check_long_text(&text)).transpose();
    let comment = comment.map_err(|message| invalid("comment", message))?;
    Ok(comment.filter(|text| !text.is_empty()))
}

fn invalid(path: &str, message: Sentence) -> Problem {
    Problem::Invalid(vec![FieldProblem::new(path, message)])
}
