//! All running flows of a version: the move is begun here, and goes on in the background (`go_on`).

use super::one::{version_of, why};
use crate::{
    app::Ctx,
    audit, idempotency,
    policy::{self, Intention},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{
    DbError,
    moves::{self, Move, MoveStatus},
};
use texts::Sentence;

/// What is asked for: every flow that fits goes from one version to another.
#[derive(Clone, Debug)]
pub struct WholeMove {
    pub template: String,
    pub from: i64,
    pub to: i64,
    pub reason: String,
}

/// Begins to move them. The same key again gets the first answer.
///
/// # Errors
/// `NotAllowed` without the permission to write templates, `NotFound` without such versions, `Invalid` without a
/// reason, `Conflict` for one and the same version and while another move of the template is under way.
pub async fn start(ctx: &Ctx, wanted: WholeMove) -> Result<Id, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    version_of(ctx, &wanted.template, wanted.from).await?;
    version_of(ctx, &wanted.template, wanted.to).await?;
    if wanted.from == wanted.to {
        return Err(Problem::Conflict(Sentence::migration_same_version()));
    }
    begin(ctx, wanted, false).await
}

/// Begins to take a move back: every flow in which nothing else has happened since returns to its version.
///
/// # Errors
/// `NotFound` without such a move, `Conflict` while one is under way; else as [`start`].
pub async fn undo_all(ctx: &Ctx, id: &Id, reason: &str) -> Result<Id, Problem> {
    policy::require(&ctx.caller, Intention::WriteTemplates)?;
    let done = show(ctx, id).await?;
    if done.is_undo {
        return Err(Problem::Conflict(Sentence::refusal_nothing_to_undo()));
    }
    let wanted = WholeMove {
        template: done.template_key,
        from: done.to_version,
        to: done.from_version,
        reason: reason.to_owned(),
    };
    begin(ctx, wanted, true).await
}

async fn begin(ctx: &Ctx, wanted: WholeMove, is_undo: bool) -> Result<Id, Problem> {
    let reason = why(&wanted.reason)?;
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    let uses = moves::uses(db, viewer, &wanted.template).await?;
    let id = ctx.id();
    let row = Move {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        template_key: wanted.template.clone(),
        from_version: wanted.from,
        to_version: wanted.to,
        is_undo,
        reason,
        person: ctx.caller.person().cloned(),
        access: Move::seen_by(viewer),
        status: MoveStatus::Running,
        total: uses.iter().find(|uses| uses.version == wanted.from).map_or(0, |uses| uses.flows),
        moved: 0,
        stayed: 0,
        after_flow: String::new(),
        created_at: ctx.now,
        finished_at: None,
    };
    let act = if is_undo { "template.move_undone" } else { "template.flows_moved" };
    let act =
        audit::Act::new(act, &wanted.template, json!({"from": wanted.from, "to": wanted.to, "move": id}));
    let mut statements = vec![moves::insert(row)];
    statements.extend(idempotency::remember(ctx, &id)?);
    match audit::write(ctx, act, statements).await {
        Ok(()) => Ok(id),
        Err(DbError::Unique { .. }) => Err(Problem::Conflict(Sentence::migration_under_way())),
        Err(error) => Err(error.into()),
    }
}

/// How far a move has come.
///
/// # Errors
/// `NotFound` without such a move.
pub async fn show(ctx: &Ctx, id: &Id) -> Result<Move, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    moves::show(&ctx.app.db, ctx.caller.viewer(), id).await?.ok_or(Problem::NotFound)
}

/// The move of a template begun last, if there was one.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn newest(ctx: &Ctx, template: &str) -> Result<Option<Move>, Problem> {
    policy::require(&ctx.caller, Intention::ReadTemplates)?;
    Ok(moves::newest(&ctx.app.db, ctx.caller.viewer(), template).await?)
}
