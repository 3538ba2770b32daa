//! A flow for one record of many: what it would lack, and the start itself.

use super::what::{Owners, Starting};
use crate::{
    Ctx,
    flows::{self, RecordChoice, StartRequest},
    idempotency::Key,
    problem::Problem,
    records::{RecordView, prefilled},
    templates::{self, Published},
};
use model::{
    Field, FieldType, Id, Value,
    definition::{Definition, Fill},
    field::{FieldInput, FieldProblem},
};
use std::sync::Arc;
use store::bulk::{Bulk, BulkRow};
use texts::Language;

/// Starts of acts for many are kept apart from other things done twice with one key.
const ROUTE: &str = "bulk";

pub(super) struct Rehearsal<'a> {
    starting: &'a Starting,
    published: Arc<Published>,
}

impl<'a> Rehearsal<'a> {
    /// # Errors
    /// `NotFound` for a template nobody published any more.
    pub async fn of(ctx: &Ctx, starting: &'a Starting) -> Result<Self, Problem> {
        let published = templates::published(&ctx.app, ctx.organisation(), &starting.template).await?;
        Ok(Self { starting, published })
    }

    /// In words; nothing where it can be started.
    pub async fn lacking(
        &self,
        ctx: &Ctx,
        record: &RecordView,
        language: Language,
    ) -> Result<Vec<String>, Problem> {
        match flows::rehearse(ctx, self.request(record)).await {
            Ok(()) => Ok(Vec::new()),
            Err(problem) => self.why(problem, language),
        }
    }

    /// The flow, or in words why there is none.
    pub async fn start(
        &self,
        ctx: &Ctx,
        (bulk, row): (&Bulk, &BulkRow),
        record: &RecordView,
        language: Language,
    ) -> Result<Result<Id, Vec<String>>, Problem> {
        let place = row.place.to_string();
        let key = Key::new(&format!("bulk {} {place}", bulk.id), ROUTE, place.as_bytes());
        let request = StartRequest { key: Some(key), ..self.request(record) };
        match flows::start(ctx, request).await {
            Ok(started) => Ok(Ok(started.flow)),
            Err(problem) => self.why(problem, language).map(Err),
        }
    }

    fn request(&self, record: &RecordView) -> StartRequest {
        let form = &self.published.definition.start.form;
        let known =
            prefilled(record, form).into_iter().filter(|(_, value)| !matches!(value, Value::Files(_)));
        let mut data: flows::answers::Inputs =
            known.map(|(key, value)| (key, FieldInput::Json(value.to_plain_json()))).collect();
        data.extend(self.starting.inputs());
        let owner = record.owner.as_ref().filter(|_| self.starting.owners == Owners::Record);
        StartRequest {
            template: self.starting.template.clone(),
            record: RecordChoice::Existing(record.id.clone()),
            data,
            uploaded: Vec::new(),
            roles: self.starting.roles.clone(),
            owner: owner.map(|(id, _)| id.clone()),
            initializer: None,
            names_record: false,
            key: None,
        }
    }

    /// Problems of the record in words; of the storage, and of somebody who was faster, they are left to the next try.
    fn why(&self, problem: Problem, language: Language) -> Result<Vec<String>, Problem> {
        match problem {
            Problem::Invalid(problems) => {
                Ok(problems.iter().map(|problem| self.said(problem, language)).collect())
            }
            problem @ (Problem::Unavailable(_) | Problem::ChangedMeanwhile) => Err(problem),
            Problem::Broken(what) => {
                tracing::error!(template = self.starting.template, what, "a flow of many was not started");
                Ok(vec![Problem::Broken(String::new()).said(language)])
            }
            problem => Ok(vec![problem.said(language)]),
        }
    }

    /// "Tax number: Answer this."
    fn said(&self, problem: &FieldProblem, language: Language) -> String {
        let message = problem.message.to(language);
        match called(&self.published.definition, &problem.path) {
            Some(what) => format!("{what}: {message}"),
            None => message,
        }
    }
}

/// What a path of a start is called: a field, one of an entry of a list, or a role.
fn called(definition: &Definition, path: &str) -> Option<String> {
    if let Some(rest) = path.strip_prefix("roles.") {
        let key = rest.split('.').next().unwrap_or(rest);
        return definition.role(key).map(|role| role.name.clone());
    }
    let mut parts = path.strip_prefix("data.").unwrap_or(path).split('.');
    let key = parts.next().unwrap_or(path);
    let field = definition.start.form.iter().find(|field| field.key == key)?;
    let place = parts.next().and_then(|place| place.parse::<usize>().ok());
    let (FieldType::List { entry, fields, .. }, Some(place)) = (&field.of, place) else {
        return Some(flows::plain(&field.label));
    };
    let within = parts.next().and_then(|key| fields.iter().find(|within| within.key == key));
    let entry = format!("{entry} {}", place + 1);
    Some(within.map_or(entry.clone(), |within| format!("{entry}, {}", flows::plain(&within.label))))
}

/// Labels of files that a start has to have: nobody can give them for many at once.
pub fn files_needed(definition: &Definition) -> Vec<String> {
    let is_needed = |field: &&Field| {
        field.required && !field.is_conditional() && matches!(field.of, FieldType::File { .. })
    };
    definition.start.form.iter().filter(is_needed).map(|field| flows::plain(&field.label)).collect()
}

/// What can be asked once for all records.
pub struct Askable {
    /// Fields without files, each with whether a record may answer it itself.
    pub fields: Vec<(Field, bool)>,
    /// Labels of fields that take files: these are given in each flow, not at the start.
    pub files: Vec<String>,
    /// Roles somebody is named for.
    pub roles: Vec<model::definition::Role>,
}

/// `kind` is that of the records.
pub fn askable(definition: &Definition, kind: &crate::record_kinds::Kind) -> Askable {
    let is_file = |field: &Field| matches!(field.of, FieldType::File { .. });
    let known = |field: &Field| {
        field.names_record
            || matches!(&field.prefill, Some(model::DataPath::Record(_)))
            || field.prefill.is_none() && kind.field(&field.key).is_some_and(|own| own.of == field.of)
    };
    let form = &definition.start.form;
    Askable {
        fields: form
            .iter()
            .filter(|field| !is_file(field))
            .map(|field| (field.clone(), known(field)))
            .collect(),
        files: form.iter().filter(|field| is_file(field)).map(|field| flows::plain(&field.label)).collect(),
        roles: definition.roles.iter().filter(|role| role.fill == Fill::Asked).cloned().collect(),
    }
}
