//! The mail itself, for the frame of its page.

use super::{Asker, letter};
use crate::{
    Server,
    kit::{Answer, headers::POLICY_OF_MAILS},
};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use std::sync::Arc;
use views::pages::mailbox::framed;

pub async fn show(State(server): State<Arc<Server>>, asker: Asker, Path(id): Path<String>) -> Answer {
    let letter = letter(&server, asker, &id).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/html; charset=utf-8")),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_MAILS)),
    ];
    Ok((headers, framed(&letter.mail.html)).into_response())
}
