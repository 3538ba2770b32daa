//! Puts the list of first steps away.

use crate::kit::{Answer, Posted, Signed, see_other};
use app::setup;
use views::paths;

pub async fn end(signed: Signed, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    setup::close(&signed.ctx).await?;
    Ok(see_other(paths::HOME))
}
