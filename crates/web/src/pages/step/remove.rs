//! Takes an uploaded file away again, before it was sent.

use super::{answer, keep, own_assignment};
use crate::{
    Server,
    kit::{Answer, Posted, Signed},
};
use app::{Problem, steps};
use axum::extract::{Path, State};
use model::Id;
use std::sync::Arc;

pub async fn remove(
    State(server): State<Arc<Server>>,
    signed: Signed,
    Path((flow, step, _)): Path<(String, String, String)>,
    posted: Posted,
) -> Answer {
    let done = try_to(&server, &signed, (&flow, &step), &posted).await;
    answer(&signed, (&flow, &step), &posted, done.map(|()| None)).await
}

async fn try_to(
    server: &Server,
    signed: &Signed,
    (flow, step): (&str, &str),
    posted: &Posted,
) -> Result<(), Problem> {
    signed.command(&posted.answers)?;
    let assignment = own_assignment(signed, flow, step).await?;
    let (flow, file) = (Id::given(flow), Id::given(posted.answers.text("file")));
    steps::remove_file(&signed.ctx, &flow, step, &file).await?;
    if let Err(error) = server.files.delete(&file).await {
        tracing::warn!(%error, "the bytes of a removed draft stay until the sweeper comes");
    }
    keep(signed, &flow, &assignment, &posted.answers).await
}
