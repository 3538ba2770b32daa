//! A version: used as a draft again, archived, or published again.

use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::{
    Problem,
    policy::{Intention, require},
    templates,
};
use axum::extract::Path;
use views::paths;

pub async fn redraft(signed: Signed, Path((key, version)): Path<(String, String)>, posted: Posted) -> Answer {
    let version = wanted(&signed, &version, &posted)?;
    templates::redraft(&signed.ctx, &key, version).await?;
    Ok(see_other(&Said::Redrafted.at(&paths::template(&key))))
}

pub async fn archive(signed: Signed, Path((key, version)): Path<(String, String)>, posted: Posted) -> Answer {
    let version = wanted(&signed, &version, &posted)?;
    templates::archive(&signed.ctx, &key, version).await?;
    Ok(see_other(&Said::VersionArchived.at(&paths::template(&key))))
}

pub async fn restore(signed: Signed, Path((key, version)): Path<(String, String)>, posted: Posted) -> Answer {
    let version = wanted(&signed, &version, &posted)?;
    templates::restore(&signed.ctx, &key, version).await?;
    Ok(see_other(&Said::VersionRestored.at(&paths::template(&key))))
}

fn wanted(signed: &Signed, version: &str, posted: &Posted) -> Result<i64, Problem> {
    require(&signed.ctx.caller, Intention::WriteTemplates)?;
    signed.command(&posted.answers)?;
    version.parse().map_err(|_| Problem::NotFound)
}
