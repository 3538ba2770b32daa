//! Client-Initiated Flows: templates published to the portal.

use super::{Unfit, moved, unfit, unfit_of};
use crate::{
    Ctx, audit, idempotency, names,
    policy::{Intention, require},
    problem::Problem,
    templates,
};
use model::Id;
use serde_json::json;
use store::{
    DbError, Statement,
    portal::entries::{self, Audience, Entry, Placed},
};
use texts::Sentence;

/// Most entries a portal has.
const ENTRIES_MAX: usize = 100;
/// Longest description, in characters.
const DESCRIPTION_MAX: usize = 1_000;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLine {
    pub id: Id,
    pub template: String,
    pub title: String,
    pub description: String,
    /// Groups it is for, id and name; none is everybody who signs in.
    pub groups: Option<Vec<(Id, String)>>,
    /// Why nobody can start it now.
    pub unfit: Option<Unfit>,
}

/// A template whose Start Link is on.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct OfferLine {
    pub template: String,
    pub name: String,
    /// Why it cannot be published.
    pub unfit: Option<Unfit>,
    /// It is published already.
    pub entry: Option<Id>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct NewEntry {
    pub template: String,
    pub change: EntryChange,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct EntryChange {
    pub title: String,
    pub description: String,
    /// None for everybody who signs in.
    pub groups: Option<Vec<Id>>,
}

/// In the order people see them.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn entries(ctx: &Ctx) -> Result<Vec<EntryLine>, Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let groups = entries::groups(db, viewer).await?;
    let rows = entries::list(db, viewer).await?;
    Ok(rows.into_iter().map(|row| line(row, &groups)).collect())
}

/// # Errors
/// `NotFound` where it is gone.
pub async fn entry(ctx: &Ctx, id: &Id) -> Result<EntryLine, Problem> {
    entries(ctx).await?.into_iter().find(|line| line.id == *id).ok_or(Problem::NotFound)
}

fn line(row: Placed, groups: &[entries::EntryGroup]) -> EntryLine {
    let unfit = unfit_of(&row);
    let own = || groups.iter().filter(|group| group.entry == row.id);
    EntryLine {
        groups: (row.audience == Audience::Groups)
            .then(|| own().map(|group| (group.group.clone(), group.name.clone())).collect()),
        id: row.id.clone(),
        template: row.template_key,
        title: row.title,
        description: row.description,
        unfit,
    }
}

/// Every template whose Start Link is on, also those that cannot be published, with the reason.
///
/// # Errors
/// `NotAllowed` for anybody but admins.
pub async fn offered(ctx: &Ctx) -> Result<Vec<OfferLine>, Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let mut offered = Vec::new();
    for row in entries::offered(&ctx.app.db, ctx.caller.viewer()).await? {
        let template = match templates::published(&ctx.app, ctx.organisation(), &row.template_key).await {
            // All its versions are archived.
            Err(Problem::NotFound) => continue,
            template => template?,
        };
        offered.push(OfferLine {
            name: template.definition.name.clone(),
            unfit: unfit(row.is_private, row.folder.as_deref()),
            template: row.template_key,
            entry: row.entry,
        });
    }
    offered.sort_by_key(|line| (line.unfit.is_some(), line.name.to_lowercase()));
    Ok(offered)
}

/// Publishes a template, at the end of the list.
///
/// # Errors
/// `Invalid` at `template` for one that cannot be published, with the reason; at `title`, `description` and `groups`.
pub async fn create_entry(ctx: &Ctx, new: NewEntry) -> Result<Id, Problem> {
    let offered = offered(ctx).await?;
    let offer = offered.into_iter().find(|line| line.template == new.template);
    let offer = offer.ok_or_else(|| Problem::invalid("template", Sentence::portal_offer_missing()))?;
    if let Some(why) = refusal(&offer) {
        return Err(Problem::invalid("template", why));
    }
    let known = entries::list(&ctx.app.db, ctx.caller.viewer()).await?;
    if known.len() >= ENTRIES_MAX {
        return Err(Problem::invalid("", Sentence::portal_entries_max(ENTRIES_MAX)));
    }
    let place = known.last().map_or(0, |last| last.place + 1);
    let (entry, groups) = read(ctx, ctx.id(), new.change)?;
    let entry = Entry { template_key: new.template, place, ..entry };
    let id = entry.id.clone();
    let act = audit::Act::new("portal_entry.created", &id, details(&entry, &groups));
    let mut statements = vec![entries::insert(entry)];
    statements.extend(entries::set_groups(ctx.caller.viewer(), &id, &groups));
    statements.extend(idempotency::remember(ctx, &id)?);
    match audit::write(ctx, act, statements).await {
        Err(DbError::Unique { table }) if table == "portal_entry" => {
            Err(Problem::invalid("template", Sentence::portal_offer_taken()))
        }
        written => Ok(written.map(|()| id)?),
    }
}

