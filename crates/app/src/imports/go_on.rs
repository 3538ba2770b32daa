//! Imports under way, a piece at a time. Records, rows that do not fit, and how far it has come are one commit, so that
//! whoever dies in the middle leaves the rest to the next, and no row is written twice.

use super::{
    batch::{Batch, Outcome},
    line::{self, Reading},
    show,
};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    flows::house::house,
    problem::Problem,
    record_kinds,
};
use model::{Entropy, Id, Instant};
use std::{
    collections::{BTreeMap, BTreeSet},
    sync::{Arc, Mutex, PoisonError},
};
use store::{
    DbError, System,
    imports::{self, Import, ImportStatus},
    members,
};

/// Pieces of one import before others have their turn.
const PIECES: usize = 60;
/// What was uploaded and rows that did not fit are kept so long.
const DAYS_KEPT: i64 = 7;

/// Addresses a dry run has met.
pub(super) type Addresses = BTreeSet<String>;

/// What dry runs under way have met. Where it is lost, rows that repeat one from before count as new until they are written.
#[derive(Debug, Default)]
pub struct Seen(Mutex<BTreeMap<Id, Addresses>>);

impl Seen {
    fn take(&self, import: &Id) -> Addresses {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).remove(import).unwrap_or_default()
    }

    fn put(&self, import: &Id, met: Addresses) {
        self.0.lock().unwrap_or_else(PoisonError::into_inner).insert(import.clone(), met);
    }
}

/// Takes every import that is under way some pieces further; how many rows were looked at.
///
/// # Errors
/// Storage that cannot be reached; what was written stays written.
pub async fn go_on(
    app: &Arc<App>,
    seen: &Seen,
    now: Instant,
    mut entropy: Entropy,
) -> Result<usize, Problem> {
    let mut rows = 0;
    for import in imports::active(&app.db, &System).await? {
        let ctx = Ctx::new(Arc::clone(app), caller(&import), now, entropy.fork());
        rows += some_pieces(&ctx, seen, import).await?;
    }
    Ok(rows)
}

/// What nobody needs any more goes.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn sweep(app: &App, now: Instant) -> Result<(), Problem> {
    Ok(app.db.transact(imports::sweep(&System, now.plus_days(-DAYS_KEPT), now)).await?)
}

fn caller(import: &Import) -> Caller {
    let viewer = import.viewer();
    match &import.key {
        Some(id) => Caller::Key { id: id.clone(), viewer, scopes: Vec::new() },
        None => Caller::Member(viewer),
    }
}

async fn some_pieces(ctx: &Ctx, seen: &Seen, mut import: Import) -> Result<usize, Problem> {
    let kinds = record_kinds::known(&ctx.app, ctx.organisation()).await?;
    let Some(kind) = kinds.into_iter().find(|kind| kind.key == import.kind) else {
        return cancel(ctx, &import).await;
    };
    let members = line::by_name(members::list(&ctx.app.db, ctx.caller.viewer()).await?);
    let house = house(&ctx.app, ctx.organisation()).await?;
    let (columns, mapping) = (show::columns(&import)?, show::mapping(&import, &kind)?);
    let is_dry = import.status == ImportStatus::Checking;
    let mut met = if is_dry && import.next_piece > 0 { seen.take(&import.id) } else { Addresses::new() };
    let mut rows = 0;
    for _ in 0..PIECES {
        let batch = Batch {
            ctx,
            import: &import,
            reading: Reading { kind: &kind, mapping: &mapping, members: &members },
            columns: &columns,
            everyone: &house.everyone,
        };
        let Some((next, looked_at)) = piece(&batch, is_dry.then_some(&mut met)).await? else {
            return Ok(rows + 1);
        };
        rows += looked_at;
        import = next;
        if !matches!(import.status, ImportStatus::Checking | ImportStatus::Running) {
            return Ok(rows + 1);
        }
    }
    if is_dry {
        seen.put(&import.id, met);
    }
    Ok(rows)
}

/// Its kind was deleted meanwhile.
async fn cancel(ctx: &Ctx, import: &Import) -> Result<usize, Problem> {
    let statements =
        vec![imports::cancel(ctx.caller.viewer(), &import.id, ctx.now), imports::drop_pieces(import)];
    match ctx.app.db.transact(statements).await {
        Ok(()) | Err(DbError::Conflict { .. }) => Ok(1),
        Err(error) => Err(error.into()),
    }
}

/// The import as it is after its next piece; nothing where somebody else was faster, who may be another node, whoever
/// cancels, or whoever has just changed one of the records: it is looked at again.
async fn piece(batch: &Batch<'_>, met: Option<&mut Addresses>) -> Result<Option<(Import, usize)>, Problem> {
    let (db, import) = (&batch.ctx.app.db, batch.import);
    let is_dry = met.is_some();
    let mut next = import.clone();
    let (mut outcome, mut looked_at) = (Outcome::default(), 0);
    match imports::piece(db, import, import.next_piece).await? {
        Some(lines) => {
            let rows: Vec<Vec<String>> = serde_json::from_str(&lines).map_err(Problem::unreadable)?;
            let before = import.made + import.changed + import.stayed + import.failed;
            let before = usize::try_from(before).map_err(Problem::broken)?;
            // Behind the head, counted from one.
            outcome = batch.outcome(&rows, before + 2, met).await?;
            looked_at = rows.len();
            next.next_piece += 1;
        }
        None if is_dry => next.status = ImportStatus::Checked,
        None => (next.status, next.finished_at) = (ImportStatus::Done, Some(batch.ctx.now)),
    }
    next.made += outcome.made;
    next.changed += outcome.changed;
    next.stayed += outcome.stayed;
    next.failed += outcome.failed;
    let mut statements = vec![imports::steer(&next, (import.status, import.next_piece))];
    statements.extend(outcome.failures);
    if !is_dry {
        statements.extend(outcome.statements);
        statements.push(imports::drop_piece(&import.id, import.next_piece));
    }
    match db.transact(statements).await {
        Ok(()) => Ok(Some((next, looked_at))),
        Err(DbError::Conflict { .. } | DbError::Unique { .. }) => Ok(None),
        Err(error) => Err(error.into()),
    }
}
