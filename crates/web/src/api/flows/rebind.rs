//! Who plays a role, said anew in mid-flow.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::{
    flows::RolePerson,
    steps::{self, Once},
};
use axum::extract::Path;
use model::Id;
use serde::{Deserialize, Serialize};
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct RoleGiven {
    persons: Vec<PersonGiven>,
    /// Stands in the log; members alone read it.
    reason: String,
}

/// Somebody known by their id, or anybody by name and address.
#[derive(Clone, Default, Serialize, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct PersonGiven {
    pub id: Option<String>,
    pub name: String,
    pub email: String,
}

impl From<PersonGiven> for RolePerson {
    fn from(given: PersonGiven) -> Self {
        match given.id {
            Some(id) => Self::Known(Id::given(&id)),
            None => Self::Named { name: given.name, email: given.email },
        }
    }
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
    let persons = given.persons.into_iter().map(RolePerson::from).collect();
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::rebind(&posted.ctx, &Id::given(&flow), &role, (persons, once, &given.reason)).await?)
}
