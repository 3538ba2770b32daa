//! A posted form, urlencoded or multipart. Texts are held in memory up to a limit. Files stream into the file store as
//! they come, with [`Posted`] only: extractors that check who asks stand before it, so a stranger's bytes are never
//! kept. What anyone may post is read with [`Texts`].

use super::{Answers, Failure, upload};
use crate::Server;
use app::Problem;
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, header},
};
use std::sync::Arc;

/// All texts of one form together.
pub const FORM_BYTES_MAX: usize = 1024 * 1024;
/// A form may carry several files; each may have the largest size.
pub const FILES_AT_ONCE: u64 = 8;

/// A form without files; a file that comes all the same is passed over.
#[derive(Debug, Default)]
pub struct Texts(pub Answers);

impl FromRequest<Arc<Server>> for Texts {
    type Rejection = Failure;

    async fn from_request(request: Request, server: &Arc<Server>) -> Result<Self, Failure> {
        let (parts, body) = request.into_parts();
        let bytes = to_bytes(body, FORM_BYTES_MAX).await.map_err(|_| too_long())?;
        if !is_multipart(&parts.headers) {
            return Ok(Self(Answers::from_urlencoded(&bytes)));
        }
        let whole = Request::from_parts(parts, Body::from(bytes));
        let multipart = Multipart::from_request(whole, server).await.map_err(|_| unreadable())?;
        Ok(Self(read_multipart(None, multipart).await?.answers))
    }
}

fn is_multipart(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|of| of.as_bytes().starts_with(b"multipart/form-data"))
}

#[derive(Debug, Default)]
pub struct Posted {
    pub answers: Answers,
    pub files: Vec<upload::Uploaded>,
    /// Files that were not kept, by the name of their field.
    pub not_kept: Vec<(String, String)>,
}

impl FromRequest<Arc<Server>> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, server: &Arc<Server>) -> Result<Self, Failure> {
        if is_multipart(request.headers()) {
            let multipart = Multipart::from_request(request, server).await;
            return read_multipart(Some(server), multipart.map_err(|_| unreadable())?).await;
        }
        let bytes = to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| too_long())?;
        Ok(Self { answers: Answers::from_urlencoded(&bytes), ..Self::default() })
    }
}

/// Without a `server` files are passed over.
async fn read_multipart(server: Option<&Server>, mut multipart: Multipart) -> Result<Posted, Failure> {
    let mut posted = Posted::default();
    let mut text_bytes = 0;
    while let Some(mut field) = multipart.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file_name) = field.file_name().map(str::to_owned) {
            // A file input without a file sends an empty part.
            if let (Some(server), false) = (server, file_name.is_empty()) {
                match upload::keep(server, &name, &file_name, &mut field).await {
                    Ok(kept) => posted.files.push(kept),
                    Err(why) => posted.not_kept.push((name, why)),
                }
            }
            while let Ok(Some(_)) = field.chunk().await {}
            continue;
        }
        let mut text = Vec::new();
        while let Some(chunk) = field.chunk().await.map_err(|_| unreadable())? {
            text_bytes += chunk.len();
            if text_bytes > FORM_BYTES_MAX {
                return Err(too_long());
            }
            text.extend_from_slice(&chunk);
        }
        posted.answers.push(&name, String::from_utf8_lossy(&text).into_owned());
    }
    Ok(posted)
}

fn too_long() -> Failure {
    Failure(Problem::invalid(
        "",
        "The form is longer than 1 MiB. Shorten the longest answer, or send it as a file.",
    ))
}

fn unreadable() -> Failure {
    Failure(Problem::invalid("", "The form broke off on its way. Go back and send it again."))
}
