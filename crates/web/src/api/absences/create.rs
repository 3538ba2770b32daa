//! Somebody will be away.

use super::shown;
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    Problem,
    absences::{self, NewAbsence},
    idempotency::once,
    policy::{Intention, require},
};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde::Deserialize;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    first_day: String,
    last_day: String,
    substitute: String,
}

/// Says when a member is away and who does their work. Needs the scope `admin`.
///
/// Both days are whole days where the member lives. Open work goes to the substitute when the absence begins; a circle
/// of substitutes is refused.
#[utoipa::path(post, path = "/api/v1/members/{id}/absences", tag = "absences",
    params(
        ("id" = String, Path, description = "Id of the member"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::AbsenceSent),
    responses(
        (status = 201, description = "The absence", body = schema::Absence),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such member", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn create(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageAbsences)?;
    let Sent { first_day, last_day, substitute } = json::read(&body)?;
    let person = Id::given(&id);
    let new = NewAbsence { first_day, last_day, substitute };
    let made: Id = once(&ctx, absences::add(&ctx, &person, &new)).await?;
    let all = absences::of_person(&ctx, &person).await?;
    let absence = all.iter().find(|absence| absence.id == made).ok_or(Problem::NotFound)?;
    json::answer(StatusCode::CREATED, &shown(absence))
}
