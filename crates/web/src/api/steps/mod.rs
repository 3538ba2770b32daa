//! Steps: answered by whoever holds them, or by a key in their place.

pub mod complete;
pub mod hand_back;
pub mod hand_over;
pub mod intervene;
pub mod lending;
pub mod record_update;

use super::json;
use app::flows::{FlowView, Ran, view::view};
use axum::{http::StatusCode, response::Response};
use serde::{Deserialize, Serialize};
use utoipa::IntoParams;

/// Which step, as the address says.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Path)]
pub struct OfStep {
    /// Id of the flow
    pub id: String,
    /// Key of the step
    pub key: String,
}

/// The flow after an act, and where the act stands in its log.
#[derive(Serialize)]
struct Acted<'a> {
    #[serde(flatten)]
    flow: FlowView,
    command_id: &'a str,
}

pub fn acted(ran: &Ran) -> Result<Response, super::refusal::Refusal> {
    let flow = FlowView { seq: ran.seq, ..view(&ran.loaded) };
    json::answer(StatusCode::OK, &Acted { flow, command_id: &ran.command_id })
}
