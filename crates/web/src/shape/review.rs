//! Given documents before whoever reviews them.

use super::{Case, act::Tried};
use engine::flow::Decision;
use model::definition::Step;
use views::act::{Document, DocumentState, Review};

impl Case<'_> {
    pub fn review(&self, step: &Step, tried: &Tried) -> Review {
        let attempt = self.live(&step.key).and_then(|live| live.current());
        let roles: Vec<&str> = self
            .assignments(&step.key)
            .filter(|open| open.may_act(self.me()))
            .map(|open| open.role.as_str())
            .collect();
        let mut documents = self.documents(step, tried, &|_| Vec::new());
        documents.retain(|document| {
            let slot = step.files.iter().find(|slot| slot.key == document.key);
            let theirs =
                slot.and_then(|slot| slot.reviewed_by.as_deref()).is_some_and(|role| roles.contains(&role));
            theirs || is_decided(document)
        });
        Review {
            step: step.key.clone(),
            attempt: attempt.map_or(1, |attempt| attempt.number),
            title: self.title(step),
            given_by: attempt.and_then(|attempt| attempt.decisions.last()).map(|last| self.giver(last)),
            due: self.due(&step.key),
            documents,
            refusal: tried.refusal.as_deref().map(|said| self.plainly(said)),
        }
    }

    fn giver(&self, decision: &Decision) -> String {
        self.name(&decision.by)
    }
}

fn is_decided(document: &Document) -> bool {
    matches!(document.state, DocumentState::Accepted | DocumentState::Waived | DocumentState::Returned { .. })
}
