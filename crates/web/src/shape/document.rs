//! The documents of a step: what is asked for, what was given, and what became of each.

use super::{Case, Uploads, act::Tried};
use engine::flow::{Document as Live, DocumentStatus};
use model::definition::{FileSlot, Step};
use texts::Texts;
use views::{
    act::{Document, DocumentState},
    words,
};

impl Case<'_> {
    pub fn documents(&self, step: &Step, tried: &Tried, uploaded: &Uploads<'_>) -> Vec<Document> {
        let live = self.live(&step.key);
        let one = |slot: &FileSlot| {
            let now = live.and_then(|live| live.documents.get(&slot.key));
            self.document(slot, now, tried, uploaded)
        };
        step.files.iter().map(one).collect()
    }

    fn document(
        &self,
        slot: &FileSlot,
        now: Option<&Live>,
        tried: &Tried,
        uploaded: &Uploads<'_>,
    ) -> Document {
        let state = now.map_or(DocumentState::Asked, |live| document_state(live, self.texts));
        let is_asked = matches!(state, DocumentState::Asked | DocumentState::Returned { .. });
        let given = now.and_then(|now| now.files.as_ref()?.value.as_deref());
        let declining = tried.declining(&slot.key);
        Document {
            key: slot.key.clone(),
            label: self.say(&slot.label),
            hint: slot.hint.as_ref().map(|hint| self.say(hint)),
            types: slot.types.clone(),
            required: slot.required,
            may_decline: slot.may_decline && declining.is_none(),
            state: match declining {
                Some(reason) if is_asked => DocumentState::Declining { reason },
                _ => state,
            },
            files: if is_asked {
                uploaded(&slot.key)
            } else {
                given.map(|files| self.given_files(files)).unwrap_or_default()
            },
            error: tried.problem(&slot.key, self.texts),
        }
    }
}

fn document_state(live: &Live, texts: Texts) -> DocumentState {
    let reason = || {
        let said = live.reason.as_ref().and_then(|reason| reason.value.as_deref());
        said.map(|value| words::value(value, texts)).unwrap_or_default()
    };
    match live.status {
        DocumentStatus::Wanted => DocumentState::Asked,
        DocumentStatus::Given => DocumentState::Given,
        DocumentStatus::Accepted => DocumentState::Accepted,
        DocumentStatus::Waived => DocumentState::Waived,
        DocumentStatus::Returned => DocumentState::Returned { reason: reason() },
        DocumentStatus::Declined => DocumentState::Declined { reason: reason() },
    }
}
