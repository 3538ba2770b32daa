//! The archive itself.

use crate::{
    Server,
    api::{keyed::Keyed, problem::Document, refusal::Answer},
    kit::archive,
};
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;

/// The archive, as ZIP. Needs the scope `admin`.
#[utoipa::path(get, path = "/api/v1/organisation-exports/{id}/archive", tag = "organisation",
    params(("id" = String, Path, description = "Its id")),
    responses(
        (status = 200, description = "The archive", content_type = "application/zip", body = Vec<u8>),
        (status = 404, description = "There is none, it is not done, or not kept any more", body = Document),
    ))]
pub async fn show(State(server): State<Arc<Server>>, Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    Ok(archive::of(server, ctx, &Id::given(&id)).await?)
}
