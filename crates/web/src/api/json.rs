//! JSON in and out.

use super::refusal::Refusal;
use app::Problem;
use axum::{
    http::{HeaderValue, StatusCode, header},
    response::{IntoResponse, Response},
};
use serde::{
    Serialize,
    de::{DeserializeOwned, IgnoredAny},
};
use serde_json::error::Category;
use texts::Sentence;

/// Reads a body; none at all reads as `{}`.
///
/// # Errors
/// 400 for what is no JSON, 422 for JSON of another shape.
pub fn read<T: DeserializeOwned>(body: &[u8]) -> Result<T, Refusal> {
    let body = if body.trim_ascii().is_empty() { b"{}" } else { body };
    // A list would be read as fields in their order.
    if !body.trim_ascii_start().starts_with(b"{") && serde_json::from_slice::<IgnoredAny>(body).is_ok() {
        return Err(Problem::invalid("", Sentence::written("Send a JSON object.")).into());
    }
    serde_json::from_slice(body).map_err(|error| match error.classify() {
        Category::Data => Problem::invalid("", Sentence::written(error.to_string())).into(),
        _ => Refusal::Bare(StatusCode::BAD_REQUEST, format!("The body is no JSON: {error}.")),
    })
}

pub fn answer<T: Serialize>(status: StatusCode, body: &T) -> Result<Response, Refusal> {
    Ok(text(status, serde_json::to_vec(body).map_err(Problem::broken)?))
}

/// JSON that is written already.
pub fn text(status: StatusCode, json: impl Into<axum::body::Body>) -> Response {
    let of = HeaderValue::from_static("application/json");
    (status, [(header::CONTENT_TYPE, of)], json.into()).into_response()
}

#[cfg(test)]
mod tests {
    use super::*;
    use serde::Deserialize;

    #[derive(Debug, Deserialize, PartialEq)]
    #[serde(deny_unknown_fields)]
    struct Thing {
        #[serde(default)]
        size: u8,
    }

    #[test]
    fn tells_what_is_no_json_from_what_does_not_fit() {
        for (body, status) in [
            ("{\"size\": 1}", None),
            ("", None),
            (" \n", None),
            ("{\"size\": ", Some(400)),
            ("size=1", Some(400)),
            ("{\"size\": \"x\"}", Some(422)),
            ("{\"weight\": 1}", Some(422)),
            ("[]", Some(422)),
            ("null", Some(422)),
        ] {
            let read =
                read::<Thing>(body.as_bytes()).err().map(|refusal| refusal.into_response().status().as_u16());
            assert_eq!(read, status, "{body:?}");
        }
    }
}
