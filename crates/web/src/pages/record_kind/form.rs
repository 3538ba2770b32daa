//! The form of a kind: rows of fields, as the language of templates has them.

use crate::{kit::Answers, shape::record::label};
use app::record_kinds::{Kind, KindGiven};
use model::{
    Field, FieldType,
    field::{FieldProblem, PersonFrom},
};
use serde_json::{Map, Value as Json, json};
use texts::{Language, Texts};
use views::{
    form::Choice,
    pages::record_kind::{FieldLine, KindForm},
};

/// Empty rows at the end of the form.
const BLANK_ROWS: usize = 3;
const ROWS_MAX: usize = 100;

/// Types a field of a record can have, by their words in the language of templates.
pub fn types(texts: Texts) -> Vec<Choice> {
    let all = [
        ("text", texts.record_type_text()),
        ("long_text", texts.record_type_long_text()),
        ("number", texts.record_type_number()),
        ("money", texts.record_type_money()),
        ("date", texts.record_type_date()),
        ("choice", texts.record_type_choice()),
        ("several", texts.record_type_several()),
        ("yes_no", texts.record_type_yes_no()),
        ("email", texts.record_type_email()),
        ("phone", texts.record_type_phone()),
        ("address", texts.record_type_address()),
        ("rating", texts.record_type_rating()),
        ("person", texts.record_type_person()),
        ("records", texts.record_type_records()),
    ];
    all.into_iter()
        .map(|(value, label)| Choice { value: value.to_owned(), label: label.to_owned() })
        .collect()
}

/// The rows as they were posted, empty ones too.
pub fn lines(answers: &Answers) -> Vec<FieldLine> {
    let line = |place: usize| {
        let part = |part: &str| answers.text(&format!("field.{place}.{part}")).to_owned();
        FieldLine {
            key: part("key"),
            label: part("label"),
            of: part("type"),
            details: part("details"),
            required: answers.ticked(&format!("field.{place}.required")),
            error: None,
        }
    };
    let there = (0..ROWS_MAX).take_while(|place| answers.one(&format!("field.{place}.label")).is_some());
    there.filter(|place| !answers.ticked(&format!("field.{place}.gone"))).map(line).collect()
}

/// Rows with something in them, in their order.
pub fn filled(lines: Vec<FieldLine>) -> Vec<FieldLine> {
    lines.into_iter().filter(|line| !line.label.is_empty() || !line.key.is_empty()).collect()
}

/// Room for more.
pub fn with_room(mut lines: Vec<FieldLine>) -> Vec<FieldLine> {
    lines.extend((0..BLANK_ROWS).map(|_| FieldLine { of: "text".to_owned(), ..FieldLine::default() }));
    lines
}

/// The kind as it was posted; `before` is the kind that is changed.
pub fn given(answers: &Answers, lines: &[FieldLine], before: Option<&Kind>) -> KindGiven {
    let stored = before.and_then(|kind| kind.written.as_array()).map_or(&[][..], Vec::as_slice);
    KindGiven {
        singular: answers.text("singular").to_owned(),
        plural: answers.text("plural").to_owned(),
        fields: lines.iter().map(|line| carried(written(line), stored)).collect(),
        belongs_to: answers.given("belongs_to"),
        launches: answers.ticked("launches"),
    }
}

/// A row in the language of templates.
fn written(line: &FieldLine) -> Json {
    let mut field = Map::new();
    let key = if line.key.is_empty() { key_from(&line.label) } else { line.key.clone() };
    field.insert("key".to_owned(), json!(key));
    field.insert("label".to_owned(), json!(line.label));
    field.insert("type".to_owned(), json!(line.of));
    if line.required {
        field.insert("required".to_owned(), json!(true));
    }
    let list: Vec<&str> = line.details.split(',').map(str::trim).filter(|part| !part.is_empty()).collect();
    let number =
        || line.details.trim().parse::<i64>().map_or_else(|_| json!(line.details), |whole| json!(whole));
    let detail = match line.of.as_str() {
        "choice" | "several" => Some(("options", json!(list))),
        "money" => Some(("currency", json!(line.details.to_uppercase()))),
        "person" => Some(("from", json!(format!("group {}", line.details.trim())))),
        "records" if !list.is_empty() => Some(("kinds", json!(list))),
        "number" if !line.details.is_empty() => Some(("decimals", number())),
        "rating" if !line.details.is_empty() => Some(("max", number())),
        _ => None,
    };
    field.extend(detail.map(|(name, value)| (name.to_owned(), value)));
    Json::Object(field)
}

/// With what the field of the same key has that the form has no place for.
fn carried(mut field: Json, stored: &[Json]) -> Json {
    let Some(before) = stored.iter().find(|before| before["key"] == field["key"]) else { return field };
    let details: &[&str] = match field["type"].as_str() {
        of if of != before["type"].as_str() => &[],
        Some("number") => &["min", "max"],
        Some("person") => &["several"],
        _ => &[],
    };
    for word in details.iter().chain(&["hint"]) {
        if let Some(value) = before.get(word) {
            field[*word] = value.clone();
        }
    }
    field
}

