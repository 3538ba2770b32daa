//! Gives a view another name.

use super::{refused, render};
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, see_other},
    shape::{narrowed::Narrowed, tabs::Tried},
};
use app::{
    Problem,
    saved_views::{self, List},
};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use views::part::SaveView;

pub async fn rename(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let (ctx, person, name) = (&signed.ctx, &signed.session.person, posted.answers.text("name"));
    let view = saved_views::find(ctx, person, &Id::given(&id)).await?;
    let list = List::parse(&view.list).ok_or(Problem::NotFound)?;
    let narrowed = Narrowed::parse(&list, &Answers::from_urlencoded(view.query.as_bytes()));
    match saved_views::rename(ctx, person, &view.id, name).await {
        Ok(()) => Ok(see_other(&Said::ViewRenamed.at(&narrowed.href()))),
        Err(problem) => {
            let rename = Some((id, refused(name, problem)?));
            let tried = Tried { status: StatusCode::UNPROCESSABLE_ENTITY, save: SaveView::default(), rename };
            Ok(render(&signed, narrowed, tried).await?)
        }
    }
}
