//! A step put into a live flow.

use crate::api::{json, posted::Posted, problem::Document, refusal::Answer, schema, steps::acted};
use app::steps::{self, NewStep, Once};
use axum::extract::Path;
use model::Id;
use serde::Deserialize;
use utoipa::ToSchema;

#[derive(Default, Deserialize, ToSchema)]
#[serde(default, deny_unknown_fields)]
pub struct StepGiven {
    /// Key of the step it comes directly after.
    after: String,
    /// `task`, `form` (one long answer), `file_request` (one document), `approval` or `acknowledgement`.
    #[schema(example = "task")]
    kind: String,
    /// Key of the role that does it.
    role: String,
    title: String,
    /// What there is to know.
    text: String,
    /// Counted from its opening; left out for no deadline.
    #[schema(example = "3 business days")]
    due: String,
    /// Of an approval: its denial ends the flow.
    ends_if_denied: bool,
    /// Stands in the log; members alone read it.
    reason: String,
}

/// Adds a step to this flow alone. After a step that is done it opens at once.
#[utoipa::path(post, path = "/api/v1/flows/{id}/steps", tag = "steps",
    params(
        ("id" = String, Path, description = "Id of the flow"),
        ("Idempotency-Key" = Option<String>, Header, description = "Makes a repeat harmless"),
    ),
    request_body = StepGiven,
    responses(
        (status = 200, description = "The flow after it; the new step is called `added_1`, `added_2` …", body = schema::Acted),
        (status = 404, description = "No such flow or step", body = Document),
        (status = 409, description = "The flow does not come there", body = Document),
        (status = 422, description = "Everything that does not fit", body = Document),
    ))]
pub async fn add(Path(flow): Path<String>, posted: Posted) -> Answer {
    let given: StepGiven = json::read(&posted.body)?;
    let asked = NewStep {
        after: given.after,
        kind: given.kind,
        role: given.role,
        title: given.title,
        text: given.text,
        due: given.due,
        ends_if_denied: given.ends_if_denied,
        reason: given.reason,
    };
    let once = Once { command_id: None, key: posted.key };
    acted(&steps::add(&posted.ctx, &Id::given(&flow), once, asked).await?)
}
