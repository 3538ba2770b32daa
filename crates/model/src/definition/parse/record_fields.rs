//! Fields of a kind of records: the fields of forms, save what only a flow has.

use super::{
    Problem, Reading, Scope,
    declare::{Declared, is_section},
    field, json,
    map::At,
    problem::Problems,
    tree,
};
use crate::{
    Field, FieldType,
    field::PersonFrom,
    names::{DataType, RECORD_FIELDS},
};

/// What every record has besides, or what would read as such in conditions and texts.
const TAKEN: [&str; 13] = [
    "id",
    "name",
    "email",
    "kind",
    "status",
    "owner",
    "tags",
    "groups",
    "contacts",
    "flows",
    "belongs_to",
    "created_at",
    "updated_at",
];

/// Reads a list of fields, YAML or JSON, in the language of templates.
///
/// # Errors
/// Everything that is wrong, in its order, with the place in the list: `[2].label`.
pub fn record_fields(source: &str) -> Result<Vec<Field>, Vec<Problem>> {
    read(source, &TAKEN)
}

/// The same of a list that was accepted once: a word that every record has since then stays that field's.
///
/// # Errors
/// Everything else that is wrong.
pub fn accepted_record_fields(source: &str) -> Result<Vec<Field>, Vec<Problem>> {
    read(source, &[])
}

fn read(source: &str, taken: &[&str]) -> Result<Vec<Field>, Vec<Problem>> {
    let source = json::with_whole_characters(source);
    let mut problems = Problems::of("fields");
    let Some(root) = tree::read(&source, &mut problems) else {
        return Err(problems.finish().err().unwrap_or_default());
    };
    let declared = Declared::default();
    let mut reading = Reading::new(problems, &declared, &source);
    let at = At::root(&root);
    let fields = field::form(&at, "record", &Scope::at_start(&declared), &mut reading);
    for item in at.list(&mut reading) {
        if is_section(item.node) {
            item.problem(&mut reading, "a section among the fields of a record", "a field");
        }
        for word in ["names_record", "shown_if", "prefill", "binds"] {
            if item.node.get(word).is_some() {
                item.problem(&mut reading, format!("`{word}` on a field of a record"), "a field without it");
            }
        }
        let key = item.node.get("key").and_then(|key| key.scalar()).map(|key| key.text.trim());
        if let Some(field) = fields.iter().find(|field| Some(field.key.as_str()) == key) {
            if taken.contains(&field.key.as_str()) {
                let wrong = format!("`{}`, which every record has", field.key);
                item.problem(&mut reading, wrong, "another key");
            }
            check(&item, field, &mut reading);
        }
    }
    reading.problems.finish()?;
    Ok(fields)
}

fn check(at: &At<'_>, field: &Field, reading: &mut Reading<'_>) {
    match &field.of {
        FieldType::File { .. } => {
            let expected =
                "a field of another type: files are given in flows, and stand on the record's page";
            at.problem(reading, "a file field on a record", expected);
        }
        FieldType::List { .. } => {
            let expected = "a field of another type: lists are answered in flows";
            at.problem(reading, "a list on a record", expected);
        }
        FieldType::Person { from: PersonFrom::Outside, .. } => {
            let expected = "`from: group NAME`: people outside are contacts of the record";
            at.problem(reading, "a field for people outside on a record", expected);
        }
        _ => {}
    }
    // Templates read these with one type, whatever kind the record is of.
    let key = field.key.as_str();
    let known = RECORD_FIELDS.iter().find(|(name, _)| *name == key).map(|(_, of)| of);
    if let Some(known) = known.filter(|known| !TAKEN.contains(&key) && **known != field.of.data_type()) {
        at.problem(reading, format!("`{key}` of another type"), wanted(known));
    }
}

fn wanted(of: &DataType) -> &'static str {
    match of {
        DataType::Address => "`type: address`",
        DataType::Date => "`type: date`",
        _ => "`type: text` or `type: phone`",
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn fields_of_records_are_fields_of_forms() {
        let source = r#"[{"key": "tier", "label": "Tier", "type": "choice", "options": ["A", "B"], "required": true},
            {"key": "phone", "label": "Phone", "type": "phone"},
            {"key": "adviser", "label": "Adviser", "type": "person", "from": "group Advisers"}]"#;
        let fields = record_fields(source).unwrap();
        let keys: Vec<&str> = fields.iter().map(|field| field.key.as_str()).collect();
        assert_eq!(keys, ["tier", "phone", "adviser"]);
        assert!(fields[0].required);
    }

    #[test]
    fn what_a_record_cannot_have_is_refused_with_its_place() {
        for (field, place) in [
            (r#"{"key": "name", "label": "x", "type": "text"}"#, "[0]"),
            (r#"{"key": "scan", "label": "x", "type": "file"}"#, "[0]"),
            (
                r#"{"key": "all", "label": "x", "type": "list", "entry": "y", "fields": [{"key": "a", "label": "A", "type": "text"}]}"#,
                "[0]",
            ),
            (r#"{"section": "x", "fields": [{"key": "a", "label": "A", "type": "text"}]}"#, "[0]"),
            (r#"{"key": "boss", "label": "x", "type": "person", "from": "outside"}"#, "[0]"),
            (r#"{"key": "address", "label": "x", "type": "text"}"#, "[0]"),
            (r#"{"key": "x", "label": "x", "type": "text", "binds": "client"}"#, "[0]"),
            (r#"{"key": "tier", "label": "x", "type": "choice"}"#, "[0]"),
            (r#"{"key": "tier", "label": "x", "type": "colour"}"#, "[0].type"),
        ] {
            let problems = record_fields(&format!("[{field}]")).unwrap_err();
            assert!(problems.iter().any(|one| one.path.starts_with(place)), "{field}: {problems:?}");
        }
        assert!(record_fields("[]").is_ok());
        let groups = r#"[{"key": "groups", "label": "Groups", "type": "text"}]"#;
        assert!(record_fields(groups).is_err() && accepted_record_fields(groups).is_ok());
        assert!(record_fields("{").is_err());
    }
}
