//! `decide`: what a command does to a flow, or why it does nothing.
//! Never here: a change that is not an event.

mod advance;
mod answers;
mod complete;
mod end;
mod erase;
mod finish;
mod hand_back;
mod open;
mod pool;
mod rescue;
mod review;
mod role;
mod seat;
mod send_back;
mod start;
mod tick;
mod told;
mod turn;

pub use complete::may_be_recorded;
pub use seat::accepted;
pub use send_back::{SendBackPreview, back_to_choices, preview_send_back};

use super::{Act, Command, Event, Limit, Refusal, State, Status};
use model::{Definition, Instant, limits};
use turn::Turn;

/// The events a command leads to; none where everything is as the command wants it.
///
/// # Errors
/// What was refused, why, and what would be accepted.
pub fn decide(
    definition: &Definition,
    state: &State,
    command: &Command,
    now: Instant,
) -> Result<Vec<Event>, Refusal> {
    if let Act::Start(start) = &command.act {
        let mut turn = Turn::new(definition, state, command, now);
        start::start(&mut turn, start)?;
        return within_limits(turn, command);
    }
    if state.status == Status::Unborn {
        return Err(Refusal::NotStarted);
    }
    if has_ended(state) && !matters_after_end(&command.act) {
        return if comes_by_itself(&command.act) { Ok(Vec::new()) } else { Err(Refusal::FlowEnded) };
    }
    if state.status == Status::Paused && needs_running(&command.act) {
        return Err(Refusal::FlowPaused);
    }
    let mut turn = Turn::new(definition, state, command, now);
    act(&mut turn, command)?;
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
        Act::Cancel { reason } => end::cancel(turn, command, reason.as_deref()),
        Act::Tick => {
            tick::tick(turn);
            Ok(())
        }
        Act::RecordChanged { name, fields } => {
            told::record(turn, name, fields);
            Ok(())
        }
        Act::MembersChanged { groups } => {
            told::members(turn, groups);
            Ok(())
        }
        Act::CalendarChanged { calendar } => {
            told::calendar(turn, calendar);
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
        Act::Tick | Act::RecordChanged { .. } | Act::MembersChanged { .. } | Act::CalendarChanged { .. }
    )
}

fn needs_running(act: &Act) -> bool {
    !comes_by_itself(act) && !matters_after_end(act) && !matches!(act, Act::Cancel { .. })
}

/// At its limit a flow accepts only what ends it, erases from it, or happens by itself.
fn within_limits(turn: Turn<'_>, command: &Command) -> Result<Vec<Event>, Refusal> {
    let after = &turn.state;
    if has_ended(after) || comes_by_itself(&command.act) || matters_after_end(&command.act) {
        return Ok(turn.events);
    }
    if usize::try_from(after.events).unwrap_or(usize::MAX) > limits::FLOW_EVENTS_MAX {
        return Err(Refusal::LimitReached { limit: Limit::Events });
    }
    if turn.brings_data && after.data_bytes() > limits::FLOW_DATA_BYTES_MAX {
        return Err(Refusal::LimitReached { limit: Limit::Data });
    }
    Ok(turn.events)
}
