//! Ends sessions from elsewhere.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::sessions;
use axum::extract::Path;
use views::paths;

pub async fn end(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    sessions::revoke(&signed.ctx, &id).await?;
    Ok(see_other(&Said::SessionRevoked.at(paths::PROFILE)))
}

pub async fn end_others(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    sessions::revoke_others(&signed.ctx, &signed.session.session_id).await?;
    Ok(see_other(&Said::SessionsRevoked.at(paths::PROFILE)))
}
