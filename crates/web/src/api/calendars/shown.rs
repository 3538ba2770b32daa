//! A calendar as programs get it.

use crate::api::{etag::with_etag, json, refusal::Answer};
use app::calendars::CalendarView;
use axum::http::StatusCode;
use serde_json::{Map, Value as Json, json};

/// With its version as its tag.
pub fn answer(status: StatusCode, view: &CalendarView) -> Answer {
    Ok(with_etag(json::answer(status, &calendar(view))?, &view.version.to_string()))
}

pub fn calendar(view: &CalendarView) -> Json {
    let mut body = json!({
        "id": view.id,
        "name": view.rules.name,
        "default": view.is_default,
        "place": view.rules.place.as_ref().map(app::calendars::holidays::Place::code),
        "version": view.version,
    });
    let rules = json!(view.rules.calendar);
    let public: Vec<Json> = view
        .calendar
        .holidays
        .iter()
        .filter(|(date, _)| !view.rules.calendar.holidays.contains_key(date))
        .map(|(date, name)| json!({"date": date.to_string(), "name": name}))
        .collect();
    let own: Vec<Json> = view
        .rules
        .calendar
        .holidays
        .iter()
        .map(|(date, name)| json!({"date": date.to_string(), "name": name}))
        .collect();
    let part = |key: &str| rules.get(key).cloned().unwrap_or_else(|| Json::Object(Map::new()));
    if let Json::Object(body) = &mut body {
        body.insert("zone".to_owned(), part("zone"));
        body.insert("hours".to_owned(), part("hours"));
        body.insert("holidays".to_owned(), Json::Array(own));
        body.insert("public_holidays".to_owned(), Json::Array(public));
        body.insert("exceptions".to_owned(), part("exceptions"));
    }
    body
}
