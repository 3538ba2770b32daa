//! A name for each request: it stands in the answer, in the log, and on the page when something goes wrong.

use axum::http::HeaderValue;
use model::Id;

#[derive(Clone, Debug)]
pub struct RequestId(pub Id);

impl RequestId {
    pub const HEADER: &str = "x-request-id";

    pub fn header(&self) -> Option<HeaderValue> {
        HeaderValue::from_str(self.0.as_str()).ok()
    }
}
