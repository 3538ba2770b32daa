//! `evolve`: copies an event into the state. Never here: anything computed.

mod assignment;
mod block;
mod erased;
mod intervention;
mod migration;
mod step;
mod time;

pub use erased::Reach;

use super::{Datum, Event, RecordState, RoleState, SealedRecord, State, Status};
use crate::flow::event;
use crate::{log::Entry, sealed::Sealed};
use model::Id;
use std::{collections::BTreeMap, sync::Arc};

/// The state after an event.
#[must_use]
pub fn evolve(mut state: State, event: &Event) -> State {
    state.apply(event);
    state
}

impl State {
    /// The state after a whole log entry, its sequence number and hash included.
    #[must_use]
    pub fn after(mut self, entry: &Entry) -> Self {
        self.forget_migration(entry);
        for event in &entry.events {
            self.apply(event);
        }
        self.entered(entry)
    }

    /// The entry whose events have been applied already becomes the last of the log.
    pub(super) fn entered(mut self, entry: &Entry) -> Self {
        self.seq = entry.seq;
        self.head.clone_from(&entry.hash);
        self
    }

    pub(super) fn apply(&mut self, event: &Event) {
        self.events += 1;
        self.note_pause(event);
        self.apply_by_topic(event);
    }

    fn apply_by_topic(&mut self, event: &Event) {
        match event {
            Event::Started { .. }
            | Event::PeopleNamed { .. }
            | Event::StartAnswered { .. }
            | Event::RoleBound { .. }
            | Event::RecordTold { .. }
            | Event::GroupsTold { .. }
            | Event::CalendarTold { .. } => self.apply_world(event),
            Event::StageStarted { .. }
            | Event::StageFinished { .. }
            | Event::StageReopened { .. }
            | Event::MilestoneReached { .. }
            | Event::BranchTaken { .. }
            | Event::ChoiceReopened { .. }
            | Event::Ending { .. }
            | Event::EndingRevoked
            | Event::FlowCompleted { .. }
            | Event::FlowCancelled { .. } => self.apply_course(event),
            Event::AssignmentOpened { .. }
            | Event::HandedOver { .. }
            | Event::PickedUp { .. }
            | Event::PutBack { .. }
            | Event::AssignmentClosed { .. }
            | Event::PoolChanged { .. }
            | Event::Overdue { .. } => self.apply_assignment(event),
            Event::JoinPassed { .. }
            | Event::JoinReopened { .. }
            | Event::TurnStarted { .. }
            | Event::RepeatEnded { .. }
            | Event::RepeatReopened { .. }
            | Event::MilestoneReopened { .. } => self.apply_block(event),
            Event::WaitStarted { .. }
            | Event::WaitMoved { .. }
            | Event::WaitOver { .. }
            | Event::SignalReceived { .. }
            | Event::SignalTaken { .. }
            | Event::SubFlowAsked { .. }
            | Event::SubFlowStarted { .. }
            | Event::SubFlowEnded { .. }
            | Event::SubFlowFailed { .. }
            | Event::RecordUpdateAsked { .. }
            | Event::RecordUpdateFailed { .. } => self.apply_waiting(event),
            Event::Held { .. }
            | Event::PriorityChanged { .. }
            | Event::TimersSet { .. }
            | Event::Reminded { .. }
            | Event::Escalated { .. }
            | Event::WentIdle { .. }
            | Event::Active { .. }
            | Event::StepReassigned { .. } => self.apply_time(event),
            Event::ClockStarted { .. }
            | Event::ClockMoved { .. }
            | Event::ClockPaused { .. }
            | Event::ClockResumed { .. }
            | Event::ClockStopCame { .. }
            | Event::ClockStopped { .. }
            | Event::ClockReopened { .. }
            | Event::ClockVoided { .. }
            | Event::ClockAmber { .. }
            | Event::ClockRed { .. } => self.apply_clock(event),
            Event::StepAdded { .. }
            | Event::FlowPaused { .. }
            | Event::FlowResumed { .. }
            | Event::AbsencesTold { .. }
            | Event::Prepared { .. }
            | Event::Reopened { .. } => self.apply_intervention(event),
            _ => self.apply_rest(event),
        }
    }

