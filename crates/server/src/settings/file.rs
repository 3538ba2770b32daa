//! `baton.toml`: every line of it is known, or it is refused with its place.

use super::{
    SettingsError,
    sources::{Given, Source},
    table::{ENTRIES, Shape, entry},
};
use serde_json::Value;
use std::{collections::BTreeMap, io, path::Path};
use toml::de::{DeTable, DeValue};

#[derive(Default)]
pub struct FileValues(BTreeMap<&'static str, Given>);

impl FileValues {
    pub fn read(path: &Path) -> Result<Self, SettingsError> {
        let text = std::fs::read_to_string(path).map_err(|error| unreadable(path, &error))?;
        Self::parse(&path.display().to_string(), &text)
    }

    /// `baton.toml` of a data folder, nothing where there is none.
    pub fn read_in(data: &Path) -> Result<Self, SettingsError> {
        let path = data.join("baton.toml");
        let text = match std::fs::read_to_string(&path) {
            Ok(text) => text,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(Self::default()),
            Err(error) => return Err(unreadable(&path, &error)),
        };
        let values = Self::parse(&path.display().to_string(), &text)?;
        match values.find("data") {
            None => Ok(values),
            Some(given) => Err(SettingsError::Wrong {
                place: given.source,
                key: "data".to_owned(),
                what: "the data folder cannot be named by a file inside it; use --data or --config"
                    .to_owned(),
            }),
        }
    }

    pub fn find(&self, key: &str) -> Option<Given> {
        self.0.get(key).cloned()
    }

    fn parse(path: &str, text: &str) -> Result<Self, SettingsError> {
        let place = |at: usize| Source::File { path: path.to_owned(), line: line(text, at) };
        let table = DeTable::parse(text).map_err(|error| SettingsError::NotToml {
            place: place(error.span().map_or(0, |span| span.start)),
            what: error.message().to_owned(),
        })?;
        let mut values = BTreeMap::new();
        for (key, value) in table.get_ref() {
            let source = place(key.span().start);
            let Some(entry) = entry(key.get_ref()) else {
                return Err(SettingsError::Unknown {
                    place: source,
                    key: key.get_ref().to_string(),
                    known: known(),
                });
            };
            let Some(read) = as_text(value.get_ref(), entry.shape) else {
                let what = format!("{} is not {}", value.get_ref().type_str(), expected(entry.shape));
                return Err(SettingsError::Wrong { place: source, key: entry.key.to_owned(), what });
            };
            values.insert(entry.key, Given { value: read, source });
        }
        Ok(Self(values))
    }
}

fn unreadable(path: &Path, error: &io::Error) -> SettingsError {
    SettingsError::Unreadable { path: path.display().to_string(), what: error.to_string() }
}

fn line(text: &str, at: usize) -> usize {
    text.bytes().take(at).filter(|byte| *byte == b'\n').count() + 1
}

fn known() -> String {
    ENTRIES.iter().map(|entry| entry.key).collect::<Vec<_>>().join(", ")
}

fn expected(shape: Shape) -> &'static str {
    match shape {
        Shape::Text => "a text in quotes",
        Shape::Number => "a whole number",
        Shape::YesNo => "true or false",
        Shape::Table => "a table",
    }
}

/// The value in the form a flag would give it.
fn as_text(value: &DeValue, shape: Shape) -> Option<String> {
    match shape {
        Shape::Text => value.as_str().map(str::to_owned),
        Shape::Number => value.as_integer().map(ToString::to_string),
        Shape::YesNo => value.as_bool().map(|yes| yes.to_string()),
        Shape::Table => value.as_table().map(|_| as_json(value).to_string()),
    }
}

/// Dates become their text, as in a calendar file.
fn as_json(value: &DeValue) -> Value {
    match value {
        DeValue::String(text) => Value::String(text.to_string()),
        DeValue::Boolean(yes) => Value::Bool(*yes),
        DeValue::Datetime(date) => Value::String(date.to_string()),
        DeValue::Integer(number) => number.to_string().parse().map_or(Value::Null, Value::Number),
        DeValue::Float(number) => Value::String(number.to_string()),
        DeValue::Array(items) => items.iter().map(|item| as_json(item.get_ref())).collect(),
        DeValue::Table(table) => {
            table.iter().map(|(key, value)| (key.get_ref().to_string(), as_json(value.get_ref()))).collect()
        }
    }
}
