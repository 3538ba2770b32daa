//! Says in which folder a template is, and whether it is shared.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::portal::{self, Place};
use axum::extract::Path;
use views::paths;

pub async fn save(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let place =
        Place { folder: posted.answers.given("folder"), is_private: posted.answers.ticked("private") };
    portal::place_template(&signed.ctx, &key, place).await?;
    Ok(see_other(&Said::PortalSaved.at(&paths::template(&key))))
}
