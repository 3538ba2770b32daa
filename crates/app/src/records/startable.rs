//! Which templates a kind of records offers in its menu: those that name it, and no others.

use super::show::RecordView;
use crate::{
    Ctx,
    policy::{Intention, require},
    problem::Problem,
    record_kinds::Kind,
    templates::{definition, list},
};
use model::{DataPath, Field, Value, field::Answers};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Startable {
    pub key: String,
    pub name: String,
    pub description: Option<String>,
}

/// What the record answers of a start form: what the template says, else the field of its own with the same key and type.
pub fn prefilled(record: &RecordView, form: &[Field]) -> Answers {
    let datum = |name: &str| match name {
        "name" => Some(Value::Text(record.name.clone())),
        "email" => record.email.clone().map(Value::Text),
        name => record.fields.get(name).cloned(),
    };
    let answer = |field: &Field| {
        let value = match &field.prefill {
            Some(DataPath::Record(name)) => datum(name),
            Some(_) => None,
            None if field.names_record => datum("name"),
            None => record.kind.field(&field.key).filter(|own| own.of == field.of).and(datum(&field.key)),
        };
        value.map(|value| (field.key.clone(), value))
    };
    form.iter().filter_map(answer).collect()
}

/// By name. Nothing for whoever may not start flows, for a record that is not in use, and for kinds that offer no launch.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn startable(ctx: &Ctx, record: &RecordView) -> Result<Vec<Startable>, Problem> {
    match record.status.as_str() {
        super::status::ACTIVE => startable_of(ctx, &record.kind).await,
        _ => Ok(Vec::new()),
    }
}

/// What records of a kind that are in use offer.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn startable_of(ctx: &Ctx, kind: &Kind) -> Result<Vec<Startable>, Problem> {
    let may_start = require(&ctx.caller, Intention::StartFlows).is_ok();
    if !may_start || !kind.launches {
        return Ok(Vec::new());
    }
    let mut found = Vec::new();
    for line in list(ctx).await? {
        let Some(version) = line.published else { continue };
        // Versions do not change: each is read once and kept.
        let published = definition::load(&ctx.app, ctx.organisation(), &line.key, version).await?;
        let definition = &published.definition;
        if definition.started_from.contains(&kind.key) {
            let (name, description) = (definition.name.clone(), definition.description.clone());
            found.push(Startable { key: line.key, name, description });
        }
    }
    found.sort_by_key(|one| one.name.to_lowercase());
    Ok(found)
}
