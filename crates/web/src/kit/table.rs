//! A table that is saved, streamed as it is read.

use super::download;
use app::{Problem, exports::Export};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse as _, Response},
};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use std::io;

/// The records of an export below these words.
///
/// # Errors
/// None that is known.
pub fn of(name: &str, words: &[String], export: Export) -> Result<Response, Problem> {
    let head = export.head(words)?;
    let rest = stream::try_unfold(export, |mut export| async move {
        let piece = export.next().await.map_err(|problem| io::Error::other(format!("{problem:?}")))?;
        Ok::<_, io::Error>(piece.map(|piece| (piece, export)))
    });
    let bytes = stream::once(std::future::ready(Ok(head))).chain(rest.into_stream());
    Ok(saved(name, Body::from_stream(bytes)))
}

pub fn saved(name: &str, body: Body) -> Response {
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/csv; charset=utf-8")),
        (header::CONTENT_DISPOSITION, download::plain_disposition("attachment", name)),
        (header::CACHE_CONTROL, HeaderValue::from_static("no-store")),
    ];
    (headers, body).into_response()
}
