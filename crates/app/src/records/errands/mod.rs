//! What records have the worker do: telling their flows what they are like now, and what steps of flows do to them. Waits
//! in the outbox, and is carried out once however often it is tried.

mod retry;
mod tell;
mod update;

pub use retry::retry;

use crate::{
    app::{App, Ctx},
    caller::Caller,
    problem::Problem,
    starts::Done,
};
use model::{Entropy, Id, Instant};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{
    Statement, Viewer,
    outbox::{self, OutboxRow},
};

/// The queue of the outbox.
pub const KIND: &str = "record";

/// Ids and keys, nothing about anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Errand {
    /// Tell the running flows of the record, those after `after`, its name, fields, tags and groups.
    Tell {
        record: Id,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        after: String,
    },
    /// The same for every record of a group of clients after `after`, since the group has another name now or is gone.
    TellGroup {
        group: Id,
        #[serde(default, skip_serializing_if = "String::is_empty")]
        after: String,
    },
    /// Do to the record of `flow` what this step says, and tell the flow.
    Update { flow: Id, step: String, attempt: u32 },
}

impl Errand {
    pub fn text(&self) -> String {
        serde_json::to_string(self).unwrap_or_default()
    }
}

/// Word for the flows of a record, to be written with its change.
pub(crate) fn tell_flows(ctx: &Ctx, record: &Id) -> Statement {
    written(ctx, &Errand::Tell { record: record.clone(), after: String::new() })
}

/// Word for the flows of everybody in a group, to be written with its new name or its end.
pub(crate) fn tell_group(ctx: &Ctx, group: &Id) -> Statement {
    written(ctx, &Errand::TellGroup { group: group.clone(), after: String::new() })
}

fn written(ctx: &Ctx, errand: &Errand) -> Statement {
    outbox::insert(OutboxRow::new(ctx.id(), ctx.organisation().clone(), KIND, errand.text(), ctx.now))
}

/// # Errors
/// What may be tried again: storage that cannot be reached, a flow or record that others keep changing.
pub async fn carry_out(
    app: &Arc<App>,
    row: &OutboxRow,
    now: Instant,
    entropy: Entropy,
) -> Result<Done, Problem> {
    let errand: Errand = serde_json::from_str(&row.reference).map_err(Problem::unreadable)?;
    let caller = Caller::System(Viewer::system(row.organisation.clone()));
    let ctx = Ctx::new(Arc::clone(app), caller, now, entropy);
    let done = match errand {
        Errand::Tell { record, after } => tell::flows_of(&ctx, row, record, &after).await,
        Errand::TellGroup { group, after } => tell::group(&ctx, row, group, &after).await,
        Errand::Update { flow, step, attempt } => update::update(&ctx, row, &flow, &step, attempt).await,
    };
    match done {
        Err(Problem::NotFound) => Ok(Done::NotNeeded),
        done => done,
    }
}
