//! What has every word that is asked for.

use super::schema;
use crate::api::{json, keyed::Keyed, listed::Asked, problem::Document, refusal::Answer};
use app::{
    Cursor, Page, Problem,
    search::{self, Found, FoundFile, FoundFlow, FoundMessage, FoundRecord, Kind, Question},
};
use axum::{extract::RawQuery, http::StatusCode};
use serde_json::{Map, Value as Json, json};
use texts::Sentence;

const ASKED_BY: [&str; 4] = ["q", "kind", "cursor", "limit"];
/// Of each kind, where all are asked for and nobody says how many.
const OF_EACH: u32 = 10;

/// Records, flows, messages and files that the key may see and that have every word, at least its beginning.
#[utoipa::path(get, path = "/api/v1/search", tag = "search",
    params(
        ("q" = String, Query, description = "Words, in any case and with or without accents; at least two letters"),
        ("kind" = Option<String>, Query, description = "records, flows, messages or files; all of them unless told"),
        ("cursor" = Option<String>, Query, description = "`next` of the page before, with its kind"),
        ("limit" = Option<u32>, Query, description = "At most this many of each kind, never more than 200"),
    ),
    responses(
        (status = 200, description = "What was found", body = schema::Found),
        (status = 422, description = "Too little to look for, or a kind there is not", body = Document),
    ))]
pub async fn find(Keyed(ctx): Keyed, RawQuery(query): RawQuery) -> Answer {
    let asked = Asked::read(query.as_deref(), &ASKED_BY)?;
    let kind = match asked.text("kind") {
        None => None,
        Some(word) => Some(Kind::parse(word).ok_or_else(|| {
            Problem::invalid("kind", Sentence::written("Ask for one of records, flows, messages, files."))
        })?),
    };
    let mut page = asked.page()?;
    if kind.is_none() && page.after.is_some() {
        return Err(Problem::invalid("cursor", Sentence::written("Say which kind goes on.")).into());
    }
    if page.limit == 0 && kind.is_none() {
        page.limit = OF_EACH;
    }
    let question = Question { text: asked.text("q").unwrap_or_default().to_owned(), kind, page };
    let found = search::find(&ctx, &question).await?;
    let found = found.ok_or_else(|| {
        Problem::invalid("q", Sentence::written("Send words of at least two letters to look for."))
    })?;
    json::answer(StatusCode::OK, &shown(found, kind))
}

fn shown(found: Found, kind: Option<Kind>) -> Json {
    let of = |one| kind.is_none_or(|only| only == one);
    let mut all = Map::new();
    let mut put = |one: Kind, page: Json| {
        if of(one) {
            all.insert(one.word().to_owned(), page);
        }
    };
    put(Kind::Record, listed(&found.records, record));
    put(Kind::Flow, listed(&found.flows, flow));
    put(Kind::Message, listed(&found.messages, message));
    put(Kind::File, listed(&found.files, file));
    if kind.is_some() {
        all.insert("at_least_1000".to_owned(), found.are_many.into());
    }
    Json::Object(all)
}

fn listed<T>(page: &Page<T>, shown: impl Fn(&T) -> Json) -> Json {
    json!({
        "items": page.items.iter().map(shown).collect::<Vec<_>>(),
        "next": page.next.as_ref().map(Cursor::encode),
    })
}

fn record(one: &FoundRecord) -> Json {
    json!({"id": one.id, "kind": one.kind, "name": one.name, "email": one.email, "status": one.status})
}

fn flow(one: &FoundFlow) -> Json {
    json!({
        "id": one.id,
        "name": one.name,
        "template": one.template.definition.key,
        "status": one.status,
        "started_at": one.started_at,
    })
}

fn message(one: &FoundMessage) -> Json {
    json!({
        "id": one.id,
        "flow": one.flow,
        "internal": one.is_internal,
        "author": one.author_name,
        "text": one.text,
        "written_at": one.written_at,
    })
}

fn file(one: &FoundFile) -> Json {
    json!({
        "id": one.id,
        "flow": one.flow,
        "name": one.name,
        "media_type": one.media_type,
        "size_bytes": one.size_bytes,
        "given_at": one.given_at,
    })
}
