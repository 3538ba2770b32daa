//! Answers that are records: what a member may choose among, and what they chose.

use super::FoundRecord;
use crate::{Ctx, caller::Caller, problem::Problem};
use model::{
    Id,
    limits::FIELD_RECORDS_MAX,
    value::{PersonRef, RecordRef},
};
use std::collections::BTreeMap;
use store::{
    PageRequest,
    records::{self, NamedRecord, RecordFilter},
};
use texts::Sentence;

/// Records of these kinds that the caller sees (none are all), by name, as many as one answer may hold.
///
/// # Errors
/// `NotFound` for whoever is no member: nobody outside is told which records there are.
pub async fn choices(ctx: &Ctx, kinds: &[String]) -> Result<Vec<FoundRecord>, Problem> {
    members_only(ctx)?;
    let each = if kinds.is_empty() { vec![None] } else { kinds.iter().cloned().map(Some).collect() };
    let mut found = BTreeMap::new();
    for kind in each {
        let filter = RecordFilter { kind, name_starts: None };
        let page = PageRequest::first(u32::try_from(FIELD_RECORDS_MAX).unwrap_or(u32::MAX));
        let page = records::list(&ctx.app.db, ctx.caller.viewer(), &filter, &page).await?;
        found.extend(page.items.into_iter().map(|row| {
            let record = FoundRecord { id: row.id, kind: row.kind, name: row.name, email: row.email };
            ((record.name.to_lowercase(), record.id.clone()), record)
        }));
    }
    Ok(found.into_values().take(FIELD_RECORDS_MAX).collect())
}

/// Completes records named by their id: name and primary contact as they are now.
///
/// # Errors
/// `Invalid` at `path` for a record that is not there, of another kind, or not the caller's to see.
pub(crate) async fn resolve(
    ctx: &Ctx,
    path: &str,
    kinds: &[String],
    named: &mut [RecordRef],
) -> Result<(), Problem> {
    members_only(ctx)?;
    if named.is_empty() {
        return Ok(());
    }
    let ids = named.iter().map(|record| &record.id);
    let rows = records::named(&ctx.app.db, ctx.caller.viewer(), ids).await?;
    let rows: BTreeMap<&Id, &NamedRecord> = rows.iter().map(|row| (&row.id, row)).collect();
    for record in named {
        let row = rows.get(&record.id).filter(|row| kinds.is_empty() || kinds.contains(&row.kind));
        let row = row.ok_or_else(|| Problem::invalid(path, Sentence::problem_record_unknown()))?;
        record.name.clone_from(&row.name);
        record.contact = primary_contact(row);
    }
    Ok(())
}

fn primary_contact(row: &NamedRecord) -> Option<PersonRef> {
    let (id, name) = (row.contact.clone()?, row.contact_name.clone()?);
    Some(PersonRef { id, name, email: row.contact_email.clone() })
}

fn members_only(ctx: &Ctx) -> Result<(), Problem> {
    match &ctx.caller {
        Caller::Member(_) | Caller::Key { .. } | Caller::System(_) => Ok(()),
        Caller::Outside { .. } => Err(Problem::NotFound),
    }
}
