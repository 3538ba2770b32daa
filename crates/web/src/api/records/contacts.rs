//! The people of a record.

use super::{schema, shown};
use crate::api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer};
use app::{
    Ctx, Problem,
    idempotency::once,
    policy::{Intention, require},
    records::contacts::{self, ContactGiven, MaySee, MayStart},
};
use axum::{extract::Path, http::StatusCode, response::IntoResponse as _};
use model::Id;
use serde::Deserialize;
use serde_json::json;
use std::collections::BTreeSet;
use texts::Sentence;

#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
struct Sent {
    name: String,
    email: String,
    role: Option<String>,
    primary: bool,
    may_start: Option<Starts>,
    may_see: Option<String>,
}

#[derive(Debug, Deserialize)]
#[serde(untagged)]
enum Starts {
    Word(String),
    Named(BTreeSet<String>),
}

impl Sent {
    fn given(self) -> Result<ContactGiven, Problem> {
        let wrong =
            |path: &str, words: &str| Problem::invalid(path, Sentence::written(format!("Write {words}.")));
        let may_start = match self.may_start {
            None => MayStart::Offered,
            Some(Starts::Named(keys)) => MayStart::Named(keys),
            Some(Starts::Word(word)) => match word.as_str() {
                "offered" => MayStart::Offered,
                "nothing" => MayStart::Nothing,
                _ => return Err(wrong("may_start", "offered, nothing, or a list of template keys")),
            },
        };
        let may_see = match self.may_see.as_deref() {
            None | Some("own") => MaySee::Own,
            Some("all") => MaySee::All,
            Some(_) => return Err(wrong("may_see", "own or all")),
        };
        Ok(ContactGiven { role: self.role, is_primary: self.primary, may_start, may_see })
    }
}

/// Who is asked for what in the name of a record, the primary contact first.
#[utoipa::path(get, path = "/api/v1/records/{id}/contacts", tag = "records",
    params(("id" = String, Path, description = "Id of the record")),
    responses(
        (status = 200, description = "The contacts", body = schema::Contacts),
        (status = 404, description = "No such record", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, Path(id): Path<String>) -> Answer {
    answer(&ctx, StatusCode::OK, &Id::given(&id)).await
}

async fn answer(ctx: &Ctx, status: StatusCode, id: &Id) -> Answer {
    let all = contacts::list(ctx, id).await?;
    json::answer(status, &json!({"contacts": all.iter().map(shown::contact).collect::<Vec<_>>()}))
}

/// Adds a contact. Needs the scope `records`.
#[utoipa::path(post, path = "/api/v1/records/{id}/contacts", tag = "records",
    params(
        ("id" = String, Path, description = "Id of the record"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::ContactSent),
    responses(
        (status = 201, description = "The contacts", body = schema::Contacts),
        (status = 404, description = "No such record", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn add(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::WriteRecords)?;
    let (id, sent): (Id, Sent) = (Id::given(&id), json::read(&body)?);
    let (name, email) = (sent.name.clone(), sent.email.clone());
    let _: Id = once(&ctx, contacts::add(&ctx, &id, (&name, &email), sent.given()?)).await?;
    answer(&ctx, StatusCode::CREATED, &id).await
}

/// Replaces the part of a contact and what they may start and see. Needs the scope `records`.
#[utoipa::path(put, path = "/api/v1/records/{id}/contacts/{contact}", tag = "records",
    params(
        ("id" = String, Path, description = "Id of the record"),
        ("contact" = String, Path, description = "Id of the contact"),
    ),
    request_body(content = schema::ContactSent),
    responses(
        (status = 200, description = "The contacts", body = schema::Contacts),
        (status = 404, description = "No such record or contact", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn change(Path((id, contact)): Path<(String, String)>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::WriteRecords)?;
    let (id, sent): (Id, Sent) = (Id::given(&id), json::read(&body)?);
    contacts::change(&ctx, &id, &Id::given(&contact), sent.given()?).await?;
    answer(&ctx, StatusCode::OK, &id).await
}

/// Removes a contact; flows they have a part in stay as they are. Needs the scope `records`.
#[utoipa::path(delete, path = "/api/v1/records/{id}/contacts/{contact}", tag = "records",
    params(
        ("id" = String, Path, description = "Id of the record"),
        ("contact" = String, Path, description = "Id of the contact"),
    ),
    responses(
        (status = 204, description = "They are gone"),
        (status = 404, description = "No such record or contact", body = Document),
    ))]
pub async fn remove(Keyed(ctx): Keyed, Path((id, contact)): Path<(String, String)>) -> Answer {
    contacts::remove(&ctx, &Id::given(&id), &Id::given(&contact)).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
