//! Bytes that came from people, given back as a file to save: never shown as a page of ours.

use super::{Failure, headers::POLICY_OF_FILES};
use crate::Server;
use app::Problem;
use axum::{
    body::Body,
    http::{HeaderValue, header},
    response::{IntoResponse, Response},
};
use gateways::files::{FileError, Opened};
use model::Id;

pub async fn download(server: &Server, id: &Id, name: &str) -> Result<Response, Failure> {
    let opened = opened(server, id).await?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("application/octet-stream")),
        (header::CONTENT_LENGTH, HeaderValue::from(opened.size)),
        (header::CONTENT_DISPOSITION, plain_disposition("attachment", name)),
        (header::CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY_OF_FILES)),
    ];
    Ok((headers, Body::from_stream(opened.bytes)).into_response())
}

pub async fn opened(server: &Server, id: &Id) -> Result<Opened, Problem> {
    server.files.get(id).await.map_err(|error| match error {
        FileError::NotFound(_) => Problem::NotFound,
        error => Problem::broken(error),
    })
}

/// RFC 6266: the name in UTF-8, and a plain one for whoever cannot read that. `how` is `attachment` or `inline`.
pub fn plain_disposition(how: &'static str, name: &str) -> HeaderValue {
    let plain: String = name
        .chars()
        .map(|letter| if letter.is_ascii_alphanumeric() || " ._-".contains(letter) { letter } else { '_' })
        .collect();
    let encoded: String = name.bytes().map(encoded).collect();
    let line = format!("{how}; filename=\"{plain}\"; filename*=UTF-8''{encoded}");
    HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static(how))
}

fn encoded(byte: u8) -> String {
    if byte.is_ascii_alphanumeric() || b"._-".contains(&byte) {
        char::from(byte).to_string()
    } else {
        format!("%{byte:02X}")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn any_name_fits_the_header() {
        let cases = [
            ("a b.pdf", "attachment; filename=\"a b.pdf\"; filename*=UTF-8''a%20b.pdf"),
            ("é\".pdf", "attachment; filename=\"__.pdf\"; filename*=UTF-8''%C3%A9%22.pdf"),
            ("x\r\ny", "attachment; filename=\"x__y\"; filename*=UTF-8''x%0D%0Ay"),
        ];
        for (name, expected) in cases {
            assert_eq!(plain_disposition("attachment", name), expected, "{name:?}");
        }
    }
}
