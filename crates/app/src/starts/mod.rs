//! Flows that other flows start: by a step, or on account of a deadline. What a flow asks for waits in the outbox and is
//! carried out by the worker, once however often it is tried: one cause starts one flow.

mod carry_out;
mod related;

pub use carry_out::{Done, carry_out};
pub use related::{Other, Related, related};

use crate::app::Ctx;
use engine::flow::{ActionPlace, Cause, StartCause, SubFlowEnd, Subject};
use model::Id;
use serde::{Deserialize, Serialize};

/// The queue of the outbox.
pub const KIND: &str = "start";

/// What the worker has to do for flows that start others; ids and keys, nothing about anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Errand {
    /// Start this template's flow for the record of `flow`, and tell `flow` of it.
    Start { flow: Id, template: String, cause: StartCause },
    /// Tell `parent`, whose step asked for it, that `flow` has ended.
    Ended { parent: Id, step: String, attempt: u32, flow: Id, how: SubFlowEnd },
}

impl Errand {
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// What is kept beside a flow that another started.
pub(crate) fn row(ctx: &Ctx, flow: &Id, cause: &Cause) -> store::causes::Cause {
    store::causes::Cause {
        flow: flow.clone(),
        organisation: ctx.organisation().clone(),
        by: cause.flow.clone(),
        key: key(&cause.by),
        started_at: ctx.now,
    }
}

/// What of a flow started another, in one line that no other cause of that flow has.
pub(crate) fn key(cause: &StartCause) -> String {
    match cause {
        StartCause::Step { step, attempt } => format!("step {step} {attempt}"),
        StartCause::Escalation { on, place, scheduled_at } => {
            let on = match on {
                Subject::Step { step, attempt } => format!("deadline {step} {attempt}"),
                Subject::Clock(clock) => format!("clock {clock}"),
            };
            let place = match place {
                ActionPlace::OnAmber(number) => format!("amber {number}"),
                ActionPlace::OnRed(number) => format!("red {number}"),
                ActionPlace::Escalation(number) => format!("escalation {number}"),
            };
            format!("{on} {place} {}", scheduled_at.0)
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::Instant;

    #[test]
    fn every_cause_has_a_line_of_its_own() {
        let step = |attempt| StartCause::Step { step: "check".to_owned(), attempt };
        let late = |on, place, at| StartCause::Escalation { on, place, scheduled_at: Instant(at) };
        let of_step = Subject::Step { step: "check".to_owned(), attempt: 1 };
        let clock = || Subject::Clock("reply@work".to_owned());
        let causes = [
            step(1),
            step(2),
            late(of_step, ActionPlace::Escalation(0), 1),
            late(clock(), ActionPlace::OnRed(0), 1),
            late(clock(), ActionPlace::OnRed(1), 1),
            late(clock(), ActionPlace::OnAmber(0), 1),
            late(clock(), ActionPlace::OnRed(0), 2),
        ];
        let keys: std::collections::BTreeSet<String> = causes.iter().map(key).collect();
        assert_eq!(keys.len(), causes.len(), "{keys:#?}");
    }
}
