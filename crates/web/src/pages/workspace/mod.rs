//! The workspace of a flow, tab by tab.

pub mod files;
mod head;
pub mod history;
pub mod messages;
pub mod post_message;
pub mod steps;
mod too_late;

pub use too_late::too_late;

use crate::{
    kit::Signed,
    shape::{Case, Names, Reader, Sizes},
};
use app::{
    Count, Ctx, Problem,
    flows::{self, Cancellation, Loaded},
    members,
    messages::Thread,
    records::{self, FoundRecord},
    starts::{self, Related},
};
use model::{FieldType, Id};
use std::{collections::BTreeSet, sync::Arc};
use views::{Local, part::Message};

/// What every tab shows, read once.
pub struct Workspace {
    pub loaded: Arc<Loaded>,
    pub local: Local,
    messages: Count,
    files: Count,
    cancellation: Option<Cancellation>,
    /// Of files whose content is there; filled by the tabs that show any.
    pub sizes: Sizes,
    names: Names,
    /// What an open step that asks for records offers.
    choices: Vec<FoundRecord>,
    /// Flows at the other ends of its causes.
    related: Related,
    runs: bool,
    /// May write down what somebody outside answered.
    pub records: bool,
    me: Id,
}

impl Workspace {
    pub async fn open(signed: &Signed, id: &str) -> Result<Self, Problem> {
        let loaded = flows::workspace(&signed.ctx, &Id::given(id)).await?;
        Self::of(signed, loaded).await
    }

    pub async fn of(signed: &Signed, loaded: Arc<Loaded>) -> Result<Self, Problem> {
        let ctx = &signed.ctx;
        let cancellation = flows::cancellation(ctx, &loaded).await?;
        Ok(Self {
            local: signed.local(),
            messages: app::messages::count(ctx, &loaded).await?,
            files: app::files::count(ctx, &loaded).await?,
            sizes: Sizes::new(),
            names: members::names(ctx, &unnamed(&loaded, cancellation.as_ref())).await?,
            cancellation,
            choices: choices(ctx, &loaded).await?,
            related: starts::related(ctx, &loaded).await?,
            runs: flows::sight::runs(&ctx.caller, &loaded.state),
            records: flows::sight::records(&ctx.caller, &loaded.state),
            me: signed.session.person.clone(),
            loaded,
        })
    }

    pub fn case(&self) -> Case<'_> {
        let reader = Reader::Member { person: &self.me, runs: self.runs };
        Case::new(&self.loaded, reader, &self.sizes, self.local.texts())
            .with_names(&self.names)
            .with_records(&self.choices)
    }
}

/// Nearly always nothing, and then it costs no query.
async fn choices(ctx: &Ctx, loaded: &Loaded) -> Result<Vec<FoundRecord>, Problem> {
    let live = |key: &str| loaded.state.steps.get(key).is_some_and(|live| live.is_open());
    let open = loaded.published.definition.steps().into_iter().filter(|step| live(&step.key));
    let asked: Vec<&Vec<String>> = open
        .flat_map(|step| &step.form)
        .filter_map(|field| match &field.of {
            FieldType::Records { kinds } => Some(kinds),
            _ => None,
        })
        .collect();
    if asked.is_empty() {
        return Ok(Vec::new());
    }
    let any = asked.iter().any(|kinds| kinds.is_empty());
    let kinds: BTreeSet<String> = asked.into_iter().flatten().cloned().collect();
    let kinds: Vec<String> = if any { Vec::new() } else { kinds.into_iter().collect() };
    records::choices(ctx, &kinds).await
}

/// Members who have a part, without a name in the flow.
fn unnamed(loaded: &Loaded, cancellation: Option<&Cancellation>) -> Vec<Id> {
    let state = &loaded.state;
    let attempts = state.steps.values().flat_map(|step| &step.attempts);
    let decided = attempts.flat_map(|attempt| &attempt.decisions).flat_map(|decision| {
        let recorder = decision.recorded.as_ref().and_then(|recorded| recorded.by.as_ref());
        [Some(&decision.by), recorder, decision.lent_to.as_ref()]
    });
    let holding = state.assignments.values().map(|open| open.person());
    let by_owner = state.steps.values().flat_map(|step| [&step.skipped, &step.reopened]).flatten();
    let by_owner = by_owner.chain(&state.paused).map(|said| said.by.as_ref());
    let meant = state.assignments.values().flat_map(|open| &open.instead_of).map(Some);
    let preparers = state.steps.values().filter_map(|step| step.prepared.as_ref()).map(|done| Some(&done.by));
    let groups = state.groups.values().flatten().map(Some);
    let ended_by = cancellation.and_then(|cancellation| cancellation.by.id.as_ref());
    let all: BTreeSet<&Id> = decided
        .chain(holding)
        .chain(by_owner)
        .chain(meant)
        .chain(preparers)
        .chain(groups)
        .chain([ended_by, state.owner.as_ref()])
        .flatten()
        .collect();
    all.into_iter().filter(|person| !state.people.contains_key(*person)).cloned().collect()
}

pub fn message(message: &app::messages::Message, thread: &Thread) -> Message {
    Message {
        who: if message.author.is_none() { "Baton".to_owned() } else { message.author_name.clone() },
        at: message.at,
        text: message.text.clone(),
        internal: *thread == Thread::Internal,
    }
}
