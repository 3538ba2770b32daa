//! Completing: somebody answers an open step.

use super::{
    answers,
    seat::{Part, Seat},
    send_back::is_possible,
    turn::Turn,
};
use crate::flow::event;
use crate::flow::{
    Actor, Closing, Command, Completion, DocumentGiven, DocumentStatus, Event, Given, Holder, Purpose,
    Recorded, Recording, Refusal, StepStatus,
};
use model::{
    Id, Value,
    definition::{FileSlot, Kind, Order, Outcome, Step},
    field::FieldProblem,
};
use std::collections::BTreeMap;
use texts::Sentence;

pub(super) fn complete(turn: &mut Turn<'_>, command: &Command, act: &Completion) -> Result<(), Refusal> {
    let step = turn.step(&act.step)?;
    must_be_open(turn, step, act.attempt)?;
    let seat = turn.seat(step, command, act.for_any, Part::Act)?;
    let lent_to = turn.lent_to(command, step, &seat.assignment.id)?;
    let recorder = if lent_to.is_some() { None } else { recorder(turn, command, act, step)? };
    let outcome = chosen_outcome(turn, step, act)?;
    let positive = step.kind.outcomes().first() == Some(&outcome);
    if positive {
        checklist_must_be_ticked(turn, step, act)?;
    }
    let (data, documents) = checked(turn, step, act, positive)?;
    let back_to = turn.back_to(step, outcome, &act.back_to)?;
    turn.brings_data = !data.is_empty();
    let overdue = seat.assignment.overdue;
    record_answer(turn, step, seat, act, Answer { outcome, data, documents, recorder, lent_to });
    if !positive {
        turn.finish(step, outcome, &back_to, act.comment.as_deref());
    } else if turn.has_enough(step) {
        turn.settle(step, outcome, &back_to);
    } else {
        call_next(turn, step, overdue);
    }
    turn.advance_if_running();
    Ok(())
}

struct Answer<'c> {
    outcome: Outcome,
    data: BTreeMap<String, Value>,
    documents: Vec<(&'c str, DocumentStatus, Value)>,
    recorder: Option<Recorder<'c>>,
    /// Who does it in the place of whom it counts for.
    lent_to: Option<Id>,
}

/// Whoever writes somebody else's answer down, and why.
struct Recorder<'c> {
    /// `None` for a key.
    person: Option<&'c Id>,
    recording: &'c Recording,
}

/// A person records for people outside only, says why, and never does what is done in person; a key may say why.
fn recorder<'c>(
    turn: &Turn<'_>,
    command: &'c Command,
    act: &'c Completion,
    step: &Step,
) -> Result<Option<Recorder<'c>>, Refusal> {
    let given = act.recording.as_ref().filter(|recording| !recording.reason.trim().is_empty());
    let (Actor::Person(person), Some(other)) = (&command.actor, &command.on_behalf_of) else {
        let by_key = matches!(command.actor, Actor::Key(_));
        return Ok(given.filter(|_| by_key).map(|recording| Recorder { person: None, recording }));
    };
    if person == other {
        return Ok(None);
    }
    let outside = turn.definition.role(&step.role).is_some_and(|role| role.party.is_outside());
    if !outside || !may_be_recorded(step.kind) {
        return Err(Refusal::OnlyInPerson { step: step.key.clone() });
    }
    let recording = given.ok_or(Refusal::ReasonMissing)?;
    Ok(Some(Recorder { person: Some(person), recording }))
}

/// Answers can be given by telephone or letter (engine.md, "On behalf").
pub fn may_be_recorded(kind: Kind) -> bool {
    match kind {
        Kind::Form
        | Kind::FileRequest
        | Kind::Approval
        | Kind::Acknowledgement
        | Kind::Task
        | Kind::Decision => true,
        Kind::Message | Kind::Wait | Kind::Flow | Kind::UpdateRecord => false,
    }
}

