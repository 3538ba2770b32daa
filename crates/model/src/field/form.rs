//! A whole form: which fields are asked, which must be answered, and everything that is wrong at once.

use super::{Field, FieldInput, read};
use crate::{Value, condition::Condition};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use texts::Sentence;

/// Answers by field key.
pub type Answers = BTreeMap<String, Value>;

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The field's key.
    pub path: String,
    /// For whoever answered; serialised in English.
    #[serde(serialize_with = "english")]
    pub message: Sentence,
}

impl FieldProblem {
    pub fn new(path: &str, message: impl Into<Sentence>) -> Self {
        Self { path: path.to_owned(), message: message.into() }
    }
}

fn english<S: Serializer>(message: &Sentence, serializer: S) -> Result<S::Ok, S::Error> {
    serializer.collect_str(message)
}

/// Checks all answers in the order of the form. `shown` evaluates a field's condition over the answers before it
/// (conditions live in the engine). An answer to a field that is not shown is left out.
///
/// # Errors
/// Every problem: wrong answers, missing ones, and answers to fields there are not.
pub fn read_form(
    fields: &[Field],
    inputs: &BTreeMap<String, FieldInput>,
    shown: impl Fn(&Condition, &Answers) -> bool,
) -> Result<Answers, Vec<FieldProblem>> {
    let (answers, problems) = read_draft(fields, inputs, shown);
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// The same for a form that may be half filled: what holds, and what does not yet.
pub fn read_draft(
    fields: &[Field],
    inputs: &BTreeMap<String, FieldInput>,
    shown: impl Fn(&Condition, &Answers) -> bool,
) -> (Answers, Vec<FieldProblem>) {
    let mut answers = Answers::new();
    let mut problems = Vec::new();
    for field in fields {
        if field.shown_if.as_ref().is_some_and(|condition| !shown(condition, &answers)) {
            continue;
        }
        match inputs.get(&field.key).map_or(Ok(None), |input| read(field, input)) {
            Ok(Some(value)) => {
                answers.insert(field.key.clone(), value);
            }
            Ok(None) if field.required => problems.push(FieldProblem::new(&field.key, missing(field))),
            Ok(None) => {}
            Err(message) => problems.push(FieldProblem::new(&field.key, message)),
        }
    }
    for key in inputs.keys().filter(|key| !fields.iter().any(|field| field.key == **key)) {
        problems.push(FieldProblem::new(key, Sentence::field_unknown()));
    }
    (answers, problems)
}

fn missing(field: &Field) -> Sentence {
    use super::FieldType::{Choice, Date, File, Person, Rating, Records, Several, YesNo};
    match &field.of {
        Choice { .. } | Rating { .. } => Sentence::field_choose_one(),
        Several { .. } => Sentence::field_choose_some(),
        YesNo => Sentence::field_yes_or_no(),
        Date => Sentence::field_choose_date(),
        File { .. } => Sentence::field_add_file(),
        Person { .. } => Sentence::field_name_person(),
        Records { .. } => Sentence::field_choose_records(),
        _ => Sentence::field_required(),
    }
}
