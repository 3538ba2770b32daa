//! Publishes the draft of a template.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::{
    policy::{Intention, require},
    templates,
};
use axum::extract::Path;
use views::paths;

pub async fn publish(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    signed.command(&posted.answers)?;
    templates::publish(&signed.ctx, &key).await?;
    Ok(see_other(&Said::Published.at(&paths::template(&key))))
}
