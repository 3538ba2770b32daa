//! A record as programs send it.

use app::{flows::answers::Inputs, records::Change};
use model::{Id, field::FieldInput};
use serde::{Deserialize, Deserializer};
use serde_json::Value as Json;
use std::collections::BTreeMap;

/// What is not sent stays as it is; null takes it away.
#[derive(Debug, Default, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Sent {
    name: Option<String>,
    #[serde(deserialize_with = "given")]
    email: Option<Option<String>>,
    #[serde(deserialize_with = "given")]
    owner: Option<Option<String>>,
    access_group: Option<String>,
    #[serde(deserialize_with = "given")]
    belongs_to: Option<Option<String>>,
    tags: Option<Vec<String>>,
    status: Option<String>,
    fields: BTreeMap<String, Json>,
    may_be_alike: bool,
}

/// Null is something that was sent.
fn given<'de, D: Deserializer<'de>>(deserializer: D) -> Result<Option<Option<String>>, D::Error> {
    Option::<String>::deserialize(deserializer).map(Some)
}

impl Sent {
    pub fn change(self) -> Change {
        let id = |given: Option<Option<String>>| given.map(|id| id.map(|id| Id::given(&id)));
        let fields: Inputs =
            self.fields.into_iter().map(|(key, value)| (key, FieldInput::Json(value))).collect();
        Change {
            name: self.name,
            email: self.email,
            owner: id(self.owner),
            access_group: self.access_group.map(|id| Id::given(&id)),
            belongs_to: id(self.belongs_to),
            tags: self.tags,
            status: self.status,
            fields,
            is_whole: false,
            may_be_alike: self.may_be_alike,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn null_takes_away_and_what_is_absent_stays() {
        let read = |text: &str| serde_json::from_str::<Sent>(text).unwrap().change();
        assert_eq!(read("{}").email, None);
        assert_eq!(read(r#"{"email": null}"#).email, Some(None));
        assert_eq!(read(r#"{"email": "a@b.example"}"#).email, Some(Some("a@b.example".to_owned())));
        assert_eq!(read(r#"{"owner": null}"#).owner, Some(None));
        assert!(serde_json::from_str::<Sent>(r#"{"colour": "red"}"#).is_err());
    }
}
