//! The workspace of a flow, tab by tab.

pub mod files;
pub mod history;
pub mod messages;
pub mod post_message;
pub mod steps;

use crate::{
    kit::Signed,
    shape::{Case, Names, Reader, Sizes},
};
use app::{
    Problem,
    files::FileRow,
    flows,
    flows::Loaded,
    members,
    messages::{Thread, ThreadView},
};
use engine::flow::Status;
use model::{Id, definition::Outcome};
use std::{collections::BTreeSet, sync::Arc};
use texts::Texts;
use views::{
    pages::{
        flow::FlowStatus,
        workspace::{DeadlineView, Head},
    },
    part::Message,
};

/// What every tab shows, read once.
pub struct Workspace {
    pub loaded: Arc<Loaded>,
    pub threads: Vec<ThreadView>,
    pub files: Vec<FileRow>,
    sizes: Sizes,
    names: Names,
    runs: bool,
    me: Id,
    texts: Texts,
}

impl Workspace {
    pub async fn open(signed: &Signed, id: &str) -> Result<Self, Problem> {
        let (ctx, flow) = (&signed.ctx, Id::given(id));
        let loaded = flows::workspace(ctx, &flow).await?;
        let files = app::files::list(ctx, &flow).await?;
        let names = members::names(ctx, &unnamed(&loaded)).await?;
        Ok(Self {
            threads: app::messages::list(ctx, &flow).await?,
            sizes: files.iter().map(|file| (file.id.clone(), file.size_bytes)).collect(),
            files,
            runs: flows::sight::runs(&ctx.caller, &loaded.state),
            me: signed.session.person.clone(),
            names,
            texts: signed.local().texts(),
            loaded,
        })
    }

    pub fn case(&self) -> Case<'_> {
        let reader = Reader::Member { person: &self.me, runs: self.runs };
        Case::new(&self.loaded, reader, &self.sizes, self.texts).with_names(&self.names)
    }

    pub fn head(&self) -> Head {
        let case = self.case();
        let state = case.state;
        let status = status(state.status);
        Head {
            id: state.flow.to_string(),
            record: case.record_name(),
            template: case.definition.name.clone(),
            status,
            started: state.started_at.unwrap_or_default(),
            ended: state.ended_at,
            ending: ending(&case),
            owner: state.owner.as_ref().map_or_else(|| "nobody".to_owned(), |owner| case.name(owner)),
            custody: case.custody(),
            stages: case.stages(),
            deadline: deadline(&case),
            late: None,
            messages: self.threads.iter().map(|thread| thread.messages.len()).sum(),
            files: self.files.len(),
            can_cancel: self.runs && matches!(status, FlowStatus::Running | FlowStatus::Paused),
        }
    }
}

/// Members of groups who have a part, without a name in the flow.
fn unnamed(loaded: &Loaded) -> Vec<Id> {
    let state = &loaded.state;
    let attempts = state.steps.values().flat_map(|step| &step.attempts);
    let decided = attempts.flat_map(|attempt| attempt.decisions.iter().map(|decision| &decision.by));
    let holding = state.assignments.values().filter_map(|open| open.person());
    let all: BTreeSet<&Id> = decided.chain(holding).chain(state.groups.values().flatten()).collect();
    all.into_iter().filter(|person| !state.people.contains_key(*person)).cloned().collect()
}

fn status(status: Status) -> FlowStatus {
    match status {
        Status::Unborn | Status::Running => FlowStatus::Running,
        Status::Paused => FlowStatus::Paused,
        Status::Completed => FlowStatus::Completed,
        Status::Cancelled => FlowStatus::Cancelled,
    }
}

/// How it came to an early end.
fn ending(case: &Case<'_>) -> Option<String> {
    let (step, outcome) =
        case.state.ending.as_ref().map(|(step, outcome)| (step.as_str(), *outcome)).or_else(|| {
            let ended = case.state.status == Status::Completed;
            let denied = |step: &&String| case.state.outcome(step) == Some(Outcome::Denied);
            ended
                .then(|| case.state.steps.keys().find(denied))
                .flatten()
                .map(|step| (step.as_str(), Outcome::Denied))
        })?;
    let decisions = &case.live(step)?.current()?.decisions;
    let by: Vec<Id> =
        decisions.iter().filter(|one| one.outcome == outcome).map(|one| one.by.clone()).collect();
    Some(format!("“{}” was {} by {}", case.title_of(step), views::words::outcome(outcome, case.texts), case.names(&by)))
}

/// The nearest deadline of what is open.
fn deadline(case: &Case<'_>) -> Option<DeadlineView> {
    let open = case.state.steps.keys().filter_map(|step| Some((step, case.due(step)?)));
    let (step, due) = open.min_by_key(|(_, due)| due.at)?;
    Some(DeadlineView { step: case.title_of(step), due, derivation: None })
}

pub fn message(message: &app::messages::Message, thread: &Thread) -> Message {
    Message {
        who: if message.author.is_none() { "Baton".to_owned() } else { message.author_name.clone() },
        at: message.at,
        text: message.text.clone(),
        internal: *thread == Thread::Internal,
    }
}
