//! Takes values out of a flow: the event that says so, the state without them, and what is left beside the log, in one
//! commit. The chain still verifies, and a replay still comes to the state.

use super::{
    commit::{self, Extra},
    load::{self, Loaded},
    log, refusal,
    run::actor,
};
use crate::{app::Ctx, problem::Problem};
use engine::{
    flow::{Act, Command, Erasure, decided},
    log::canonical,
};
use model::Id;
use std::{collections::BTreeSet, sync::Arc};
use store::CommitError;

/// Somebody may work in the flow meanwhile.
const TRIES: u32 = 5;

/// How many values went; none where the same command has done it before.
///
/// # Errors
/// `NotFound`; `Broken` for a log that is not as it was written; storage that cannot be reached.
pub(crate) async fn erase(
    ctx: &Ctx,
    flow: &Id,
    erasure: &Erasure,
    command_id: &str,
) -> Result<usize, Problem> {
    for _ in 0..TRIES {
        let loaded = load::reload(ctx, flow).await?;
        let before =
            store::flows::command(&ctx.app.db, ctx.caller.viewer(), flow, &Id::given(command_id)).await?;
        if before.is_some() {
            return Ok(0);
        }
        match once(ctx, &loaded, erasure, command_id).await {
            Ok(Some(values)) => return Ok(values),
            Ok(None) => {}
            Err(problem) => {
                ctx.app.flows.forget(flow);
                return Err(problem);
            }
        }
    }
    Err(Problem::ChangedMeanwhile)
}

/// `None` when another writer was faster.
async fn once(
    ctx: &Ctx,
    loaded: &Arc<Loaded>,
    erasure: &Erasure,
    command_id: &str,
) -> Result<Option<usize>, Problem> {
    let command = Command {
        id: command_id.to_owned(),
        actor: actor(ctx),
        on_behalf_of: None,
        entropy: ctx.entropy(),
        act: Act::Erase(erasure.clone()),
    };
    let decided = decided(&loaded.published.definition, &loaded.state, &command, ctx.now);
    let (entry, texts, state) = decided.map_err(refusal::problem)?.enter(&loaded.state, &command, ctx.now);
    let published = Arc::clone(&loaded.published);
    let after = Loaded::new(state, loaded.organisation.clone(), loaded.access_group.clone(), published);
    let after = Arc::new(after);
    let mut entries = log::whole(ctx, loaded).await?;
    entries.push(entry);
    let gone = engine::log::erase(&mut entries, erasure.reach());
    let entry = entries.pop().ok_or_else(|| Problem::broken("a log without its last entry"))?;
    let touched: BTreeSet<u64> = gone.iter().map(|one| one.seq).filter(|seq| *seq < entry.seq).collect();
    let mut commit = commit::of(ctx, loaded, &after, (entry, texts), Extra::default()).await?;
    for mut left in entries.into_iter().filter(|entry| touched.contains(&entry.seq)) {
        let seq = i64::try_from(left.seq).map_err(Problem::broken)?;
        commit.values_left.push((seq, canonical(&left.detach())));
    }
    match ctx.app.writer.commit(commit).await {
        Ok(_) => {
            ctx.app.live.tell(&after);
            load::keep(&ctx.app, &after);
            Ok(Some(gone.len()))
        }
        Err(CommitError::Lost) => Ok(None),
        Err(CommitError::Db(error)) => Err(error.into()),
    }
}
