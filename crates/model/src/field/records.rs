//! Answers that are records of the organisation.

use super::read::is_id;
use crate::{Id, limits::FIELD_RECORDS_MAX, value::RecordRef};
use serde_json::Value as Json;
use texts::Sentence;

/// By id, or `{id, name}`; names and contacts are the store's.
pub(super) fn read_records(json: &Json) -> Result<Vec<RecordRef>, Sentence> {
    let records: Vec<RecordRef> = match json {
        Json::Array(items) => items.iter().map(record).collect::<Result<_, _>>()?,
        single => vec![record(single)?],
    };
    if records.len() > FIELD_RECORDS_MAX {
        return Err(Sentence::field_records_max(FIELD_RECORDS_MAX));
    }
    let repeated = records.iter().enumerate().any(|(place, record)| records[..place].contains(record));
    if repeated {
        return Err(Sentence::field_record_once());
    }
    Ok(records)
}

fn record(json: &Json) -> Result<RecordRef, Sentence> {
    let id = match json {
        Json::String(id) => Some(id.as_str()),
        Json::Object(parts) => parts.get("id").and_then(Json::as_str),
        _ => None,
    };
    let id = id.filter(|id| is_id(id)).ok_or_else(Sentence::field_record_list)?;
    Ok(RecordRef { id: Id::given(id), name: String::new(), contact: None })
}
