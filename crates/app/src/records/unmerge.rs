//! Two records that were taken for one are two again. What was changed since then stays with the one that was kept.

use super::{
    change::{event, in_use, later, write},
    errands,
    given::Read,
    merge::{Before, Said},
    show,
};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::{Id, Instant, Value, field::Answers};
use serde_json::json;
use std::collections::BTreeSet;
use store::records::{self, events, merges, sheet::Sheet};
use texts::Sentence;

/// A merge that holds.
#[derive(Clone, Debug)]
pub struct Merged {
    pub id: Id,
    pub gone: Id,
    /// What the other was called.
    pub name: String,
    pub at: Instant,
}

/// Into this record, newest first; the one to undo first stands first.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn merged(ctx: &Ctx, record: &Id) -> Result<Vec<Merged>, Problem> {
    show::sheet(ctx, record).await?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let mut found = Vec::new();
    for merge in merges::of_kept(db, viewer, record).await? {
        let Some(gone) = records::get(db, viewer, &merge.gone).await? else { continue };
        found.push(Merged { id: merge.id, gone: merge.gone, name: gone.name, at: merge.merged_at });
    }
    Ok(found)
}

/// Whether this merge into the record was undone already.
///
/// # Errors
/// `NotFound` for a hidden record.
pub async fn was_undone(ctx: &Ctx, record: &Id, merge: &Id) -> Result<bool, Problem> {
    show::sheet(ctx, record).await?;
    let known = merges::get(&ctx.app.db, ctx.caller.viewer(), merge).await?;
    Ok(known.is_some_and(|known| known.kept == *record && known.undone_at.is_some()))
}

/// Answers with the record that is one of its own again.
///
/// # Errors
/// `NotFound` for a merge there is not, or that was undone; `Conflict` while the one that was kept stands for another, or
/// while a later merge into it holds.
pub async fn unmerge(ctx: &Ctx, record: &Id, merge: &Id) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let kept = show::sheet(ctx, record).await?;
    in_use(&kept)?;
    let holding = merges::of_kept(db, viewer, record).await?;
    let known = holding.iter().find(|known| known.id == *merge).cloned().ok_or(Problem::NotFound)?;
    if holding.first().is_some_and(|last| last.id != *merge) {
        return Err(Problem::Conflict(Sentence::record_unmerge_order()));
    }
    let before: Before = serde_json::from_str(&known.before).map_err(Problem::unreadable)?;
    let gone = records::sheet::get(db, viewer, &known.gone).await?.ok_or(Problem::NotFound)?;
    let (id, read_at, gone_id) = (kept.id.clone(), kept.updated_at, gone.id.clone());
    let mut more = vec![
        merges::undo(viewer, merge, ctx.now),
        merges::come_back(viewer, &gone_id, &id, &before.gone_status, later(ctx, gone.updated_at)),
        events::insert(event(ctx, &gone_id, "unmerged", json!({"record": id}))?),
        errands::tell_flows(ctx, &id),
        errands::tell_flows(ctx, &gone_id),
    ];
    more.extend(records::sheet::tag_again(&gone, &show::tags(&gone)?, &before.gone_status));
    more.extend(before.stood_for.iter().map(|one| merges::follow_back(viewer, one, &id, &gone_id)));
    more.extend(before.belonged.iter().map(|one| merges::give_back(viewer, one, &gone_id, &id)));
    more.extend(before.contacts.iter().map(|one| records::contacts::drop_contact(viewer, one)));
    let read = parted(kept, &before)?;
    write(ctx, read_at, read, ("unmerged", json!({"record": gone_id})), more).await?;
    Ok(gone_id)
}

/// What the merge changed, and nobody since, is as it was.
fn parted(kept: Sheet, before: &Before) -> Result<Read, Problem> {
    let now = Said::of(&kept)?;
    let (was, became) = (&before.was, &before.became);
    let tags = if now.tags == became.tags { was.tags.clone() } else { now.tags.clone() };
    let fields = fields(now.fields, was, became);
    let sheet = Sheet {
        name: if now.name == became.name { was.name.clone() } else { now.name },
        email: if now.email == became.email { was.email.clone() } else { now.email },
        owner: if now.owner == became.owner { was.owner.clone() } else { now.owner },
        fields: serde_json::to_string(&fields).map_err(Problem::broken)?,
        tags: serde_json::to_string(&tags).map_err(Problem::broken)?,
        ..kept
    };
    Ok(Read { sheet, tags, changed: BTreeSet::new() })
}

fn fields(mut now: Answers, was: &Said, became: &Said) -> Answers {
    let keys: BTreeSet<&String> = was.fields.keys().chain(became.fields.keys()).collect();
    for key in keys {
        let (before, after) = (was.fields.get(key), became.fields.get(key));
        if before == after || now.get(key) != after {
            continue;
        }
        match before {
            Some(value) => now.insert(key.clone(), Value::clone(value)),
            None => now.remove(key),
        };
    }
    now
}
