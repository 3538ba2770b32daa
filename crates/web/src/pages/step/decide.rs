//! Accepts, returns or waives one document.

use super::{OfStep, answer};
use crate::kit::{Answer, Posted, Said, Signed};
use app::{Problem, steps, steps::DecisionRequest};
use axum::extract::Path;
use engine::flow::Verdict;
use model::Id;
use texts::Sentence;

pub async fn decide(
    signed: Signed,
    Path((flow, step, document)): Path<(String, String, String)>,
    posted: Posted,
) -> Answer {
    let done = try_to(&signed, (&flow, &step, &document), &posted).await;
    let of: OfStep = (flow, step);
    answer(&signed, (&of.0, &of.1), &posted, done.map(Some)).await
}

async fn try_to(signed: &Signed, of: (&str, &str, &str), posted: &Posted) -> Result<Said, Problem> {
    let (flow, step, document) = of;
    let command = signed.command(&posted.answers)?;
    let reason = posted.answers.given("reason");
    let (verdict, said) = match posted.answers.text("decision") {
        "accept" => (Verdict::Accept, Said::Accepted),
        "waive" => (Verdict::Waive { reason }, Said::Waived),
        "return" => {
            let missing = || Problem::invalid(document, Sentence::problem_document_wrong());
            (Verdict::Return { reason: reason.ok_or_else(missing)? }, Said::Returned)
        }
        _ => return Err(Problem::invalid(document, Sentence::problem_document_decide())),
    };
    let request = DecisionRequest { verdict, on_behalf_of: None, command_id: Some(command), key: None };
    steps::decide_document(&signed.ctx, &Id::given(flow), step, document, request).await?;
    Ok(said)
}
