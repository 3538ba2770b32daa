//! Records the caller sees, found by the beginning of their name.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use store::{
    PageRequest,
    records::{self, Record, RecordFilter},
};

/// Records shown at once.
pub const FOUND_MAX: usize = 8;

/// So many are looked through where several kinds fit.
const LOOKED_THROUGH: u32 = 100;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FoundRecord {
    pub id: Id,
    pub kind: String,
    pub name: String,
    pub email: Option<String>,
}

/// By name, of these kinds (none are all), at most `FOUND_MAX`, and whether there are more.
///
/// # Errors
/// `NotAllowed` for whoever may not start flows.
pub async fn search(
    ctx: &Ctx,
    kinds: &[String],
    name_starts: &str,
) -> Result<(Vec<FoundRecord>, bool), Problem> {
    require(&ctx.caller, Intention::StartFlows)?;
    let starts = name_starts.trim();
    let filter = RecordFilter {
        kind: if let [only] = kinds { Some(only.clone()) } else { None },
        name_starts: (!starts.is_empty()).then(|| starts.to_owned()),
    };
    let page = PageRequest::first(LOOKED_THROUGH);
    let page = records::list(&ctx.app.db, ctx.caller.viewer(), &filter, &page).await?;
    let fits = |record: &Record| kinds.is_empty() || kinds.contains(&record.kind);
    let mut found: Vec<FoundRecord> = page.items.into_iter().filter(fits).map(found).collect();
    let more = found.len() > FOUND_MAX || page.next.is_some();
    found.truncate(FOUND_MAX);
    Ok((found, more))
}

/// One the caller sees.
///
/// # Errors
/// As [`search`].
pub async fn find(ctx: &Ctx, id: &Id) -> Result<Option<FoundRecord>, Problem> {
    require(&ctx.caller, Intention::StartFlows)?;
    Ok(records::get(&ctx.app.db, ctx.caller.viewer(), id).await?.map(found))
}

fn found(record: Record) -> FoundRecord {
    FoundRecord { id: record.id, kind: record.kind, name: record.name, email: record.email }
}
