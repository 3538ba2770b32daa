//! Signs a member out everywhere.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::sessions;
use axum::extract::Path;
use model::Id;
use views::paths;

pub async fn sign_out(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    sessions::revoke_of_member(&signed.ctx, &Id::given(&id)).await?;
    Ok(see_other(&Said::MemberSignedOut.at(&paths::member(&id))))
}
