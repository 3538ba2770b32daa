//! Putting a record away, and taking it out again.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::records::status;
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn archive(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    status::archive(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::RecordArchived.at(&paths::record(&id))))
}

pub async fn restore(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    status::restore(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::RecordRestored.at(&paths::record(&id))))
}
