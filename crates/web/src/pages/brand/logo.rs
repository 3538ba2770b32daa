//! The logo, or the picture beside the sign-in: bytes we wrote ourselves from the pixels of a picture.

use crate::{
    Server,
    kit::{
        Answer,
        headers::{FOR_EVER, POLICY_OF_FILES},
    },
};
use app::{Problem, organisations};
use axum::{
    extract::{Path, State},
    http::{HeaderValue, header},
    response::IntoResponse,
};
use std::sync::Arc;

pub async fn show(State(server): State<Arc<Server>>, Path(hash): Path<String>) -> Answer {
    let logo = organisations::picture(&server.app, &hash).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_str(&logo.media_type).map_err(Problem::broken)?),
        (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_FILES)),
    ];
    Ok((headers, logo.bytes.clone()).into_response())
}
