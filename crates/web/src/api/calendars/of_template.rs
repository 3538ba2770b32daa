//! In which calendar the flows of a template count.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema};
use app::{
    Problem, calendars,
    policy::{Intention, require},
};
use axum::{extract::Path, http::StatusCode};
use serde::Deserialize;
use serde_json::json;
use texts::Sentence;

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct Sent {
    calendar: Option<String>,
}

/// Chooses the calendar of a template by its name; null is the organisation's own.
///
/// Running flows of the template are told, and their deadlines move.
#[utoipa::path(put, path = "/api/v1/templates/{key}/calendar", tag = "templates",
    params(("key" = String, Path, description = "Key of the template")),
    request_body(content = schema::TemplateCalendar),
    responses(
        (status = 200, description = "The name of the calendar", body = schema::TemplateCalendar),
        (status = 404, description = "No such template", body = Document),
        (status = 422, description = "There is no such calendar", body = Document),
    ))]
pub async fn choose(Path(key): Path<String>, posted: Posted) -> Answer {
    let (ctx, body) = posted.once();
    require(&ctx.caller, Intention::WriteTemplates)?;
    let sent: Sent = json::read(&body)?;
    let all = calendars::chosen(&ctx, &key).await?.all;
    let chosen = match &sent.calendar {
        Some(name) => {
            let known = all.iter().find(|known| known.name == *name);
            let wrong = || Problem::invalid("calendar", Sentence::calendar_choose());
            Some(known.ok_or_else(wrong)?)
        }
        None => None,
    };
    let other = chosen.filter(|known| !known.is_default);
    calendars::set_for_template(&ctx, &key, other.map(|known| &known.id)).await?;
    json::answer(StatusCode::OK, &json!({"calendar": sent.calendar}))
}
