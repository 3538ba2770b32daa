//! What the owner does to a live flow: a step put in, skipped or done again, another deadline, a pause. Each says why.

use super::turn::Turn;
use crate::{
    flow::{
        AddStep, ChangeDue, Closing, Command, DueOf, Event, Intervention, Refusal, SealedStep, State, Status,
        StepStatus, deadline::set_by_hand, dependence::Layout, intervention::ADDABLE, summary,
    },
    sealed::Sealed,
};
use model::{
    Definition, Id,
    definition::{Kind, Priority},
    field::FieldProblem,
    limits::{LONG_TEXT_CHARS_MAX, TEXT_CHARS_MAX},
};
use texts::Sentence;

/// The step stands in the state afterwards, but not yet in the turn's definition.
pub(super) fn add_step(turn: &mut Turn<'_>, command: &Command, act: &AddStep) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let after = turn.step(&act.after)?;
    if after.kind == Kind::Decision {
        return Err(Refusal::CannotAddAfter { step: after.key.clone() });
    }
    must_fit(turn, act)?;
    if is_out_of_reach(turn.definition, &turn.state, &act.after) {
        return Err(Refusal::OutOfReach { step: act.after.clone() });
    }
    let reason = turn.why(&act.reason)?;
    if let (Some(calendar), None, Some(_)) = (&act.calendar, &turn.state.calendar, &act.due) {
        let calendars = turn.state.calendars.clone();
        turn.emit(Event::CalendarTold { calendar: calendar.clone(), calendars });
    }
    let text = act.text.as_deref().map(str::trim).filter(|text| !text.is_empty());
    let added = Box::new(SealedStep {
        key: free_key(turn.definition),
        after: act.after.clone(),
        kind: act.kind,
        role: act.role.clone(),
        title: turn.seal_words(act.title.trim()),
        text: text.map(|text| turn.seal_words(text)),
        due: act.due.clone(),
        ends_if_denied: act.kind == Kind::Approval && act.ends_if_denied,
    });
    turn.brings_data = true;
    turn.emit(Event::StepAdded { added, reason, by: command.person().cloned(), at: turn.now });
    reopen_stage_of(turn, &act.after);
    Ok(())
}

fn must_fit(turn: &Turn<'_>, act: &AddStep) -> Result<(), Refusal> {
    let mut problems = Vec::new();
    let mut problem = |path: &str, said: Sentence| problems.push(FieldProblem::new(path, said));
    let title = act.title.trim();
    if title.is_empty() {
        problem("title", Sentence::field_required());
    } else if title.chars().count() > TEXT_CHARS_MAX {
        problem("title", Sentence::field_shorten(TEXT_CHARS_MAX));
    } else if title.contains(['\n', '\r']) {
        problem("title", Sentence::field_one_line());
    }
    if act.text.as_ref().is_some_and(|text| text.chars().count() > LONG_TEXT_CHARS_MAX) {
        problem("text", Sentence::field_shorten(LONG_TEXT_CHARS_MAX));
    }
    if turn.definition.role(&act.role).is_none() {
        problem("role", Sentence::refusal_no_such_role());
    }
    if !ADDABLE.contains(&act.kind) {
        problem("kind", Sentence::refusal_addable());
    }
    if problems.is_empty() { Ok(()) } else { Err(Refusal::Data(problems)) }
}

pub(super) fn is_out_of_reach(definition: &Definition, state: &State, step: &str) -> bool {
    let layout = Layout::of(definition);
    let off_path = layout.site(step).is_some_and(|site| !layout.is_on_path(site, state));
    off_path || summary(definition, state).not_needed.iter().any(|key| key == step)
}

/// `added_1`, or the next number that nothing in the definition is called by.
fn free_key(definition: &Definition) -> String {
    let steps = definition.steps();
    let taken = |key: &String| {
        steps.iter().any(|step| step.key == *key)
            || definition.roles.iter().any(|role| role.key == *key)
            || definition.stages.iter().any(|stage| stage.key == *key)
    };
    let mut number = 1_u32;
    loop {
        let key = format!("added_{number}");
        if !taken(&key) {
            return key;
        }
        number += 1;
    }
}

/// What comes after a step of a finished stage is done before the flow goes on.
fn reopen_stage_of(turn: &mut Turn<'_>, step: &str) {
    let holds = |stage: &&model::definition::Stage| stage.steps().iter().any(|inner| inner.key == step);
    let stage = turn.definition.stages.iter().find(holds).map(|stage| stage.key.clone());
    if let Some(stage) = stage.filter(|stage| turn.state.stages_done.contains(stage)) {
        turn.emit(Event::StageReopened { stage });
    }
}

