//! Record updates: a step asks for the record to be changed, and is done when it was.

use super::turn::Turn;
use crate::{
    condition::Lookup as _,
    flow::{Act, Event, StepStatus},
    text,
};
use model::{
    Value,
    definition::{Kind, SetTo, Step},
};
use std::collections::BTreeMap;

impl<'a> Turn<'a> {
    /// Whether the flow goes on without waiting: it never does.
    pub fn ask_update(&mut self, step: &'a Step) -> bool {
        let Some(update) = &step.update else { return true };
        self.emit_opened(step);
        let mut values = BTreeMap::new();
        for (field, to) in &update.set {
            let facts = self.facts();
            let value = match to {
                SetTo::Data(path) => facts.datum(path).map(std::borrow::Cow::into_owned),
                SetTo::Text(words) => Some(Value::Text(text::render(words, &facts))),
            };
            values.extend(value.map(|value| (field.clone(), value)));
        }
        let data = self.seal_data(&values);
        let (step, attempt) = (step.key.clone(), self.attempt(&step.key));
        self.emit(Event::RecordUpdateAsked { step, attempt, data, at: self.now });
        false
    }

    /// The open run of a record update that is told of.
    fn is_asked(&self, step: &str, attempt: u32) -> bool {
        let is_update = self.step(step).is_ok_and(|step| step.kind == Kind::UpdateRecord);
        let live = self.state.steps.get(step).filter(|live| live.status == StepStatus::Open);
        is_update && live.and_then(|live| live.current()).is_some_and(|current| current.number == attempt)
    }
}

/// What has become of it. Of an earlier run, or told twice, it changes nothing.
pub(super) fn tell(turn: &mut Turn<'_>, act: &Act) {
    match act {
        Act::RecordUpdated { step, attempt } if turn.is_asked(step, *attempt) => {
            if let Ok(step) = turn.step(step) {
                turn.finish_alone(step);
                turn.advance_if_running();
            }
        }
        Act::RecordUpdateFailed { step, attempt, why } if turn.is_asked(step, *attempt) => {
            let current = turn.state.steps.get(step).and_then(|live| live.current());
            if current.is_some_and(|current| current.update_failed.is_none()) {
                let (step, attempt) = (step.clone(), *attempt);
                turn.emit(Event::RecordUpdateFailed { step, attempt, why: *why, at: turn.now });
            }
        }
        _ => {}
    }
}
