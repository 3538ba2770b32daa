//! A request at the host name of an organisation: its public pages answer there and nothing else does, so that members
//! sign in at the base address alone.

use crate::Server;
use app::organisations;
use axum::{
    extract::Request,
    http::{HeaderMap, Uri, header},
};
use model::Id;
use views::paths;

/// Whose host it is; travels with the request.
#[derive(Clone, Debug)]
pub struct AtHost(pub Id);

/// First parts of the addresses that answer there.
const PUBLIC: [&str; 7] = ["portal", "s", "a", "f", "brand", "assets", "language"];

/// Marks a request that was sent to the host name of an organisation. While the storage is away nobody knows whose a
/// host is; what is asked for then fails by itself.
pub async fn mark(server: &Server, request: &mut Request) {
    let Some(host) = host(request.uri(), request.headers()) else { return };
    if let Ok(Some(organisation)) = organisations::at_host(&server.app, host).await {
        request.extensions_mut().insert(AtHost(organisation));
    }
}

/// HTTP/2 says it in the address, HTTP/1.1 in a header.
fn host<'a>(uri: &'a Uri, headers: &'a HeaderMap) -> Option<&'a str> {
    let said = headers.get(header::HOST).and_then(|value| value.to_str().ok());
    uri.authority().map(axum::http::uri::Authority::as_str).or(said)
}

/// What becomes of a request there.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Way {
    Through,
    /// To the portal: whoever types the name alone wants that.
    Portal,
    Nowhere,
}

pub fn way(request: &Request) -> Way {
    let path = request.uri().path();
    match request.extensions().get::<AtHost>() {
        None => Way::Through,
        Some(_) if path == paths::HOME => Way::Portal,
        Some(_) if is_public(path) => Way::Through,
        Some(_) => Way::Nowhere,
    }
}

fn is_public(path: &str) -> bool {
    path.split('/').nth(1).is_some_and(|first| PUBLIC.contains(&first))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_is_for_clients_answers_there() {
        for (path, expected) in [
            ("/portal", true),
            ("/portal/sign-in", true),
            ("/s/abc", true),
            ("/a/token/code", true),
            ("/brand/14655a.css", true),
            ("/assets/embed.js", true),
            ("/", false),
            ("/sign-in", false),
            ("/flows", false),
            ("/admin/portal", false),
            ("/setup/token", false),
            ("/password/token", false),
            ("/portals", false),
            ("//portal", false),
        ] {
            assert_eq!(is_public(path), expected, "{path}");
        }
    }
}
