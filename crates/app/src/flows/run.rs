//! One act on one flow: load, decide, write it all, or start over when somebody else was faster.

use super::{
    commit::{self, Extra},
    load::{self, Loaded},
    refusal,
};
use crate::{
    absences,
    app::Ctx,
    caller::Caller,
    idempotency::Key,
    problem::Problem,
    templates::{Published, definition},
};
use engine::flow::{Act, Actor, Command, State, decide, decided};
use model::Id;
use std::sync::Arc;
use store::CommitError;

/// A loser reloads and decides again this often, then says so (architecture.md, "Flow writer").
const TRIES: u32 = 3;

/// What the caller wants of a flow.
pub struct Order {
    pub flow: Id,
    pub act: Act,
    /// From a form's nonce; drawn anew without.
    pub command_id: Option<String>,
    /// From the API: settles the command id and tells apart a repeat with another body.
    pub key: Option<Key>,
    /// Whose right is used, when it is not the caller's own.
    pub on_behalf_of: Option<Id>,
    pub extra: Extra,
}

impl Order {
    pub fn new(flow: Id, act: Act) -> Self {
        Self { flow, act, command_id: None, key: None, on_behalf_of: None, extra: Extra::default() }
    }
}

/// The flow as it is after the act, and where the act stands in its log.
#[derive(Clone)]
pub struct Ran {
    pub loaded: Arc<Loaded>,
    pub seq: u64,
    pub command_id: String,
    /// The same command had been done before; nothing was done now.
    pub repeated: bool,
}

/// Does the act, exactly once per command id.
///
/// # Errors
/// Hidden or absent flows, the flow's own refusals, storage that cannot be reached.
pub async fn run(ctx: &Ctx, order: Order) -> Result<Ran, Problem> {
    let mut loaded = absences::catch_up(ctx, load::load(ctx, &order.flow).await?).await?;
    let given = match &order.key {
        Some(key) => Some(key.claim(ctx).await?),
        None => order.command_id.clone(),
    };
    if let Some(command_id) = &given
        && let Some(before) = repeated(ctx, &loaded, command_id).await?
    {
        return Ok(before);
    }
    let is_given = given.is_some();
    only_what_was_lent(ctx, &order)?;
    let command = Command {
        id: given.unwrap_or_else(|| ctx.id().to_string()),
        actor: actor(ctx),
        on_behalf_of: in_whose_place(ctx, order.on_behalf_of),
        entropy: ctx.entropy(),
        act: order.act,
    };
    let extra = Extra { answer: order.key.as_ref().map(|key| key.answer(ctx)), ..order.extra };
    for _ in 0..TRIES {
        match once(ctx, &loaded, &command, &extra).await {
            Ok(Some(ran)) => return Ok(ran),
            Ok(None) => {}
            // Refused by what lies in memory, but another process has gone on.
            Err(Problem::Refused(_) | Problem::Invalid(_)) if !load::is_newest(ctx, &loaded).await? => {}
            Err(problem) => return Err(refusal::named(ctx, problem).await),
        }
        loaded = load::reload(ctx, &order.flow).await?;
        if is_given && let Some(before) = repeated(ctx, &loaded, &command.id).await? {
            return Ok(before);
        }
    }
    Err(Problem::ChangedMeanwhile)
}

/// Why the flow as it is would refuse this act, answers aside.
pub(crate) fn foresee(ctx: &Ctx, loaded: &Loaded, order: Order) -> Option<Problem> {
    let command = Command {
        id: String::new(),
        actor: actor(ctx),
        on_behalf_of: in_whose_place(ctx, order.on_behalf_of),
        entropy: ctx.entropy(),
        act: order.act,
    };
    let refused = decide(&loaded.published.definition, &loaded.state, &command, ctx.now).err()?;
    Some(refusal::problem(refused)).filter(|problem| !matches!(problem, Problem::Invalid(_)))
}

/// `None` when another writer was faster.
async fn once(
    ctx: &Ctx,
    loaded: &Arc<Loaded>,
    command: &Command,
    extra: &Extra,
) -> Result<Option<Ran>, Problem> {
    let done = write(ctx, loaded, command, extra).await;
    match &done {
        Ok(Some(ran)) if ran.loaded.state.seq > loaded.state.seq => {
            load::keep(&ctx.app, &ran.loaded);
        }
        Ok(_) | Err(Problem::Refused(_) | Problem::Invalid(_)) => {}
        Err(_) => ctx.app.flows.forget(&loaded.state.flow),
    }
    done
}

