//! How a flow stands with time.

use crate::api::{json, keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::flows;
use axum::{extract::Path, http::StatusCode};
use model::Id;

/// Clocks, deadlines with their derivation, and who held the work how long.
#[utoipa::path(get, path = "/api/v1/flows/{id}/times", tag = "flows",
    params(("id" = String, Path, description = "Id of the flow")),
    responses(
        (status = 200, description = "Clocks and steps with what their deadlines are made of", body = schema::Times),
        (status = 404, description = "Absent or hidden", body = Document),
    ))]
pub async fn times(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    json::answer(StatusCode::OK, &flows::times(&ctx, &Id::given(&id)).await?)
}
