//! One flow as it is now.

use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::flows;
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Status, steps, data, owner and record.
#[utoipa::path(get, path = "/api/v1/flows/{id}", tag = "flows",
    params(("id" = String, Path, description = "Id of the flow")),
    responses(
        (status = 200, description = "The flow", body = schema::Flow),
        (status = 404, description = "Absent or hidden", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    json::answer(StatusCode::OK, &flows::show(&ctx, &Id::given(&id)).await?)
}
