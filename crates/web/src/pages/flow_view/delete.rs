//! Deletes a view.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::flow_views;
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn delete(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    flow_views::delete(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::ViewDeleted.at(paths::FLOWS)))
}
