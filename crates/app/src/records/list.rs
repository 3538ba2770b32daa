//! Records of one kind, page by page.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::{self, Kind},
};
use model::{Id, Instant, field::Answers};
use store::{
    Count, Page, PageRequest,
    records::{
        list::{self, Narrowed, Order, RecordLine},
        sheet,
    },
    search::Asked,
};

#[derive(Clone, Debug)]
pub struct ListQuery {
    pub kind: String,
    /// `active` or `inactive`.
    pub status: String,
    pub owner: Option<Id>,
    pub tag: Option<String>,
    /// Words they are found by: of name and address, tags, contacts.
    pub text: Option<String>,
    pub order: Order,
    pub page: PageRequest,
}

#[derive(Clone, Debug)]
pub struct Line {
    pub id: Id,
    pub name: String,
    pub email: Option<String>,
    pub status: String,
    pub tags: Vec<String>,
    pub fields: Answers,
    pub owner: Option<(Id, String)>,
    pub created_at: Instant,
    pub changed_at: Instant,
}

pub struct Listed {
    pub kind: Kind,
    pub page: Page<Line>,
    /// Of all pages, exactly up to a thousand.
    pub count: Count,
}

/// # Errors
/// `NotFound` for a kind there is not.
pub async fn list(ctx: &Ctx, query: &ListQuery) -> Result<Listed, Problem> {
    let kind = record_kinds::find(ctx, &query.kind).await?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let (page, count) = list::lines(db, viewer, &narrowed(query), query.order, &query.page).await?;
    let items = page.items.into_iter().map(line).collect::<Result<_, _>>()?;
    Ok(Listed { kind, page: Page { items, next: page.next, previous: page.previous }, count })
}

/// The lines of one page, not counted: for whoever walks all of them.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn page(ctx: &Ctx, query: &ListQuery) -> Result<Page<Line>, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let page = list::page(db, viewer, &narrowed(query), query.order, &query.page).await?;
    let items = page.items.into_iter().map(line).collect::<Result<_, _>>()?;
    Ok(Page { items, next: page.next, previous: page.previous })
}

/// How many there are, exactly up to a thousand.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn count(ctx: &Ctx, kind: &str, status: &str) -> Result<Count, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    let (kind, status) = (kind.to_owned(), status.to_owned());
    let narrowed = Narrowed { kind, status, owner: None, tag: None, words: None };
    Ok(list::count(&ctx.app.db, ctx.caller.viewer(), &narrowed).await?)
}

/// Tags that records of a kind have, by name.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn tags(ctx: &Ctx, kind: &str) -> Result<Vec<String>, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    Ok(sheet::tags(&ctx.app.db, ctx.caller.viewer(), kind).await?)
}

fn narrowed(query: &ListQuery) -> Narrowed {
    let given = |text: &Option<String>| {
        text.as_deref().map(str::trim).filter(|text| !text.is_empty()).map(str::to_owned)
    };
    Narrowed {
        kind: query.kind.clone(),
        status: query.status.clone(),
        owner: query.owner.clone(),
        tag: given(&query.tag),
        words: query.text.as_deref().and_then(Asked::listed),
    }
}

fn line(row: RecordLine) -> Result<Line, Problem> {
    Ok(Line {
        tags: serde_json::from_str(&row.tags).map_err(Problem::unreadable)?,
        fields: serde_json::from_str(&row.fields).map_err(Problem::unreadable)?,
        owner: row.owner.zip(row.owner_name),
        id: row.id,
        name: row.name,
        email: row.email,
        status: row.status,
        created_at: row.created_at,
        changed_at: row.updated_at,
    })
}
