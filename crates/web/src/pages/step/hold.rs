//! Picks a group's work up, or puts it back.

use super::{OfStep, answer, own_assignment};
use crate::kit::{Answer, Posted, Said, Signed, page::local_path, see_other};
use app::{Problem, steps};
use axum::extract::Path;
use model::Id;

pub async fn pick_up(signed: Signed, Path((flow, step)): Path<OfStep>, posted: Posted) -> Answer {
    let done = try_to(&signed, (&flow, &step), &posted, Said::PickedUp).await;
    // From a list it was picked up in, back to that list.
    if let (Ok(said), Some(back)) = (&done, posted.answers.given("back")) {
        return Ok(see_other(&said.at(local_path(&back))));
    }
    answer(&signed, (&flow, &step), &posted, done.map(Some)).await
}

pub async fn put_back(signed: Signed, Path((flow, step)): Path<OfStep>, posted: Posted) -> Answer {
    let done = try_to(&signed, (&flow, &step), &posted, Said::PutBack).await;
    answer(&signed, (&flow, &step), &posted, done.map(Some)).await
}

async fn try_to(
    signed: &Signed,
    (flow, step): (&str, &str),
    posted: &Posted,
    act: Said,
) -> Result<Said, Problem> {
    // The button may stand in the form of the step itself; the act is another than that form's.
    let command = format!("{}-{act:?}", signed.command(&posted.answers)?);
    let assignment = own_assignment(signed, flow, step).await?;
    let (ctx, flow) = (&signed.ctx, Id::given(flow));
    match act {
        Said::PutBack => steps::put_back(ctx, &flow, &assignment, Some(command)).await?,
        _ => steps::pick_up(ctx, &flow, &assignment, Some(command)).await?,
    };
    Ok(act)
}
