//! Documents somebody outside gave or was given, in all their flows.

use super::Guest;
use crate::{Ctx, problem::Problem, templates};
use engine::flow::State;
use model::{Id, Instant};
use std::collections::BTreeMap;
use store::{
    Page, PageRequest,
    portal::flows::{self as store_of, PortalFile},
};

/// Files of a page; as many flows at most, whose states are one query.
const PAGE: u32 = 20;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GuestFile {
    pub id: Id,
    pub flow: Id,
    pub name: String,
    pub size_bytes: u64,
    pub given_at: Instant,
    /// Of the template.
    pub flow_name: String,
    pub record_name: String,
}

/// Newest first: what they gave themselves, and what belongs to a role they play now. Of a role that is somebody else's by
/// now they keep their own alone, so that a page may hold fewer.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn files(ctx: &Ctx, guest: &Guest, page: PageRequest) -> Result<Page<GuestFile>, Problem> {
    let page = PageRequest { limit: PAGE, ..page };
    let mut rows = store_of::files(&ctx.app.db, &guest.viewer(), guest.of(), &page).await?;
    keep_theirs(ctx, guest, &mut rows.items).await?;
    let mut items = Vec::with_capacity(rows.items.len());
    for row in rows.items {
        let published =
            templates::load(&ctx.app, &guest.organisation, &row.template_key, row.template_version).await?;
        items.push(GuestFile {
            id: row.id,
            flow: row.flow,
            name: row.name,
            size_bytes: u64::try_from(row.size_bytes).unwrap_or(0),
            given_at: row.created_at,
            flow_name: published.definition.name.clone(),
            record_name: row.record_name,
        });
    }
    Ok(Page { items, next: rows.next, previous: rows.previous })
}

/// By the states of their flows, as [`crate::files`] says of one.
async fn keep_theirs(ctx: &Ctx, guest: &Guest, rows: &mut Vec<PortalFile>) -> Result<(), Problem> {
    let given = |row: &PortalFile| row.giver.as_ref() == Some(&guest.person);
    let mut flows: Vec<Id> = rows.iter().filter(|row| !given(row)).map(|row| row.flow.clone()).collect();
    flows.sort();
    flows.dedup();
    let mut states: BTreeMap<Id, State> = BTreeMap::new();
    if !flows.is_empty() {
        for row in store_of::states(&ctx.app.db, &guest.viewer(), &flows).await? {
            states.insert(row.flow, serde_json::from_str(&row.state).map_err(Problem::unreadable)?);
        }
    }
    let plays = |row: &PortalFile| {
        states.get(&row.flow).is_some_and(|state| state.players(&row.audience).contains(&guest.person))
    };
    rows.retain(|row| given(row) || plays(row));
    Ok(())
}
