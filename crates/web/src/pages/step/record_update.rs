//! A step that could not change the record is tried again.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::records::errands;
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn retry(signed: Signed, Path((flow, step)): Path<(String, String)>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    errands::retry(&signed.ctx, &Id::given(&flow), &step).await?;
    Ok(see_other(&Said::TriedAgain.at(&paths::flow(&flow))))
}
