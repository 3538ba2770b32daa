//! Uploads one file of a step as a draft; what is typed beside it is kept.

use super::{answer, keep, own_assignment};
use crate::{
    Server,
    kit::{Answer, Posted, Signed, attach::attach},
};
use app::Problem;
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;
use texts::Sentence;

pub async fn upload(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path((flow, step, field)): Path<(String, String, String)>,
    mut posted: Posted,
) -> Answer {
    let done = try_to(&server, &signed, (&flow, &step, &field), &mut posted).await;
    answer(&signed, (&flow, &step), &posted, done.map(|()| None)).await
}

async fn try_to(
    server: &Server,
    signed: &Signed,
    (flow, step, field): (&str, &str, &str),
    posted: &mut Posted,
) -> Result<(), Problem> {
    signed.command(&posted.answers)?;
    let assignment = own_assignment(signed, flow, step).await?;
    if posted.has_no_file() {
        return Err(Problem::invalid(field, Sentence::problem_file_choose()));
    }
    let flow = Id::given(flow);
    let attached = attach(server, &signed.ctx, &flow, step, posted).await;
    keep(signed, &flow, &assignment, &posted.answers).await?;
    attached
}
