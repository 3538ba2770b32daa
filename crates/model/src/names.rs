//! What the names in conditions and texts stand for, and of which type their data are.

use crate::{DataPath, FieldType};

/// Types as conditions know them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum DataType {
    Text,
    /// A text that is one of these.
    Choice(Vec<String>),
    Number,
    /// ISO 4217 code.
    Money(String),
    Date,
    Several(Vec<String>),
    YesNo,
    Address,
    Files,
    Persons,
    Records,
    /// Entries with answers of their own; only whether it is given can be asked.
    List,
    /// A field of a record that an organisation defines for itself: it takes the type its use asks for, and a value
    /// of another type compares false.
    Any,
}

impl DataType {
    /// As a sentence names it.
    pub fn described(&self) -> String {
        match self {
            Self::Text => "text".to_owned(),
            Self::Choice(_) => "a choice".to_owned(),
            Self::Number => "a number".to_owned(),
            Self::Money(currency) => format!("money in {currency}"),
            Self::Date => "a date".to_owned(),
            Self::Several(_) => "several choices".to_owned(),
            Self::YesNo => "yes or no".to_owned(),
            Self::Address => "an address".to_owned(),
            Self::Files => "files".to_owned(),
            Self::Persons => "persons".to_owned(),
            Self::Records => "records".to_owned(),
            Self::List => "a list".to_owned(),
            Self::Any => "a record field".to_owned(),
        }
    }
}

impl FieldType {
    /// The type its answers have in conditions.
    pub fn data_type(&self) -> DataType {
        match self {
            Self::Text | Self::LongText | Self::Email | Self::Phone => DataType::Text,
            Self::Number { .. } | Self::Rating { .. } => DataType::Number,
            Self::Money { currency } => DataType::Money(currency.clone()),
            Self::Date => DataType::Date,
            Self::Choice { options } => DataType::Choice(options.clone()),
            Self::Several { options } => DataType::Several(options.clone()),
            Self::YesNo => DataType::YesNo,
            Self::Address => DataType::Address,
            Self::File { .. } => DataType::Files,
            Self::Person { .. } => DataType::Persons,
            Self::Records { .. } => DataType::Records,
            Self::List { .. } => DataType::List,
        }
    }
}

/// Fields every record has, with their types; others are [`DataType::Any`].
pub const RECORD_FIELDS: [(&str, DataType); 7] = [
    ("name", DataType::Text),
    ("email", DataType::Text),
    ("phone", DataType::Text),
    ("address", DataType::Address),
    ("kind", DataType::Text),
    ("contract_start", DataType::Date),
    ("contract_end", DataType::Date),
];

/// The type of `record.FIELD`.
pub fn record_field_type(field: &str) -> DataType {
    RECORD_FIELDS.iter().find(|(name, _)| *name == field).map_or(DataType::Any, |(_, of)| of.clone())
}

/// Why a name cannot stand where it stands.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct UnknownName {
    pub what: String,
    pub expected: String,
}

/// Looks names up: a definition at one place of it.
pub trait Names {
    /// The datum `owner.name` and its type.
    ///
    /// # Errors
    /// What is wrong with the name here.
    fn resolve(&self, owner: &str, name: &str) -> Result<(DataPath, DataType), UnknownName>;
}

/// The known word nearest to a mistyped one, if it is near enough to be meant.
pub fn nearest<'k>(word: &str, known: impl IntoIterator<Item = &'k str>) -> Option<&'k str> {
    let allowed = match word.chars().count() {
        0..=2 => 0,
        3..=4 => 1,
        _ => 2,
    };
    known
        .into_iter()
        .map(|candidate| (distance(word, candidate), candidate))
        .filter(|(distance, _)| *distance <= allowed)
        .min_by_key(|(distance, _)| *distance)
        .map(|(_, candidate)| candidate)
}

/// Edits between two words: letters added, left out, changed, or two neighbours swapped.
fn distance(one: &str, other: &str) -> usize {
    let one: Vec<char> = one.chars().collect();
    let other: Vec<char> = other.chars().collect();
    if one.len() > crate::path::NAME_CHARS_MAX || one.len().abs_diff(other.len()) > 2 {
        return usize::MAX;
    }
    let mut rows: Vec<Vec<usize>> = vec![(0..=other.len()).collect()];
    for i in 1..=one.len() {
        let mut row = vec![i];
        for j in 1..=other.len() {
            let change = rows[i - 1][j - 1] + usize::from(one[i - 1] != other[j - 1]);
            let mut least = change.min(row[j - 1] + 1).min(rows[i - 1][j] + 1);
            if i > 1 && j > 1 && one[i - 1] == other[j - 2] && one[i - 2] == other[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[one.len()][other.len()]
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_near_miss_finds_the_word_that_was_meant() {
        let known = ["stage", "steps", "approval", "form"];
        for (word, expected) in [
            ("stagee", Some("stage")),
            ("setps", Some("steps")),
            ("aproval", Some("approval")),
            ("from", Some("form")),
            ("d", None),
            ("fom", Some("form")),
            ("zebra", None),
            ("", None),
        ] {
            assert_eq!(nearest(word, known), expected, "{word}");
        }
    }
}
