//! Conditional questions: the sentence that says when to answer, and a rule for the page's script.

use super::PREFIX;
use crate::words;
use model::{
    DataPath, Field, Value,
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

#[derive(Serialize)]
struct Rule {
    field: String,
    #[serde(rename = "in")]
    values: Vec<String>,
}

impl ShownIf {
    pub(super) fn of(
        condition: &Condition,
        form: &[Field],
        say: &impl Fn(&Text) -> String,
        texts: Texts,
    ) -> Self {
        let name = |path: &DataPath| {
            let label = own_field(path, form).map(|field| say(&field.label));
            label.map_or_else(|| path.to_string(), |label| words::quoted(&label, texts))
        };
        let rules = rules_of(condition, form).and_then(|rules| serde_json::to_string(&rules).ok());
        Self { said: texts.form_only_if(words::condition(condition, &name, texts)), rules }
    }
}

fn own_field<'a>(path: &DataPath, form: &'a [Field]) -> Option<&'a Field> {
    let (DataPath::Start(key) | DataPath::Step { field: key, .. }) = path else { return None };
    form.iter().find(|field| field.key == *key)
}

/// Comparisons of own answers with fixed ones, all of which must hold; `None` for anything else.
fn rules_of(condition: &Condition, form: &[Field]) -> Option<Vec<Rule>> {
    let rule = |path: &DataPath, values: Vec<String>| {
        let field = own_field(path, form)?;
        Some(vec![Rule { field: format!("{PREFIX}{}", field.key), values }])
    };
    match condition {
        Condition::All(all) => {
            let each: Option<Vec<Vec<Rule>>> = all.iter().map(|one| rules_of(one, form)).collect();
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
            let is_list = own_field(path, form)
                .is_some_and(|field| matches!(field.of, model::FieldType::Several { .. }));
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
