//! What lists show of a flow.

use super::{State, Status};
use model::{Definition, Instant};
use serde::{Deserialize, Serialize};

/// Who holds the work: the first of these that has an open step.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum HeldBy {
    Us,
    ThirdParty,
    Client,
    Waiting,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Summary {
    pub status: Status,
    /// Key of the first stage that is not finished.
    pub stage: Option<String>,
    pub stages_done: u32,
    pub stages: u32,
    /// `None` once the flow has ended.
    pub held_by: Option<HeldBy>,
    pub next_due_at: Option<Instant>,
    pub overdue: bool,
    pub wake_at: Option<Instant>,
    /// Keys of steps open or in review, in reading order.
    pub open_steps: Vec<String>,
    /// Steps done or skipped of those that can still come, 0 to 100.
    pub percent: u8,
}

pub fn summary(_definition: &Definition, state: &State) -> Summary {
    Summary {
        status: state.status,
        stage: state.stage.clone(),
        stages_done: 0,
        stages: 0,
        held_by: None,
        next_due_at: None,
        overdue: false,
        wake_at: state.wake_at(),
        open_steps: Vec::new(),
        percent: 0,
    }
}
