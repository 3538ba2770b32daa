//! Signs out: the session ends here and in the browser.

use crate::{
    Server,
    kit::{Answer, Posted, Signed, cookie::Cookie, see_other},
};
use app::sessions;
use axum::{
    extract::State,
    http::{HeaderMap, header},
};
use std::sync::Arc;

pub async fn delete(
    State(server): State<Arc<Server>>,
    signed: Signed,
    headers: HeaderMap,
    posted: Posted,
) -> Answer {
    signed.command(&posted.answers)?;
    if let Some(token) = Cookie::Session.read(&server, &headers) {
        sessions::sign_out(&server.app, token).await?;
    }
    let mut response = see_other(views::paths::SIGN_IN);
    response.headers_mut().append(header::SET_COOKIE, Cookie::Session.clear(&server));
    Ok(response)
}
