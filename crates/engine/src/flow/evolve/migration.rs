//! Another version of the template: where the flow stands there, and how it stood before, for as long as the move can
//! be taken back.

use crate::flow::event;
use crate::{
    flow::{Document, Event, State, StepStatus},
    log::Entry,
};
use std::sync::Arc;

impl State {
    pub(super) fn apply_migration(&mut self, event: &Event) {
        match event {
            Event::Migrated(event::Migrated { to, course, skipped, .. }) => {
                self.before_migration = Some(Arc::new(Self { before_migration: None, ..self.clone() }));
                self.template = Some(to.clone());
                self.stage.clone_from(&course.stage);
                self.stages_done.clone_from(&course.stages_done);
                self.choices.clone_from(&course.choices);
                self.joins.clone_from(&course.joins);
                self.repeats.clone_from(&course.repeats);
                for step in skipped {
                    self.step_mut(step).status = StepStatus::Skipped;
                }
                for (step, escalated) in &course.escalated {
                    self.step_mut(step).escalated.clone_from(escalated);
                }
                for (name, marks) in &course.clocks {
                    if let Some(clock) = self.clocks.get_mut(name).map(Arc::make_mut) {
                        clock.came.clone_from(&marks.came);
                        clock.escalated.clone_from(&marks.escalated);
                    }
                }
                for (step, documents) in &course.documents {
                    let wanted = documents.iter().map(|key| (key.clone(), Document::wanted()));
                    self.step_mut(step).documents.extend(wanted);
                }
            }
            Event::MigrationUndone { .. } => {
                if let Some(before) = self.before_migration.take() {
                    let events = self.events;
                    *self = Self { events, seq: self.seq, head: self.head.clone(), ..(*before).clone() };
                }
            }
            _ => {}
        }
    }

    /// Any other entry after a move ends the time for its undo.
    pub(super) fn forget_migration(&mut self, entry: &Entry) {
        if !matches!(entry.events.first(), Some(Event::MigrationUndone { .. })) {
            self.before_migration = None;
        }
    }
}
