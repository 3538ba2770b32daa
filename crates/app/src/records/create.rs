//! A new record, made by people or by the API; flows make their own at their start.

use super::{
    change::event,
    given::{self, Change, Read},
    status,
};
use crate::{
    Ctx,
    flows::house::house,
    idempotency,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::find,
};
use model::Id;
use serde_json::json;
use store::{
    DbError,
    records::{
        events,
        sheet::{self, Sheet},
    },
};
use texts::Sentence;

/// # Errors
/// `NotFound` for a kind there is not, `Invalid` with everything that does not fit, an address that another record of
/// the kind has included.
pub async fn create(ctx: &Ctx, kind: &str, change: Change) -> Result<Id, Problem> {
    require(&ctx.caller, Intention::WriteRecords)?;
    let kind = find(ctx, kind).await?;
    if kind.is_firm() {
        return Err(Problem::Conflict(Sentence::record_firm_is_one()));
    }
    let blank = Sheet {
        id: ctx.id(),
        organisation: ctx.organisation().clone(),
        access_group: house(&ctx.app, ctx.organisation()).await?.everyone.clone(),
        kind: kind.key.clone(),
        name: String::new(),
        email: None,
        identity_key: None,
        fields: "{}".to_owned(),
        owner: None,
        status: status::ACTIVE.to_owned(),
        merged_into: None,
        belongs_to: None,
        tags: "[]".to_owned(),
        kind_since: None,
        kind_before: None,
        created_at: ctx.now,
        updated_at: ctx.now,
    };
    let change = Change { name: change.name.or(Some(String::new())), is_whole: true, ..change };
    let Read { sheet, tags, .. } = given::read(ctx, blank, &kind, change).await?;
    let id = sheet.id.clone();
    let mut statements = sheet::insert(sheet, &tags);
    statements.push(events::insert(event(ctx, &id, "created", json!({}))?));
    statements.extend(idempotency::remember(ctx, &id)?);
    match ctx.app.db.transact(statements).await {
        Err(DbError::Unique { table }) if table == "record" => {
            Err(Problem::invalid("email", Sentence::record_email_taken_hidden()))
        }
        written => Ok(written.map(|()| id)?),
    }
}
