//! "I don't have this", for a document a member would give.

use super::{answer, keep, own_assignment};
use crate::kit::{Answer, Posted, Signed, typed};
use app::Problem;
use axum::extract::Path;
use model::Id;
use texts::Sentence;

pub async fn decline(
    signed: Signed,
    Path((flow, step, field)): Path<(String, String, String)>,
    posted: Posted,
) -> Answer {
    let done = try_to(&signed, (&flow, &step, &field), &posted).await;
    answer(&signed, (&flow, &step), &posted, done.map(|()| None)).await
}

async fn try_to(signed: &Signed, of: (&str, &str, &str), posted: &Posted) -> Result<(), Problem> {
    let (flow, step, field) = of;
    signed.command(&posted.answers)?;
    let assignment = own_assignment(signed, flow, step).await?;
    if posted.answers.ticked("have") {
        let (ctx, flow) = (&signed.ctx, Id::given(flow));
        let typed = typed::with_kept(ctx, &flow, &assignment, typed::EVERYWHERE, &posted.answers).await?;
        let typed = typed::without_declined(typed, field);
        return typed::keep(ctx, &flow, &assignment, typed::EVERYWHERE, &typed).await;
    }
    if posted.answers.text(&format!("decline.{field}")).is_empty() {
        return Err(Problem::invalid(field, Sentence::problem_document_none()));
    }
    keep(signed, &Id::given(flow), &assignment, &posted.answers).await
}
