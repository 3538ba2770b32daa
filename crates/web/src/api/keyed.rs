//! Whose key a request carries: `Authorization: Bearer baton_…`.

use super::refusal::Refusal;
use crate::{Server, kit::client, limits::Counted};
use app::{Caller, Ctx, Problem, keys};
use axum::{
    extract::FromRequestParts,
    http::{HeaderMap, header, request::Parts},
};
use std::sync::Arc;

/// A handler that takes this is reached with a valid key only; what the key may do is `app`'s policy.
pub struct Keyed(pub Ctx);

impl FromRequestParts<Arc<Server>> for Keyed {
    type Rejection = Refusal;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Refusal> {
        let caller = caller(parts, server).await?;
        Ok(Self(server.ctx(caller)))
    }
}

/// Keys that are ours are not limited; whoever tries others is.
pub async fn caller(parts: &Parts, server: &Server) -> Result<Caller, Problem> {
    let bearer = bearer(&parts.headers).ok_or(Problem::NotSignedIn)?;
    if let Some(caller) = keys::authenticate(&server.app, bearer, server.now()).await? {
        return Ok(caller);
    }
    server.limits.count(Counted::WrongKeys, client::address(parts, server), server.now())?;
    Err(Problem::NotSignedIn)
}

fn bearer(headers: &HeaderMap) -> Option<&str> {
    let (scheme, key) = headers.get(header::AUTHORIZATION)?.to_str().ok()?.split_once(' ')?;
    scheme.eq_ignore_ascii_case("bearer").then(|| key.trim())
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn a_key_comes_as_a_bearer() {
        for (given, expected) in [
            ("Bearer baton_x", Some("baton_x")),
            ("bearer  baton_x", Some("baton_x")),
            ("Basic YTpi", None),
            ("baton_x", None),
            ("", None),
        ] {
            let mut headers = HeaderMap::new();
            headers.insert(header::AUTHORIZATION, HeaderValue::from_static(given));
            assert_eq!(bearer(&headers), expected, "{given:?}");
        }
        assert_eq!(bearer(&HeaderMap::new()), None);
    }
}
