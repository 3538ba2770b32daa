//! Something is asked for many records; the look at each of them begins.

use super::{
    asker::may,
    selection::Selection,
    starts::files_needed,
    what::{Letter, Starting, What},
};
use crate::{Ctx, caller::Caller, idempotency, problem::Problem, record_kinds, records, templates};
use model::Id;
use store::bulk::{self, Bulk, BulkStatus};
use texts::{Language, Sentence};

/// `language` is that of whoever will read why a row cannot be done.
///
/// # Errors
/// `Invalid` for a selection or a message that does not fit and for a template that these records do not offer,
/// `NotFound` for a kind there is not.
pub async fn begin(
    ctx: &Ctx,
    kind: &str,
    selection: Selection,
    what: What,
    language: Language,
) -> Result<Id, Problem> {
    may(&ctx.caller, what.act())?;
    let kind = record_kinds::find(ctx, kind).await?;
    let selection = selection.checked()?;
    let what = match what {
        What::Message(letter) => What::Message(Letter::checked(letter)?),
        What::Start(starting) => What::Start(offered(ctx, &kind, starting).await?),
    };
    let id = ctx.id();
    let bulk = Bulk {
        id: id.clone(),
        organisation: ctx.organisation().clone(),
        act: what.act(),
        kind: kind.key,
        person: ctx.caller.person().cloned(),
        key: if let Caller::Key { id, .. } = &ctx.caller { Some(id.clone()) } else { None },
        language: language.code().to_owned(),
        what: serde_json::to_string(&what).map_err(Problem::broken)?,
        selection: serde_json::to_string(&selection).map_err(Problem::broken)?,
        walked: String::new(),
        status: BulkStatus::Checking,
        total: 0,
        ready: 0,
        lacking: 0,
        done: 0,
        failed: 0,
        carried_to: 0,
        turn: 0,
        created_at: ctx.now,
        finished_at: None,
    };
    let mut statements = vec![bulk::insert(bulk)];
    statements.extend(idempotency::remember(ctx, &id)?);
    ctx.app.db.transact(statements).await?;
    Ok(id)
}

/// Only what Start Workflow would offer for one of these records.
async fn offered(ctx: &Ctx, kind: &record_kinds::Kind, starting: Starting) -> Result<Starting, Problem> {
    if records::startable_of(ctx, kind).await?.iter().any(|one| one.key == starting.template) {
        let published = templates::published(&ctx.app, ctx.organisation(), &starting.template).await?;
        let files = files_needed(&published.definition);
        if files.is_empty() {
            return Ok(starting);
        }
        return Err(Problem::invalid("template", Sentence::bulk_template_files(files.join(", "))));
    }
    Err(Problem::invalid("template", Sentence::bulk_template_unfit()))
}
