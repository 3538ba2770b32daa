//! Erasures under way, a piece at a time: a span of flows is looked through, what is found loses its values, then files
//! go, bytes first. Bytes are the caller's matter: [`next`] says which, [`settle`] writes down that they are gone.

use super::step::{self, Erased};
use crate::{
    app::{App, Ctx},
    caller::Caller,
    problem::Problem,
};
use model::{Entropy, Id, Instant};
use std::sync::Arc;
use store::{
    DbError, Permissions, Statement, System, Viewer,
    erasing::{self, Erasure, ErasureStatus, FoundFlow, SubjectKind, clearing},
};

/// What one look took on.
pub struct Piece {
    ctx: Ctx,
    job: Erasure,
    /// Their bytes have to go before [`settle`].
    pub files: Vec<Id>,
    /// How much was done.
    pub done: usize,
    /// The last flow of the span; nothing when all were looked through.
    last: Option<Id>,
    statements: Vec<Statement>,
    erased: Erased,
    /// Files are left: the same span is looked at again.
    has_more: bool,
}

/// The next piece of every erasure under way.
///
/// # Errors
/// Storage that cannot be reached; what is erased stays erased.
pub async fn next(app: &Arc<App>, now: Instant, mut entropy: Entropy) -> Result<Vec<Piece>, Problem> {
    let mut pieces = Vec::new();
    for job in erasing::running(&app.db, &System).await? {
        let ctx = Ctx::new(Arc::clone(app), caller(&job), now, entropy.fork());
        pieces.push(piece(ctx, job).await?);
    }
    Ok(pieces)
}

/// Whoever wanted it, with the right they had when they did; the log names them.
fn caller(job: &Erasure) -> Caller {
    let system = Viewer::system(job.organisation.clone());
    match &job.person {
        Some(person) => Caller::Member(Viewer {
            person: Some(person.clone()),
            permissions: Permissions { admin: true, ..Permissions::default() },
            ..system
        }),
        None => Caller::System(system),
    }
}

async fn piece(ctx: Ctx, job: Erasure) -> Result<Piece, Problem> {
    let db = &ctx.app.db;
    let after = (!job.after_flow.is_empty()).then(|| Id::given(&job.after_flow));
    let span = store::flows::ids(db, &System, &job.organisation, after.as_ref()).await?;
    let last = span.last().cloned();
    let mut piece = Piece {
        files: Vec::new(),
        done: span.len(),
        last,
        statements: Vec::new(),
        erased: Erased::default(),
        has_more: false,
        ctx,
        job,
    };
    match piece.last.clone() {
        Some(last) => flows(&mut piece, &last).await?,
        None => rest(&mut piece).await?,
    }
    Ok(piece)
}

/// What no span comes to: files in no flow, and flows whose log has lost its beginning.
async fn rest(piece: &mut Piece) -> Result<(), Problem> {
    let (ctx, job) = (&piece.ctx, &piece.job);
    piece.files = clearing::files_of_records(&ctx.app.db, &System, job).await?;
    piece.has_more = !piece.files.is_empty();
    // Some of the former lie with the latter: one after the other, none is counted twice.
    if !piece.has_more {
        let found = erasing::flows_without_beginning(&ctx.app.db, &System, job).await?;
        take(piece, &found).await?;
    }
    piece.done += piece.files.len();
    Ok(())
}

/// Flows that take longest are those that are found; a span ends after so many of them.
const FOUND_AT_ONCE: usize = 50;

async fn flows(piece: &mut Piece, last: &Id) -> Result<(), Problem> {
    let (ctx, job) = (&piece.ctx, &piece.job);
    let db = &ctx.app.db;
    let mut found = erasing::flows(db, &System, job, &job.after_flow, last).await?;
    if found.len() > FOUND_AT_ONCE {
        found.truncate(FOUND_AT_ONCE);
        piece.last = found.last().map(|flow| flow.id.clone());
    }
    take(piece, &found).await
}

async fn take(piece: &mut Piece, found: &[FoundFlow]) -> Result<(), Problem> {
    let (ctx, job) = (&piece.ctx, &piece.job);
    let db = &ctx.app.db;
    let persons = erasing::subjects(db, &System, job, SubjectKind::Person).await?;
    let records = erasing::subjects(db, &System, job, SubjectKind::Record).await?;
    for flow in found {
        piece.erased += step::flow(ctx, job, flow, (&persons, &records)).await?;
        let files = clearing::files(db, &System, job, flow).await?;
        piece.has_more |= !files.is_empty();
        piece.files.extend(files);
        let titles = step::titles(ctx, job, flow).await?;
        piece.statements.push(erasing::found(job, flow));
        piece.statements.extend(clearing::of_flow(job, flow, titles));
    }
    Ok(())
}

/// Writes down what is gone. Another node that did the same piece meanwhile is fine.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn settle(piece: Piece) -> Result<usize, Problem> {
    let Piece { ctx, job, files, done, last, mut statements, erased, has_more } = piece;
    let mut next = job.clone();
    next.flows += erased.flows;
    next.values += erased.values;
    next.files += i64::try_from(files.len()).unwrap_or(i64::MAX);
    statements.extend(files.iter().map(|file| clearing::file_erased(&job, file)));
    // A span that is looked at again meets the same damage.
    next.damaged += if has_more { 0 } else { erased.damaged };
    match (&last, has_more) {
        // The next look finds the files that are left, and flows that are done already.
        (_, true) => {}
        (Some(last), false) => next.after_flow = last.to_string(),
        (None, false) => {
            statements.extend(clearing::at_once(&job, ctx.now));
            statements.extend(clearing::at_the_end(&job));
            (next.status, next.finished_at) = (ErasureStatus::Done, Some(ctx.now));
        }
    }
    statements.insert(0, erasing::go_on(&next, &job));
    match ctx.app.db.transact(statements).await {
        Ok(()) => Ok(done.max(1)),
        // Another node has gone on from here as well.
        Err(DbError::Conflict { .. }) => Ok(1),
        Err(error) => Err(error.into()),
    }
}