pub(super) fn skip_step(turn: &mut Turn<'_>, command: &Command, act: &Intervention) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let step = turn.step(&act.step)?;
    let status = turn.state.steps.get(&step.key).map_or(StepStatus::Pending, |step| step.status);
    if matches!(status, StepStatus::Done | StepStatus::Skipped | StepStatus::Withdrawn) {
        return Err(turn.closed(step));
    }
    turn.must_be_attempt(step, act.attempt)?;
    // Reset since, its last attempt is over; what comes has no number yet.
    if status == StepStatus::Pending && act.attempt.is_some_and(|named| named > 0) {
        return Err(turn.closed(step));
    }
    let reason = Some(turn.why(&act.reason)?);
    turn.close_all(&step.key, Closing::Withdrawn);
    turn.emit(Event::StepSkipped {
        step: step.key.clone(),
        reason,
        by: command.person().cloned(),
        at: turn.now,
    });
    turn.advance_if_running();
    Ok(())
}

pub(super) fn change_due(turn: &mut Turn<'_>, command: &Command, act: &ChangeDue) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    match &act.of {
        DueOf::Step { step, attempt } => change_due_of_step(turn, command, act, (step, *attempt)),
        DueOf::Clock(clock) => change_due_of_clock(turn, command, act, clock),
    }
}

fn change_due_of_step(
    turn: &mut Turn<'_>,
    command: &Command,
    act: &ChangeDue,
    (step, attempt): (&str, Option<u32>),
) -> Result<(), Refusal> {
    let step = turn.step(step)?;
    let live = turn.state.steps.get(&step.key);
    if live.is_none_or(|live| live.status != StepStatus::Open) {
        return Err(turn.closed(step));
    }
    turn.must_be_attempt(step, attempt)?;
    let attempt = live.and_then(|live| live.current());
    let Some((number, staffed_at)) = attempt.and_then(|attempt| Some((attempt.number, attempt.staffed_at?)))
    else {
        return Err(Refusal::NoDeadline { step: step.key.clone() });
    };
    let stands = live.is_some_and(|live| {
        live.due_set.is_some() && live.current().and_then(|attempt| attempt.due_at) == Some(act.due_at)
    });
    let reason = turn.why(&act.reason)?;
    if stands {
        return Ok(());
    }
    turn.emit(Event::DueChanged {
        step: step.key.clone(),
        attempt: number,
        due: set_by_hand(staffed_at, act.due_at),
        reason,
        by: command.person().cloned(),
        at: turn.now,
    });
    Ok(())
}

fn change_due_of_clock(
    turn: &mut Turn<'_>,
    command: &Command,
    act: &ChangeDue,
    clock: &str,
) -> Result<(), Refusal> {
    if !turn.state.clocks.get(clock).is_some_and(|clock| clock.is_live()) {
        return Err(Refusal::UnknownClock { clock: clock.to_owned() });
    }
    let held = turn.state.clocks.get(clock);
    let stands = held.is_some_and(|held| held.by_hand && held.due_at == Some(act.due_at));
    let reason = turn.why(&act.reason)?;
    if stands {
        return Ok(());
    }
    turn.set_clock_due(clock, act.due_at, (Some(reason), command.person().cloned()));
    Ok(())
}

pub(super) fn set_priority(
    turn: &mut Turn<'_>,
    command: &Command,
    priority: Priority,
    reason: &str,
) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let reason = turn.why(reason)?;
    if turn.state.priority.is != priority || !turn.state.priority.by_hand {
        turn.set_priority(priority, Some(reason), command.person().cloned());
    }
    Ok(())
}

pub(super) fn pause(turn: &mut Turn<'_>, command: &Command, reason: &str) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    let reason = turn.why(reason)?;
    turn.emit(Event::FlowPaused { reason, by: command.person().cloned(), at: turn.now });
    Ok(())
}

pub(super) fn resume(turn: &mut Turn<'_>, command: &Command, reason: Option<&str>) -> Result<(), Refusal> {
    turn.must_be_owner(command)?;
    if turn.state.status != Status::Paused {
        return Err(Refusal::NotPaused);
    }
    let reason = reason.map(str::trim).filter(|reason| !reason.is_empty());
    let reason = reason.map(|reason| turn.seal_words(reason));
    turn.emit(Event::FlowResumed { reason, by: command.person().cloned(), at: turn.now });
    turn.advance_if_running();
    Ok(())
}

impl Turn<'_> {
    /// The reason an owner gives for what they do; it is asked of every one.
    pub fn why(&mut self, reason: &str) -> Result<Sealed, Refusal> {
        let reason = reason.trim();
        if reason.is_empty() {
            return Err(Refusal::ReasonMissing);
        }
        if reason.chars().count() > LONG_TEXT_CHARS_MAX {
            let said = Sentence::field_shorten(LONG_TEXT_CHARS_MAX);
            return Err(Refusal::Data(vec![FieldProblem::new("reason", said)]));
        }
        self.brings_data = true;
        Ok(self.seal_words(reason))
    }

    /// `by` beside a reason, which may be missing.
    pub fn why_if_given(
        &mut self,
        command: &Command,
        reason: Option<&str>,
    ) -> Result<(Option<Sealed>, Option<Id>), Refusal> {
        match reason.map(str::trim).filter(|reason| !reason.is_empty()) {
            Some(reason) => Ok((Some(self.why(reason)?), command.person().cloned())),
            None => Ok((None, None)),
        }
    }
}
