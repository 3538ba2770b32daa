//! A record as programs get it.

use crate::api::{etag::with_etag, json, refusal::Answer};
use app::{
    Ctx,
    records::{
        self, Line, RecordView,
        contacts::{ContactView, MayStart},
    },
};
use axum::http::StatusCode;
use model::{Id, field::Answers};
use serde_json::{Map, Value as Json, json};

/// With its version as its tag.
pub async fn answer(ctx: &Ctx, status: StatusCode, id: &Id) -> Answer {
    let view = records::show(ctx, id).await?;
    let startable = records::startable(ctx, &view).await?;
    let mut body = record(&view);
    let named: Vec<Json> = startable.iter().map(|one| json!({"key": one.key, "name": one.name})).collect();
    if let Json::Object(body) = &mut body {
        body.insert("startable".to_owned(), Json::Array(named));
    }
    Ok(with_etag(json::answer(status, &body)?, &view.version.0.to_string()))
}

fn record(view: &RecordView) -> Json {
    json!({
        "id": view.id,
        "kind": view.kind.key,
        "name": view.name,
        "email": view.email,
        "status": view.status,
        "tags": view.tags,
        "fields": fields(&view.fields),
        "owner": named(view.owner.as_ref()),
        "access_group": view.access_group,
        "belongs_to": view.belongs_to.as_ref().map(|owner| json!({"id": owner.id, "name": owner.name})),
        "merged_into": view.merged_into,
        "kind_since": view.kind_since,
        "kind_before": view.kind_before,
        "created_at": view.created_at,
        "updated_at": view.version,
    })
}

pub fn line(line: &Line) -> Json {
    json!({
        "id": line.id,
        "name": line.name,
        "email": line.email,
        "status": line.status,
        "tags": line.tags,
        "fields": fields(&line.fields),
        "owner": named(line.owner.as_ref()),
        "created_at": line.created_at,
        "updated_at": line.changed_at,
    })
}

pub fn contact(contact: &ContactView) -> Json {
    let may_start = match &contact.may_start {
        MayStart::Offered => json!("offered"),
        MayStart::Nothing => json!("nothing"),
        MayStart::Named(keys) => json!(keys),
    };
    json!({
        "id": contact.id,
        "person": contact.person,
        "name": contact.name,
        "email": contact.email,
        "role": contact.role,
        "primary": contact.is_primary,
        "may_start": may_start,
        "may_see": contact.may_see.as_str(),
    })
}

fn named(of: Option<&(Id, String)>) -> Json {
    of.map_or(Json::Null, |(id, name)| json!({"id": id, "name": name}))
}

fn fields(answers: &Answers) -> Json {
    let fields: Map<String, Json> =
        answers.iter().map(|(key, value)| (key.clone(), value.to_plain_json())).collect();
    Json::Object(fields)
}
