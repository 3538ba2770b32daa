//! The records of a list as a table, streamed as they are read.

use crate::{
    api::{keyed::Keyed, listed::Asked, problem::Document, records::list::narrowed, refusal::Answer},
    kit::table,
};
use app::{
    exports::{Column, Export},
    policy::{Intention, require},
};
use axum::extract::RawQuery;

const ASKED_BY: [&str; 6] = ["kind", "status", "owner", "tag", "name", "sort"];

/// All records that a filter finds as CSV, in the same order. Its columns are called as an import takes them; nothing in it
/// runs as a formula in a spreadsheet. Needs the scope `read`.
#[utoipa::path(get, path = "/api/v1/records/export", tag = "records",
    params(
        ("kind" = String, Query, description = "Of the records"),
        ("status" = Option<String>, Query, description = "active (unless told) or inactive"),
        ("owner" = Option<String>, Query, description = "Id of a member"),
        ("tag" = Option<String>, Query, description = "In any case"),
        ("name" = Option<String>, Query, description = "As in the list of records"),
        ("sort" = Option<String>, Query, description = "name or updated, with - in front the other way round"),
    ),
    responses(
        (status = 200, description = "The table", content_type = "text/csv", body = String),
        (status = 404, description = "No such kind", body = Document),
        (status = 422, description = "A filter that does not fit", body = Document),
    ))]
pub async fn export(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    require(&ctx.caller, Intention::ReadRecords)?;
    let asked = narrowed(&Asked::read(query.as_deref(), &ASKED_BY)?)?;
    let name = format!("{}.csv", asked.kind);
    let export = Export::begin(ctx, asked).await?;
    let words: Vec<String> = export.columns.iter().map(Column::key).collect();
    Ok(table::of(&name, &words, export)?)
}
