//! Send back: which steps open again.

use super::{Refusal, State};
use model::Definition;
use serde::Serialize;

/// What sending back would do, named before the act. Step keys, in reading order.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
pub struct SendBackPreview {
    /// The steps sent back to.
    pub back_to: Vec<String>,
    /// Steps that were reached and open again because they depend on those.
    pub again: Vec<String>,
    /// Of all of these the ones somebody has open now; what is typed there is closed.
    pub interrupted: Vec<String>,
}

/// The consequences of `step` sending back to `back_to` (empty: those the template names).
///
/// # Errors
/// As the act itself would be refused, rights aside.
pub fn preview_send_back(
    _definition: &Definition,
    _state: &State,
    step: &str,
    _back_to: &[String],
) -> Result<SendBackPreview, Refusal> {
    Err(Refusal::UnknownStep { step: step.to_owned() })
}
