//! Switches a module of the portal, or puts it elsewhere.

use super::overview;
use crate::kit::{Answer, Posted, Said, Signed, failure, see_other};
use app::portal::{self, ModuleChange};
use axum::extract::Path;
use views::paths;

pub async fn save(signed: Signed, Path(word): Path<String>, posted: Posted) -> Answer {
    let change = ModuleChange {
        is_on: posted.answers.ticked("on"),
        content: posted.answers.one("content").unwrap_or_default().to_owned(),
    };
    let done = async {
        signed.command(&posted.answers)?;
        portal::change_module(&signed.ctx, &word, change.clone()).await
    };
    match done.await {
        Ok(()) => Ok(see_other(&Said::PortalSaved.at(paths::PORTAL_ADMIN))),
        Err(problem) if failure::is_of_form(&problem) => {
            let said = problem.said(signed.local().language);
            let tried = overview::Tried {
                module: Some((word, change.content, change.is_on, said)),
                ..overview::Tried::default()
            };
            Ok(overview::render(&signed, failure::status(&problem), tried).await?)
        }
        Err(problem) => Err(problem.into()),
    }
}

pub async fn put_at(signed: Signed, Path(word): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let to = posted.answers.text("to").parse().unwrap_or(usize::MAX);
    portal::move_module(&signed.ctx, &word, to).await?;
    Ok(see_other(&format!("{}#modules", paths::PORTAL_ADMIN)))
}