pub(super) fn must_be_open(turn: &Turn<'_>, step: &Step, attempt: Option<u32>) -> Result<(), Refusal> {
    let state = turn.state.steps.get(&step.key);
    let open = state.filter(|state| state.status == StepStatus::Open).and_then(|state| state.current());
    let key = step.key.clone();
    match open.filter(|_| step.kind.is_human()) {
        None => Err(turn.closed(step)),
        Some(current) if attempt.is_some_and(|named| named != current.number) => {
            Err(Refusal::WrongAttempt { step: key, current: current.number, accepted: turn.accepted(step) })
        }
        Some(_) => Ok(()),
    }
}

fn chosen_outcome(turn: &Turn<'_>, step: &Step, act: &Completion) -> Result<Outcome, Refusal> {
    let outcomes = step.kind.outcomes();
    let outcome = act.outcome.or_else(|| outcomes.first().copied());
    let possible =
        |one: &Outcome| outcomes.contains(one) && is_possible(turn.definition, &turn.state, step, *one);
    outcome
        .filter(possible)
        .ok_or_else(|| Refusal::WrongOutcome { step: step.key.clone(), accepted: turn.accepted(step) })
}

fn checklist_must_be_ticked(turn: &Turn<'_>, step: &Step, act: &Completion) -> Result<(), Refusal> {
    let ticked = |place: &usize| u32::try_from(*place).is_ok_and(|place| act.checklist.contains(&place));
    let open = (0..step.checklist.len()).filter(|place| !ticked(place)).count();
    if open == 0 {
        return Ok(());
    }
    Err(Refusal::ChecklistOpen { step: step.key.clone(), open, accepted: turn.accepted(step) })
}

type Checked<'c> = (BTreeMap<String, Value>, Vec<(&'c str, DocumentStatus, Value)>);

/// Answers and documents, each as its field wants it. What is required is required of the positive outcome only.
fn checked<'c>(
    turn: &Turn<'_>,
    step: &'c Step,
    act: &'c Completion,
    positive: bool,
) -> Result<Checked<'c>, Refusal> {
    let state = turn.state.steps.get(&step.key);
    let documents_only = state.and_then(|step| step.current()).is_some_and(|attempt| attempt.documents_only);
    let form = if documents_only { &[][..] } else { &step.form };
    let asked = answers::Asked { owner: &step.key, form, required: positive };
    let mut problems = Vec::new();
    let data = answers::check(turn, &asked, &act.data, &mut problems);
    let documents = check_documents(turn, step, act, positive, &mut problems);
    if problems.is_empty() { Ok((data, documents)) } else { Err(Refusal::Data(problems)) }
}

fn check_documents<'c>(
    turn: &Turn<'_>,
    step: &'c Step,
    act: &'c Completion,
    positive: bool,
    problems: &mut Vec<FieldProblem>,
) -> Vec<(&'c str, DocumentStatus, Value)> {
    let mut problem = |path: &str, message: Sentence| problems.push(FieldProblem::new(path, message));
    for key in act.files.keys().filter(|key| !step.files.iter().any(|slot| slot.key == **key)) {
        problem(key, Sentence::refusal_no_such_document());
    }
    let documents = turn.state.steps.get(&step.key).map(|step| &step.documents);
    let mut given = Vec::new();
    for slot in &step.files {
        let status = documents.and_then(|held| held.get(&slot.key)).map(|held| held.status);
        let asked = status.is_some_and(DocumentStatus::is_asked);
        match (act.files.get(&slot.key), asked) {
            (Some(_), false) => problem(&slot.key, Sentence::refusal_document_not_asked()),
            (Some(Given::Files(files)), true) if files.is_empty() => {
                problem(&slot.key, Sentence::field_add_file())
            }
            (Some(Given::Files(files)), true) => {
                let status =
                    if is_reviewed(step, slot) { DocumentStatus::Given } else { DocumentStatus::Accepted };
                given.push((slot.key.as_str(), status, Value::Files(files.clone())));
            }
            (Some(Given::Declined { .. }), true) if !slot.may_decline => {
                problem(&slot.key, Sentence::refusal_document_needed());
            }
            (Some(Given::Declined { reason }), true) if reason.trim().is_empty() => {
                problem(&slot.key, Sentence::refusal_document_why());
            }
            (Some(Given::Declined { reason }), true) => {
                let status =
                    if is_reviewed(step, slot) { DocumentStatus::Declined } else { DocumentStatus::Waived };
                given.push((slot.key.as_str(), status, Value::Text(reason.trim().to_owned())));
            }
            (None, true) if slot.required && positive => problem(&slot.key, Sentence::refusal_document_add()),
            (None, _) => {}
        }
    }
    given
}

