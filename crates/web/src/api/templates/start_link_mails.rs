//! A template's Start Link by mail.

use crate::{
    api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer, schema},
    kit::Answers,
};
use app::{
    Cursor, PageRequest, Problem,
    idempotency::once,
    policy::{Intention, require},
    start_links::{self, NewSending, SentLine},
};
use axum::{extract::Path, http::StatusCode};
use model::Instant;
use serde::Deserialize;
use serde_json::{Value as Json, json};
use texts::{Language, Sentence};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    to: Vec<String>,
    #[serde(default)]
    message: String,
    language: Option<String>,
}

/// Sends the Start Link by mail, to each address by itself.
///
/// A key sends at most 100 within a day, and an address gets at most three. Whoever gets one is in no log: mails are
/// listed for 30 days.
#[utoipa::path(post, path = "/api/v1/templates/{key}/start-link/mails", tag = "templates",
    params(("key" = String, Path, description = "Key of the template"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless")),
    request_body(content = schema::StartLinkMails),
    responses(
        (status = 202, description = "They are on their way", body = schema::StartLinkMailsSent),
        (status = 404, description = "No such template, or its Start Link was never configured", body = Document),
        (status = 409, description = "The Start Link is off", body = Document),
        (status = 422, description = "What is no address, too many, or sent too often", body = Document),
    ))]
pub async fn send(Path(key): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    // Whoever may not is told so before what they sent is looked at.
    start_links::show(&ctx, &key).await?.ok_or(Problem::NotFound)?;
    let sent: Sent = json::read(&body)?;
    let language = match &sent.language {
        Some(word) => Some(Language::parse(word).ok_or_else(|| {
            Problem::invalid("language", Sentence::written("Write `en` or `de`, or leave it out."))
        })?),
        None => None,
    };
    let new = NewSending { to: sent.to, message: sent.message, language };
    let mails = once(&ctx, start_links::send(&ctx, &key, new)).await?;
    json::answer(StatusCode::ACCEPTED, &json!({"mails": mails}))
}

/// To whom it was sent by mail within the last 30 days, newest first.
#[utoipa::path(get, path = "/api/v1/templates/{key}/start-link/mails", tag = "templates",
    params(("key" = String, Path, description = "Key of the template"),
        ("after" = Option<String>, Query, description = "`next` of the page before")),
    responses(
        (status = 200, description = "The mails", body = schema::SentStartLinks),
        (status = 404, description = "No such template, or its Start Link was never configured", body = Document),
    ))]
pub async fn list(Keyed(ctx): Keyed, Path(key): Path<String>, query: Answers) -> Answer {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    start_links::show(&ctx, &key).await?.ok_or(Problem::NotFound)?;
    let after = query.given("after").map(|after| {
        Cursor::parse(&after).ok_or_else(|| {
            Problem::invalid("after", Sentence::written("Send `next` of the page before as it is."))
        })
    });
    let page = PageRequest { after: after.transpose()?, ..PageRequest::default() };
    let page = start_links::sent(&ctx, &key, &page).await?;
    let mails: Vec<Json> = page.items.iter().map(shown).collect();
    json::answer(StatusCode::OK, &json!({"mails": mails, "next": page.next.map(|next| next.encode())}))
}

fn shown(line: &SentLine) -> Json {
    let at: Instant = line.at;
    json!({
        "to": line.email,
        "sender": line.sender,
        "at": at.to_string(),
        "state": line.state.as_str(),
        "why": line.why,
        "uses": line.uses,
    })
}
