//! Takes an uploaded document away again, before it was sent.

use super::{Work, complete::failed};
use crate::{
    Server,
    kit::{Answer, OpenLink, Posted, see_other},
};
use app::{Problem, steps};
use axum::extract::State;
use model::Id;
use std::sync::Arc;

pub async fn remove(State(server): State<Arc<Server>>, link: OpenLink, posted: Posted) -> Answer {
    let Some(work) = Work::of(&link).await? else { return Ok(see_other(&link.base())) };
    match try_to(&server, &link, &work, &posted).await {
        Ok(place) => Ok(work.again(&link, &place)),
        Err(problem) => failed(&link, &work, &posted, problem).await,
    }
}

async fn try_to(server: &Server, link: &OpenLink, work: &Work, posted: &Posted) -> Result<String, Problem> {
    work.command(link, &posted.answers)?;
    let file = Id::given(posted.answers.text("file"));
    steps::remove_file(&link.ctx, &work.flow, &work.step()?.key, &file).await?;
    if let Err(error) = server.files.delete(&file).await {
        tracing::warn!(%error, "the bytes of a removed draft stay until the sweeper comes");
    }
    let place = work.place(link, &posted.answers);
    work.keep(link, &place, &posted.answers).await?;
    Ok(place)
}
