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
    let pressed = [("br", asset.brotli), ("gzip", asset.gzip)];
    let taken = pressed
        .into_iter()
        .find_map(|(coding, form)| form.filter(|_| takes(headers, coding)).map(|form| (coding, form)));
    let (coding, form) = taken.map_or((None, asset.plain), |(coding, form)| (Some(coding), form));
    let keep = [
        (header::CACHE_CONTROL, HeaderValue::from_static(kept)),
        (header::ETAG, HeaderValue::from_static(form.etag)),
        (header::VARY, HeaderValue::from_static("accept-encoding")),
    ];
    if is_known(headers, form.etag) {
        return Ok((StatusCode::NOT_MODIFIED, keep).into_response());
    }
    let content_type = [(header::CONTENT_TYPE, HeaderValue::from_static(asset.content_type))];
    let mut encoding = HeaderMap::new();
    encoding.extend(coding.map(|coding| (header::CONTENT_ENCODING, HeaderValue::from_static(coding))));
    Ok((keep, content_type, encoding, form.bytes).into_response())
}

/// Whether what would be sent is what the browser has (RFC 9110, 13.1.2): compared weakly, for a proxy may have weakened
/// it.
fn is_known(headers: &HeaderMap, etag: &str) -> bool {
    let given = headers.get_all(header::IF_NONE_MATCH).iter().filter_map(|value| value.to_str().ok());
    given
        .flat_map(|all| all.split(','))
        .map(str::trim)
        .any(|one| one == "*" || one.trim_start_matches("W/") == etag)
}

/// What is not named is as the star says, if there is one.
fn takes(headers: &HeaderMap, wanted: &str) -> bool {
    let accepted = headers.get(header::ACCEPT_ENCODING).and_then(|value| value.to_str().ok()).unwrap_or("");
    let weight_of = |wanted: &str| {
        accepted.split(',').find_map(|coding| {
            let mut parts = coding.split(';').map(str::trim);
            parts.next().filter(|named| named.eq_ignore_ascii_case(wanted)).map(|_| !parts.any(is_refused))
        })
    };
    weight_of(wanted).or_else(|| weight_of("*")).unwrap_or(false)
}

/// A weight of nothing, with up to three decimals (RFC 9110, 12.4.2).
fn is_refused(weight: &str) -> bool {
    weight.strip_prefix("q=").is_some_and(|weight| weight.bytes().all(|digit| matches!(digit, b'0' | b'.')))
}
