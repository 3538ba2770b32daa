//! One record, as its page and the API show it.

use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::{self, Kind},
};
use model::{Id, Instant, field::Answers};
use store::{
    organisations,
    records::sheet::{self, RelatedRecord, Sheet},
};

#[derive(Clone, Debug)]
pub struct RecordView {
    pub id: Id,
    pub kind: Kind,
    pub name: String,
    pub email: Option<String>,
    /// By key; of an earlier kind too.
    pub fields: Answers,
    pub owner: Option<(Id, String)>,
    /// One of the words of `records::status`.
    pub status: String,
    pub tags: Vec<String>,
    pub access_group: Id,
    pub belongs_to: Option<RelatedRecord>,
    /// The record it stands for.
    pub merged_into: Option<Id>,
    pub kind_since: Instant,
    pub kind_before: Option<String>,
    pub created_at: Instant,
    /// Its last change; whoever changes it says which they saw.
    pub version: Instant,
}

/// # Errors
/// `NotFound` for one that is hidden or not there.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<RecordView, Problem> {
    view(ctx, sheet(ctx, id).await?).await
}

/// As it is stored.
pub(super) async fn sheet(ctx: &Ctx, id: &Id) -> Result<Sheet, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    sheet::get(&ctx.app.db, ctx.caller.viewer(), id).await?.ok_or(Problem::NotFound)
}

pub(super) async fn view(ctx: &Ctx, row: Sheet) -> Result<RecordView, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let kind = record_kinds::known(&ctx.app, ctx.organisation()).await?;
    let kind = kind.into_iter().find(|kind| kind.key == row.kind);
    let owner = match &row.owner {
        Some(owner) => store::people::get(db, viewer, owner).await?.map(|person| (person.id, person.name)),
        None => None,
    };
    let belongs_to = match &row.belongs_to {
        Some(id) => sheet::get(db, viewer, id).await?.map(related),
        None => None,
    };
    Ok(RecordView {
        fields: fields(&row)?,
        tags: tags(&row)?,
        kind: kind.ok_or_else(|| Problem::broken("a record of a kind there is not"))?,
        kind_since: row.kind_since.unwrap_or(row.created_at),
        id: row.id,
        name: row.name,
        email: row.email,
        owner,
        status: row.status,
        access_group: row.access_group,
        belongs_to,
        merged_into: row.merged_into,
        kind_before: row.kind_before,
        created_at: row.created_at,
        version: row.updated_at,
    })
}

pub(super) fn related(row: Sheet) -> RelatedRecord {
    RelatedRecord { id: row.id, kind: row.kind, name: row.name, status: row.status }
}

pub(super) fn fields(row: &Sheet) -> Result<Answers, Problem> {
    serde_json::from_str(&row.fields).map_err(Problem::unreadable)
}

pub(super) fn tags(row: &Sheet) -> Result<Vec<String>, Problem> {
    serde_json::from_str(&row.tags).map_err(Problem::unreadable)
}

/// Records that belong to one the caller was shown, by name, at most 200.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn belonging(ctx: &Ctx, record: &Id) -> Result<Vec<RelatedRecord>, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    Ok(sheet::belonging(&ctx.app.db, ctx.caller.viewer(), record).await?)
}

/// Id and name of the access groups there are, everyone's first.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn access_groups(ctx: &Ctx) -> Result<Vec<(Id, String)>, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    let mut groups = organisations::access_groups(&ctx.app.db, ctx.caller.viewer()).await?;
    groups.sort_by(|one, other| (!one.is_everyone, &one.name).cmp(&(!other.is_everyone, &other.name)));
    Ok(groups.into_iter().map(|group| (group.id, group.name)).collect())
}
