//! Who plays a role, said anew in mid-flow.

use super::create::{PersonGiven, role_person};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::steps::{self, Once};
use axum::extract::Path;
use model::Id;
use serde::Deserialize;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoleGiven {
    persons: Vec<PersonGiven>,
    /// Stands in the log; members alone read it.
    reason: String,
}

/// Says who plays a role. Steps that wait for it go on, and open ones go to those named; whoever has decided has
/// decided.
#[utoipa::path(post, path = "/api/v1/flows/{id}/roles/{role}", tag = "flows",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("role" = String, Path, description = "Key of the role"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = RoleGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow or role", body = Document),
        (status = 409, description = "It is paused, or has ended", body = Document),
        (status = 422, description = "Nobody is named, or a person does not fit", body = Document),
    ))]
pub async fn rebind(Path((flow, role)): Path<(String, String)>, posted: Posted) -> Answer {
    let given: RoleGiven = json::read(&posted.body)?;
    let persons = given.persons.into_iter().map(role_person).collect();
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::rebind(&posted.ctx, &Id::given(&flow), &role, (persons, once, &given.reason)).await?)
}
