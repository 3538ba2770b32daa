//! What a POST brings: whose key, the body, and the `Idempotency-Key` that makes a repeat harmless.

use super::{keyed, refusal::Refusal};
use crate::Server;
use app::{Ctx, idempotency::Key};
use axum::{
    body::Body,
    extract::{FromRequest, Request},
    http::{HeaderMap, StatusCode, header, request::Parts},
};
use bytes::{Bytes, BytesMut};
use futures::StreamExt;
use std::sync::Arc;

/// Largest body, as the largest definition (`model::limits`).
const BODY_BYTES_MAX: usize = model::limits::DEFINITION_BYTES_MAX;
/// A larger body is read and thrown away up to here, so that its sender hears why it was refused.
const DRAINED_BYTES_MAX: usize = 16 * 1024 * 1024;
const KEY_CHARS_MAX: usize = 255;

pub struct Posted {
    pub ctx: Ctx,
    pub key: Option<Key>,
    pub body: Bytes,
}

impl FromRequest<Arc<Server>> for Posted {
    type Rejection = Refusal;

    async fn from_request(request: Request, server: &Arc<Server>) -> Result<Self, Refusal> {
        let (parts, body) = request.into_parts();
        let ctx = server.ctx(keyed::caller(&parts, server).await?);
        let body = read(body).await?;
        let key = key(&parts, &body)?;
        Ok(Self { ctx, key, body })
    }
}

impl Posted {
    /// The context for acts that remember their answer under the key.
    pub fn once(self) -> (Ctx, Bytes) {
        (self.ctx.once(self.key), self.body)
    }
}

/// The whole body. One that came in one piece, as small ones do, is not copied.
async fn read(body: Body) -> Result<Bytes, Refusal> {
    let mut pieces = body.into_data_stream();
    let Some(first) = pieces.next().await else { return Ok(Bytes::new()) };
    let first = first.map_err(|_| broken_off())?;
    let Some(second) = pieces.next().await else {
        return if first.len() > BODY_BYTES_MAX { Err(too_large()) } else { Ok(first) };
    };
    let mut whole = BytesMut::from(first);
    whole.extend_from_slice(&second.map_err(|_| broken_off())?);
    let mut length = whole.len();
    while let Some(piece) = pieces.next().await {
        let piece = piece.map_err(|_| broken_off())?;
        length += piece.len();
        if length > DRAINED_BYTES_MAX {
            break;
        }
        if length <= BODY_BYTES_MAX {
            whole.extend_from_slice(&piece);
        }
    }
    if length > BODY_BYTES_MAX { Err(too_large()) } else { Ok(whole.freeze()) }
}

fn too_large() -> Refusal {
    Refusal::Bare(StatusCode::PAYLOAD_TOO_LARGE, "Send at most 1 MiB. Larger things go as files.".to_owned())
}

fn broken_off() -> Refusal {
    Refusal::Bare(StatusCode::BAD_REQUEST, "The body broke off on its way. Send it again.".to_owned())
}

/// Bound to the address and the precondition as well as to the body: the same key for anything else is refused.
fn key(parts: &Parts, body: &[u8]) -> Result<Option<Key>, Refusal> {
    let Some(given) = idempotency_key(&parts.headers)? else { return Ok(None) };
    let if_match = parts.headers.get(header::IF_MATCH).map(|tag| String::from_utf8_lossy(tag.as_bytes()));
    let route = format!("{} {} {}", parts.method, parts.uri.path(), if_match.unwrap_or_default());
    Ok(Some(Key::new(given, &route, body)))
}

pub fn idempotency_key(headers: &HeaderMap) -> Result<Option<&str>, Refusal> {
    let Some(given) = headers.get("idempotency-key") else { return Ok(None) };
    let fits = |key: &&str| !key.is_empty() && key.len() <= KEY_CHARS_MAX;
    given.to_str().ok().filter(fits).map(Some).ok_or_else(|| {
        let advice = format!("Send an Idempotency-Key of 1 to {KEY_CHARS_MAX} printable characters.");
        Refusal::Bare(StatusCode::BAD_REQUEST, advice)
    })
}
