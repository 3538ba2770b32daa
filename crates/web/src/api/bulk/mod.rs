//! One act for many records: asked for, looked at, carried out, stopped.

pub mod create;
pub mod list;
pub mod schema;
pub mod show;
pub mod steer;

use app::{
    Ctx, Problem,
    bulk::{self, BulkView, What},
};
use model::Id;
use serde_json::{Value as Json, json};

async fn as_it_is(ctx: &Ctx, id: &Id) -> Result<Json, Problem> {
    Ok(shown(&bulk::show(ctx, id).await?))
}

fn shown(view: &BulkView) -> Json {
    let (template, subject) = match &view.what {
        What::Start(starting) => (Some(&starting.template), None),
        What::Message(letter) => (None, Some(&letter.subject)),
    };
    json!({
        "id": view.id,
        "act": view.act.as_str(),
        "kind": view.kind.key,
        "template": template,
        "subject": subject,
        "status": view.status.as_str(),
        "total": view.total,
        "ready": view.ready,
        "lacking": view.lacking,
        "done": view.done,
        "failed": view.failed,
        "created_at": view.created_at.to_string(),
    })
}
