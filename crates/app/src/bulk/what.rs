//! What is to be done for each record, as it is kept until it is done.

use crate::{
    flows::{RolePerson, answers::Inputs},
    problem::Problem,
};
use model::field::{FieldInput, check_line, check_long_text};
use serde::{Deserialize, Serialize};
use serde_json::Value as Json;
use std::collections::BTreeMap;
use store::bulk::BulkAct;
use texts::Sentence;

pub const SUBJECT_CHARS_MAX: usize = 200;

#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(tag = "act", rename_all = "snake_case")]
pub enum What {
    Start(Starting),
    Message(Letter),
}

/// A flow for each record. What is not answered here is taken from the record where it knows it.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Starting {
    pub template: String,
    pub answers: BTreeMap<String, Given>,
    pub roles: BTreeMap<String, Vec<RolePerson>>,
    pub owners: Owners,
}

/// An answer as it was given, before it is checked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Given {
    Json(Json),
    Inputs(Vec<(String, String)>),
    Entries(Vec<BTreeMap<String, Given>>),
}

/// Who becomes the workspace owner of each flow.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Owners {
    /// Whoever starts them; for a key the owner of the record.
    #[default]
    Starter,
    /// The owner of the record, where it has one.
    Record,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Letter {
    pub subject: String,
    pub text: String,
    pub to: Recipients,
}

/// Which of a record's contacts are written to.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(rename_all = "snake_case")]
pub enum Recipients {
    #[default]
    Primary,
    All,
}

impl Starting {
    /// Blank answers are none: what the record knows stands instead.
    pub fn new(
        template: &str,
        inputs: Inputs,
        roles: BTreeMap<String, Vec<RolePerson>>,
        owners: Owners,
    ) -> Self {
        let answers = inputs.into_iter().filter_map(|(key, input)| Some((key, given(input)?)));
        Self { template: template.to_owned(), answers: answers.collect(), roles, owners }
    }

    pub(super) fn inputs(&self) -> Inputs {
        self.answers.iter().map(|(key, given)| (key.clone(), given.input())).collect()
    }
}

impl Given {
    fn input(&self) -> FieldInput {
        match self {
            Self::Json(json) => FieldInput::Json(json.clone()),
            Self::Inputs(inputs) => FieldInput::Inputs(inputs.clone()),
            Self::Entries(entries) => {
                let entry = |entry: &BTreeMap<String, Self>| {
                    entry.iter().map(|(key, given)| (key.clone(), given.input())).collect()
                };
                FieldInput::Entries(entries.iter().map(entry).collect())
            }
        }
    }
}

fn given(input: FieldInput) -> Option<Given> {
    match input {
        FieldInput::Json(Json::Null) => None,
        FieldInput::Json(json) => Some(Given::Json(json)),
        FieldInput::Inputs(inputs) => {
            inputs.iter().any(|(_, text)| !text.trim().is_empty()).then_some(Given::Inputs(inputs))
        }
        FieldInput::Entries(entries) => {
            let answers = |entry: BTreeMap<String, FieldInput>| -> BTreeMap<String, Given> {
                entry.into_iter().filter_map(|(key, input)| Some((key, given(input)?))).collect()
            };
            let entries: Vec<_> = entries.into_iter().map(answers).collect();
            entries.iter().any(|entry| !entry.is_empty()).then_some(Given::Entries(entries))
        }
    }
}

impl Letter {
    /// As it may be sent.
    ///
    /// # Errors
    /// `Invalid` at `subject` or `text` for what is empty or too long.
    pub(super) fn checked(self) -> Result<Self, Problem> {
        let mut problems = Vec::new();
        let mut read = |path: &str, read: Result<String, Sentence>, empty: fn() -> Sentence, max: usize| {
            let text = read.and_then(|text| match text.chars().count() {
                0 => Err(empty()),
                count if count > max => Err(Sentence::field_shorten(max)),
                _ => Ok(text),
            });
            text.unwrap_or_else(|message| {
                problems.push(model::field::FieldProblem::new(path, message));
                String::new()
            })
        };
        let subject =
            read("subject", check_line(&self.subject), Sentence::bulk_subject_missing, SUBJECT_CHARS_MAX);
        let text = read("text", check_long_text(&self.text), Sentence::bulk_text_missing, usize::MAX);
        if problems.is_empty() { Ok(Self { subject, text, ..self }) } else { Err(Problem::Invalid(problems)) }
    }
}

impl What {
    pub fn act(&self) -> BulkAct {
        match self {
            Self::Start(_) => BulkAct::Start,
            Self::Message(_) => BulkAct::Message,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn blank_answers_are_none() {
        let inputs = [
            ("a", FieldInput::single("x")),
            ("b", FieldInput::single(" ")),
            ("c", FieldInput::Json(Json::Null)),
            ("d", FieldInput::Json(Json::Bool(false))),
        ];
        let inputs = inputs.map(|(key, input)| (key.to_owned(), input)).into();
        let starting = Starting::new("t", inputs, BTreeMap::new(), Owners::Starter);
        assert_eq!(starting.answers.keys().collect::<Vec<_>>(), ["a", "d"]);
        let text = serde_json::to_string(&What::Start(starting.clone())).unwrap();
        assert_eq!(serde_json::from_str::<What>(&text).unwrap(), What::Start(starting));
    }

    #[test]
    fn a_message_has_a_subject_and_a_text() {
        let letter = |subject: &str, text: &str| {
            let to = Recipients::All;
            Letter { subject: subject.to_owned(), text: text.to_owned(), to }.checked().is_ok()
        };
        let long = "a".repeat(SUBJECT_CHARS_MAX + 1);
        for (subject, text, fits) in
            [("S", "T", true), ("", "T", false), ("S", " ", false), ("a\nb", "T", false), (&long, "T", false)]
        {
            assert_eq!(letter(subject, text), fits, "{subject:?} {text:?}");
        }
    }
}
