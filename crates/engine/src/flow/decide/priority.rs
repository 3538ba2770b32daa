//! How urgent the flow is, and who holds the work: what follows from every change.

use super::turn::Turn;
use crate::flow::{Event, PriorityCause, custody::held_by, priority::by_rule};
use model::{Id, definition::Priority};

impl Turn<'_> {
    /// Who holds the work now, where that has changed.
    pub fn follow_custody(&mut self) {
        let Some(by) = held_by(self.definition, &self.state) else { return };
        if self.state.custody.last().is_none_or(|held| held.by != by) {
            self.emit(Event::Held { by, at: self.now });
        }
    }

    /// What the rules say, unless the owner has said something else; never below what it was raised to.
    pub fn follow_priority(&mut self) {
        if self.definition.priority.is_empty() || self.state.priority.by_hand {
            return;
        }
        let ruled = by_rule(self.definition, &self.state);
        let wanted = self.state.priority.raised.map_or(ruled, |raised| raised.max(ruled));
        self.change_priority(wanted, PriorityCause::Rule);
    }

    pub fn raise_priority(&mut self, to: Priority) {
        let wanted = self.state.priority.is.max(to);
        self.change_priority(wanted, PriorityCause::Escalation);
    }

    fn change_priority(&mut self, priority: Priority, cause: PriorityCause) {
        if self.state.priority.is != priority {
            self.emit(Event::PriorityChanged { priority, cause, reason: None, by: None, at: self.now });
        }
    }

    /// The owner says how urgent it is; from here on the template's rules do not.
    pub fn set_priority(
        &mut self,
        priority: Priority,
        reason: Option<crate::sealed::Sealed>,
        by: Option<Id>,
    ) {
        let cause = PriorityCause::Hand;
        self.emit(Event::PriorityChanged { priority, cause, reason, by, at: self.now });
    }
}
