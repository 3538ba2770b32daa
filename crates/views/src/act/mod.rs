//! The thing to do: one open step as whoever acts on it sees it, on public pages and in the workspace alike.

mod body;
mod buttons;
mod document;
mod review;

pub use body::{body, problems};
pub use buttons::{buttons, send_back_choices};
pub use document::{Document, DocumentState, document};
pub use review::{Review, review};

use crate::{
    form::FieldView,
    part::{Due, Seen},
};
use maud::{Markup, html};
use model::definition::{Kind, Outcome};

/// One open step, ready to act on.
///
/// Posted with it: `attempt`, `outcome`, `comment`, `check` (the number of each ticked line), `back_to` (step
/// keys), the fields under `data.`, files under `file.KEY`, reasons for not having one under `decline.KEY`.
#[derive(Clone, Debug)]
pub struct Act {
    pub step: String,
    pub attempt: u32,
    pub kind: Kind,
    pub title: String,
    pub text: Option<String>,
    /// What a preparer left: "Priya Raman prepared this for you", and their note.
    pub prepared: Option<(String, Option<String>)>,
    pub due: Option<Due>,
    /// What earlier steps gave, as far as the template shows it here.
    pub sees: Vec<Seen>,
    pub documents: Vec<Document>,
    pub fields: Vec<FieldView>,
    pub checklist: Vec<Check>,
    /// What was typed so far.
    pub comment: String,
    /// What may be chosen now, the positive one first.
    pub outcomes: Vec<Outcome>,
    /// Steps that may be sent back to; with one, there is nothing to choose.
    pub back_to: Vec<BackTo>,
    /// "1 of 2 has approved: Priya Raman."
    pub so_far: Option<String>,
    /// "Approving hands the baton to Ingrid Solheim, to sign."
    pub consequence: Option<String>,
    /// An act that was refused: what, why, and what would be accepted.
    pub refusal: Option<String>,
}

#[derive(Clone, Debug)]
pub struct Check {
    pub label: String,
    pub ticked: bool,
}

#[derive(Clone, Debug)]
pub struct BackTo {
    pub step: String,
    pub title: String,
    pub chosen: bool,
}

/// Where an act is posted and what goes with it unseen.
#[derive(Clone, Debug)]
pub struct Post {
    pub action: String,
    /// Uploads go to `{files}/KEY`.
    pub files: String,
    /// Nonce or session secret, command id.
    pub hidden: Vec<(String, String)>,
}

/// Who prepared it, and their note.
pub fn prepared((by, note): &(String, Option<String>)) -> Markup {
    html! {
        div."max-w-[64ch]"."border-s-2"."border-rule"."ps-3" {
            p."text-sm"."text-muted" { (by) }
            @if let Some(note) = note { p."whitespace-pre-line"."wrap-anywhere" { (note) } }
        }
    }
}

impl Act {
    /// Documents or file fields: the form is posted in parts.
    pub fn has_files(&self) -> bool {
        !self.documents.is_empty()
            || self.fields.iter().any(|field| matches!(field.of, model::FieldType::File { .. }))
    }

    /// There is something to type, tick or give.
    pub fn asks(&self) -> bool {
        !self.documents.is_empty()
            || !self.fields.is_empty()
            || !self.checklist.is_empty()
            || self.kind == Kind::Approval
    }

    pub fn enctype(&self) -> Option<&'static str> {
        self.has_files().then_some("multipart/form-data")
    }

    pub(crate) fn may(&self, outcome: Outcome) -> bool {
        self.outcomes.contains(&outcome)
    }
}
