//! What there is of one template.

use crate::api::{etag::with_etag, json, keyed::Keyed, problem::Document, refusal::Answer, schema};
use app::templates::{self, TemplateState, VersionLine};
use axum::{extract::Path, http::StatusCode};
use serde_json::{Value as Json, json};

/// State, versions, and the ETag of the draft; without a draft, of the newest version.
#[utoipa::path(get, path = "/api/v1/templates/{key}", tag = "templates",
    params(("key" = String, Path, description = "Key of the template")),
    responses(
        (status = 200, description = "The template", body = schema::Template, headers(("ETag" = String))),
        (status = 404, description = "No such template", body = Document),
    ))]
pub async fn show(Keyed(ctx): Keyed, Path(key): Path<String>) -> Answer {
    let template = templates::show(&ctx, &key).await?;
    let newest = template.published.first().map(|line| format!("v{}", line.version));
    let etag = template.draft.as_ref().map(|draft| draft.etag.clone()).or(newest).unwrap_or_default();
    Ok(with_etag(json::answer(StatusCode::OK, &body(&template, &etag))?, &etag))
}

fn body(template: &TemplateState, etag: &str) -> Json {
    let drafts = template.draft.iter().map(|line| version(line, "draft"));
    let published = template.published.iter().map(|line| version(line, "published"));
    let archived = template.archived.iter().map(|line| version(line, "archived"));
    json!({
        "key": template.key,
        "name": template.name,
        "etag": etag,
        "state": if template.draft.is_some() { "draft" } else { "published" },
        "versions": drafts.chain(published).chain(archived).collect::<Vec<_>>(),
    })
}

fn version(line: &VersionLine, state: &str) -> Json {
    json!({
        "version": line.version,
        "state": state,
        "updated_at": line.updated_at.to_string(),
        "published_at": line.published_at.map(|at| at.to_string()),
        "running": line.running,
    })
}
