//! Other words about a record.

use super::{schema, sent::Sent, shown};
use crate::api::{etag::if_match, json, posted::Posted, problem::Document, refusal::Answer};
use app::{
    policy::{Intention, require},
    records,
};
use axum::{
    extract::Path,
    http::{HeaderMap, StatusCode},
};
use model::{Id, Instant};

/// Changes what is sent of a record, and nothing else. Needs the scope `records`.
///
/// With the ETag of the record as `If-Match`, one that was changed meanwhile is left as it is. Running flows are told.
#[utoipa::path(patch, path = "/api/v1/records/{id}", tag = "records",
    params(
        ("id" = String, Path, description = "Id of the record"),
        ("If-Match" = Option<String>, Header, description = "ETag of the record as it was read"),
    ),
    request_body(content = schema::RecordSent),
    responses(
        (status = 200, description = "The record", body = schema::RecordSheet, headers(("ETag" = String))),
        (status = 403, description = "The key has not the scope records", body = Document),
        (status = 404, description = "No such record", body = Document),
        (status = 409, description = "It was merged into another", body = Document),
        (status = 412, description = "It was changed meanwhile", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn change(Path(id): Path<String>, headers: HeaderMap, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::WriteRecords)?;
    let sent: Sent = json::read(&body)?;
    let id = Id::given(&id);
    // A tag that is none of ours is none of the record's.
    let seen = if_match(&headers)?.filter(|etag| *etag != "*").map(|etag| Instant(etag.parse().unwrap_or(0)));
    records::change(&ctx, &id, seen, sent.change()).await?;
    shown::answer(&ctx, StatusCode::OK, &id).await
}
