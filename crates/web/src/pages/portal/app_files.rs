//! What a phone needs to install the portal: its name, colour and icon.

use crate::kit::{Answer, Failure, Visit, headers::FOR_EVER};
use app::Problem;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use model::Color;
use serde_json::json;
use views::{brand::OURS, paths};

pub async fn manifest(visit: Visit) -> Answer {
    let organisation = visit.organisation().await?;
    let color = organisation.color.unwrap_or(OURS);
    let manifest = json!({
        "name": organisation.name,
        "short_name": organisation.name.split_whitespace().next().unwrap_or_default(),
        "id": paths::PORTAL,
        "start_url": paths::PORTAL,
        "scope": "/portal",
        "display": "standalone",
        "lang": organisation.language.code(),
        "background_color": "#ffffff",
        "theme_color": format!("#{}", color.digits()),
        "icons": [
            {"src": paths::portal_icon(color), "sizes": "any", "type": "image/svg+xml", "purpose": "any"},
            {"src": paths::portal_icon(color), "sizes": "any", "type": "image/svg+xml", "purpose": "maskable"},
        ],
    });
    let headers = [(header::CONTENT_TYPE, HeaderValue::from_static("application/manifest+json"))];
    Ok((headers, manifest.to_string()).into_response())
}

/// The baton, handed on, on a square of this colour; dark where the colour is light.
pub async fn icon(Path(file): Path<String>) -> Answer {
    let color = file.strip_suffix(".svg").and_then(Color::parse).ok_or(Failure(Problem::NotFound))?;
    let light =
        u32::from(color.red) * 299 + u32::from(color.green) * 587 + u32::from(color.blue) * 114 > 150_000;
    let ink = if light { "#191e1b" } else { "#ffffff" };
    let svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 512 512\"><rect width=\"512\" height=\"512\" \
         fill=\"#{}\"/><path d=\"M212 344 300 168\" stroke=\"{ink}\" stroke-width=\"72\" stroke-linecap=\"round\"/>\
         <circle cx=\"128\" cy=\"256\" r=\"28\" fill=\"{ink}\" opacity=\".7\"/><circle cx=\"384\" cy=\"256\" r=\"28\" \
         fill=\"{ink}\" opacity=\".7\"/></svg>",
        color.digits()
    );
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("image/svg+xml")),
        (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
    ];
    Ok((headers, svg).into_response())
}
