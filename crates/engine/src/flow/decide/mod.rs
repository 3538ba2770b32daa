//! `decide`: what a command does to a flow, or why it does nothing.
//! Never here: a change that is not an event.

mod advance;
mod answers;
mod choice;
mod clock;
mod clock_plan;
mod complete;
mod end;
mod erase;
mod escalate;
mod finish;
mod hand_back;
mod hand_over;
mod idle;
mod intervene;
mod join;
mod lend;
mod migrate;
mod open;
mod pool;
mod prepare;
mod priority;
mod rebind;
mod reopen;
mod repeat;
mod rescue;
mod review;
mod role;
mod seat;
mod send_back;
mod signal;
mod start;
mod sub_flow;
mod tick;
mod timers;
mod told;
mod turn;
mod update_record;
mod wait;

pub use complete::may_be_recorded;
pub use idle::wants_activity;
pub use reopen::preview_reopen;
pub use seat::accepted;
pub use send_back::{SendBackPreview, back_to_choices, preview_send_back};

use super::{Act, Command, Decided, Event, Limit, Refusal, State, Status, effective};
use model::{Definition, Instant, limits};
use turn::Turn;

/// The events a command leads to; none where everything is as the command wants it. What was due before it comes first,
/// each at its own time; if the command is refused, nothing of that is kept.
///
/// # Errors
/// What was refused, why, and what would be accepted.
pub fn decide(
    definition: &Definition,
    state: &State,
    command: &Command,
    now: Instant,
) -> Result<Vec<Event>, Refusal> {
    decided(definition, state, command, now).map(|decided| decided.events)
}

/// As [`decide`], with what becomes of the flow.
///
/// # Errors
/// As [`decide`].
pub fn decided(
    definition: &Definition,
    state: &State,
    command: &Command,
    now: Instant,
) -> Result<Decided, Refusal> {
    let definition = effective(definition, state);
    let mut turn = Turn::new(&definition, state, command, now);
    if let Act::Start(start) = &command.act {
        start::start(&mut turn, start)?;
    } else {
        if state.status == Status::Unborn {
            return Err(Refusal::NotStarted);
        }
        turn.catch_up(now);
        if has_ended(&turn.state) && !matters_after_end(&command.act) {
            return if comes_by_itself(&command.act) { Ok(turn.decided()) } else { Err(Refusal::FlowEnded) };
        }
        if turn.state.status == Status::Paused && needs_running(&command.act) {
            return Err(Refusal::FlowPaused);
        }
        act(&mut turn, command)?;
    }
    if matches!(command.act, Act::AddStep(_)) {
        let definition = effective(&definition, &turn.state);
        let mut turn = turn.with_definition(&definition);
        turn.advance_if_running();
        turn.follow_up();
        return within_limits(turn, command);
    }
    if let Act::Migrate(migration) = &command.act {
        let definition = effective(&migration.definition, &turn.state);
        let mut turn = turn.with_definition(&definition);
        migrate::settle_in(&mut turn, migration);
        turn.follow_up();
        return within_limits(turn, command);
    }
    turn.follow_up();
    within_limits(turn, command)
}

