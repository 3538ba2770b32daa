//! Keeps what a member types so far; the script of the form posts it, the page shows it again on every device.

use super::{OfStep, keep, own_assignment};
use crate::kit::{Answer, Signed, Texts};
use axum::{extract::Path, http::StatusCode, response::IntoResponse};
use model::Id;

pub async fn save(signed: Signed, Path((flow, step)): Path<OfStep>, Texts(answers): Texts) -> Answer {
    signed.command(&answers)?;
    let assignment = own_assignment(&signed, &flow, &step).await?;
    keep(&signed, &Id::given(&flow), &assignment, &answers).await?;
    Ok(StatusCode::NO_CONTENT.into_response())
}
