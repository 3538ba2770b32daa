//! A prospect becomes a client: the same record, with everything that is in it. From then on flows start from the client.

use super::{
    change::{in_use, write},
    given::{Read, key_of},
    show, status,
};
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::{CLIENT, PROSPECT},
};
use model::Id;
use serde_json::json;
use std::collections::BTreeSet;
use store::records::sheet::{self, Sheet};
use texts::Sentence;

/// # Errors
/// `NotFound` for a hidden one; `Conflict` for a client, for a record of another kind, and where a client has the address
/// already.
pub async fn convert(ctx: &Ctx, id: &Id) -> Result<(), Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let before = show::sheet(ctx, id).await?;
    in_use(&before)?;
    let read_at = before.updated_at;
    let read = converted(ctx, before).await?;
    write(ctx, read_at, read, ("converted", json!({"from": PROSPECT, "to": CLIENT})), Vec::new()).await
}

/// The prospect as a client.
pub(super) async fn converted(ctx: &Ctx, before: Sheet) -> Result<Read, Problem> {
    if before.kind == CLIENT {
        return Err(Problem::Conflict(Sentence::record_convert_twice(before.name)));
    }
    if before.kind != PROSPECT {
        return Err(Problem::Conflict(Sentence::record_convert_kind()));
    }
    let identity = match (&before.email, &before.identity_key) {
        (Some(address), Some(_)) => Some(free(ctx, address).await?),
        _ => None,
    };
    let tags = show::tags(&before)?;
    let sheet = Sheet {
        kind: CLIENT.to_owned(),
        identity_key: identity,
        status: status::ACTIVE.to_owned(),
        kind_since: Some(ctx.now),
        kind_before: Some(PROSPECT.to_owned()),
        ..before
    };
    Ok(Read { sheet, tags, changed: BTreeSet::from(["kind".to_owned()]) })
}

/// Two clients of one address are one client, as a rule.
async fn free(ctx: &Ctx, address: &str) -> Result<String, Problem> {
    let key = key_of(ctx, CLIENT, address);
    let (db, viewer) = (&ctx.app.db, ctx.caller.viewer());
    match store::records::by_identity(db, viewer, &key).await? {
        None => Ok(key),
        Some(other) => Err(Problem::Conflict(match sheet::get(db, viewer, &other.id).await? {
            Some(seen) => Sentence::record_convert_taken(seen.name),
            None => Sentence::record_email_taken_hidden(),
        })),
    }
}
