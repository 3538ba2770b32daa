//! The act itself: the next rows that are ready, and what came of each. A flow is started under a key of its row, so that
//! a process that dies before it has written so down finds it; messages are written with the rows themselves.

use super::{letters, look, starts::Rehearsal, what::What};
use crate::{Ctx, problem::Problem};
use futures::{StreamExt as _, TryStreamExt as _, stream};
use model::Id;
use store::{
    DbError, Statement,
    bulk::{self, Bulk, BulkRow, BulkStatus, RowState},
};
use texts::Sentence;

/// Rows of a piece: one transaction, so that nobody waits long behind it.
const ROWS: u32 = 20;
/// Flows started at once: they share transactions of the writer and leave room for others.
const AT_ONCE: usize = 4;
/// Somebody may cancel at the same moment.
const TRIES: u32 = 3;

/// A row as it came out, and what is written with it.
type Settled = (BulkRow, Vec<Statement>);

/// The act as it is then; nothing where somebody else was faster. What was done stands in its rows in any case.
pub(super) async fn piece(ctx: &Ctx, bulk: &Bulk, what: &What) -> Result<Option<Bulk>, Problem> {
    let rows = bulk::ready(&ctx.app.db, bulk, ROWS).await?;
    let settled = match what {
        What::Start(starting) => match Rehearsal::of(ctx, starting).await {
            Ok(rehearsal) => start_all(ctx, bulk, &rehearsal, rows).await?,
            Err(Problem::NotFound) => withdrawn(bulk, rows)?,
            Err(problem) => return Err(problem),
        },
        What::Message(letter) => {
            let mut settled = Vec::with_capacity(rows.len());
            for row in rows {
                let sent = match look::usable(ctx, bulk, &row.record).await? {
                    Some(_) => letters::send(ctx, bulk, &row.record, letter).await?,
                    None => Err(vec![Sentence::bulk_record_gone().to(look::language(bulk))]),
                };
                settled.push(match sent {
                    Ok((id, statements)) => (came_of(row, Ok(id))?, statements),
                    Err(why) => (came_of(row, Err(why))?, Vec::new()),
                });
            }
            settled
        }
    };
    write(ctx, bulk.clone(), settled).await
}

async fn start_all(
    ctx: &Ctx,
    bulk: &Bulk,
    rehearsal: &Rehearsal<'_>,
    rows: Vec<BulkRow>,
) -> Result<Vec<Settled>, Problem> {
    let one = |row: BulkRow| async move {
        let language = look::language(bulk);
        let started = match look::usable(ctx, bulk, &row.record).await? {
            Some(record) => rehearsal.start(ctx, (bulk, &row), &record, language).await?,
            None => Err(vec![Sentence::bulk_record_gone().to(language)]),
        };
        Ok::<_, Problem>((came_of(row, started)?, Vec::new()))
    };
    stream::iter(rows).map(one).buffered(AT_ONCE).try_collect().await
}

/// The template was archived meanwhile.
fn withdrawn(bulk: &Bulk, rows: Vec<BulkRow>) -> Result<Vec<Settled>, Problem> {
    let why = || vec![Sentence::bulk_template_unfit().to(look::language(bulk))];
    rows.into_iter().map(|row| Ok((came_of(row, Err(why()))?, Vec::new()))).collect()
}

fn came_of(row: BulkRow, outcome: Result<Id, Vec<String>>) -> Result<BulkRow, Problem> {
    Ok(match outcome {
        Ok(result) => BulkRow { state: RowState::Done, result: Some(result), ..row },
        Err(why) => {
            let problems = serde_json::to_string(&why).map_err(Problem::broken)?;
            BulkRow { state: RowState::Failed, problems, ..row }
        }
    })
}

/// Flows that were started are written down also where the act was cancelled at that moment; messages are not sent then.
async fn write(ctx: &Ctx, mut bulk: Bulk, settled: Vec<Settled>) -> Result<Option<Bulk>, Problem> {
    for _ in 0..TRIES {
        let was = bulk.status;
        if was == BulkStatus::Cancelled && bulk.act == bulk::BulkAct::Message {
            return Ok(None);
        }
        let next = after(ctx, &bulk, &settled);
        let mut statements = vec![bulk::steer(&next, was)];
        for (row, with) in &settled {
            statements.push(bulk::settle_row(row.clone()));
            statements.extend(with.iter().cloned());
        }
        match ctx.app.db.transact(statements).await {
            Ok(()) => return Ok(Some(Bulk { turn: next.turn + 1, ..next })),
            Err(DbError::Conflict { statement: 0, .. }) => {}
            // Another worker settled these rows.
            Err(DbError::Conflict { .. }) => return Ok(None),
            Err(error) => return Err(error.into()),
        }
        match bulk::show(&ctx.app.db, ctx.caller.viewer(), &bulk.id).await? {
            Some(now) if now.carried_to == bulk.carried_to => bulk = now,
            _ => return Ok(None),
        }
    }
    Ok(None)
}

fn after(ctx: &Ctx, bulk: &Bulk, settled: &[Settled]) -> Bulk {
    let mut next = bulk.clone();
    for (row, _) in settled {
        next.ready -= 1;
        next.carried_to = row.place;
        match row.state {
            RowState::Done => next.done += 1,
            _ => next.failed += 1,
        }
    }
    if settled.is_empty() && next.status == BulkStatus::Running {
        (next.status, next.finished_at) = (BulkStatus::Done, Some(ctx.now));
    }
    next
}
