//! Stylesheets, scripts and fonts: their names carry their fingerprint, so browsers keep them for ever.

use super::{
    failure::{Answer, Failure},
    headers::FOR_EVER,
};
use app::Problem;
use axum::{
    extract::Path,
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::IntoResponse,
};

pub async fn show(Path(name): Path<String>, headers: HeaderMap) -> Answer {
    let asset = assets::get(&name).ok_or(Failure(Problem::NotFound))?;
    let keep = [
        (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
        (header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type)),
        (header::ETAG, HeaderValue::from_static(asset.etag)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    let known = headers.get(header::IF_NONE_MATCH).is_some_and(|given| given == asset.etag);
    if known {
        return Ok((StatusCode::NOT_MODIFIED, keep).into_response());
    }
    Ok(match asset.gzip.filter(|_| takes_gzip(&headers)) {
        Some(zipped) => {
            (keep, [(header::CONTENT_ENCODING, HeaderValue::from_static("gzip"))], zipped).into_response()
        }
        None => (keep, asset.bytes).into_response(),
    })
}

fn takes_gzip(headers: &HeaderMap) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok());
    accepted.is_some_and(|accepted| {
        accepted.split(',').any(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next() == Some("gzip") && !parts.any(|weight| matches!(weight, "q=0" | "q=0.0"))
        })
    })
}
