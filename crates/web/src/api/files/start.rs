//! A file for the start form of a template, before there is a flow. It is given for good when the flow starts.

use super::upload::{Sent, take};
use crate::{
    Server,
    api::{keyed::Keyed, posted::idempotency_key, problem::Document, refusal::Answer, schema},
};
use app::start_links::form_of_caller;
use axum::{
    extract::{Multipart, Path, State, multipart::MultipartRejection},
    http::HeaderMap,
};
use std::sync::Arc;

/// Uploads one file for a flow that is to be started.
///
/// `form` is a name of the caller's own for what belongs together, such as the number of an order; `POST /flows` says
/// the same name in `form`. Files of a form nobody sends are removed after 30 days.
#[utoipa::path(post, path = "/api/v1/templates/{key}/forms/{form}/files/{field}", tag = "flows",
    params(
        ("key" = String, Path, description = "Key of a published template"),
        ("form" = String, Path, description = "1 to 100 letters, digits, dots, hyphens and underscores"),
        ("field" = String, Path, description = "Key of a file field of the start form"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::Upload, content_type = "multipart/form-data"),
    responses(
        (status = 201, description = "The file, waiting for the start", body = schema::File),
        (status = 404, description = "No such published template or file field", body = Document),
        (status = 413, description = "The file is too large", body = Document),
        (status = 422, description = "The file is of a wrong type", body = Document),
        (status = 503, description = "There is no room for it now", body = Document),
    ))]
pub async fn start(
    State(server): State<Arc<Server>>,
    Keyed(ctx): Keyed,
    Path((template, form, field)): Path<(String, String, String)>,
    headers: HeaderMap,
    body: Result<Multipart, MultipartRejection>,
) -> Answer {
    let route = format!("POST /api/v1/templates/{template}/forms/{form}/files/{field}");
    let form = form_of_caller(&ctx, &template, &form)?;
    let sent = Sent { route, field: &field, idempotency_key: idempotency_key(&headers)?, body };
    take(&server, ctx, sent, async |ctx, stored| form.give_file_once(ctx, &field, stored).await).await
}
