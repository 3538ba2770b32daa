//! Columns of a table of records: what stands in them, and the word for it in files and forms.

use crate::record_kinds::Kind;
use model::FieldType;

/// Parts of an address, a column each.
pub const PARTS: [&str; 4] = ["street", "postcode", "city", "country"];

#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Column {
    Name,
    Email,
    Owner,
    /// Address of the record it belongs to; read, not written.
    BelongsTo,
    Tags,
    Status,
    /// By key.
    Field(String),
    /// One of [`PARTS`] of a field that is an address.
    Part(String, &'static str),
    CreatedAt,
    ChangedAt,
}

impl Column {
    /// `name`, …, `data.KEY`, `data.KEY.city`.
    pub fn key(&self) -> String {
        match self {
            Self::Name => "name".to_owned(),
            Self::Email => "email".to_owned(),
            Self::Owner => "owner".to_owned(),
            Self::BelongsTo => "belongs_to".to_owned(),
            Self::Tags => "tags".to_owned(),
            Self::Status => "status".to_owned(),
            Self::Field(key) => format!("data.{key}"),
            Self::Part(key, part) => format!("data.{key}.{part}"),
            Self::CreatedAt => "created_at".to_owned(),
            Self::ChangedAt => "updated_at".to_owned(),
        }
    }

    /// What a table of this kind is written with.
    pub fn written(kind: &Kind) -> Vec<Self> {
        let mut all = vec![Self::Name, Self::Email, Self::Owner, Self::Tags, Self::Status];
        all.extend(Self::of_fields(kind, |_| true));
        all.extend([Self::CreatedAt, Self::ChangedAt]);
        all
    }

    /// What can be read from a table.
    pub fn read(kind: &Kind) -> Vec<Self> {
        let mut all = vec![Self::Name, Self::Email, Self::Owner, Self::Tags, Self::Status];
        all.extend(kind.belongs_to.is_some().then_some(Self::BelongsTo));
        let is_read = |of: &FieldType| !matches!(of, FieldType::File { .. } | FieldType::Records { .. });
        all.extend(Self::of_fields(kind, is_read));
        all
    }

    fn of_fields(kind: &Kind, fits: impl Fn(&FieldType) -> bool) -> Vec<Self> {
        let each = kind.fields.iter().filter(|field| fits(&field.of)).flat_map(|field| {
            let key = field.key.clone();
            match field.of {
                FieldType::Address => PARTS.map(|part| Self::Part(key.clone(), part)).to_vec(),
                _ => vec![Self::Field(key)],
            }
        });
        each.collect()
    }
}
