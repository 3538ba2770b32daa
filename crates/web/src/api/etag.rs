//! Entity tags: what a program changes is what it has seen.

use super::refusal::Refusal;
use axum::{
    http::{HeaderMap, HeaderValue, StatusCode, header},
    response::Response,
};

/// The entity tag a caller worked from, without its quotes.
pub fn if_match(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    let Some(given) = headers.get(header::IF_MATCH) else { return Ok(None) };
    let text = given.to_str().map_err(|_| {
        Refusal::Bare(StatusCode::BAD_REQUEST, "Send as If-Match the ETag you were given.".to_owned())
    })?;
    Ok(Some(text.trim().trim_matches('"')))
}

pub fn with_etag(mut response: Response, etag: &str) -> Response {
    if let Ok(value) = HeaderValue::from_str(&format!("\"{etag}\"")) {
        response.headers_mut().insert(header::ETAG, value);
    }
    response
}
