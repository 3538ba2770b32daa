//! Begins to erase.

use super::{shown, subject};
use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    Problem,
    erasing::{self, Wanted},
    idempotency::once,
    policy::{Intention, require},
};
use axum::http::StatusCode;
use model::Id;
use serde::Deserialize;
use texts::Sentence;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    kind: String,
    subject: String,
    name: String,
    ground: String,
    #[serde(default)]
    cancel_flows: bool,
}

/// Erases what is known of a person outside or of a record, for good. Needs the scope `admin`.
///
/// Names, addresses and every way in go at once; values, messages and files of flows follow within seconds, a flow at a
/// time. `name` repeats the name as the preview has it. While flows that are about them, or wait for them, have not
/// ended, it is refused, unless `cancel_flows` is true.
#[utoipa::path(post, path = "/api/v1/erasures", tag = "erasing",
    params(("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::ErasureSent),
    responses(
        (status = 201, description = "It has begun", body = schema::Erasure),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "There is nobody, and nothing, of this id", body = Document),
        (status = 409, description = "Flows have not ended, or it is not for erasing", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn create(posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::Erase)?;
    let sent: Sent = json::read(&body)?;
    let ground = erasing::ground(&sent.ground).ok_or_else(|| {
        Problem::invalid("ground", Sentence::written("Send request, retention or mistake."))
    })?;
    let subject = subject(&sent.kind, &sent.subject)?;
    let wanted = Wanted { subject, name: sent.name, ground, cancels: sent.cancel_flows };
    let id: Id = once(&ctx, erasing::begin(&ctx, wanted)).await?;
    json::answer(StatusCode::CREATED, &shown(&erasing::show(&ctx, &id).await?))
}