    /// What concerns the whole flow, or one step.
    fn apply_rest(&mut self, event: &Event) {
        match event {
            Event::Migrated { .. } | Event::MigrationUndone { .. } => self.apply_migration(event),
            Event::Erased(erased) => self.erase(erased.reach()),
            _ => self.apply_step(event),
        }
    }

    /// What the flow is told of people, record, groups and calendar.
    fn apply_world(&mut self, event: &Event) {
        match event {
            Event::Started(event::Started {
                template,
                at,
                record,
                owner,
                starter,
                calendar,
                calendars,
                groups,
                cause,
                ..
            }) => {
                self.cause.clone_from(cause);
                self.status = Status::Running;
                self.template = Some(template.clone());
                self.started_at = Some(*at);
                self.record = Some(RecordState::from(record));
                self.owner.clone_from(owner);
                self.starter.clone_from(starter);
                self.calendar.clone_from(calendar);
                self.calendars.clone_from(calendars);
                self.groups.clone_from(groups);
            }
            Event::PeopleNamed { people } => {
                self.people.extend(people.iter().map(|(id, sealed)| (id.clone(), sealed.kept())));
            }
            Event::StartAnswered { by, data } => {
                self.data.insert("start".to_owned(), Arc::new(data_of(data, by.as_ref())));
            }
            Event::RoleBound(event::RoleBound { role, persons, group, .. }) => {
                self.roles.insert(role.clone(), RoleState { persons: persons.clone(), group: group.clone() });
            }
            Event::RecordTold { name, fields } => {
                if let Some(record) = &mut self.record {
                    record.name = name.kept();
                    record.fields =
                        fields.iter().map(|(field, sealed)| (field.clone(), sealed.kept())).collect();
                }
            }
            Event::GroupsTold { groups } => {
                self.groups.extend(groups.iter().map(|(group, members)| (group.clone(), members.clone())));
            }
            Event::CalendarTold { calendar, calendars } => {
                self.calendar = Some(Arc::clone(calendar));
                self.calendars.clone_from(calendars);
            }
            _ => {}
        }
    }

    /// How far the flow has come.
    fn apply_course(&mut self, event: &Event) {
        match event {
            Event::StageStarted { stage, .. } => self.stage = Some(stage.clone()),
            Event::StageFinished { stage, .. } => {
                self.stages_done.insert(stage.clone());
            }
            Event::StageReopened { stage } => {
                self.stages_done.remove(stage);
                self.stage = Some(stage.clone());
            }
            Event::MilestoneReached { milestone, .. } => {
                self.milestones.insert(milestone.clone());
            }
            Event::BranchTaken { choice, branch } => {
                self.choices.insert(choice.clone(), *branch);
            }
            Event::ChoiceReopened { choice } => {
                self.choices.remove(choice);
            }
            Event::Ending { step, outcome } => self.ending = Some((step.clone(), *outcome)),
            Event::EndingRevoked => self.ending = None,
            Event::FlowCompleted { at } => {
                self.status = Status::Completed;
                self.ended_at = Some(*at);
            }
            Event::FlowCancelled { at, .. } => {
                self.status = Status::Cancelled;
                self.ended_at = Some(*at);
            }
            _ => {}
        }
    }
}

impl From<&SealedRecord> for RecordState {
    fn from(record: &SealedRecord) -> Self {
        Self {
            id: record.id.clone(),
            kind: record.kind.clone(),
            name: record.name.kept(),
            fields: record.fields.iter().map(|(field, sealed)| (field.clone(), sealed.kept())).collect(),
        }
    }
}

fn data_of(sealed: &BTreeMap<String, Sealed>, by: Option<&Id>) -> BTreeMap<String, Datum> {
    let datum = |sealed: &Sealed| Datum { value: sealed.kept(), by: by.cloned() };
    sealed.iter().map(|(field, sealed)| (field.clone(), datum(sealed))).collect()
}
