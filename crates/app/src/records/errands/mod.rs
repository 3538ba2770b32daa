//! What records have the worker do: telling their flows what they are like now, and what steps of flows do to them. Waits
//! in the outbox, and is carried out once however often it is tried.

mod retry;
mod update;

pub use retry::retry;

use super::show;
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::{self, Order, record::snapshot_of},
    problem::Problem,
    starts::Done,
};
use engine::flow::Act;
use model::{Entropy, Id, Instant};
use serde::{Deserialize, Serialize};
use std::sync::Arc;
use store::{
    Statement, Viewer,
    outbox::{self, OutboxRow},
    records::within,
};

/// The queue of the outbox.
pub const KIND: &str = "record";

/// Flows told in one go.
const FLOWS: u32 = 500;

/// Ids and keys, nothing about anybody.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
#[serde(tag = "errand", rename_all = "snake_case")]
pub enum Errand {
    /// Tell the running flows of the record its name and fields.
    Tell { record: Id },
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
    let errand = Errand::Tell { record: record.clone() };
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
        Errand::Tell { record } => tell(&ctx, &record).await,
        Errand::Update { flow, step, attempt } => update::update(&ctx, row, &flow, &step, attempt).await,
    };
    match done {
        Err(Problem::NotFound) => Ok(Done::NotNeeded),
        done => done,
    }
}

/// A flow keeps of it what its template reads; one that knows all of it already does nothing.
async fn tell(ctx: &Ctx, record: &Id) -> Result<Done, Problem> {
    show::sheet(ctx, record).await?;
    let snapshot = snapshot_of(ctx, record).await?;
    let mut after = String::new();
    loop {
        let flows = within::to_tell(&ctx.app.db, ctx.caller.viewer(), record, &after, FLOWS).await?;
        let Some(last) = flows.last() else { return Ok(Done::Done) };
        after = last.to_string();
        for flow in flows {
            let (name, fields) = (snapshot.name.clone(), snapshot.fields.clone());
            match flows::run(ctx, Order::new(flow, Act::RecordChanged { name, fields })).await {
                Ok(_) | Err(Problem::Refused(_) | Problem::NotFound) => {}
                Err(problem) => return Err(problem),
            }
        }
    }
}
