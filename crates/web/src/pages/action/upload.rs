//! Uploads one document as a draft, before anything is sent. What is typed beside it is kept.

use super::{Work, complete::failed};
use crate::{
    Server,
    kit::{Answer, OpenLink, Posted, attach::attach, see_other},
};
use app::Problem;
use axum::extract::{Path, State};
use std::sync::Arc;
use texts::Sentence;

pub async fn upload(
    State(server): State<Arc<Server>>,
    link: OpenLink,
    Path((_, document)): Path<(String, String)>,
    mut posted: Posted,
) -> Answer {
    let Some(work) = Work::of(&link).await? else { return Ok(see_other(&link.base())) };
    match try_to(&server, &link, &work, &document, &mut posted).await {
        Ok(place) => Ok(work.again(&link, &place)),
        Err(problem) => failed(&link, &work, &posted, problem).await,
    }
}

async fn try_to(
    server: &Server,
    link: &OpenLink,
    work: &Work,
    document: &str,
    posted: &mut Posted,
) -> Result<String, Problem> {
    work.command(link, &posted.answers)?;
    let step = work.step()?;
    if posted.has_no_file() {
        return Err(Problem::invalid(document, Sentence::problem_file_choose()));
    }
    let attached = attach(server, &link.ctx, &work.flow, &step.key, posted).await;
    let place = work.place(link, &posted.answers);
    work.keep(link, &place, &posted.answers).await?;
    attached.map(|()| place)
}
