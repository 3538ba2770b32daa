//! Ends sessions of the portal: this one, another, all others.

use crate::{
    Server,
    kit::{Answer, SignedGuest, Texts, cookie::Cookie, see_other},
};
use app::portal;
use axum::{
    extract::{Path, State},
    http::{HeaderMap, header},
};
use std::sync::Arc;
use views::paths;

pub async fn sign_out(
    State(server): State<Arc<Server>>,
    signed: SignedGuest,
    headers: HeaderMap,
    Texts(answers): Texts,
) -> Answer {
    signed.command(&["sign_out"], &answers)?;
    if let Some(token) = Cookie::Portal.read(&server, &headers) {
        portal::sign_out(&server.app, token).await?;
    }
    let mut response = see_other(paths::PORTAL_SIGN_IN);
    response.headers_mut().append(header::SET_COOKIE, Cookie::Portal.clear(&server));
    Ok(response)
}

pub async fn end(signed: SignedGuest, Path(id): Path<String>, Texts(answers): Texts) -> Answer {
    signed.command(&super::profile::ABOUT, &answers)?;
    portal::revoke(&signed.ctx, &signed.guest, &id).await?;
    Ok(see_other(&format!("{}#devices", paths::PORTAL_PROFILE)))
}

pub async fn end_others(signed: SignedGuest, Texts(answers): Texts) -> Answer {
    signed.command(&super::profile::ABOUT, &answers)?;
    portal::revoke_others(&signed.ctx, &signed.guest).await?;
    Ok(see_other(&format!("{}#devices", paths::PORTAL_PROFILE)))
}