fn act(turn: &mut Turn<'_>, command: &Command) -> Result<(), Refusal> {
    match &command.act {
        Act::Start(_) => Err(Refusal::AlreadyStarted),
        Act::Complete(completion) => complete::complete(turn, command, completion),
        Act::DecideDocument(decision) => review::decide_document(turn, command, decision),
        Act::PickUp { assignment } => pool::pick_up(turn, command, assignment),
        Act::PutBack { assignment } => pool::put_back(turn, command, assignment),
        Act::AssignRole(assign) => role::assign(turn, command, assign),
        Act::HandBack(act) => hand_back::hand_back(turn, command, act),
        Act::Delegate(act) => hand_over::delegate(turn, command, act),
        Act::Reassign(act) => hand_over::reassign(turn, command, act),
        Act::Lend(act) => lend::lend(turn, command, act),
        Act::TakeBack(act) => lend::take_back(turn, command, act),
        Act::Prepare(act) => prepare::prepare(turn, command, act),
        Act::AddStep(act) => intervene::add_step(turn, command, act),
        Act::SkipStep(act) => intervene::skip_step(turn, command, act),
        Act::ReopenStep(act) => reopen::reopen_step(turn, command, act),
        Act::ChangeDue(act) => intervene::change_due(turn, command, act),
        Act::SetPriority { priority, reason } => intervene::set_priority(turn, command, *priority, reason),
        Act::Pause { reason } => intervene::pause(turn, command, reason),
        Act::Resume { reason } => intervene::resume(turn, command, reason.as_deref()),
        Act::Cancel { reason } => end::cancel(turn, command, reason.as_deref()),
        Act::Migrate(migration) => migrate::migrate(turn, command, migration),
        Act::UndoMigration { reason } => migrate::undo(turn, command, reason),
        Act::Signal { name, reason } => signal::signal(turn, command, (name, reason.as_deref())),
        Act::RetrySubFlow { step } => sub_flow::retry(turn, command, step),
        Act::SubFlowStarted { .. } | Act::SubFlowEnded { .. } | Act::SubFlowFailed { .. } => {
            sub_flow::tell(turn, &command.act);
            Ok(())
        }
        Act::RecordUpdated { .. } | Act::RecordUpdateFailed { .. } => {
            update_record::tell(turn, &command.act);
            Ok(())
        }
        // What is due has happened already.
        Act::Tick => Ok(()),
        Act::RecordChanged { name, fields } => {
            told::record(turn, name, fields);
            Ok(())
        }
        Act::MembersChanged { groups } => {
            told::members(turn, groups);
            Ok(())
        }
        Act::CalendarChanged { calendar, calendars } => {
            told::calendar(turn, calendar, calendars);
            Ok(())
        }
        Act::Activity { step, by } => {
            idle::activity(turn, step, by);
            Ok(())
        }
        Act::AbsencesChanged { absent } => {
            hand_over::absences(turn, absent);
            Ok(())
        }
        Act::Erase(erasure) => erase::erase(turn, erasure),
    }
}

fn has_ended(state: &State) -> bool {
    matches!(state.status, Status::Completed | Status::Cancelled)
}

fn matters_after_end(act: &Act) -> bool {
    matches!(act, Act::Erase(_))
}

/// Not anybody's wish: after the end it changes nothing, and nobody is to blame.
fn comes_by_itself(act: &Act) -> bool {
    matches!(
        act,
        Act::SubFlowStarted { .. }
            | Act::SubFlowEnded { .. }
            | Act::SubFlowFailed { .. }
            | Act::RecordUpdated { .. }
            | Act::RecordUpdateFailed { .. }
            | Act::Tick
            | Act::RecordChanged { .. }
            | Act::MembersChanged { .. }
            | Act::CalendarChanged { .. }
            | Act::Activity { .. }
            | Act::AbsencesChanged { .. }
    )
}

fn needs_running(act: &Act) -> bool {
    !comes_by_itself(act)
        && !matters_after_end(act)
        && !matches!(
            act,
            Act::Cancel { .. }
                | Act::Signal { .. }
                | Act::Resume { .. }
                | Act::Migrate(_)
                | Act::UndoMigration { .. }
        )
}

/// At its limit a flow accepts only what ends it, erases from it, or happens by itself.
fn within_limits(turn: Turn<'_>, command: &Command) -> Result<Decided, Refusal> {
    let after = &turn.state;
    if has_ended(after) || comes_by_itself(&command.act) || matters_after_end(&command.act) {
        return Ok(turn.decided());
    }
    if usize::try_from(after.events).unwrap_or(usize::MAX) > limits::FLOW_EVENTS_MAX {
        return Err(Refusal::LimitReached { limit: Limit::Events });
    }
    if turn.brings_data && after.data_bytes() > limits::FLOW_DATA_BYTES_MAX {
        return Err(Refusal::LimitReached { limit: Limit::Data });
    }
    Ok(turn.decided())
}
