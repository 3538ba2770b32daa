//! Answers to a form as a flow takes them: checked against their fields, persons found, files among the uploaded.

use crate::{app::Ctx, groups::Among, people::Cast, problem::Problem, records};
use engine::{condition::holds, flow::Facts};
use model::{
    Field, FieldType, Id, Value,
    field::{Answers, Before, FieldInput, FieldProblem, PersonFrom, read_form},
    value::{FileRef, PersonRef},
};
use std::collections::BTreeMap;
use store::files::File;
use texts::Sentence;

pub type Inputs = BTreeMap<String, FieldInput>;

/// A form that is being answered.
pub struct Form<'a> {
    pub fields: &'a [Field],
    /// `start`, or the step's key: how its own conditions name its answers.
    pub name: &'a str,
    pub facts: Facts<'a>,
    /// Uploaded for this form and not given yet.
    pub uploaded: &'a [File],
    /// Whose contacts persons from outside become.
    pub record: &'a Id,
}

/// # Errors
/// `Invalid` with every answer that does not fit.
pub async fn read(ctx: &Ctx, form: Form<'_>, inputs: &Inputs, cast: &mut Cast) -> Result<Answers, Problem> {
    let inputs = with_uploads(&form, inputs);
    let shown = |condition: &_, before: Before<'_>| {
        let facts = form.facts.answering(form.name, before.form);
        let facts = before.entry.map_or(facts, |(list, entry)| facts.answering(list, entry));
        holds(condition, &facts)
    };
    let mut answers = read_form(form.fields, &inputs, shown).map_err(Problem::Invalid)?;
    for field in form.fields {
        match (&field.of, answers.get_mut(&field.key)) {
            (FieldType::Person { from, contact_role, .. }, Some(Value::Persons(persons))) => {
                find_all(ctx, &field.key, from, persons, cast).await?;
                if *from == PersonFrom::Outside {
                    for person in persons {
                        cast.contact(ctx, form.record, &person.id, contact_role.clone(), false);
                    }
                }
            }
            (FieldType::Records { kinds }, Some(Value::Records(named))) => {
                records::resolve(ctx, &field.key, kinds, named).await?;
            }
            (FieldType::File { .. }, Some(Value::Files(files))) => {
                name_files(&field.key, files, form.uploaded)?
            }
            _ => {}
        }
    }
    Ok(answers)
}

/// A file field nobody named files for takes what was uploaded for it.
fn with_uploads(form: &Form, inputs: &Inputs) -> Inputs {
    let mut inputs = inputs.clone();
    for field in form.fields.iter().filter(|field| matches!(field.of, FieldType::File { .. })) {
        let of_field = form.uploaded.iter().filter(|file| file.field == field.key);
        let ids: Vec<serde_json::Value> = of_field.map(|file| file.id.as_str().into()).collect();
        if !ids.is_empty() && !inputs.contains_key(&field.key) {
            inputs.insert(field.key.clone(), FieldInput::Json(ids.into()));
        }
    }
    inputs
}

async fn find_all(
    ctx: &Ctx,
    key: &str,
    from: &PersonFrom,
    persons: &mut [PersonRef],
    cast: &mut Cast,
) -> Result<(), Problem> {
    let among = match from {
        PersonFrom::Group(group) => {
            let asked = persons.iter().map(|person| (group.clone(), person.id.clone()));
            Among::find(ctx, &asked.collect()).await?
        }
        PersonFrom::Outside => Among::default(),
    };
    for person in persons {
        *person = match (from, person.id.as_str()) {
            (PersonFrom::Outside, "") => {
                let address = person.email.clone().unwrap_or_default();
                cast.find(ctx, &person.name, &address, key).await?
            }
            (PersonFrom::Outside, _) => cast.known(ctx, &person.id, key).await?,
            (PersonFrom::Group(group), _) => among.member(key, group, &person.id)?,
        };
    }
    Ok(())
}

/// Only what was uploaded for this very form can be given with it.
fn name_files(key: &str, files: &mut [FileRef], uploaded: &[File]) -> Result<(), Problem> {
    for file in files {
        let known = uploaded.iter().find(|known| known.id == file.id && known.field == key);
        match known {
            Some(known) => file.name.clone_from(&known.name),
            None => {
                let problem = FieldProblem::new(key, Sentence::problem_file_gone());
                return Err(Problem::Invalid(vec![problem]));
            }
        }
    }
    Ok(())
}
