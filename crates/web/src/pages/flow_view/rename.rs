//! Gives a view another name.

use super::refused;
use crate::{
    kit::{Answer, Answers, Posted, Said, Signed, see_other},
    pages::flow::list::{Tried, render},
};
use app::{Problem, flow_views};
use axum::{extract::Path, http::StatusCode};
use model::Id;
use store::PageRequest;
use views::{
    pages::flow::{FlowFilter, SaveView},
    paths,
};

pub async fn rename(signed: Signed, Path(id): Path<String>, posted: Posted) -> Answer {
    signed.command(&posted.answers)?;
    let name = posted.answers.text("name");
    let views = flow_views::list(&signed.ctx).await?;
    let view = views.into_iter().find(|view| view.id.as_str() == id).ok_or(Problem::NotFound)?;
    match flow_views::rename(&signed.ctx, &Id::given(&id), name).await {
        Ok(()) => Ok(see_other(&Said::ViewRenamed.at(&format!("{}?{}", paths::FLOWS, view.query)))),
        Err(problem) => {
            let rename = Some((id, refused(name, problem)?));
            let tried = Tried { status: StatusCode::UNPROCESSABLE_ENTITY, save: SaveView::default(), rename };
            let query = Answers::from_urlencoded(view.query.as_bytes());
            let filter = FlowFilter::parse(|name| query.text(name));
            Ok(render(&signed, filter, PageRequest::default(), tried).await?)
        }
    }
}
