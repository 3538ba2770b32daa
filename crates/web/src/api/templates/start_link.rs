//! The Start Link of a template.

use crate::{
    api::{json, keyed::Keyed, posted::Posted, problem::Document, refusal::Answer, schema},
    qr::Format,
    start_link_code::code,
};
use app::{Ctx, Problem, start_links, start_links::StartLink, start_links::StartLinkSettings, templates};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use serde::Deserialize;
use serde_json::json;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    enabled: bool,
    owner: String,
    origins: Option<Vec<String>>,
}

/// Its address, its owner, its uses, and the HTML that shows its form on a website.
#[utoipa::path(get, path = "/api/v1/templates/{key}/start-link", tag = "templates",
    params(("key" = String, Path, description = "Key of the template")),
    responses(
        (status = 200, description = "The Start Link", body = schema::StartLink),
        (status = 404, description = "No such template, or its Start Link was never configured", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(key): Path<String>) -> Answer {
    let link = start_links::show(&ctx, &key).await?.ok_or(Problem::NotFound)?;
    shown(&ctx, &key, &link).await
}

/// Switches it on or off, and says who owns the flows it starts and which websites may show its form.
///
/// Its address stays the same for ever. Without `origins`, those it has stay.
#[utoipa::path(put, path = "/api/v1/templates/{key}/start-link", tag = "templates",
    params(("key" = String, Path, description = "Key of the template")),
    request_body(content = schema::StartLinkSettings),
    responses(
        (status = 200, description = "The Start Link", body = schema::StartLink),
        (status = 404, description = "No such template, or none that is published", body = Document),
        (status = 409, description = "The template does not say who starts it", body = Document),
        (status = 422, description = "No such owner, or what is no origin", body = Document),
    ))]
pub async fn configure(Path(key): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    // Whoever may not is told so before what they sent is looked at.
    start_links::show(&ctx, &key).await?;
    templates::published(&ctx.app, ctx.organisation(), &key).await?;
    let sent: Sent = json::read(&body)?;
    let settings =
        StartLinkSettings { enabled: sent.enabled, owner: Id::given(&sent.owner), origins: sent.origins };
    let link = start_links::configure(&ctx, &key, settings).await?;
    shown(&ctx, &key, &link).await
}

/// Its address as a QR code, in the brand's colour: a drawing.
#[utoipa::path(get, path = "/api/v1/templates/{key}/start-link/qr.svg", tag = "templates",
    params(("key" = String, Path, description = "Key of the template")),
    responses(
        (status = 200, description = "The code", content_type = "image/svg+xml", body = String),
        (status = 404, description = "No such template, or its Start Link was never configured", body = Document),
    ))]
pub async fn svg(Keyed(ctx): Keyed, Path(key): Path<String>) -> Answer {
    Ok(code(&ctx, &key, Format::Svg, true).await?)
}

/// Its address as a QR code, in the brand's colour: a picture.
#[utoipa::path(get, path = "/api/v1/templates/{key}/start-link/qr.png", tag = "templates",
    params(("key" = String, Path, description = "Key of the template")),
    responses(
        (status = 200, description = "The code", content_type = "image/png", body = Vec<u8>),
        (status = 404, description = "No such template, or its Start Link was never configured", body = Document),
    ))]
pub async fn png(Keyed(ctx): Keyed, Path(key): Path<String>) -> Answer {
    Ok(code(&ctx, &key, Format::Png, true).await?)
}

async fn shown(ctx: &Ctx, key: &str, link: &StartLink) -> Answer {
    let published = templates::published(&ctx.app, ctx.organisation(), key).await?;
    let snippet = link.snippet(&published.definition.name);
    let body = json!({
        "enabled": link.enabled,
        "url": link.url,
        "owner": link.owner,
        "initializer": link.initializer,
        "origins": link.origins,
        "snippet": snippet,
        "uses": link.uses,
        "used_at": link.used_at.map(|at| at.to_string()),
    });
    json::answer(StatusCode::OK, &body)
}
