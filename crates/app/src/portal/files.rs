//! Documents somebody outside gave or was given, in all their flows.

use super::Guest;
use crate::{Ctx, problem::Problem, templates};
use model::{Id, Instant};
use store::{Page, PageRequest, portal::flows as store_of};

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

/// Newest first.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn files(ctx: &Ctx, guest: &Guest, page: PageRequest) -> Result<Page<GuestFile>, Problem> {
    let rows = store_of::files(&ctx.app.db, &guest.viewer(), guest.of(), &page).await?;
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
