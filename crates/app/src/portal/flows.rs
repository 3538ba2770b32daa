//! The flows of somebody outside, each as its link would show it, and what was said in them.

use super::Guest;
use crate::{
    Ctx,
    flows::{Loaded, Outside},
    problem::Problem,
    templates,
};
use model::{Id, Instant};
use std::sync::Arc;
use store::{Page, PageRequest, portal::flows as store_of};

pub struct GuestFlow {
    pub flow: Id,
    pub started_at: Instant,
    /// They play no part in it: only how far it is may be shown.
    pub looks_on: bool,
    pub outside: Outside,
}

/// The last words of a flow, as far as they are this person's to read.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Talk {
    pub flow: Id,
    /// Of the template.
    pub flow_name: String,
    /// None where it was erased.
    pub record_name: Option<String>,
    /// None for what the template wrote.
    pub author: Option<Id>,
    pub author_name: String,
    pub text: String,
    pub at: Instant,
}

/// Flows of a page; each is loaded with its state in the one query of the list.
const PAGE: u32 = 20;

/// Those under way or those that have ended, newest first. Flows they play no part in any more are left out, save those
/// of records all of which they may see.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn flows(
    ctx: &Ctx,
    guest: &Guest,
    ended: bool,
    page: PageRequest,
) -> Result<Page<GuestFlow>, Problem> {
    let page = PageRequest { limit: PAGE, ..page };
    let rows = store_of::flows(&ctx.app.db, &guest.viewer(), guest.of(), ended, &page).await?;
    let mut items = Vec::with_capacity(rows.items.len());
    for row in rows.items {
        items.extend(seen(ctx, guest, row).await?);
    }
    Ok(Page { items, next: rows.next, previous: rows.previous })
}

async fn seen(ctx: &Ctx, guest: &Guest, row: store_of::PortalFlow) -> Result<Option<GuestFlow>, Problem> {
    let organisation = &guest.organisation;
    let published = templates::load(&ctx.app, organisation, &row.template_key, row.template_version).await?;
    let state = serde_json::from_str(&row.state).map_err(Problem::unreadable)?;
    let loaded = Arc::new(Loaded::new(state, organisation.clone(), row.access_group, published));
    let outside = match Outside::of(Arc::clone(&loaded), &guest.person) {
        None if row.looks_on => Some(Outside::looking_on(loaded)),
        own => own,
    };
    Ok(outside.map(|outside| GuestFlow {
        flow: row.id,
        started_at: row.started_at,
        looks_on: outside.role.is_empty(),
        outside,
    }))
}

/// One at which they may look on. Where they play a part themselves it says so, and is the whole of it.
///
/// # Errors
/// `NotFound` for any other.
pub async fn looked_on(ctx: &Ctx, guest: &Guest, flow: &Id) -> Result<GuestFlow, Problem> {
    let row = store_of::looked_on(&ctx.app.db, &guest.viewer(), &guest.person, flow).await?;
    let row = row.ok_or(Problem::NotFound)?;
    seen(ctx, guest, row).await?.ok_or(Problem::NotFound)
}

/// What was said last in each flow of a page, newest first.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn talks(ctx: &Ctx, guest: &Guest, page: PageRequest) -> Result<Page<Talk>, Problem> {
    let page = flows(ctx, guest, false, page).await?;
    let talks = newest(ctx, guest, &page.items).await?.into_iter().map(|(flow, one)| Talk {
        flow: flow.flow.clone(),
        flow_name: flow.outside.definition().name.clone(),
        record_name: flow.outside.record_name(),
        author: one.author,
        author_name: one.author_name,
        text: one.body,
        at: one.created_at,
    });
    Ok(Page { items: talks.collect(), next: page.next, previous: page.previous })
}

/// The newest message of the thread with this person in each of these flows, newest first.
pub(super) async fn newest<'f>(
    ctx: &Ctx,
    guest: &Guest,
    flows: &'f [GuestFlow],
) -> Result<Vec<(&'f GuestFlow, store_of::PortalMessage)>, Problem> {
    let ids: Vec<Id> = flows.iter().map(|flow| flow.flow.clone()).collect();
    let rows = store_of::messages(&ctx.app.db, &guest.viewer(), &ids).await?;
    let of = |one: store_of::PortalMessage| {
        let read = |flow: &&GuestFlow| {
            flow.flow == one.flow
                && flow.outside.thread(&guest.person).is_some_and(|thread| thread.key() == one.thread)
        };
        let flow = flows.iter().find(read)?;
        Some((flow, one))
    };
    Ok(rows.into_iter().filter_map(of).collect())
}

/// The flow of something that is or was theirs to do.
///
/// # Errors
/// `NotFound` for what was never theirs.
pub async fn flow_of_assignment(ctx: &Ctx, guest: &Guest, assignment: &Id) -> Result<Id, Problem> {
    let found = store_of::of_assignment(&ctx.app.db, &guest.viewer(), assignment, &guest.person).await?;
    found.ok_or(Problem::NotFound)
}
