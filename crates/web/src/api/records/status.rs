//! Archived, used again, made a client.

use super::{schema, shown};
use crate::api::{posted::Posted, problem::Document, refusal::Answer};
use app::records::{self, status};
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Archives a record: it is kept, and offered nowhere. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/records/{id}/archiving", tag = "records",
    params(("id" = String, Path, description = "Id of the record")),
    responses(
        (status = 200, description = "The record", body = schema::RecordSheet),
        (status = 404, description = "No such record", body = Document),
        (status = 409, description = "The firm itself, or one that was merged into another", body = Document),
    ))]
pub async fn archive(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, id) = (posted.ctx, Id::given(&id));
    status::archive(&ctx, &id).await?;
    shown::answer(&ctx, StatusCode::OK, &id).await
}

/// Takes a record out of the archive. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/records/{id}/restoring", tag = "records",
    params(("id" = String, Path, description = "Id of the record")),
    responses(
        (status = 200, description = "The record", body = schema::RecordSheet),
        (status = 404, description = "No such record", body = Document),
        (status = 409, description = "The firm itself, or one that was merged into another", body = Document),
    ))]
pub async fn restore(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, id) = (posted.ctx, Id::given(&id));
    status::restore(&ctx, &id).await?;
    shown::answer(&ctx, StatusCode::OK, &id).await
}

/// Makes a client of a prospect, with everything that is in the record. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/records/{id}/conversion", tag = "records",
    params(("id" = String, Path, description = "Id of the record")),
    responses(
        (status = 200, description = "The record", body = schema::RecordSheet),
        (status = 404, description = "No such record", body = Document),
        (status = 409, description = "It is no prospect, or a client has its address", body = Document),
    ))]
pub async fn convert(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, id) = (posted.ctx, Id::given(&id));
    records::convert(&ctx, &id).await?;
    shown::answer(&ctx, StatusCode::OK, &id).await
}
