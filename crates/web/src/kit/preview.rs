//! A look at a file without taking it along: a picture written anew from its pixels, or a PDF in a sandbox. Nothing else
//! that people sent is ever shown by our own address; whether somebody may read the file is asked before.

use super::{
    Failure,
    download::{opened, plain_disposition},
    headers::POLICY_OF_FRAMED_FILES,
};
use crate::Server;
use app::{Problem, files::FileRow};
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use futures::TryStreamExt;

/// Larger ones are not decoded for a look.
const PICTURE_BYTES_MAX: u64 = 30 * 1024 * 1024;
/// What may be erased tomorrow is not kept for long by the browser of whoever looked at it.
const KEEP: &str = "private, max-age=600";

/// What can be looked at, by the type its bytes were found to have.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Look {
    Picture,
    Document,
}

impl Look {
    pub fn of(media_type: &str) -> Option<Self> {
        match media_type {
            "image/png" | "image/jpeg" => Some(Self::Picture),
            "application/pdf" => Some(Self::Document),
            _ => None,
        }
    }
}

/// The picture, small and written anew.
///
/// # Errors
/// `NotFound` for anything that is none.
pub async fn picture(server: &Server, file: &FileRow) -> Result<Response, Failure> {
    if Look::of(&file.media_type) != Some(Look::Picture) {
        return Err(Problem::NotFound.into());
    }
    let picture = match server.pictures.known(&file.id) {
        Some(known) => known,
        None => server.pictures.make(&file.id, read(server, file).await?).await?,
    };
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static(picture.media_type)),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEEP)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(super::headers::POLICY_OF_FILES)),
    ];
    Ok((headers, picture.bytes.clone()).into_response())
}

async fn read(server: &Server, file: &FileRow) -> Result<Vec<u8>, Failure> {
    let opened = opened(server, &file.id).await?;
    if opened.size > PICTURE_BYTES_MAX {
        return Err(Problem::NotFound.into());
    }
    let mut bytes = Vec::with_capacity(usize::try_from(opened.size).unwrap_or_default());
    let mut pieces = opened.bytes;
    while let Some(piece) = pieces.try_next().await.map_err(Problem::broken)? {
        bytes.extend_from_slice(&piece);
    }
    Ok(bytes)
}

/// The PDF as it is, for a frame on a page of ours: it runs no script and belongs to no origin.
///
/// # Errors
/// `NotFound` for anything that is none.
pub async fn document(server: &Server, file: &FileRow) -> Result<Response, Failure> {
    if Look::of(&file.media_type) != Some(Look::Document) {
        return Err(Problem::NotFound.into());
    }
    let opened = opened(server, &file.id).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/pdf")),
        (header::CONTENT_LENGTH, HeaderValue::from(opened.size)),
        (header::CONTENT_DISPOSITION, plain_disposition("inline", &file.name)),
        (header::CACHE_CONTROL, HeaderValue::from_static(KEEP)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_FRAMED_FILES)),
    ];
    Ok((headers, Body::from_stream(opened.bytes)).into_response())
}
