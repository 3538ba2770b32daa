//! Begins to erase: names, addresses and every way in go at once, with the entry in the audit log; flows follow.

use super::{
    preview::{Subject, preview},
    views,
};
use crate::{
    Ctx, audit, idempotency,
    policy::{Intention, require},
    problem::Problem,
};
use model::Id;
use serde_json::json;
use store::{
    DbError,
    erasing::{self, Erasure, ErasureStatus, Ground, clearing},
};
use texts::Sentence;

/// Members may rename their views meanwhile.
const TRIES: u32 = 5;

#[derive(Clone, Debug)]
pub struct Wanted {
    pub subject: Subject,
    /// As the preview names them, typed again.
    pub name: String,
    pub ground: Ground,
    /// Flows that wait for them or are about them are cancelled first.
    pub cancels: bool,
}

/// Begins. The same key again gets the first answer.
///
/// # Errors
/// `NotAllowed` for anybody but admins, `NotFound`, `Invalid` for another name, `Conflict` for members, the firm
/// itself, flows that have not ended, and while the same subject is being erased.
pub async fn begin(ctx: &Ctx, wanted: Wanted) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::Erase)?;
    let found = preview(ctx, &wanted.subject).await?;
    if found.name.is_empty() {
        return Err(Problem::Conflict(Sentence::erasing_done_before()));
    }
    if wanted.name.trim() != found.name.trim() {
        return Err(Problem::invalid("name", Sentence::erasing_name_differs()));
    }
    if !found.open.is_empty() && !wanted.cancels {
        return Err(Problem::Conflict(Sentence::erasing_flows_open(found.open.len())));
    }
    let id = ctx.id();
    let job = Erasure {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        subject_kind: wanted.subject.kind(),
        subject: wanted.subject.id().clone(),
        ground: wanted.ground,
        person: ctx.caller.person().cloned(),
        cancels: wanted.cancels,
        status: ErasureStatus::Running,
        after_flow: String::new(),
        flows: 0,
        values: 0,
        files: 0,
        damaged: 0,
        created_at: ctx.now,
        finished_at: None,
    };
    let ids = |all: &[super::Along]| all.iter().map(|one| one.id.clone()).collect::<Vec<Id>>();
    let (persons, records) = (ids(&found.persons), ids(&found.records));
    let details =
        json!({"erasure": id, "ground": wanted.ground.as_str(), "persons": persons, "records": records});
    let act = match wanted.subject {
        Subject::Person(_) => "person.erased",
        Subject::Record(_) => "record.erased",
    };
    let mut statements = erasing::insert(job.clone(), &persons, &records);
    statements.extend(clearing::at_once(&job, ctx.now));
    statements.extend(idempotency::remember(ctx, &id)?);
    for _ in 0..TRIES {
        let all = [views::clearing(ctx, &found).await?, statements.clone()].concat();
        let act = audit::Act::new(act, wanted.subject.id(), details.clone());
        match audit::write(ctx, act, all).await {
            Ok(()) => return Ok(id),
            Err(DbError::Unique { .. }) => return Err(Problem::Conflict(Sentence::erasing_under_way())),
            // Somebody changed their view meanwhile: it is looked at again.
            Err(DbError::Conflict { .. }) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Err(Problem::ChangedMeanwhile)
}
