//! Deletes a view.

use super::path;
use crate::kit::{Answer, Posted, Said, Signed, see_other};
use app::{
    Problem,
    saved_views::{self, List},
};
use axum::extract::Path;
use model::Id;

pub async fn delete(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let (ctx, person, id) = (&signed.ctx, &signed.session.person, Id::given(&id));
    let list = match saved_views::find(ctx, person, &id).await {
        Ok(view) => List::parse(&view.list).unwrap_or(List::Flows),
        // Twice is once.
        Err(Problem::NotFound) => List::Flows,
        Err(problem) => return Err(problem.into()),
    };
    saved_views::delete(ctx, person, &id).await?;
    Ok(see_other(&Said::ViewDeleted.at(&path(&list))))
}
