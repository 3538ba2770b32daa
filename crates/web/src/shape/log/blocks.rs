//! What an event of a block did: joins, turns, decisions, waits and signals, sub-flows.

use super::Case;
use engine::flow::event;
use engine::flow::{Event, RecordUpdateFailure, ResetCause, SubFlowEnd, SubFlowFailure, Waiting};
use model::{
    Value,
    definition::{Item, Kind},
};

pub(super) fn sentence(case: &Case<'_>, event: &Event) -> Option<String> {
    let texts = case.texts;
    let title = |step: &str| case.quoted(&case.title_of(step));
    Some(match event {
        Event::Answered(event::Answered { step, data, .. }) => {
            let decision = case.definition.step(step).filter(|step| step.kind == Kind::Decision)?;
            let Some(Value::Text(branch)) = data.get("branch")?.value() else { return None };
            texts.log_decided(case.quoted(branch), title(&decision.key))
        }
        Event::StepWithdrawn { step, cause: ResetCause::JoinPassed, .. } => {
            texts.log_withdrew_by_join(title(step))
        }
        Event::TurnStarted { repeat, turn, .. } => match repeat_name(case, repeat) {
            Some(name) => texts.log_turn_of(case.quoted(name), *turn),
            None => texts.log_turn(*turn),
        },
        Event::RepeatEnded { turns, by_bound: true, .. } => texts.log_repeat_at_its_bound(*turns),
        Event::WaitStarted(event::WaitStarted { step, wait: Waiting::Date, .. })
        | Event::WaitMoved { step, wait: Waiting::Date, .. } => texts.log_wait_without_date(title(step)),
        Event::WaitMoved { step, .. } => texts.log_wait_moved(title(step)),
        Event::WaitOver { step, .. } => texts.log_wait_over(title(step)),
        Event::SignalReceived { signal, kept, reason, .. } => {
            let said = match kept {
                false => texts.log_signal(case.quoted(signal)),
                true => texts.log_signal_kept(case.quoted(signal)),
            };
            super::with_words(said, reason.as_ref(), texts)
        }
        Event::SubFlowStarted { step, .. } => texts.log_sub_flow_started(title(step)),
        Event::SubFlowEnded { step, how: SubFlowEnd::Completed, .. } => {
            texts.log_sub_flow_completed(title(step))
        }
        Event::SubFlowEnded { step, how: SubFlowEnd::Cancelled, .. } => {
            texts.log_sub_flow_cancelled(title(step))
        }
        Event::SubFlowFailed { step, why, .. } => match why {
            SubFlowFailure::TemplateMissing => texts.log_sub_flow_no_template(title(step)),
            SubFlowFailure::StartRefused => texts.log_sub_flow_refused(title(step)),
            SubFlowFailure::TooDeep => texts.log_sub_flow_too_deep(title(step)),
        },
        Event::RecordUpdateAsked { step, .. } => texts.record_log_asked(title(step)),
        Event::RecordUpdateFailed { step, why, .. } => match why {
            RecordUpdateFailure::DoesNotFit => texts.record_log_failed_fit(title(step)),
            RecordUpdateFailure::NotPossible => texts.record_log_failed_possible(title(step)),
            RecordUpdateFailure::KindMissing => texts.record_log_failed_kind(title(step)),
        },
        _ => return None,
    })
}

/// The name of the repeat at a place such as `review.1.0`, if it has one.
fn repeat_name<'a>(case: &Case<'a>, place: &str) -> Option<&'a str> {
    let mut numbers = place.split('.');
    let root = numbers.next()?;
    let mut items = &case.definition.stages.iter().find(|stage| stage.key == root)?.items;
    loop {
        let item = items.get(numbers.next()?.parse::<usize>().ok()?)?;
        let mut branch = || numbers.next()?.parse::<usize>().ok();
        items = match item {
            Item::Parallel(parallel) => &parallel.branches.get(branch()?)?.items,
            Item::Choice(choice) => &choice.branches.get(branch()?)?.items,
            Item::Repeat(repeat) if numbers.clone().next().is_none() => return repeat.name.as_deref(),
            Item::Repeat(repeat) => &repeat.items,
            Item::Step(_) | Item::Milestone(_) => return None,
        };
    }
}
