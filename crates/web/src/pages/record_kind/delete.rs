//! Taking a kind away, or back to how it began.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::record_kinds;
use axum::extract::Path;
use views::paths;

pub async fn delete(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    record_kinds::delete(&signed.ctx, &key).await?;
    Ok(see_other(&Said::KindDeleted.at(paths::RECORD_KINDS)))
}

pub async fn reset(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    record_kinds::reset(&signed.ctx, &key).await?;
    Ok(see_other(&Said::KindSaved.at(paths::RECORD_KINDS)))
}
