//! Two records that are one and the same become one. The other is not deleted: it stands for the one that is kept, so that
//! whatever names it, flows and links above all, still leads there.

use super::{
    change::{event, later, stale, write},
    errands,
    given::Read,
    merge_preview::{MergePreview, preview},
    show,
};
use crate::{Ctx, idempotency, problem::Problem};
use model::{Id, Instant, field::Answers};
use serde::{Deserialize, Serialize};
use serde_json::json;
use std::collections::BTreeSet;
use store::{
    Statement,
    records::{self, events, merges, sheet, sheet::Sheet},
};

/// What it takes to part them again.
#[derive(Clone, Debug, Serialize, Deserialize)]
pub(super) struct Before {
    pub was: Said,
    pub became: Said,
    pub gone_status: String,
    pub contacts: Vec<Id>,
    /// Records that stood for the one that went.
    pub stood_for: Vec<Id>,
    /// Records that belonged to it.
    pub belonged: Vec<Id>,
}

/// What of the record that is kept a merge may change.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub(super) struct Said {
    pub name: String,
    pub email: Option<String>,
    pub owner: Option<Id>,
    pub fields: Answers,
    pub tags: Vec<String>,
}

impl Said {
    pub fn of(sheet: &Sheet) -> Result<Self, Problem> {
        Ok(Self {
            name: sheet.name.clone(),
            email: sheet.email.clone(),
            owner: sheet.owner.clone(),
            fields: show::fields(sheet)?,
            tags: show::tags(sheet)?,
        })
    }
}

/// When the two were changed last, as whoever merges them saw them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Versions {
    pub kept: Instant,
    pub gone: Instant,
}

/// Answers with the merge, by which it can be undone. `seen` is left out by whoever takes them as they are.
///
/// # Errors
/// As [`preview`], and `Stale` where one of them was changed since it was seen.
pub async fn merge(
    ctx: &Ctx,
    (kept, gone): (&Id, &Id),
    take: &BTreeSet<String>,
    seen: Option<Versions>,
) -> Result<Id, Problem> {
    let preview = preview(ctx, kept, gone, take).await?;
    if seen.is_some_and(|seen| seen != preview.versions()) {
        return Err(stale());
    }
    let (kept, gone) = (show::sheet(ctx, kept).await?, show::sheet(ctx, gone).await?);
    if kept.updated_at != preview.kept.version || gone.updated_at != preview.gone.version {
        return Err(stale());
    }
    let (was, read_at) = (Said::of(&kept)?, kept.updated_at);
    let (kept_id, gone_id) = (kept.id.clone(), gone.id.clone());
    let merged = taken(kept, &gone, &preview)?;
    let became = Said::of(&merged)?;
    let (contacts, mut more) = contacts(ctx, &kept_id, &preview);
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let before = Before {
        was,
        became,
        gone_status: gone.status.clone(),
        contacts,
        stood_for: merges::standing_for(db, viewer, &gone_id).await?,
        belonged: sheet::belonging(db, viewer, &gone_id).await?.into_iter().map(|row| row.id).collect(),
    };
    let id = ctx.id();
    more.extend([
        merges::follow(viewer, &gone_id, &kept_id),
        merges::adopt(viewer, &gone_id, &kept_id),
        merges::go(viewer, &gone_id, &kept_id, later(ctx, gone.updated_at), gone.updated_at),
        merges::insert(merges::Merge {
            id: id.clone(),
            organisation: ctx.organisation().clone(),
            kept: kept_id.clone(),
            gone: gone_id.clone(),
            before: serde_json::to_string(&before).map_err(Problem::broken)?,
            merged_at: ctx.now,
            undone_at: None,
        }),
        events::insert(event(ctx, &gone_id, "merged_away", json!({"record": kept_id}))?),
        sheet::untag(ctx.organisation(), &gone_id),
        errands::tell_flows(ctx, &kept_id),
    ]);
    more.extend(idempotency::remember(ctx, &id)?);
    let read = Read { sheet: merged, tags: preview.tags, changed: BTreeSet::new() };
    write(ctx, read_at, read, ("merged", json!({"record": gone_id})), more).await?;
    Ok(id)
}

/// The record that is kept, with what it takes from the other.
fn taken(kept: Sheet, gone: &Sheet, preview: &MergePreview) -> Result<Sheet, Problem> {
    let mut fields = show::fields(&kept)?;
    let mut sheet = kept;
    for line in preview.lines.iter().filter(|line| line.takes_other) {
        match (line.key.as_str(), &line.gone) {
            ("name", _) => sheet.name.clone_from(&gone.name),
            // The other is still found by its own address, and leads here.
            ("email", _) => sheet.email.clone_from(&gone.email),
            ("owner", _) => sheet.owner.clone_from(&gone.owner),
            (_, Some(value)) => {
                fields.insert(line.key.clone(), value.clone());
            }
            (_, None) => {}
        }
    }
    sheet.fields = serde_json::to_string(&fields).map_err(Problem::broken)?;
    sheet.tags = serde_json::to_string(&preview.tags).map_err(Problem::broken)?;
    Ok(sheet)
}

/// People of the other become people of this one, too.
fn contacts(ctx: &Ctx, kept: &Id, preview: &MergePreview) -> (Vec<Id>, Vec<Statement>) {
    let (mut ids, mut statements) = (Vec::new(), Vec::new());
    for contact in &preview.contacts {
        let id = ctx.id();
        statements.push(records::insert_contact(records::Contact {
            id: id.clone(),
            organisation: ctx.organisation().clone(),
            record: kept.clone(),
            person: contact.person.clone(),
            role: contact.role.clone(),
            is_primary: false,
            created_at: ctx.now,
        }));
        let given = super::contacts::ContactGiven {
            role: contact.role.clone(),
            is_primary: false,
            may_start: contact.may_start.clone(),
            may_see: contact.may_see,
        };
        statements.extend(super::contacts::set(ctx, kept, &id, given));
        ids.push(id);
    }
    (ids, statements)
}
