//! Client groups: who is in them, and what becomes of what uses one.

use crate::{
    Ctx, audit, idempotency, names,
    policy::{Intention, require},
    problem::Problem,
    records::errands::{tell_flows, tell_group},
};
use model::Id;
use serde_json::json;
use store::{
    DbError, Page, PageRequest, Viewer,
    portal::{
        entries,
        groups::{self, ClientGroup},
    },
    records,
};
use texts::Sentence;

pub use store::portal::groups::{CountedGroup as GroupLine, GroupRecord};

/// A group with a page of its records.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GroupPage {
    pub id: Id,
    pub name: String,
    /// By name.
    pub records: Page<GroupRecord>,
}

/// By name, at most 500.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn groups(ctx: &Ctx) -> Result<Vec<GroupLine>, Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    Ok(groups::list(&ctx.app.db, ctx.caller.viewer()).await?)
}

/// # Errors
/// `NotFound` where it is gone.
pub async fn group(ctx: &Ctx, id: &Id, page: PageRequest) -> Result<GroupPage, Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let group = groups::get(db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let records = groups::records(db, viewer, id, &page).await?;
    Ok(GroupPage { id: group.id, name: group.name, records })
}

/// Titles of what this group may start: what asks whoever deletes it.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn uses(ctx: &Ctx, id: &Id) -> Result<Vec<String>, Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let using = entries::using(&ctx.app.db, ctx.caller.viewer(), id).await?;
    Ok(using.into_iter().map(|entry| entry.title).collect())
}

/// # Errors
/// `Invalid` at `name` for an empty name and one that is taken.
pub async fn create_group(ctx: &Ctx, name: &str) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let name = names::read(name, "name")?;
    let id = ctx.id();
    let act = audit::Act::new("client_group.created", &id, json!({"name": name}));
    let group = ClientGroup {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        name: name.clone(),
        created_at: ctx.now,
    };
    let mut statements = vec![groups::insert(group)];
    statements.extend(idempotency::remember(ctx, &id)?);
    named(&name, audit::write(ctx, act, statements).await)?;
    Ok(id)
}

/// # Errors
/// As [`create_group`], `NotFound` where it is gone.
pub async fn rename_group(ctx: &Ctx, id: &Id, name: &str) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let name = names::read(name, "name")?;
    let act = audit::Act::new("client_group.renamed", id, json!({"name": name}));
    let mut statements = vec![groups::rename(ctx.caller.viewer(), id, &name)];
    statements.push(tell_group(ctx, id));
    named(&name, audit::write(ctx, act, statements).await)
}

/// What was only for this group is for nobody then.
///
/// # Errors
/// `NotFound` where it is gone.
pub async fn delete_group(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let viewer = ctx.caller.viewer();
    let known = groups::get(&ctx.app.db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let act = audit::Act::new("client_group.deleted", id, json!({"name": known.name}));
    let mut statements = groups::delete(viewer, id);
    statements.push(tell_group(ctx, id));
    match audit::write(ctx, act, statements).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}

/// # Errors
/// `NotFound` where the group is gone, `Invalid` at `record` for one that is not there.
pub async fn add_to_group(ctx: &Ctx, id: &Id, record: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let viewer = ctx.caller.viewer();
    groups::get(&ctx.app.db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let known = records::get(&ctx.app.db, &Viewer::system(viewer.organisation.clone()), record).await?;
    known.ok_or_else(|| Problem::invalid("record", Sentence::problem_record_unknown()))?;
    let act = audit::Act::new("client_group.record_added", id, json!({"record": record}));
    Ok(audit::write(ctx, act, vec![groups::add(viewer, id, record), tell_flows(ctx, record)]).await?)
}

/// # Errors
/// `NotFound` where the group is gone.
pub async fn remove_from_group(ctx: &Ctx, id: &Id, record: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let viewer = ctx.caller.viewer();
    groups::get(&ctx.app.db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let act = audit::Act::new("client_group.record_removed", id, json!({"record": record}));
    Ok(audit::write(ctx, act, vec![groups::remove(viewer, id, record), tell_flows(ctx, record)]).await?)
}

fn named(name: &str, written: Result<(), DbError>) -> Result<(), Problem> {
    match written {
        Err(DbError::Unique { table }) if table == "client_group" => {
            Err(Problem::invalid("name", Sentence::portal_group_taken(name)))
        }
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}
