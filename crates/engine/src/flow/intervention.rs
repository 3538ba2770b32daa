//! What the owner, and whoever has the work, may ask of a live flow beyond answering: words of the acts.
//! Never here: whether they may.

use crate::calendar::Calendar;
use model::{Id, Instant, Value, definition::Kind, target::Target, value::PersonRef};
use std::{collections::BTreeMap, sync::Arc};

/// Kinds of steps an owner can put into a flow: a form has one long answer, a file request one document.
pub const ADDABLE: [Kind; 5] =
    [Kind::Task, Kind::Form, Kind::FileRequest, Kind::Approval, Kind::Acknowledgement];

/// A step that the template does not have, directly after one that is there.
#[derive(Clone, Debug)]
pub struct AddStep {
    pub after: String,
    /// One of [`ADDABLE`].
    pub kind: Kind,
    pub role: String,
    pub title: String,
    pub text: Option<String>,
    pub due: Option<Target>,
    /// Counts `due` in a flow that has no calendar yet, since its template has no deadlines.
    pub calendar: Option<Arc<Calendar>>,
    /// Of an approval: its denial ends the flow. Else the flow goes on.
    pub ends_if_denied: bool,
    pub reason: String,
}

/// A step is skipped, or done again.
#[derive(Clone, Debug, Default)]
pub struct Intervention {
    pub step: String,
    /// The attempt it is about; `None` takes the newest, or what is still to come.
    pub attempt: Option<u32>,
    pub reason: String,
}

/// Another deadline. One that has passed already fires at once.
#[derive(Clone, Debug)]
pub struct ChangeDue {
    pub of: DueOf,
    pub due_at: Instant,
    pub reason: String,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DueOf {
    /// An open step; `attempt` is the one it is about, `None` takes the open one.
    Step { step: String, attempt: Option<u32> },
    /// A clock that runs, as the state names it: its key, or `key@stage`.
    Clock(String),
}

/// One person's part in an open step goes to another.
#[derive(Clone, Debug)]
pub struct HandOver {
    pub step: String,
    /// Whose part; `None` takes the acting person's own, for the owner the only one there is.
    pub assignment: Option<Id>,
    pub to: PersonRef,
    /// Asked of the owner.
    pub reason: Option<String>,
}

/// Somebody outside lets another do their part in an open step.
#[derive(Clone, Debug)]
pub struct Lend {
    pub step: String,
    pub attempt: Option<u32>,
    pub to: PersonRef,
    pub until: Instant,
    /// For whom it is lent to.
    pub note: Option<String>,
}

/// What was lent is theirs alone again.
#[derive(Clone, Debug, Default)]
pub struct TakeBack {
    pub step: String,
    /// Whose part; `None` takes the only one that is lent.
    pub assignment: Option<Id>,
    /// Asked of the owner.
    pub reason: Option<String>,
}

/// The details of a step, completed before its own people see it.
#[derive(Clone, Debug, Default)]
pub struct Preparation {
    pub step: String,
    pub attempt: Option<u32>,
    /// Offered answers of the step's form; none is required.
    pub data: BTreeMap<String, Value>,
    /// For whoever does the step.
    pub text: Option<String>,
    /// Instead of the deadline the template gives.
    pub due_at: Option<Instant>,
    /// As in [`super::Completion::for_any`].
    pub for_any: bool,
}
