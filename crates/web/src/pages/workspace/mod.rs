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
    Count, Problem,
    flows::{self, Cancellation, Loaded},
    members,
    messages::Thread,
};
use model::Id;
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
            runs: flows::sight::runs(&ctx.caller, &loaded.state),
            records: flows::sight::records(&ctx.caller, &loaded.state),
            me: signed.session.person.clone(),
            loaded,
        })
    }

    pub fn case(&self) -> Case<'_> {
        let reader = Reader::Member { person: &self.me, runs: self.runs };
        Case::new(&self.loaded, reader, &self.sizes, self.local.texts()).with_names(&self.names)
    }
}

/// Members who have a part, without a name in the flow.
fn unnamed(loaded: &Loaded, cancellation: Option<&Cancellation>) -> Vec<Id> {
    let state = &loaded.state;
    let attempts = state.steps.values().flat_map(|step| &step.attempts);
    let decided = attempts.flat_map(|attempt| &attempt.decisions).flat_map(|decision| {
        let recorder = decision.recorded.as_ref().and_then(|recorded| recorded.by.as_ref());
        [Some(&decision.by), recorder]
    });
    let holding = state.assignments.values().map(|open| open.person());
    let groups = state.groups.values().flatten().map(Some);
    let ended_by = cancellation.and_then(|cancellation| cancellation.by.id.as_ref());
    let all: BTreeSet<&Id> =
        decided.chain(holding).chain(groups).chain([ended_by, state.owner.as_ref()]).flatten().collect();
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
