//! Blocks: joins, turns, waits and their signals, sub-flows.

use super::data_of;
use crate::flow::event;
use crate::flow::{Attempt, Event, JoinState, RepeatState, State, SubFlowState, SubFlowStatus};
use model::Id;

impl State {
    /// Joins, repeats, and what a new turn takes with it.
    pub(super) fn apply_block(&mut self, event: &Event) {
        match event {
            Event::JoinPassed { join, branches, .. } => {
                let passed = JoinState { branches: branches.clone(), passed: true };
                self.joins.insert(join.clone(), passed);
            }
            Event::JoinReopened { join, branches } if branches.is_empty() => {
                self.joins.remove(join);
            }
            Event::JoinReopened { join, branches } => {
                let reopened = JoinState { branches: branches.clone(), passed: false };
                self.joins.insert(join.clone(), reopened);
            }
            Event::TurnStarted { repeat, turn, .. } => {
                self.repeats.insert(repeat.clone(), RepeatState { turn: *turn, ..RepeatState::FIRST });
            }
            Event::RepeatEnded { repeat, turns, by_bound, .. } => {
                let ended = RepeatState { turn: *turns, ended: true, by_bound: *by_bound };
                self.repeats.insert(repeat.clone(), ended);
            }
            Event::RepeatReopened { repeat, anew: true } => {
                self.repeats.remove(repeat);
            }
            Event::RepeatReopened { repeat, anew: false } => {
                if let Some(held) = self.repeats.get_mut(repeat) {
                    *held = RepeatState { turn: held.turn, ..RepeatState::FIRST };
                }
            }
            Event::MilestoneReopened { milestone } => {
                self.milestones.remove(milestone);
            }
            _ => {}
        }
    }

    /// What steps wait for that nobody does.
    pub(super) fn apply_waiting(&mut self, event: &Event) {
        match event {
            Event::WaitStarted(event::WaitStarted { step, attempt, wait, .. })
            | Event::WaitMoved { step, attempt, wait, .. } => {
                if let Some(attempt) = self.attempt_mut(step, *attempt) {
                    attempt.waiting = Some(wait.clone());
                }
            }
            Event::SignalReceived { signal, kept: true, .. } => {
                *self.signals.entry(signal.clone()).or_default() += 1;
            }
            Event::SignalTaken { signal, .. } => match self.signals.get_mut(signal) {
                Some(left) if *left > 1 => *left -= 1,
                _ => {
                    self.signals.remove(signal);
                }
            },
            Event::SubFlowAsked { step, attempt, .. } => {
                self.set_sub_flow(step, *attempt, None, SubFlowStatus::Asked);
            }
            Event::SubFlowStarted { step, attempt, flow, .. } => {
                self.set_sub_flow(step, *attempt, Some(flow), SubFlowStatus::Started);
            }
            Event::SubFlowEnded { step, attempt, flow, how, .. } => {
                self.set_sub_flow(step, *attempt, Some(flow), SubFlowStatus::Ended(*how));
            }
            Event::SubFlowFailed { step, attempt, why, .. } => {
                self.set_sub_flow(step, *attempt, None, SubFlowStatus::Failed(*why));
            }
            Event::RecordUpdateAsked { step, data, .. } => {
                self.step_mut(step).given.extend(data_of(data, None));
            }
            Event::RecordUpdateFailed { step, attempt, why, .. } => {
                if let Some(attempt) = self.attempt_mut(step, *attempt) {
                    attempt.update_failed = Some(*why);
                }
            }
            _ => {}
        }
    }

    fn set_sub_flow(&mut self, step: &str, attempt: u32, flow: Option<&Id>, status: SubFlowStatus) {
        if let Some(attempt) = self.attempt_mut(step, attempt) {
            attempt.sub_flow = Some(SubFlowState { flow: flow.cloned(), status });
        }
    }

    fn attempt_mut(&mut self, step: &str, number: u32) -> Option<&mut Attempt> {
        self.step_mut(step).attempts.iter_mut().rfind(|attempt| attempt.number == number)
    }
}
