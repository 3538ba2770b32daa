//! The preparer hands a step on, with what they filled in.

use super::{OfStep, answer};
use crate::{
    kit::{Answer, Posted, Said, Signed},
    shape::input,
};
use app::{
    Problem, flows,
    steps::{self, Once, PreparationRequest},
};
use axum::extract::Path;
use model::{Id, Instant, field::FieldInput};
use std::collections::BTreeMap;
use texts::Sentence;

pub async fn prepare(signed: Signed, Path((flow, step)): Path<OfStep>, posted: Posted) -> Answer {
    let done = try_to(&signed, (&flow, &step), &posted).await;
    answer(&signed, (&flow, &step), &posted, done.map(|()| Some(Said::Prepared))).await
}

async fn try_to(signed: &Signed, (flow, step): (&str, &str), posted: &Posted) -> Result<(), Problem> {
    let answers = &posted.answers;
    let once = Once { command_id: Some(signed.command(answers)?), key: None };
    let flow = Id::given(flow);
    let loaded = flows::workspace(&signed.ctx, &flow).await?;
    let definition = loaded.published.definition.step(step).ok_or(Problem::NotFound)?;
    let data: BTreeMap<String, FieldInput> =
        input::inputs(&definition.form, answers, signed.local().language);
    let request = PreparationRequest {
        attempt: answers.one("attempt").and_then(|number| number.parse().ok()),
        data,
        text: answers.text("note").to_owned(),
        due_at: due(signed, answers.text("due"))?,
        on_behalf_of: None,
    };
    steps::prepare(&signed.ctx, &flow, step, (once, request)).await.map(drop)
}

fn due(signed: &Signed, typed: &str) -> Result<Option<Instant>, Problem> {
    if typed.trim().is_empty() {
        return Ok(None);
    }
    let read = signed.local().read_moment(typed);
    read.map(Some).ok_or_else(|| Problem::invalid("due", Sentence::intervention_at_wrong()))
}