/// "Tax number" is `tax_number`.
fn key_from(label: &str) -> String {
    let plain =
        label.to_lowercase().replace('ä', "ae").replace('ö', "oe").replace('ü', "ue").replace('ß', "ss");
    let mapped: String =
        plain.chars().map(|letter| if letter.is_ascii_alphanumeric() { letter } else { '_' }).collect();
    let words: Vec<&str> = mapped.split('_').filter(|word| !word.is_empty()).collect();
    words.join("_")
}

/// The row a stored field is shown as.
pub fn line(kind: &Kind, field: &Field, texts: Texts) -> FieldLine {
    let (of, details) = match &field.of {
        FieldType::Text => ("text", String::new()),
        FieldType::LongText => ("long_text", String::new()),
        FieldType::Number { decimals, .. } => {
            ("number", if *decimals == 0 { String::new() } else { decimals.to_string() })
        }
        FieldType::Money { currency } => ("money", currency.clone()),
        FieldType::Date => ("date", String::new()),
        FieldType::Choice { options } => ("choice", options.join(", ")),
        FieldType::Several { options } => ("several", options.join(", ")),
        FieldType::YesNo => ("yes_no", String::new()),
        FieldType::Email => ("email", String::new()),
        FieldType::Phone => ("phone", String::new()),
        FieldType::Address => ("address", String::new()),
        FieldType::Rating { max } => ("rating", max.to_string()),
        FieldType::Records { kinds } => ("records", kinds.join(", ")),
        // Not among the fields a record can have.
        FieldType::Person { from: PersonFrom::Group(group), .. } => ("person", group.clone()),
        FieldType::File { .. } | FieldType::Person { .. } | FieldType::List { .. } => ("text", String::new()),
    };
    FieldLine {
        key: field.key.clone(),
        label: label(kind, field, texts),
        of: of.to_owned(),
        details,
        required: field.required,
        error: None,
    }
}

/// What is wrong stands beside its row: problems of fields have their place, `fields[2].label`.
pub fn mark(form: &mut KindForm, problems: &[FieldProblem], language: Language) {
    let of = |path: &str| problems.iter().find(|one| one.path == path).map(|one| one.message.to(language));
    form.key_error = of("key");
    form.singular_error = of("singular");
    form.plural_error = of("plural");
    form.belongs_to_error = of("belongs_to");
    form.refusal = form.refusal.take().or_else(|| of("")).or_else(|| of("fields"));
    for (place, line) in form.fields.iter_mut().enumerate() {
        let begins = format!("fields[{place}]");
        let own = problems.iter().find(|one| {
            one.path.strip_prefix(&begins).is_some_and(|rest| rest.is_empty() || rest.starts_with(['.', '[']))
        });
        line.error = own.map(|one| one.message.to(language));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_row_becomes_a_field() {
        let line = |of: &str, details: &str| FieldLine {
            label: "Tax number, größe".to_owned(),
            of: of.to_owned(),
            details: details.to_owned(),
            ..FieldLine::default()
        };
        let key = "tax_number_groesse";
        for (of, details, expected) in [
            ("text", "ignored", json!({"key": key, "label": "Tax number, größe", "type": "text"})),
            (
                "choice",
                "A, B ,",
                json!({"key": key, "label": "Tax number, größe", "type": "choice", "options": ["A", "B"]}),
            ),
            (
                "money",
                "eur",
                json!({"key": key, "label": "Tax number, größe", "type": "money", "currency": "EUR"}),
            ),
            (
                "number",
                "2",
                json!({"key": key, "label": "Tax number, größe", "type": "number", "decimals": 2}),
            ),
        ] {
            assert_eq!(written(&line(of, details)), expected);
        }
    }

    #[test]
    fn what_the_form_has_no_place_for_stays() {
        let stored = [
            json!({"key": "adviser", "type": "person", "from": "group advisers", "several": true}),
            json!({"key": "age", "type": "number", "min": "18", "max": "99", "decimals": 1, "hint": "In years."}),
        ];
        for (sent, expected) in [
            (
                json!({"key": "adviser", "type": "person", "from": "group others"}),
                json!({"key": "adviser", "type": "person", "from": "group others", "several": true}),
            ),
            (json!({"key": "adviser", "type": "text"}), json!({"key": "adviser", "type": "text"})),
            (
                json!({"key": "age", "type": "number"}),
                json!({"key": "age", "type": "number", "min": "18", "max": "99", "hint": "In years."}),
            ),
            (
                json!({"key": "age", "type": "rating", "max": 5}),
                json!({"key": "age", "type": "rating", "max": 5, "hint": "In years."}),
            ),
            (json!({"key": "new", "type": "person"}), json!({"key": "new", "type": "person"})),
        ] {
            assert_eq!(carried(sent, &stored), expected);
        }
    }

    #[test]
    fn empty_rows_and_those_taken_away_are_no_fields() {
        let answers = Answers::from_urlencoded(
            b"field.0.label=A&field.0.key=a&field.1.label=B&field.1.gone=yes&field.2.label=&field.3.label=C",
        );
        let labels: Vec<String> = filled(lines(&answers)).into_iter().map(|line| line.label).collect();
        assert_eq!(labels, ["A", "C"]);
    }
}
