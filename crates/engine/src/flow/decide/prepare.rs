//! Preparing: an internal person completes a step's details before its own people see it.

use super::{
    answers::{self, Asked},
    seat::Part,
    turn::Turn,
};
use crate::flow::event;
use crate::flow::{Closing, Command, Event, Preparation, Purpose, Refusal, StepStatus};
use model::{definition::Step, field::FieldProblem, limits::LONG_TEXT_CHARS_MAX};
use texts::Sentence;

pub(super) fn prepare(turn: &mut Turn<'_>, command: &Command, act: &Preparation) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    let live = turn.state.steps.get(&step.key);
    if live.is_none_or(|live| live.status != StepStatus::Preparing) {
        return Err(turn.closed(step));
    }
    turn.must_be_attempt(step, act.attempt)?;
    let seat = turn.seat(step, command, act.for_any, Part::Prepare)?;
    let mut problems = Vec::new();
    let asked = Asked { owner: &step.key, form: &step.form, required: false };
    let data = answers::check(turn, &asked, &act.data, &mut problems);
    let text = act.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    if text.is_some_and(|text| text.chars().count() > LONG_TEXT_CHARS_MAX) {
        problems.push(FieldProblem::new("text", Sentence::field_shorten(LONG_TEXT_CHARS_MAX)));
    }
    if !problems.is_empty() {
        return Err(Refusal::Data(problems));
    }
    turn.brings_data = true;
    turn.close(&seat.assignment.id, Closing::Done);
    let prepared = Event::Prepared(event::Prepared {
        step: step.key.clone(),
        attempt: seat.assignment.attempt,
        assignment: seat.assignment.id,
        by: seat.person,
        data: turn.seal_data(&data),
        text: text.map(|text| turn.seal_words(text)),
        due_at: act.due_at,
        at: turn.now,
    });
    turn.emit(prepared);
    turn.close_all(&step.key, Closing::NotNeeded);
    turn.staff(step);
    Ok(())
}

impl<'a> Turn<'a> {
    /// The step is with whoever completes it, or waits for the owner to say who does.
    pub fn begin_preparing(&mut self, step: &'a Step, role: &str) {
        self.emit(Event::StepPreparing { step: step.key.clone(), attempt: self.attempt(&step.key) });
        self.hand_out(step, role, Purpose::Prepare);
    }
}
