//! A posted form, urlencoded or multipart. Texts are held in memory up to a limit. Files stream into the file store as
//! they come, with [`Posted`] only: extractors that check who asks stand before it, so a stranger's bytes are never
//! kept. What anyone may post is read with [`Texts`].

use super::{Answers, Failure, client, upload, upload::NotKept};
use crate::{Server, limits::Counted};
use app::Problem;
use axum::{
    body::{Body, to_bytes},
    extract::{FromRequest, Multipart, Request, multipart::Field},
    http::{HeaderMap, header},
};
use std::{net::IpAddr, sync::Arc};
use texts::Sentence;

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

pub(super) fn is_multipart(headers: &HeaderMap) -> bool {
    headers.get(header::CONTENT_TYPE).is_some_and(|of| of.as_bytes().starts_with(b"multipart/form-data"))
}

#[derive(Debug, Default)]
pub struct Posted {
    pub answers: Answers,
    pub files: Vec<upload::Uploaded>,
    /// Files that were not kept, by the name of their field.
    pub not_kept: Vec<(String, NotKept)>,
    /// Files were passed over because this address sent too many.
    pub too_many: Option<Problem>,
}

impl Posted {
    /// Nobody chose a file; one that was refused was chosen all the same.
    pub fn has_no_file(&self) -> bool {
        self.files.is_empty() && self.not_kept.is_empty() && self.too_many.is_none()
    }
}

impl FromRequest<Arc<Server>> for Posted {
    type Rejection = Failure;

    async fn from_request(request: Request, server: &Arc<Server>) -> Result<Self, Failure> {
        if is_multipart(request.headers()) {
            let (parts, body) = request.into_parts();
            let keeper = Keeper { server, address: client::address(&parts, server) };
            let multipart = Multipart::from_request(Request::from_parts(parts, body), server).await;
            return read_multipart(Some(&keeper), multipart.map_err(|_| unreadable())?).await;
        }
        let bytes = to_bytes(request.into_body(), FORM_BYTES_MAX).await.map_err(|_| too_long())?;
        Ok(Self { answers: Answers::from_urlencoded(&bytes), ..Self::default() })
    }
}

/// Where files go, and whose they are.
struct Keeper<'s> {
    server: &'s Server,
    address: Option<IpAddr>,
}

impl Keeper<'_> {
    async fn keep(&self, posted: &mut Posted, name: &str, file_name: &str, field: &mut Field<'_>) {
        if let Err(problem) = self.server.limits.count(Counted::Uploads, self.address, self.server.now()) {
            posted.too_many = Some(problem);
            return;
        }
        match upload::keep(self.server, name, file_name, field).await {
            Ok(kept) => posted.files.push(kept),
            Err(why) => posted.not_kept.push((name.to_owned(), why)),
        }
    }
}

/// Without a `keeper` files are passed over.
async fn read_multipart(keeper: Option<&Keeper<'_>>, mut multipart: Multipart) -> Result<Posted, Failure> {
    let mut posted = Posted::default();
    let mut text_bytes = 0;
    while let Some(mut field) = multipart.next_field().await.map_err(|_| unreadable())? {
        let name = field.name().unwrap_or_default().to_owned();
        if let Some(file_name) = field.file_name().map(str::to_owned) {
            // A file input without a file sends an empty part.
            if let (Some(keeper), false) = (keeper, file_name.is_empty()) {
                keeper.keep(&mut posted, &name, &file_name, &mut field).await;
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
    Failure(Problem::invalid("", Sentence::problem_form_long()))
}

fn unreadable() -> Failure {
    Failure(Problem::invalid("", Sentence::problem_form_broken()))
}
