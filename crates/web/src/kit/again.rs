//! A form whose act could not be done for want of the storage, given back to be sent again: what was typed is kept
//! with scripts and without. Never in it: passwords, files. A form that was sent with a password is not given back: without it
//! it would do something else.

use super::{Answers, posted::is_multipart};
use axum::{
    body::{Body, Bytes, HttpBody, to_bytes},
    extract::{FromRequest, Multipart, Request},
    http::{HeaderMap, HeaderValue, Method, header},
};
use views::pages::error::Again;

/// Larger forms are not kept; nobody types that much.
const BYTES_MAX: u64 = 256 * 1024;
/// Whoever may see the screen must not read them.
const SECRETS: [&str; 4] = ["password", "again", "now", "code"];

/// What was posted, until it is known whether it is needed.
pub struct Kept {
    address: String,
    content_type: HeaderValue,
    body: Bytes,
}

/// The request as it was, and what it posts, if that is a form.
pub async fn keep(request: Request) -> (Request, Option<Kept>) {
    let Some(content_type) = form(&request) else { return (request, None) };
    let (parts, body) = request.into_parts();
    let Ok(body) = to_bytes(body, usize::try_from(BYTES_MAX).unwrap_or(usize::MAX)).await else {
        // It broke off; the handler says so.
        return (Request::from_parts(parts, Body::empty()), None);
    };
    let address = parts.uri.path_and_query().map(ToString::to_string).unwrap_or_default();
    let kept = Kept { address, content_type, body: body.clone() };
    (Request::from_parts(parts, Body::from(body)), Some(kept))
}

fn form(request: &Request) -> Option<HeaderValue> {
    let headers = request.headers();
    // Of a body whose length nobody says, nobody knows whether it is a form at all.
    let length = request.body().size_hint().exact()?;
    let content_type = headers.get(header::CONTENT_TYPE)?;
    let is_form =
        is_multipart(headers) || content_type.as_bytes().starts_with(b"application/x-www-form-urlencoded");
    (*request.method() == Method::POST && is_form && length <= BYTES_MAX).then(|| content_type.clone())
}

impl Kept {
    /// The form to send again; `None` for one that is not of ours, or has a secret in it.
    pub async fn again(self) -> Option<Again> {
        let mut headers = HeaderMap::new();
        headers.insert(header::CONTENT_TYPE, self.content_type);
        let (answers, files) = if is_multipart(&headers) {
            read(headers, self.body).await?
        } else {
            (Answers::from_urlencoded(&self.body), false)
        };
        answers.one("nonce").or(answers.one("csrf"))?;
        if SECRETS.iter().any(|name| answers.one(name).is_some_and(|text| !text.is_empty())) {
            return None;
        }
        let fields = answers.pairs().map(|(name, text)| (name.to_owned(), text.to_owned())).collect();
        Some(Again { address: self.address, fields, files, first: None })
    }
}

/// The texts, and whether there were files.
async fn read(headers: HeaderMap, body: Bytes) -> Option<(Answers, bool)> {
    let mut request = Request::new(Body::from(body));
    *request.headers_mut() = headers;
    let mut multipart = Multipart::from_request(request, &()).await.ok()?;
    let (mut answers, mut files) = (Answers::default(), false);
    while let Some(field) = multipart.next_field().await.ok()? {
        match field.file_name() {
            Some(name) => files |= !name.is_empty(),
            None => {
                let name = field.name().unwrap_or_default().to_owned();
                answers.push(&name, field.text().await.ok()?);
            }
        }
    }
    Some((answers, files))
}
