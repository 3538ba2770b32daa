//! One colour. The address says which, so the answer never changes and asks nobody.

use crate::kit::{Answer, Failure, headers::FOR_EVER};
use app::Problem;
use axum::{
    extract::Path,
    http::{HeaderValue, header},
    response::IntoResponse,
};
use model::Color;
use views::brand::stylesheet;

pub async fn show(Path(file): Path<String>) -> Answer {
    let color = file.strip_suffix(".css").and_then(Color::parse).ok_or(Failure(Problem::NotFound))?;
    let headers = [
        (header::CONTENT_TYPE, HeaderValue::from_static("text/css; charset=utf-8")),
        (header::CACHE_CONTROL, HeaderValue::from_static(FOR_EVER)),
    ];
    Ok((headers, stylesheet(color)).into_response())
}
