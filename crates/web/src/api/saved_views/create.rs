//! A view is kept for a member.

use super::{schema, shown};
use crate::{
    api::{json, posted::Posted, problem::Document, refusal::Answer},
    kit::Answers,
    shape::narrowed::Narrowed,
};
use app::{
    Problem,
    idempotency::once,
    policy::{Intention, require},
    saved_views::{self, List, NewView},
};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde::Deserialize;
use texts::Sentence;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    list: String,
    name: String,
    filter: String,
}

/// Keeps a filter and order of a list for a member, under a name. Needs the scope `admin`.
///
/// A member has at most twenty of each list. The filter is kept as the list's own page writes it.
#[utoipa::path(post, path = "/api/v1/members/{id}/views", tag = "views",
    params(
        ("id" = String, Path, description = "Id of the member"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body(content = schema::ViewSent),
    responses(
        (status = 201, description = "The view", body = schema::View),
        (status = 403, description = "The key has not the scope admin", body = Document),
        (status = 404, description = "No such member or kind of records", body = Document),
        (status = 422, description = "What does not fit, each with its field", body = Document),
    ))]
pub async fn create(Path(id): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::ManageViews)?;
    let sent: Sent = json::read(&body)?;
    let person = Id::given(&id);
    let list = List::parse(&sent.list).ok_or_else(|| {
        Problem::invalid("list", Sentence::written("Send flows, or records. and the key of a kind."))
    })?;
    let query = canonical(&list, &sent.filter)?;
    let new = NewView { list: &list, name: &sent.name, query: &query };
    let made: Id = once(&ctx, saved_views::save(&ctx, &person, new)).await?;
    json::answer(StatusCode::CREATED, &shown(&saved_views::find(&ctx, &person, &made).await?))
}

/// As the page writes it, which tells by it whether the view is open.
fn canonical(list: &List, filter: &str) -> Result<String, Problem> {
    let narrowed = Narrowed::read(list, &Answers::from_urlencoded(filter.as_bytes()));
    narrowed.map(|narrowed| narrowed.query()).map_err(|unknown| {
        let said = format!("The list has no filter or order {}.", unknown.join(", "));
        Problem::invalid("filter", Sentence::written(said))
    })
}
