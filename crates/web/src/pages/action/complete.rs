//! Does the act.

use super::{Work, show};
use crate::{
    Server,
    kit::{Answer, OpenLink, Posted, attach::attach, completion, failure, see_other, typed},
    shape::Tried,
};
use app::{Problem, steps};
use axum::extract::State;
use std::sync::Arc;

pub async fn complete(State(server): State<Arc<Server>>, link: OpenLink, mut posted: Posted) -> Answer {
    let Some(work) = Work::of(&link).await? else {
        // The same form again, or somebody else was faster: the page says which.
        return Ok(see_other(&link.base()));
    };
    match try_to(&server, &link, &work, &mut posted).await {
        Ok(()) => {
            link.remember_language().await;
            Ok(see_other(&format!("{}?sent=1", link.base())))
        }
        Err(problem) => failed(&link, &work, &posted, problem).await,
    }
}

async fn try_to(server: &Server, link: &OpenLink, work: &Work, posted: &mut Posted) -> Result<(), Problem> {
    let step = work.step()?;
    let command = work.command(link, &posted.answers)?;
    let place = work.place(link, &posted.answers);
    let kept = typed::find(&link.ctx, &work.flow, &work.assignment, Some(&place)).await?;
    typed::with_declined(&mut posted.answers, kept.typed.as_deref());
    attach(server, &link.ctx, &work.flow, &step.key, posted).await?;
    let mut request = completion::read(step, &posted.answers, command, link.shell.local.language);
    // Where to is the template's business: outside people choose no steps they cannot see.
    request.back_to.clear();
    steps::complete(&link.ctx, &work.flow, &step.key, request).await.map(drop)
}

/// The page again with everything that was typed, as far as the problem is the form's.
pub async fn failed(link: &OpenLink, work: &Work, posted: &Posted, problem: Problem) -> Answer {
    if !failure::is_of_form(&problem) {
        return Err(problem.into());
    }
    let Some(now) = Work::of(link).await? else { return Ok(see_other(&link.base())) };
    debug_assert_eq!(now.assignment, work.assignment, "a link leads to one assignment");
    let typed = typed::of(&posted.answers);
    let tried = Tried::failed(typed, &problem, link.shell.local.texts());
    let kept = show::Kept::posted(work.place(link, &posted.answers));
    let response = show::render(link, &now, failure::status(&problem), &tried, kept).await?;
    Ok(failure::come_back(&problem, response))
}
