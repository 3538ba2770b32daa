//! Writes down what somebody outside answered. Every press but the last comes back to the form as it was filled.

use crate::{
    Server,
    kit::{
        Answer, Answers, Posted, Said, Signed,
        attach::{To, attach_to},
        completion, failure, page, see_other, typed,
    },
    pages::{action::show::draft, flow::name, workspace::Workspace},
    shape::Tried,
};
use app::{
    Problem, files, flows,
    steps::{self, EVIDENCE, OnBehalf},
};
use axum::{
    extract::{Path, State},
    http::StatusCode,
    response::Response,
};
use model::{Id, definition::Outcome};
use std::sync::Arc;
use store::files::File;
use views::{
    pages::flow::{RecordAnswer, recording as recording_page},
    part::GivenFile,
    paths,
};

/// Flow, step, and whose answer it is.
type Of = (String, String, String);
/// The same with the document or field a button belongs to.
type OfField = (String, String, String, String);

pub async fn show(signed: Signed, Path(of): Path<Of>) -> Answer {
    Ok(render(&signed, &of, StatusCode::OK, &Answers::default(), Tried::default()).await?)
}

pub async fn record(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path(of): Path<Of>,
    mut posted: Posted,
) -> Answer {
    match try_to(&server, &signed, &of, &mut posted).await {
        Ok(()) => Ok(see_other(&Said::Recorded.at(&paths::flow(&of.0)))),
        Err(problem) => again(&signed, &of, &posted.answers, problem).await,
    }
}

pub async fn upload(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path((flow, step, person, _)): Path<OfField>,
    mut posted: Posted,
) -> Answer {
    let of = (flow, step, person);
    let done = match signed.command(&posted.answers) {
        Ok(_) => keep(&server, &signed, &of, &mut posted).await,
        Err(problem) => Err(problem),
    };
    as_it_was(&signed, &of, &posted.answers, done).await
}

pub async fn remove(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path((flow, step, person, _)): Path<OfField>,
    posted: Posted,
) -> Answer {
    let of = (flow, step, person);
    let done = take_away(&server, &signed, &of, &posted.answers).await;
    as_it_was(&signed, &of, &posted.answers, done).await
}

/// "I don't have this", or after all: what is typed says which.
pub async fn decline(
    signed: Signed,
    Path((flow, step, person, field)): Path<OfField>,
    posted: Posted,
) -> Answer {
    let mut answers = posted.answers.clone();
    if answers.ticked("have") {
        answers = without(&answers, &format!("decline.{field}"));
    }
    as_it_was(&signed, &(flow, step, person), &answers, Ok(())).await
}

async fn try_to(server: &Server, signed: &Signed, of: &Of, posted: &mut Posted) -> Result<(), Problem> {
    let command = signed.command(&posted.answers)?;
    let (ctx, flow, person) = (&signed.ctx, Id::given(&of.0), Id::given(&of.2));
    let loaded = flows::workspace(ctx, &flow).await?;
    let definition = loaded.published.definition.step(&of.1).ok_or(Problem::NotFound)?;
    keep(server, signed, of, posted).await?;
    let mut request = completion::read(definition, &posted.answers, command, signed.local().language);
    request.on_behalf_of = Some(person);
    request.reason = Some(posted.answers.text("reason").to_owned());
    steps::complete(ctx, &flow, &of.1, request).await.map(drop)
}

async fn keep(server: &Server, signed: &Signed, of: &Of, posted: &mut Posted) -> Result<(), Problem> {
    let (flow, person) = (Id::given(&of.0), Id::given(&of.2));
    let to = To::Other(OnBehalf { flow: &flow, step: &of.1, person: &person });
    attach_to(server, &signed.ctx, &to, posted).await
}

async fn take_away(server: &Server, signed: &Signed, of: &Of, answers: &Answers) -> Result<(), Problem> {
    signed.command(answers)?;
    let (flow, person, file) = (Id::given(&of.0), Id::given(&of.2), Id::given(answers.text("file")));
    let on_behalf = OnBehalf { flow: &flow, step: &of.1, person: &person };
    steps::remove_file_for(&signed.ctx, &on_behalf, &file).await?;
    if let Err(error) = server.files.delete(&file).await {
        tracing::warn!(%error, "the bytes of a removed draft stay until the sweeper comes");
    }
    Ok(())
}

async fn as_it_was(signed: &Signed, of: &Of, answers: &Answers, done: Result<(), Problem>) -> Answer {
    match done {
        Ok(()) => {
            let tried = Tried { typed: Some(typed::of(answers)), ..Tried::default() };
            Ok(render(signed, of, StatusCode::OK, answers, tried).await?)
        }
        Err(problem) => again(signed, of, answers, problem).await,
    }
}

/// The form with what is wrong; where nothing can be recorded any more, why.
async fn again(signed: &Signed, of: &Of, answers: &Answers, problem: Problem) -> Answer {
    if !failure::is_of_form(&problem) {
        return Err(problem.into());
    }
    let tried = Tried::failed(typed::of(answers), &problem, signed.local().texts());
    match render(signed, of, failure::status(&problem), answers, tried).await {
        // The step was closed meanwhile: what was refused says more than that nothing can be shown.
        Err(Problem::Refused(_)) => Err(problem.into()),
        answer => Ok(failure::come_back(&problem, answer?)),
    }
}

async fn render(
    signed: &Signed,
    (flow, step, person): &Of,
    status: StatusCode,
    answers: &Answers,
    tried: Tried,
) -> Result<Response, Problem> {
    let (ctx, id, other) = (&signed.ctx, Id::given(flow), Id::given(person));
    let mut workspace = Workspace::open(signed, flow).await?;
    if !steps::can_record(ctx, &workspace.loaded, step) {
        return Err(Problem::NotFound);
    }
    let given = files::list(ctx, &id).await?;
    workspace.sizes = given.into_iter().map(|file| (file.id, file.size_bytes)).collect();
    let of = OnBehalf { flow: &id, step, person: &other };
    let uploaded = steps::uploaded_for(ctx, &of).await?;
    let case = workspace.case();
    let definition = case.definition.step(step).ok_or(Problem::NotFound)?;
    let drafts = |field: &str| own(&uploaded, field);
    let mut act = case.act(definition, &tried, &drafts);
    // Sending back is not an answer given by telephone; the page has no place for its choice of steps.
    act.outcomes.retain(|outcome| *outcome != Outcome::SentBack);
    act.back_to = Vec::new();
    let texts = case.texts;
    let view = RecordAnswer {
        flow: name(&case),
        step: step.clone(),
        person: person.clone(),
        name: case.name(&other),
        me: signed.session.name.clone(),
        act,
        reason: answers.text("reason").to_owned(),
        reason_error: tried.problem("reason", texts),
        evidence: own(&uploaded, EVIDENCE),
        evidence_error: tried.problem(EVIDENCE, texts),
    };
    Ok(page(status, recording_page(&signed.shell().await?, &view)))
}

fn own(uploaded: &[File], field: &str) -> Vec<GivenFile> {
    let own = uploaded.iter().filter(|file| file.field == field);
    own.map(|file| draft(file.id.as_str(), &file.name, file.size_bytes)).collect()
}

fn without(answers: &Answers, name: &str) -> Answers {
    let mut kept = Answers::default();
    for (other, text) in answers.pairs().filter(|(other, _)| *other != name) {
        kept.push(other, text.to_owned());
    }
    kept
}
