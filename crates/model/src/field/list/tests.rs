//! Sections and lists as answers: what is kept, and every mistake with its place.

use super::super::*;
use crate::{
    Value,
    condition::{Comparison, Condition, Operand},
    text::Text,
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;

fn field(key: &str, of: FieldType, required: bool) -> Field {
    Field {
        key: key.to_owned(),
        label: Text::plain(key),
        hint: None,
        of,
        required,
        names_record: false,
        shown_if: None,
        prefill: None,
        binds: None,
        section: None,
    }
}

fn equals(owner: &str, field: &str, words: &str) -> Condition {
    let path = match owner {
        "start" => DataPath::Start(field.to_owned()),
        _ => DataPath::Step { step: owner.to_owned(), field: field.to_owned() },
    };
    Condition::Compare {
        left: Operand::Data(path),
        comparison: Comparison::Equal,
        right: Operand::Literal(Value::Text(words.to_owned())),
    }
}

/// The sector, and for banks the section of their owners: 2 to 3 where any are wanted.
fn form(required: bool) -> Vec<Field> {
    let options = |all: &[&str]| all.iter().map(|&one| one.to_owned()).collect::<Vec<_>>();
    let since =
        Field { shown_if: Some(equals("owners", "role", "Chair")), ..field("since", FieldType::Date, true) };
    let fields = vec![
        field("name", FieldType::Text, true),
        field("role", FieldType::Choice { options: options(&["Chair", "Member"]) }, false),
        since,
        field("share", FieldType::Number { decimals: 0, min: None, max: None }, false),
        field("listed", FieldType::YesNo, false),
        field("home", FieldType::Address, false),
    ];
    let of = FieldType::List { entry: "Owner".to_owned(), min: 2 * u8::from(required), max: 3, fields };
    let section = Section {
        title: Text::plain("Ownership"),
        hint: None,
        shown_if: Some(equals("start", "sector", "Banking")),
    };
    let held = Condition::Given(DataPath::Start("owners".to_owned()));
    vec![
        field("sector", FieldType::Choice { options: options(&["Banking", "Other"]) }, false),
        Field { section: Some(section.clone()), ..field("owners", of, required) },
        Field { section: Some(section), shown_if: Some(held), ..field("note", FieldType::Text, true) },
    ]
}

/// Equality and being given, as the engine has them.
fn holds(condition: &Condition, before: Before<'_>) -> bool {
    let datum = |path: &DataPath| match path {
        DataPath::Start(field) => before.form.get(field),
        DataPath::Step { step, field } => {
            before.entry.filter(|(list, _)| list == step).and_then(|(_, answers)| answers.get(field))
        }
        _ => None,
    };
    match condition {
        Condition::Given(path) => datum(path).is_some(),
        Condition::Compare { left: Operand::Data(path), right: Operand::Literal(value), .. } => {
            datum(path) == Some(value)
        }
        _ => false,
    }
}

/// The plain JSON of what was kept, or every problem.
fn said(fields: &[Field], inputs: &BTreeMap<String, FieldInput>) -> String {
    match read_form(fields, inputs, holds) {
        Ok(answers) => {
            let again =
                answers.iter().map(|(key, value)| (key.clone(), FieldInput::Json(value.to_plain_json())));
            assert_eq!(read_form(fields, &again.collect(), holds).as_ref(), Ok(&answers), "reads back");
            let plain = answers.iter().filter(|(key, _)| *key != "sector");
            plain.map(|(key, value)| format!("{key} {}", value.to_plain_json())).collect::<Vec<_>>().join(" ")
        }
        Err(problems) => {
            let said = |one: &FieldProblem| format!("{}: {}", one.path, one.message);
            problems.iter().map(said).collect::<Vec<_>>().join(" | ")
        }
    }
}

fn check(required: bool, owners: Json, expected: &str) {
    let banking = [
        ("sector".to_owned(), FieldInput::Json(json!("Banking"))),
        ("owners".to_owned(), FieldInput::Json(owners.clone())),
        ("note".to_owned(), FieldInput::Json(json!("x"))),
    ];
    assert_eq!(said(&form(required), &banking.into()), expected, "{owners}");
}

#[test]
fn entries_are_read_one_by_one() {
    check(
        true,
        json!([{"name": " Ada ", "role": "Chair", "since": "2020-01-01"}, {"share": "7", "name": "Ben"}]),
        r#"note "x" owners [{"name":"Ada","role":"Chair","since":"2020-01-01"},{"name":"Ben","share":7}]"#,
    );
    // What is not shown does not count, and what says nothing is no entry.
    check(
        false,
        json!([{}, {"name": "", "listed": null}, null, {"name": "Ben", "role": "Member", "since": "2020-01-01"}]),
        r#"note "x" owners [{"name":"Ben","role":"Member"}]"#,
    );
    check(
        false,
        json!([{"home": {"street": ""}}, {"name": "Ada", "listed": false}]),
        r#"note "x" owners [{"listed":false,"name":"Ada"}]"#,
    );
    for nothing in [json!(null), json!([]), json!(""), json!([{}, {"name": " "}])] {
        check(false, nothing, "");
    }
}

#[test]
fn every_mistake_has_its_place() {
    check(
        true,
        json!([{}, {"role": "Chair"}, {"name": "Ben", "role": "Guest", "share": "much"}, {"name": "Eve", "xyz": 1}]),
        "owners.1.name: Please fill this in. | \
         owners.1.since: Choose a date. | \
         owners.2.role: Choose one of the options. | \
         owners.2.share: Write a number, for example 1250. | \
         owners.3.xyz: This form has no such field.",
    );
    check(true, json!([{"name": "Ada"}]), "owners: Add at least 2 entries.");
    check(true, json!([]), "owners: Add at least 2 entries.");
    check(
        false,
        json!([{"name": "A"}, {"name": "B"}, {}, {"name": "C"}, {"name": "D"}]),
        "owners: Give at most 3 entries.",
    );
    check(false, json!("Ada"), "owners: Give the entries as a list.");
    check(false, json!({"name": "Ada"}), "owners: Give the entries as a list.");
    check(
        false,
        json!(["Ada", 7, [{"name": "Ada"}]]),
        "owners.0: Give the answers of this entry by their names. | \
         owners.1: Give the answers of this entry by their names. | \
         owners.2: Give the answers of this entry by their names.",
    );
    check(false, json!([{"name": "Ada", "xyz": ""}]), "owners.0.xyz: This form has no such field.");
}

#[test]
fn a_section_hides_its_fields() {
    let form = form(true);
    let inputs = |sector: &str, owners: Json| {
        let owners = ("owners".to_owned(), FieldInput::Json(owners));
        [("sector".to_owned(), FieldInput::Json(json!(sector))), owners].into()
    };
    assert_eq!(said(&form, &inputs("Other", json!("nonsense"))), "");
    assert_eq!(said(&form, &inputs("Banking", json!([]))), "owners: Add at least 2 entries.");
    // A field's own condition holds in addition.
    let two = json!([{"name": "Ada"}, {"name": "Ben"}]);
    assert_eq!(said(&form, &inputs("Banking", two)), "note: Please fill this in.");
}

#[test]
fn entries_of_a_page_mean_the_same() {
    let input = |pairs: &[(&str, &str)]| {
        let pairs = pairs.iter().map(|(part, text)| ((*part).to_owned(), (*text).to_owned()));
        FieldInput::Inputs(pairs.collect())
    };
    let entry = |answers: &[(&str, FieldInput)]| -> BTreeMap<String, FieldInput> {
        answers.iter().map(|(key, input)| ((*key).to_owned(), input.clone())).collect()
    };
    let entries = [
        entry(&[("name", input(&[("", "")])), ("role", input(&[])), ("home", input(&[("city", " ")]))]),
        entry(&[("name", FieldInput::single("Ada")), ("listed", FieldInput::single("yes"))]),
        entry(&[
            ("name", FieldInput::single("Ben")),
            ("home", input(&[("street", "Am Wall 2"), ("city", "Bremen")])),
        ]),
        entry(&[("role", FieldInput::single("Guest")), ("other", FieldInput::single("x"))]),
    ];
    let check = |count: usize, expected: &str| {
        let inputs = [
            ("sector".to_owned(), FieldInput::single("Banking")),
            ("owners".to_owned(), FieldInput::Entries(entries[..count].to_vec())),
            ("note".to_owned(), FieldInput::single("x")),
        ];
        assert_eq!(said(&form(false), &inputs.into()), expected);
    };
    check(1, "");
    check(
        3,
        r#"note "x" owners [{"listed":true,"name":"Ada"},{"home":{"city":"Bremen","country":"","postcode":"","street":"Am Wall 2"},"name":"Ben"}]"#,
    );
    check(
        4,
        "owners.3.name: Please fill this in. | owners.3.role: Choose one of the options. | \
         owners.3.other: This form has no such field.",
    );
}

#[test]
fn an_optional_form_asks_for_nothing() {
    let optional: Vec<Field> = form(true).iter().map(Field::optional).collect();
    let inputs = [
        ("sector".to_owned(), FieldInput::single("Banking")),
        ("owners".to_owned(), FieldInput::Json(json!([{"role": "Chair"}]))),
    ];
    assert_eq!(said(&optional, &inputs.into()), r#"owners [{"role":"Chair"}]"#);
}

#[test]
fn what_was_stored_before_there_were_sections_is_the_same() {
    let plain = field("company", FieldType::Text, true);
    let stored = r#"{"key":"company","label":[{"words":"company"}],"hint":null,"type":"text","required":true,"names_record":false,"shown_if":null,"prefill":null,"binds":null}"#;
    assert_eq!(serde_json::to_string(&plain).expect("writes"), stored);
    assert_eq!(serde_json::from_str::<Field>(stored).expect("reads"), plain);
    for field in form(true) {
        let stored = serde_json::to_string(&field).expect("writes");
        assert_eq!(serde_json::from_str::<Field>(&stored).expect("reads"), field);
    }
}

#[test]
fn a_list_is_stored_in_its_order() {
    let entry = crate::value::Entry {
        answers: vec![
            ("name".to_owned(), Value::Text("Ada".to_owned())),
            ("chair".to_owned(), Value::YesNo(true)),
        ],
    };
    let value = Value::List(vec![entry.clone(), entry]);
    let one = r#"[["name",{"text":"Ada"}],["chair",{"yes_no":true}]]"#;
    let stored = format!(r#"{{"list":[{one},{one}]}}"#);
    assert_eq!(serde_json::to_string(&value).expect("writes"), stored);
    assert_eq!(serde_json::from_str::<Value>(&stored).expect("reads"), value);
    assert_eq!(value.display(), "Ada, Yes; Ada, Yes");
}