/// Decides and commits; what lies in memory is the caller's matter. `None` when another writer was faster.
///
/// # Errors
/// The flow's own refusals, storage that cannot be reached.
pub(super) async fn write(
    ctx: &Ctx,
    loaded: &Arc<Loaded>,
    command: &Command,
    extra: &Extra,
) -> Result<Option<Ran>, Problem> {
    let decided = decided(&loaded.published.definition, &loaded.state, command, ctx.now);
    let decided = decided.map_err(refusal::problem)?;
    let command_id = command.id.clone();
    if decided.events.is_empty() {
        let loaded = Arc::clone(loaded);
        return Ok(Some(Ran { seq: loaded.state.seq, loaded, command_id, repeated: false }));
    }
    let (entry, texts, state) = decided.enter(&loaded.state, command, ctx.now);
    let seq = entry.seq;
    let (organisation, access_group) = (loaded.organisation.clone(), loaded.access_group.clone());
    let published = version_after(ctx, loaded, &state).await?;
    let after = Arc::new(Loaded::new(state, organisation, access_group, published));
    let commit = commit::of(ctx, loaded, &after, (entry, texts), extra.clone()).await?;
    match ctx.app.writer.commit(commit).await {
        Ok(_) => {
            ctx.app.live.tell(&after);
            Ok(Some(Ran { loaded: after, seq, command_id, repeated: false }))
        }
        Err(CommitError::Lost) => Ok(None),
        Err(CommitError::Db(error)) => Err(error.into()),
    }
}

/// The version the flow is in now: an act may have moved it to another.
async fn version_after(ctx: &Ctx, loaded: &Loaded, state: &State) -> Result<Arc<Published>, Problem> {
    match &state.template {
        Some(template) if i64::from(template.version) != loaded.published.version => {
            definition::load(&ctx.app, &loaded.organisation, &template.key, template.version.into()).await
        }
        _ => Ok(Arc::clone(&loaded.published)),
    }
}

/// The answer to a command that stands in the log already, re-made from it.
async fn repeated(ctx: &Ctx, loaded: &Arc<Loaded>, command_id: &str) -> Result<Option<Ran>, Problem> {
    let flow = &loaded.state.flow;
    let viewer = store::Viewer::system(loaded.organisation.clone());
    let row = store::flows::log::command(&ctx.app.db, &viewer, flow, &Id::given(command_id)).await?;
    let Some(row) = row else { return Ok(None) };
    let seq = u64::try_from(row.seq).map_err(Problem::broken)?;
    let loaded = if loaded.state.seq < seq { load::reload(ctx, flow).await? } else { Arc::clone(loaded) };
    Ok(Some(Ran { loaded, seq, command_id: command_id.to_owned(), repeated: true }))
}

/// Whoever something was lent to does that one thing, or gives it back.
fn only_what_was_lent(ctx: &Ctx, order: &Order) -> Result<(), Problem> {
    let Some(lent) = ctx.caller.borrower() else { return Ok(()) };
    let step = match &order.act {
        Act::Complete(act) => &act.step,
        Act::TakeBack(act) => &act.step,
        Act::Activity { step, .. } => step,
        _ => return Err(Problem::NotFound),
    };
    if *step == lent.step { Ok(()) } else { Err(Problem::NotFound) }
}

fn in_whose_place(ctx: &Ctx, named: Option<Id>) -> Option<Id> {
    named.or_else(|| ctx.caller.person().filter(|_| ctx.caller.borrower().is_some()).cloned())
}

pub(crate) fn actor(ctx: &Ctx) -> Actor {
    if let Some(lent) = ctx.caller.borrower() {
        return Actor::Person(lent.person.clone());
    }
    match (&ctx.caller, ctx.caller.person()) {
        (Caller::Key { id, .. }, _) => Actor::Key(id.clone()),
        (_, Some(person)) => Actor::Person(person.clone()),
        (_, None) => Actor::System,
    }
}
