//! One line per request. Addresses that are secrets stand there by their route, without the token.

use super::RequestId;
use axum::{
    extract::{MatchedPath, Request},
    http::Method,
};

/// Kept from a request until it is answered.
pub struct Line {
    method: Method,
    path: String,
    id: RequestId,
}

impl Line {
    /// None where nobody reads the log.
    pub fn begin(request: &Request, route: Option<&MatchedPath>, id: &RequestId) -> Option<Self> {
        tracing::enabled!(target: "access", tracing::Level::INFO).then(|| Self {
            method: request.method().clone(),
            path: masked(route.map(MatchedPath::as_str), request.uri().path()),
            id: id.clone(),
        })
    }

    pub fn write(self, status: u16, micros: u64) {
        let Self { method, path, id } = self;
        tracing::info!(target: "access", request_id = %id.0, %method, path, status, micros, "answered");
    }
}

/// Whoever reads the log must not be able to open a link.
fn masked(route: Option<&str>, path: &str) -> String {
    match route {
        Some(route) if route.contains("{token}") => route.to_owned(),
        Some(_) => path.to_owned(),
        // No route of ours; a mistyped link may still hold most of a token.
        None => {
            path.split('/').take(2).collect::<Vec<_>>().join("/")
                + if path.matches('/').count() > 1 { "/…" } else { "" }
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tokens_stay_out() {
        let cases = [
            (Some("/a/{token}/completion"), "/a/secret/completion", "/a/{token}/completion"),
            (Some("/flows/{id}"), "/flows/01", "/flows/01"),
            (None, "/a/secret/typo", "/a/…"),
            (None, "/nothing", "/nothing"),
        ];
        for (route, path, expected) in cases {
            assert_eq!(masked(route, path), expected);
        }
    }
}
