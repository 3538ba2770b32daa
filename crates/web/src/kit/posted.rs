//! A posted form, urlencoded or multipart. Texts are held in memory up to a limit; files stream into the file store
//! as they come. Extractors that check who asks stand before this one, so a stranger's bytes are never kept.

use super::{Answers, Failure, upload};
use crate::Server;
use app::Problem;
use axum::{
    body::to_bytes,
    extract::{FromRequest, Multipart, Request},
    http::header,
};
use std::sync::Arc;

/// All texts of one form together.
pub const FORM_BYTES_MAX: usize = 1024 * 1024;
/// A form may carry several files; each may have the largest size.
pub const FILES_AT_ONCE: u64 = 8;

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
        let of =
            request.headers().get(header::CONTENT_TYPE).map(|of| of.as_bytes().to_vec()).unwrap_or_default();
        if of.starts_with(b"multipart/form-data") {
            let multipart = Multipart::from_request(request, server).await;
            return read_multipart(server, multipart.map_err(|_| unreadable())?).await;
        }
        let bytes = to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| too_long())?;
        Ok(Self { answers: Answers::from_urlencoded(&bytes), ..Self::default() })
    }
}

async fn read_multipart(server: &Server, mut multipart: Multipart) -> Result<Posted, Failure> {
    let mut posted = Posted::default();
    let mut text_bytes = 0;
    while let Some(mut field) = multipart.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file_name) = field.file_name().map(str::to_owned) {
            // A file input without a file sends an empty part.
            if !file_name.is_empty() {
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
