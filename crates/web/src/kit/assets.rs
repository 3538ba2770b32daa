//! Stylesheets, scripts and fonts: their names carry their fingerprint, so browsers keep them for ever.

use super::{
    failure::{Answer, Failure},
    headers::FOR_EVER,
};
use app::Problem;
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderName, HeaderValue, StatusCode, header},
    response::IntoResponse,
};

/// Pages of others name this one, so its address stays the same and it is asked for again.
const EMBED: &str = "embed.js";
const FOR_AN_HOUR: &str = "public, max-age=3600";

pub async fn show(Path(name): Path<String>, headers: HeaderMap) -> Answer {
    if name == EMBED {
        let name = assets::url(EMBED).trim_start_matches("/assets/");
        let mut response = file(name, &headers, FOR_AN_HOUR)?;
        let elsewhere = HeaderName::from_static("cross-origin-resource-policy");
        response.headers_mut().insert(elsewhere, HeaderValue::from_static("cross-origin"));
        return Ok(response);
    }
    file(&name, &headers, FOR_EVER)
}

fn file(name: &str, headers: &HeaderMap, kept: &'static str) -> Answer {
    let asset = assets::get(name).ok_or(Failure(Problem::NotFound))?;
    let keep = [
        (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::ETAG, HeaderValue::from_static(asset.etag)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|given| given == asset.etag);
    if known {
        return Ok((StatusCode::NOT_MODIFIED, keep).into_response());
    }
    let pressed = [("br", asset.brotli), ("gzip", asset.gzip)];
    let taken = pressed.into_iter().find(|(coding, bytes)| bytes.is_some() && takes(headers, coding));
    Ok(match taken {
        Some((coding, Some(bytes))) => {
            (keep, [(header::CONTENT_ENCODING, HeaderValue::from_static(coding))], bytes).into_response()
        }
        _ => (keep, asset.bytes).into_response(),
    })
}

fn takes(headers: &HeaderMap, wanted: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some(wanted) && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0"))
        })
    })
}