fn refusal(offer: &OfferLine) -> Option<Sentence> {
    match (&offer.unfit, &offer.entry) {
        (Some(Unfit::Private), _) => Some(Sentence::portal_unfit_private()),
        (Some(Unfit::InFolder(folder)), _) => Some(Sentence::portal_unfit_folder(folder)),
        (Some(Unfit::StartLinkOff), _) => Some(Sentence::portal_unfit_off()),
        (None, Some(_)) => Some(Sentence::portal_offer_taken()),
        (None, None) => None,
    }
}

/// # Errors
/// `NotFound` where it is gone, `Invalid` as of [`create_entry`].
pub async fn change_entry(ctx: &Ctx, id: &Id, change: EntryChange) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let viewer = ctx.caller.viewer();
    entries::get(&ctx.app.db, viewer, id).await?.ok_or(Problem::NotFound)?;
    let (entry, groups) = read(ctx, id.clone(), change)?;
    let act = audit::Act::new("portal_entry.changed", id, details(&entry, &groups));
    let mut statements = vec![entries::update(viewer, &entry)];
    statements.extend(entries::set_groups(viewer, id, &groups));
    gone(audit::write(ctx, act, statements).await)
}

/// # Errors
/// `NotFound` where it is gone.
pub async fn delete_entry(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let known = entries::get(&ctx.app.db, ctx.caller.viewer(), id).await?.ok_or(Problem::NotFound)?;
    let act = audit::Act::new("portal_entry.deleted", id, json!({"title": known.title}));
    gone(audit::write(ctx, act, entries::delete(ctx.caller.viewer(), id)).await)
}

/// Puts an entry at this place of the list, counted from 0.
///
/// # Errors
/// `NotFound` where it is gone.
pub async fn move_entry(ctx: &Ctx, id: &Id, to: usize) -> Result<(), Problem> {
    require(&ctx.caller, Intention::ManagePortal)?;
    let viewer = ctx.caller.viewer();
    let mut all = entries::list(&ctx.app.db, viewer).await?;
    let from = all.iter().position(|entry| entry.id == *id).ok_or(Problem::NotFound)?;
    let before: Vec<i64> = all.iter().map(|entry| entry.place).collect();
    let title = all.get(from).map(|entry| entry.title.clone());
    moved(&mut all, from, to);
    let placed = all.iter().zip(0_i64..).map(|(entry, place)| entries::put_at(viewer, &entry.id, place));
    let statements: Vec<Statement> = placed.collect();
    if from == to && before.iter().zip(0_i64..).all(|(place, expected)| *place == expected) {
        return Ok(());
    }
    let act =
        audit::Act::new("portal_entry.moved", id, json!({"title": title, "place": to.saturating_add(1)}));
    Ok(audit::write(ctx, act, statements).await?)
}

fn read(ctx: &Ctx, id: Id, change: EntryChange) -> Result<(Entry, Vec<Id>), Problem> {
    let title = names::read(&change.title, "title")?;
    let description = change.description.trim().to_owned();
    if description.chars().count() > DESCRIPTION_MAX {
        let long = Sentence::problem_characters_max(DESCRIPTION_MAX);
        return Err(Problem::invalid("description", long));
    }
    let audience = if change.groups.is_some() { Audience::Groups } else { Audience::All };
    let groups = change.groups.unwrap_or_default();
    if audience == Audience::Groups && groups.is_empty() {
        return Err(Problem::invalid("groups", Sentence::portal_groups_choose()));
    }
    let entry = Entry {
        id,
        organisation: ctx.organisation().clone(),
        template_key: String::new(),
        title,
        description,
        audience,
        place: 0,
        created_at: ctx.now,
        updated_at: ctx.now,
    };
    Ok((entry, groups))
}

fn details(entry: &Entry, groups: &[Id]) -> serde_json::Value {
    json!({"title": entry.title, "audience": entry.audience.as_str(), "groups": groups})
}

fn gone(written: Result<(), DbError>) -> Result<(), Problem> {
    match written {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}
