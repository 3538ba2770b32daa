//! A file for a document or a field of an open step. It is given for good when the step is completed.

use super::upload::{Sent, take};
use crate::{
    Server,
    api::{keyed::Keyed, posted::idempotency_key, problem::Document, refusal::Answer, schema},
};
use app::{files::GivenFile, steps};
use axum::{
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::HeaderMap,
};
use model::Id;
use std::sync::Arc;

/// Uploads one file.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/files/{field}", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("field" = String, Path, description = "Key of the document or file field"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::Upload, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The file, waiting for the step's completion", body = schema::File),
        (status = 404, description = "No such flow, step or document", body = Document),
        (status = 409, description = "The step does not wait for files", body = Document),
        (status = 413, description = "The file is too large", body = Document),
        (status = 422, description = "The file is of a wrong type", body = Document),
        (status = 503, description = "There is no room for it now", body = Document),
    ))]
pub async fn give(
    State(server): State<Arc<Server>>,
    Keyed(ctx): Keyed,
    Path((flow, step, field)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Answer {
    let route = format!("POST /api/v1/flows/{flow}/steps/{step}/files/{field}");
    let sent = Sent { route, field: &field, idempotency_key: idempotency_key(&headers)?, body };
    take(&server, ctx, sent, async |ctx, stored| {
        let file = steps::give_file(ctx, &Id::given(&flow), &step, &field, stored).await?;
        Ok(GivenFile::of(&file))
    })
    .await
}
