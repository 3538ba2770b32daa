//! "I don't have this": the reason is kept beside the other answers and goes with them.

use super::{Work, complete::failed};
use crate::kit::{Answer, OpenLink, Posted, see_other};
use app::Problem;
use axum::extract::Path;
use texts::Sentence;

pub async fn decline(link: OpenLink, Path((_, document)): Path<(String, String)>, posted: Posted) -> Answer {
    let Some(work) = Work::of(&link).await? else { return Ok(see_other(&link.base())) };
    match try_to(&link, &work, &document, &posted).await {
        Ok(place) => Ok(work.again(&link, &place)),
        Err(problem) => failed(&link, &work, &posted, problem).await,
    }
}

async fn try_to(link: &OpenLink, work: &Work, document: &str, posted: &Posted) -> Result<String, Problem> {
    work.command(link, &posted.answers)?;
    let place = work.place(link, &posted.answers);
    if posted.answers.ticked("have") {
        work.keep_without(link, &place, &posted.answers, document).await?;
        return Ok(place);
    }
    if posted.answers.text(&format!("decline.{document}")).is_empty() {
        return Err(Problem::invalid(document, Sentence::problem_document_why()));
    }
    work.keep(link, &place, &posted.answers).await?;
    Ok(place)
}
