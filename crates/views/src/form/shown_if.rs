//! Conditional questions: the sentence that says when to answer, and a rule for the page's script.

use super::PREFIX;
use crate::words;
use model::{
    DataPath, Field, FieldType, Value,
    condition::{Comparison, Condition, Operand},
    text::Text,
};
use serde::Serialize;
use texts::Texts;

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ShownIf {
    /// "Only if Sector is Banking or Insurance"
    pub said: String,
    /// For the script, where the condition is simple enough; else the question is always shown.
    pub rules: Option<String>,
}

/// What a condition may speak of: the other questions of its form, and of its own entry in a list.
#[derive(Clone, Copy)]
pub(super) struct Around<'a> {
    /// `start` or the key of the step: others may have questions with the same keys.
    pub owner: &'a str,
    pub form: &'a [Field],
    /// The list's key and its fields.
    pub list: Option<(&'a str, &'a [Field])>,
}

#[derive(Serialize)]
struct Rule {
    /// The name of an input; within its own entry of a list the part after the entry's, which begins with a dot.
    field: String,
    #[serde(rename = "in")]
    values: Vec<String>,
}

impl ShownIf {
    pub(super) fn of(
        condition: &Condition,
        around: Around<'_>,
        say: &dyn Fn(&Text) -> String,
        texts: Texts,
    ) -> Self {
        let name = |path: &DataPath| match around.field(path) {
            Some((field, _)) => words::Named {
                name: words::quoted(&say(&field.label), texts),
                is_day: matches!(field.of, FieldType::Date),
            },
            None => words::Named { name: path.to_string(), is_day: false },
        };
        let rules = rules_of(condition, around).and_then(|rules| serde_json::to_string(&rules).ok());
        Self { said: texts.form_only_if(words::condition(condition, &name, texts)), rules }
    }
}

impl<'a> Around<'a> {
    /// The question a path speaks of, and the name of its input as rules have it.
    fn field(&self, path: &DataPath) -> Option<(&'a Field, String)> {
        let (owner, key) = match path {
            DataPath::Start(key) => ("start", key),
            DataPath::Step { step, field } => (step.as_str(), field),
            _ => return None,
        };
        let found = |all: &'a [Field]| all.iter().find(|field| field.key == *key);
        match self.list {
            Some((list, fields)) if owner == list => Some((found(fields)?, format!(".{key}"))),
            _ if owner == self.owner => Some((found(self.form)?, format!("{PREFIX}{key}"))),
            _ => None,
        }
    }
}

/// Comparisons of own answers with fixed ones, all of which must hold; `None` for anything else.
fn rules_of(condition: &Condition, around: Around<'_>) -> Option<Vec<Rule>> {
    let rule = |path: &DataPath, values: Vec<String>| {
        let (_, field) = around.field(path)?;
        Some(vec![Rule { field, values }])
    };
    match condition {
        Condition::All(all) => {
            let each: Option<Vec<Vec<Rule>>> = all.iter().map(|one| rules_of(one, around)).collect();
            Some(each?.into_iter().flatten().collect())
        }
        Condition::In { left: Operand::Data(path), list } => {
            rule(path, list.iter().map(as_posted).collect::<Option<_>>()?)
        }
        Condition::Compare {
            left: Operand::Data(path),
            comparison: Comparison::Equal,
            right: Operand::Literal(value),
        }
        | Condition::Contains { left: Operand::Data(path), right: Operand::Literal(value) } => {
            let is_list =
                around.field(path).is_some_and(|(field, _)| matches!(field.of, FieldType::Several { .. }));
            let is_contains = matches!(condition, Condition::Contains { .. });
            if is_contains && !is_list {
                return None;
            }
            rule(path, vec![as_posted(value)?])
        }
        Condition::Truth(path) => rule(path, vec!["yes".to_owned()]),
        _ => None,
    }
}

fn as_posted(value: &Value) -> Option<String> {
    match value {
        Value::Text(text) => Some(text.clone()),
        Value::YesNo(yes) => Some(if *yes { "yes" } else { "no" }.to_owned()),
        _ => None,
    }
}
