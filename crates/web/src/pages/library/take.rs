//! Takes one into use: published, its groups made, its Start Link on.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::{
    policy::{Intention, require},
    templates,
};
use axum::extract::Path;
use views::paths;

pub async fn take(signed: Signed, Path(key): Path<String>, posted: Posted) -> Answer {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    signed.command(&posted.answers)?;
    templates::use_shipped(&signed.ctx, &key).await?;
    let home = posted.answers.ticked("home") && signed.organisation.first_steps;
    let next = if home { paths::HOME.to_owned() } else { paths::template(&key) };
    Ok(see_other(&Said::TemplateTaken.at(&next)))
}
