//! A whole form: which fields are asked, which must be answered, and everything that is wrong at once.

use super::{Field, FieldInput, FieldType, list::read_list, read};
use crate::{Value, condition::Condition};
use serde::{Serialize, Serializer};
use std::collections::BTreeMap;
use texts::Sentence;

/// Answers by field key.
pub type Answers = BTreeMap<String, Value>;

/// What is wrong with one answer.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FieldProblem {
    /// The field's key; within a list `LIST.PLACE.FIELD`.
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

/// What was answered before a field, as its condition reads it.
#[derive(Clone, Copy, Debug)]
pub struct Before<'a> {
    pub form: &'a Answers,
    /// Within an entry of a list: the list's key, and the entry's own answers.
    pub entry: Option<(&'a str, &'a Answers)>,
}

/// Checks all answers in the order of the form. `shown` evaluates a condition of a field or a section over the answers
/// before it (conditions live in the engine). An answer to a field that is not shown is left out.
///
/// # Errors
/// Every problem: wrong answers, missing ones, and answers to fields there are not; those of a list's entry at
/// `LIST.PLACE.FIELD`, the place from 0 as it came in.
pub fn read_form(
    fields: &[Field],
    inputs: &BTreeMap<String, FieldInput>,
    shown: impl Fn(&Condition, Before<'_>) -> bool,
) -> Result<Answers, Vec<FieldProblem>> {
    let (answers, problems) = read_draft(fields, inputs, shown);
    if problems.is_empty() { Ok(answers) } else { Err(problems) }
}

/// The same for a form that may be half filled: what holds, and what does not yet.
pub fn read_draft(
    fields: &[Field],
    inputs: &BTreeMap<String, FieldInput>,
    shown: impl Fn(&Condition, Before<'_>) -> bool,
) -> (Answers, Vec<FieldProblem>) {
    let mut answers = Answers::new();
    let mut problems = Vec::new();
    for field in fields {
        if !field.is_shown(|condition| shown(condition, Before { form: &answers, entry: None })) {
            continue;
        }
        let input = inputs.get(&field.key);
        let value = if matches!(field.of, FieldType::List { .. }) {
            let within = |condition: &Condition, entry: &Answers| {
                shown(condition, Before { form: &answers, entry: Some((&field.key, entry)) })
            };
            read_list(field, input, within, &mut problems).map(Value::List)
        } else {
            read_one(field, input, &field.key, &mut problems)
        };
        answers.extend(value.map(|value| (field.key.clone(), value)));
    }
    for key in inputs.keys().filter(|key| !fields.iter().any(|field| field.key == **key)) {
        problems.push(FieldProblem::new(key, Sentence::field_unknown()));
    }
    (answers, problems)
}

/// One answer that is no list; what is wrong with it stands at `path`.
pub(super) fn read_one(
    field: &Field,
    input: Option<&FieldInput>,
    path: &str,
    problems: &mut Vec<FieldProblem>,
) -> Option<Value> {
    let message = match input.map_or(Ok(None), |input| read(field, input)) {
        Ok(Some(value)) => return Some(value),
        Ok(None) if field.required => missing(field),
        Ok(None) => return None,
        Err(message) => message,
    };
    problems.push(FieldProblem::new(path, message));
    None
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
