//! "Not for me": the workspace owner finds out whose it is. Something that was lent is given back to whose it is.

use super::{Work, complete::failed};
use crate::kit::{Answer, OpenLink, Posted, Texts, see_other};
use app::{
    Problem, steps,
    steps::{HandBackRequest, TakeBackRequest},
};

pub async fn hand_back(link: OpenLink, Texts(answers): Texts) -> Answer {
    let Some(work) = Work::of(&link).await? else { return Ok(see_other(&link.base())) };
    let posted = Posted { answers, ..Posted::default() };
    match try_to(&link, &work, &posted).await {
        Ok(()) => {
            link.remember_language().await;
            Ok(see_other(&link.base()))
        }
        Err(problem) => failed(&link, &work, &posted, problem).await,
    }
}

async fn try_to(link: &OpenLink, work: &Work, posted: &Posted) -> Result<(), Problem> {
    let command = work.command(link, &posted.answers)?;
    if link.is_lent() {
        let request = TakeBackRequest {
            assignment: Some(work.assignment.clone()),
            command_id: Some(command),
            ..TakeBackRequest::default()
        };
        return steps::take_back(&link.ctx, &work.flow, &work.step()?.key, request).await.map(drop);
    }
    let attempt = work.loaded.state.assignments.get(&work.assignment).map(|open| open.attempt);
    let request = HandBackRequest {
        attempt,
        note: posted.answers.given("note"),
        command_id: Some(command),
        ..HandBackRequest::default()
    };
    steps::hand_back(&link.ctx, &work.flow, &work.step()?.key, request).await.map(drop)
}