/// Only a file request is reviewed document by document.
pub(super) fn is_reviewed(step: &Step, slot: &FileSlot) -> bool {
    step.kind == Kind::FileRequest && slot.reviewed_by.is_some()
}

fn record_answer(turn: &mut Turn<'_>, step: &Step, seat: Seat, act: &Completion, answer: Answer<'_>) {
    turn.close(&seat.assignment.id, Closing::Done);
    let data = turn.seal_data(&answer.data);
    let mut documents = BTreeMap::new();
    for (key, status, value) in answer.documents {
        let sealed = turn.seal(value);
        let given = match status {
            DocumentStatus::Accepted => DocumentGiven::Accepted(sealed),
            DocumentStatus::Declined => DocumentGiven::Declined(sealed),
            DocumentStatus::Waived => DocumentGiven::Waived(sealed),
            _ => DocumentGiven::Files(sealed),
        };
        documents.insert(key.to_owned(), given);
    }
    let comment = act.comment.as_deref().map(str::trim).filter(|comment| !comment.is_empty());
    let comment = comment.map(|comment| turn.seal_words(comment));
    let recorded = answer.recorder.map(|recorder| recorded(turn, &recorder));
    turn.emit(Event::Answered(event::Answered {
        step: step.key.clone(),
        attempt: seat.assignment.attempt,
        assignment: seat.assignment.id,
        by: seat.person,
        outcome: answer.outcome,
        data,
        documents,
        comment,
        checklist: act.checklist.clone(),
        recorded,
        lent_to: answer.lent_to,
        at: turn.now,
    }));
}

fn recorded(turn: &mut Turn<'_>, recorder: &Recorder<'_>) -> Recorded {
    let files = &recorder.recording.files;
    Recorded {
        by: recorder.person.cloned(),
        reason: turn.seal_words(recorder.recording.reason.trim()),
        files: (!files.is_empty()).then(|| turn.seal(Value::Files(files.clone()))),
    }
}

impl Turn<'_> {
    /// Whether as many have agreed as the rule asks. Any one who denies or sends back has decided for all.
    pub fn has_enough(&self, step: &Step) -> bool {
        let attempt = self.state.steps.get(&step.key).and_then(|step| step.current());
        attempt.is_some_and(|attempt| {
            attempt.decisions.len() >= usize::try_from(attempt.needed).unwrap_or(usize::MAX)
        })
    }
}

/// One after another: the next member's turn; `overdue` where the one before was told that the deadline has passed.
pub(super) fn call_next(turn: &mut Turn<'_>, step: &Step, overdue: bool) {
    if step.order != Order::OneAfterAnother || turn.has_open(&step.key, Purpose::Act) {
        return;
    }
    let attempt = turn.state.steps.get(&step.key).and_then(|step| step.current());
    let next = attempt.and_then(|attempt| {
        let decided = |id: &&Id| attempt.decisions.iter().any(|decision| decision.by == **id);
        attempt.members.iter().find(|id| !decided(id)).cloned()
    });
    if let Some(next) = next {
        turn.assign_late(step, &step.role, Holder::Person(next), overdue);
    }
}
