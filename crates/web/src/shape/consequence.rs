//! What pressing the first button would lead to, where nothing has to be filled in to tell.

use super::{Case, Reader};
use engine::flow::{Act, Actor, Command, Completion, Event, Status, decide, evolve};
use model::{Entropy, Instant, definition::Step};

impl Case<'_> {
    /// "Then it is with Ingrid Solheim: “Confirm the letter”." `None` where others have to answer first, or where
    /// it hangs on what will be answered.
    pub fn consequence(&self, step: &Step, now: Instant) -> Option<String> {
        let Reader::Member { person, .. } = self.reader else { return None };
        if !step.form.is_empty() || !step.files.is_empty() {
            return None;
        }
        let command = Command {
            id: String::new(),
            actor: Actor::Person(person.clone()),
            on_behalf_of: None,
            entropy: Entropy::from_number(0),
            act: Act::Complete(Completion {
                step: step.key.clone(),
                checklist: (0..).zip(&step.checklist).map(|(place, _)| place).collect(),
                ..Completion::default()
            }),
        };
        let events = decide(self.definition, self.state, &command, now).ok()?;
        let after = events.iter().fold(self.state.clone(), evolve);
        if after.status == Status::Completed {
            return Some(self.texts.step_consequence_ends().to_owned());
        }
        let opened = events.iter().find_map(|event| match event {
            Event::AssignmentOpened { assignment } if assignment.step != step.key => Some(assignment),
            _ => None,
        })?;
        let next = Case { state: &after, ..*self };
        let title = self.definition.step(&opened.step).map(|step| next.title(step))?;
        Some(self.texts.step_consequence(title, next.holder(opened)))
    }
}
