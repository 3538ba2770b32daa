//! Progress, what is asked of this person, messages, their own files.

use crate::{
    kit::{Answer, Answers, OpenLink, page},
    shape::{Case, Names, Reader, Sizes},
};
use app::{Problem, files, files::FileRow, flows, messages};
use axum::{http::StatusCode, response::Response};
use engine::flow::{OutsideStep, OutsideView, State, Status, StepStatus};
use texts::Texts;
use views::{
    pages::progress::{Progress, ShownState, ShownStep, Standing, YourStep, show as progress_page},
    part::{self, Due, GivenFile, Stage, StageState, Stored},
    words,
};

/// What the nonce of the message form is bound to.
pub const ABOUT: [&str; 1] = ["message"];

pub async fn show(link: OpenLink, query: Answers) -> Answer {
    let started = query.given("started").filter(|_| link.is_in_portal()).map(|typed| start_draft_key(&typed));
    let message = Message { is_sent: query.ticked("sent"), started, ..Message::default() };
    Ok(render(&link, StatusCode::OK, message).await?)
}

/// The message that was written last.
#[derive(Default)]
pub struct Message {
    pub text: String,
    /// Why it was not taken.
    pub error: Option<String>,
    pub is_sent: bool,
    /// Under which name a form was typed that has just started the flow.
    pub started: Option<String>,
}

/// What is typed in a form of the portal that starts a flow is called this in the browser; `typed` names for which entry,
/// by whom and for which record.
pub fn start_draft_key(typed: &str) -> String {
    format!("portal.{typed}")
}

pub async fn render(link: &OpenLink, status: StatusCode, message: Message) -> Result<Response, Problem> {
    let (ctx, flow) = (&link.ctx, &link.opened.flow);
    let outside = flows::outside(ctx, flow).await?;
    let rows = files::list(ctx, flow).await?;
    let base = link.base();
    let sizes: Sizes = rows.iter().map(|file| (file.id.clone(), file.size_bytes)).collect();
    let reader = Reader::Outside { person: &link.opened.person, proved: link.opened.proved, base: &base };
    let case = Case {
        definition: outside.definition(),
        state: outside.state(),
        reader,
        sizes: &sizes,
        names: &Names::new(),
        records: &[],
        texts: link.shell.local.texts(),
    };
    let talk = messages::list(ctx, flow).await?.into_iter().flat_map(|thread| thread.messages);
    let view = Progress {
        nonce: link.nonce(&ABOUT),
        title: outside.view.name.clone(),
        about: case.record_name(),
        status: status_words(outside.view.status, link.shell.local.texts()).to_owned(),
        standing: standing(outside.view.status),
        custody: case.custody(),
        stages: stages(&outside.view),
        milestones: outside.view.milestones.clone(),
        yours: yours(link, &outside.view, outside.state()),
        steps: outside.view.steps.iter().filter_map(|step| shown(&case, step)).collect(),
        messages: talk.map(|one| line(link, one)).collect(),
        draft: message.text,
        is_sent: message.is_sent,
        started: message.started,
        draft_key: format!("message.{flow}.{}", link.opened.person),
        message_error: message.error,
        files: own_files(link, &case, &rows),
        code: (!link.opened.proved).then(|| link.code()),
        can_write: ctx.caller.borrower().is_none() && outside.thread(&link.opened.person).is_some(),
        base: base.clone(),
    };
    Ok(page(status, progress_page(&link.shell, &view)))
}

pub fn status_words(status: Status, texts: Texts) -> &'static str {
    match status {
        Status::Unborn | Status::Running => texts.progress_running(),
        Status::Paused => texts.progress_paused(),
        Status::Completed => texts.progress_completed(),
        Status::Cancelled => texts.progress_cancelled(),
    }
}

fn standing(status: Status) -> Standing {
    match status {
        Status::Unborn | Status::Running => Standing::Running,
        Status::Paused => Standing::Paused,
        Status::Completed | Status::Cancelled => Standing::Over,
    }
}

pub fn stages(view: &OutsideView) -> Vec<Stage> {
    let ended = matches!(view.status, Status::Completed | Status::Cancelled);
    let state = |current: bool, done: bool| match (done, current, ended) {
        (true, ..) => StageState::Done { at: None },
        (false, true, false) => StageState::Now { open: 0 },
        (false, _, true) => StageState::Dropped,
        (false, false, false) => StageState::Coming,
    };
    view.stages
        .iter()
        .map(|stage| Stage { name: stage.name.clone(), state: state(stage.current, stage.done) })
        .collect()
}

/// The address of each is in its own mail; from here the person goes by the link they hold. While the flow is paused,
/// nobody does anything.
fn yours(link: &OpenLink, view: &OutsideView, state: &State) -> Vec<YourStep> {
    if view.status == Status::Paused {
        return Vec::new();
    }
    let assignment = |step: &OutsideStep| {
        let own = state
            .assignments
            .values()
            .find(|open| open.step == step.key && open.may_act(&link.opened.person));
        own.map(|open| open.id.clone())
    };
    let open = view.steps.iter().filter_map(|step| Some((step, assignment(step)?)));
    open.map(|(step, assignment)| YourStep {
        title: step.title.clone(),
        href: format!("{}/steps/{assignment}", link.base()),
        due: step.due_at.map(|at| Due { at, since: None, whole_day: false }),
    })
    .collect()
}

/// A step of their own, or one the template shows them; what is not to happen any more is left out.
fn shown(case: &Case<'_>, step: &OutsideStep) -> Option<ShownStep> {
    let definition = case.definition.step(&step.key)?;
    let unnamed = !step.own && definition.label_for_client.is_none();
    let state = match step.status {
        // How others decided is theirs to tell.
        StepStatus::Done => ShownState::Done(match step.outcome.filter(|_| step.own) {
            Some(outcome) => words::outcome(outcome, case.texts).to_owned(),
            None => case.texts.progress_step_done().to_owned(),
        }),
        StepStatus::Preparing | StepStatus::Open | StepStatus::InReview => {
            ShownState::Now(case.step_custody(definition))
        }
        StepStatus::Pending => ShownState::Again,
        StepStatus::Skipped | StepStatus::Withdrawn => return None,
    };
    let title = if unnamed { words::kind(step.kind, case.texts).to_owned() } else { step.title.clone() };
    Some(ShownStep { title, state })
}

/// What the template wrote is the firm's word.
fn line(link: &OpenLink, message: messages::Message) -> part::Message {
    let who = if message.author.is_none() { link.shell.brand.name.clone() } else { message.author_name };
    part::Message { who, at: message.at, text: message.text, internal: false }
}

fn own_files(link: &OpenLink, case: &Case<'_>, rows: &[FileRow]) -> Vec<GivenFile> {
    // What came with the start was given before anybody was known; its role is whom the row lets read it.
    let own = rows.iter().filter(|row| row.giver.as_ref().is_none_or(|giver| *giver == link.opened.person));
    own.map(|row| GivenFile {
        id: row.id.to_string(),
        name: row.name.clone(),
        bytes: row.size_bytes,
        href: case.file_address(&row.id),
        stored: Stored::Given,
    })
    .collect()
}
