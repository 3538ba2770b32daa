//! Flows are told what their record is like now, a batch at a time: what is left of it is an errand of its own, written
//! with the end of this one.

use super::{Errand, written};
use crate::{
    app::Ctx,
    flows::{self, Order, record::snapshot_of},
    problem::Problem,
    records::show,
    starts::Done,
};
use engine::flow::Act;
use model::Id;
use std::collections::BTreeSet;
use store::{
    DbError, Statement, System,
    outbox::{self, OutboxRow},
    portal::groups,
    records::within,
};

/// Flows told in one go.
const FLOWS: u32 = 100;
/// Records of a group looked at in one go.
const RECORDS: u32 = 200;

/// A flow keeps of it what its template reads; one that knows all of it already does nothing.
pub(super) async fn flows_of(ctx: &Ctx, row: &OutboxRow, record: Id, after: &str) -> Result<Done, Problem> {
    show::sheet(ctx, &record).await?;
    let snapshot = snapshot_of(ctx, &record).await?;
    let flows = within::to_tell(&ctx.app.db, ctx.caller.viewer(), &record, after, FLOWS).await?;
    let last = flows.last().filter(|_| flows.len() == FLOWS as usize).map(Id::to_string);
    for flow in flows {
        let (name, fields) = (snapshot.name.clone(), snapshot.fields.clone());
        match flows::run(ctx, Order::new(flow, Act::RecordChanged { name, fields })).await {
            Ok(_) | Err(Problem::Refused(_) | Problem::NotFound) => {}
            Err(problem) => return Err(problem),
        }
    }
    match last {
        Some(after) => settle(ctx, row, vec![written(ctx, &Errand::Tell { record, after })]).await,
        None => Ok(Done::Done),
    }
}

/// Each record that flows under way are about gets an errand of its own. Who was in a group that is gone is forgotten
/// with it.
pub(super) async fn group(ctx: &Ctx, row: &OutboxRow, group: Id, after: &str) -> Result<Done, Problem> {
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let members = groups::at_work(db, viewer, &group, after, RECORDS).await?;
    let Some(last) = members.last().map(|member| member.record.clone()) else { return Ok(Done::Done) };
    let told: BTreeSet<Id> = members.into_iter().filter_map(|member| member.at_work).collect();
    let mut statements: Vec<Statement> = told.iter().map(|record| super::tell_flows(ctx, record)).collect();
    statements.push(groups::forget(viewer, &group, &last));
    statements.push(written(ctx, &Errand::TellGroup { group, after: last.to_string() }));
    settle(ctx, row, statements).await
}

/// The errand is done with what goes on from it. Where another worker has taken it meanwhile, that one goes on.
async fn settle(ctx: &Ctx, row: &OutboxRow, mut statements: Vec<Statement>) -> Result<Done, Problem> {
    statements.push(outbox::delivered(&System, row, ctx.now, None));
    match ctx.app.db.transact(statements).await {
        Ok(()) | Err(DbError::Conflict { .. }) => Ok(Done::Settled),
        Err(error) => Err(error.into()),
    }
}
