//! The kinds an organisation has.

use super::built_in::{self, BUILT_IN, is_built_in};
use crate::{
    App, Ctx,
    policy::{Intention, require},
    problem::Problem,
    records::firm,
};
use model::{Field, Id, Instant, definition::accepted_record_fields};
use serde_json::Value as Json;
use std::collections::BTreeSet;
use store::{Viewer, records::kinds};

#[derive(Clone, Debug)]
pub struct Kind {
    pub key: String,
    /// What people called it; none for one that comes with Baton, which is called by a text.
    pub named: Option<(String, String)>,
    pub fields: Vec<Field>,
    /// The same in the language of templates.
    pub written: Json,
    /// An admin chose its fields; else they are those it began with, and called by a text.
    pub has_own_fields: bool,
    pub belongs_to: Option<String>,
    /// Whether its records offer Start Workflow.
    pub launches: bool,
    pub is_built_in: bool,
    pub changed_at: Option<Instant>,
}

impl Kind {
    /// Whether people make and archive records of it: of the organisation itself there is one.
    pub fn is_firm(&self) -> bool {
        self.key == firm::KIND
    }

    pub fn field(&self, key: &str) -> Option<&Field> {
        self.fields.iter().find(|field| field.key == key)
    }
}

/// Those that come with Baton first, then by key.
///
/// # Errors
/// `NotFound` for people outside.
pub async fn all(ctx: &Ctx) -> Result<Vec<Kind>, Problem> {
    require(&ctx.caller, Intention::ReadRecords)?;
    known(&ctx.app, ctx.organisation()).await
}

/// # Errors
/// `NotFound` for a kind there is not.
pub async fn find(ctx: &Ctx, key: &str) -> Result<Kind, Problem> {
    all(ctx).await?.into_iter().find(|kind| kind.key == key).ok_or(Problem::NotFound)
}

/// Whether records of it can be made: asked by starts, which are many, so that those that come with Baton cost nothing.
pub(crate) async fn is_there(ctx: &Ctx, key: &str) -> Result<bool, Problem> {
    if is_built_in(key) {
        return Ok(true);
    }
    Ok(known(&ctx.app, ctx.organisation()).await?.iter().any(|kind| kind.key == key))
}

/// Whether flows can be started from its records; as cheap.
pub(crate) async fn launches(ctx: &Ctx, key: &str) -> Result<bool, Problem> {
    if let Some(built_in) = BUILT_IN.iter().find(|kind| kind.key == key) {
        return Ok(built_in.launches);
    }
    let known = known(&ctx.app, ctx.organisation()).await?;
    Ok(known.iter().any(|kind| kind.key == key && kind.launches))
}

/// Those of these kinds whose records start flows, in at most one query.
pub(crate) async fn of_which_start(ctx: &Ctx, keys: BTreeSet<String>) -> Result<BTreeSet<String>, Problem> {
    let built_in = |key: &String| BUILT_IN.iter().find(|kind| kind.key == *key);
    let known = match keys.iter().all(|key| built_in(key).is_some()) {
        true => Vec::new(),
        false => known(&ctx.app, ctx.organisation()).await?,
    };
    let starts = |key: &String| match built_in(key) {
        Some(kind) => kind.launches,
        None => known.iter().any(|kind| kind.key == *key && kind.launches),
    };
    Ok(keys.into_iter().filter(starts).collect())
}

pub(crate) async fn known(app: &App, organisation: &Id) -> Result<Vec<Kind>, Problem> {
    let mut rows = kinds::list(&app.db, &Viewer::system(organisation.clone())).await?;
    let mut all = Vec::with_capacity(rows.len() + BUILT_IN.len());
    for built_in in BUILT_IN {
        let row = rows.iter().position(|row| row.key == built_in.key).map(|place| rows.remove(place));
        let (fields, written) = match &row {
            Some(row) => (read(row)?, written(&row.fields)?),
            None => (built_in::fields(built_in.key), written(built_in.fields)?),
        };
        all.push(Kind {
            key: built_in.key.to_owned(),
            named: row.as_ref().and_then(named),
            has_own_fields: row.is_some(),
            fields,
            written,
            belongs_to: built_in.belongs_to.map(str::to_owned),
            launches: built_in.launches,
            is_built_in: true,
            changed_at: row.map(|row| row.updated_at),
        });
    }
    for row in rows {
        all.push(Kind {
            fields: read(&row)?,
            written: written(&row.fields)?,
            named: named(&row),
            has_own_fields: true,
            belongs_to: row.belongs_to,
            launches: row.launches,
            is_built_in: false,
            changed_at: Some(row.updated_at),
            key: row.key,
        });
    }
    Ok(all)
}

fn written(fields: &str) -> Result<Json, Problem> {
    serde_json::from_str(fields).map_err(Problem::unreadable)
}

fn named(row: &kinds::RecordKind) -> Option<(String, String)> {
    (!row.singular.is_empty()).then(|| (row.singular.clone(), row.plural.clone()))
}

fn read(row: &kinds::RecordKind) -> Result<Vec<Field>, Problem> {
    accepted_record_fields(&row.fields).map_err(|problems| {
        Problem::Broken(format!("fields of kind {}: {} problems", row.key, problems.len()))
    })
}
