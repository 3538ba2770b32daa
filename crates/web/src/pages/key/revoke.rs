//! Revokes a key, at once.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::keys;
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn revoke(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    keys::revoke(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::KeyRevoked.at(paths::KEYS)))
}
