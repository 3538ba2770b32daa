//! A row as a line of JSON.

use serde_json::{Map, Value as Json};
use store::exports::parts::Cell;

/// Columns named `json:…` hold JSON and stand as such.
pub(super) fn line(columns: &[&str], cells: Vec<Cell>) -> String {
    let pairs = columns.iter().zip(cells).map(|(column, cell)| match (column.strip_prefix("json:"), cell) {
        (Some(name), Cell::Text(text)) => (name, serde_json::from_str(&text).unwrap_or(Json::String(text))),
        (name, Cell::Text(text)) => (name.unwrap_or(column), Json::String(text)),
        (name, Cell::Number(number)) => (name.unwrap_or(column), number.into()),
        (name, Cell::Nothing) => (name.unwrap_or(column), Json::Null),
    });
    let object: Map<String, Json> = pairs.map(|(name, value)| (name.to_owned(), value)).collect();
    Json::Object(object).to_string()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn json_stands_as_such_and_what_is_none_as_text() {
        let cells = |text: &str| {
            vec![Cell::Text("a\"b".to_owned()), Cell::Text(text.to_owned()), Cell::Number(3), Cell::Nothing]
        };
        let columns = ["name", "json:fields", "at", "owner"];
        assert_eq!(
            line(&columns, cells(r#"{"x":[1]}"#)),
            r#"{"at":3,"fields":{"x":[1]},"name":"a\"b","owner":null}"#
        );
        assert_eq!(line(&columns, cells("{")), r#"{"at":3,"fields":"{","name":"a\"b","owner":null}"#);
    }
}
