//! One document decided on: accepted, returned, or not needed after all.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::{
    Problem,
    steps::{self, DecisionRequest},
};
use axum::extract::Path;
use engine::flow::Verdict;
use model::Id;
use serde::{Deserialize, Serialize};
use texts::Sentence;
use utoipa::ToSchema;

/// Either `{"decision": "return", "reason": "…"}` or, shorter, `{"return": true, "reason": "…"}`.
#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct DecisionGiven {
    /// `accept`, `return` or `waive`.
    #[schema(value_type = Option<String>)]
    decision: Option<Word>,
    accept: Option<bool>,
    #[serde(rename = "return")]
    returned: Option<bool>,
    waive: Option<bool>,
    /// Needed to return a document; the client reads it.
    reason: Option<String>,
    /// Id of the reviewer this counts for; needs the scope `act_for_others`.
    on_behalf_of: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, Deserialize, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Word {
    Accept,
    Return,
    Waive,
}

/// Decides on a document under review.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps/{key}/files/{field}/decision", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("key" = String, Path, description = "Key of the step"),
        ("field" = String, Path, description = "Key of the document"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = DecisionGiven,
    responses(
        (status = 200, description = "The flow after it", body = schema::Acted),
        (status = 404, description = "No such flow, step or document", body = Document),
        (status = 409, description = "It is not under review", body = Document),
        (status = 422, description = "No decision, or no reason", body = Document),
    ))]
pub async fn decide(Path((flow, step, field)): Path<(String, String, String)>, posted: Posted) -> Answer {
    let given: DecisionGiven = json::read(&posted.body)?;
    let on_behalf_of = given.on_behalf_of.as_deref().map(Id::given);
    let request =
        DecisionRequest { verdict: verdict(given)?, on_behalf_of, command_id: None, key: posted.key };
    acted(&steps::decide_document(&posted.ctx, &Id::given(&flow), &step, &field, request).await?)
}

fn verdict(given: DecisionGiven) -> Result<Verdict, Problem> {
    let short = [(given.accept, Word::Accept), (given.returned, Word::Return), (given.waive, Word::Waive)];
    let short = short.into_iter().filter(|(chosen, _)| *chosen == Some(true)).map(|(_, word)| word);
    let chosen: Vec<Word> = given.decision.into_iter().chain(short).collect();
    match (chosen.as_slice(), given.reason) {
        ([Word::Accept], _) => Ok(Verdict::Accept),
        ([Word::Return], reason) => Ok(Verdict::Return { reason: reason.unwrap_or_default() }),
        ([Word::Waive], reason) => Ok(Verdict::Waive { reason }),
        _ => Err(Problem::invalid(
            "decision",
            Sentence::written("Send one decision: accept, return or waive."),
        )),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_decision_is_one_word_in_either_form() {
        for (body, expected) in [
            (r#"{"decision": "accept"}"#, Some(Verdict::Accept)),
            (r#"{"accept": true}"#, Some(Verdict::Accept)),
            (
                r#"{"decision": "return", "reason": "blurred"}"#,
                Some(Verdict::Return { reason: "blurred".to_owned() }),
            ),
            (
                r#"{"return": true, "reason": "blurred"}"#,
                Some(Verdict::Return { reason: "blurred".to_owned() }),
            ),
            (r#"{"waive": true}"#, Some(Verdict::Waive { reason: None })),
            (r#"{"accept": true, "return": true}"#, None),
            (r#"{"accept": false}"#, None),
            ("{}", None),
        ] {
            let given: DecisionGiven = serde_json::from_str(body).unwrap();
            assert_eq!(verdict(given).ok(), expected, "{body}");
        }
    }
}
