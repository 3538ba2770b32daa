//! One row as what somebody says of a record.

use super::cell;
use crate::{
    email,
    exports::{Column, plain},
    record_kinds::Kind,
    records::{Change, status},
};
use model::{
    FieldType, Id,
    field::{FieldInput, FieldProblem},
};
use serde_json::json;
use std::collections::BTreeMap;
use store::members::Member;
use texts::Sentence;

/// What rows are read with.
pub(super) struct Reading<'a> {
    pub kind: &'a Kind,
    /// For each column what it is, if anything.
    pub mapping: &'a [Option<Column>],
    /// Members by address and by name, in lower case; nobody for a name that two have.
    pub members: &'a BTreeMap<String, Option<Id>>,
}

/// A row that can be read; whether it fits the fields is seen with the record.
pub(super) struct Said {
    pub change: Change,
    /// Normalised.
    pub email: Option<String>,
    /// Address of the record it belongs to, normalised.
    pub belongs_to: Option<String>,
}

/// Who can own a record, by what tables call them.
pub(super) fn by_name(members: Vec<Member>) -> BTreeMap<String, Option<Id>> {
    let mut all = BTreeMap::new();
    for member in members.into_iter().filter(|member| member.disabled_at.is_none()) {
        if let Some(address) = member.email {
            all.insert(address, Some(member.person.clone()));
        }
        let id = Some(member.person);
        all.entry(member.name.to_lowercase()).and_modify(|known| *known = None).or_insert(id);
    }
    all
}

impl Reading<'_> {
    /// # Errors
    /// What does not fit, by the words of columns.
    pub fn read(&self, cells: &[String]) -> Result<Said, Vec<FieldProblem>> {
        let width = cells.iter().rposition(|cell| !cell.trim().is_empty()).map_or(0, |last| last + 1);
        if width > self.mapping.len() || cells.len() < self.mapping.len() {
            let said = Sentence::import_ragged(cells.len(), self.mapping.len());
            return Err(vec![FieldProblem::new("", said)]);
        }
        let mut said = Said { change: Change::default(), email: None, belongs_to: None };
        let (mut name, mut problems) = (Vec::new(), Vec::new());
        for (column, cell) in self.mapping.iter().zip(cells) {
            let text = plain(cell).trim();
            let Some(column) = column.as_ref().filter(|_| !text.is_empty()) else { continue };
            match column {
                Column::Name => name.push(text),
                Column::Email => match address(text, "email") {
                    Ok(address) => said.email = Some(address),
                    Err(problem) => problems.push(problem),
                },
                Column::BelongsTo => match address(text, "belongs_to") {
                    Ok(address) => said.belongs_to = Some(address),
                    Err(problem) => problems.push(problem),
                },
                Column::Owner => match self.members.get(&email::normalise(text)) {
                    Some(Some(owner)) => said.change.owner = Some(Some(owner.clone())),
                    _ => problems.push(FieldProblem::new("owner", Sentence::problem_owner())),
                },
                Column::Tags => {
                    said.change.tags =
                        Some(text.split([';', ',']).map(|tag| tag.trim().to_owned()).collect());
                }
                Column::Status => match status_of(text) {
                    Some(status) => said.change.status = Some(status.to_owned()),
                    None => problems.push(FieldProblem::new("status", Sentence::import_status())),
                },
                Column::Field(key) => {
                    if let Err(problem) = self.field(&mut said.change, key, cell) {
                        problems.push(problem);
                    }
                }
                Column::Part(key, part) => self.part(&mut said.change, key, (part, text)),
                Column::CreatedAt | Column::ChangedAt => {}
            }
        }
        said.change.name = (!name.is_empty()).then(|| name.join(" "));
        if problems.is_empty() { Ok(said) } else { Err(problems) }
    }

    fn field(&self, change: &mut Change, key: &str, cell: &str) -> Result<(), FieldProblem> {
        if let Some(field) = self.kind.field(key) {
            let input = match &field.of {
                FieldType::Person { .. } => self.persons(key, plain(cell))?,
                of => cell::input(cell, of),
            };
            change.fields.insert(key.to_owned(), input);
        }
        Ok(())
    }

    /// Members by their addresses or names; whether they are in the field's group is seen with the record.
    fn persons(&self, key: &str, text: &str) -> Result<FieldInput, FieldProblem> {
        let mut ids = Vec::new();
        for one in text.split([';', ',']).map(str::trim).filter(|one| !one.is_empty()) {
            match self.members.get(&email::normalise(one)) {
                Some(Some(member)) => ids.push(json!(member.as_str())),
                _ => return Err(FieldProblem::new(key, Sentence::import_person(one))),
            }
        }
        Ok(FieldInput::Json(ids.into()))
    }

    fn part(&self, change: &mut Change, key: &str, (part, text): (&str, &str)) {
        let given = change.fields.entry(key.to_owned()).or_insert_with(|| FieldInput::Inputs(Vec::new()));
        if let FieldInput::Inputs(parts) = given {
            parts.push((part.to_owned(), text.to_owned()));
        }
    }
}

/// As exports write it, and as people do.
fn status_of(text: &str) -> Option<&'static str> {
    match text.to_lowercase().as_str() {
        "active" | "aktiv" => Some(status::ACTIVE),
        "inactive" | "archived" | "inaktiv" | "archiviert" => Some(status::INACTIVE),
        _ => None,
    }
}

fn address(text: &str, path: &str) -> Result<String, FieldProblem> {
    let normal = email::normalise(text);
    model::field::check_email(&normal).map_err(|said| FieldProblem::new(path, said))
}
