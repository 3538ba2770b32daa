//! Answers as data: what is kept, and what is said about the others.

use super::*;
use crate::{Decimal, Value};
use serde_json::json;
use std::collections::BTreeMap;

fn field(of: FieldType) -> Field {
    Field {
        key: "answer".to_owned(),
        label: Text::plain("Answer"),
        hint: None,
        of,
        required: false,
        names_record: false,
        shown_if: None,
        prefill: None,
        binds: None,
        section: None,
    }
}

/// The plain JSON of what was kept, or the message.
fn kept(of: &FieldType, input: &FieldInput) -> String {
    match read(&field(of.clone()), input) {
        Ok(None) => "nothing".to_owned(),
        Ok(Some(value)) => {
            let plain = value.to_plain_json();
            let again = read(&field(of.clone()), &FieldInput::Json(plain.clone()));
            if !matches!(value, Value::Persons(_)) {
                assert_eq!(again, Ok(Some(value)), "{plain} does not read back");
            }
            plain.to_string()
        }
        Err(message) => format!("! {message}"),
    }
}

fn check(of: FieldType, cases: &[(serde_json::Value, &str)]) {
    for (input, expected) in cases {
        assert_eq!(kept(&of, &FieldInput::Json(input.clone())), *expected, "{of:?} {input}");
    }
}

fn options() -> Vec<String> {
    ["Banking", "Insurance", "Yes"].map(str::to_owned).to_vec()
}

#[test]
fn text_is_one_clean_line() {
    let cut = "! Shorten this to 500 characters.";
    let lines = "! Write this on one line, without line breaks.";
    check(
        FieldType::Text,
        &[
            (
                json!("  Müller & Söhne <script>alert(1)</script> "),
                "\"Müller & Söhne <script>alert(1)</script>\"",
            ),
            (json!(""), "nothing"),
            (json!("   "), "nothing"),
            (json!(null), "nothing"),
            (json!("a\nb"), lines),
            (json!("a\r\nBcc: x@y.example"), lines),
            (json!("a\u{0}b"), lines),
            (json!("a\u{2028}b"), lines),
            (json!("x".repeat(500)), &format!("\"{}\"", "x".repeat(500))),
            (json!("x".repeat(10_000)), cut),
            (json!(7), "! Answer with text."),
            (json!(["a"]), "! Answer with text."),
        ],
    );
    check(
        FieldType::LongText,
        &[
            (json!("a\r\nb\tc"), "\"a\\nb\\tc\""),
            (json!("a\u{7}"), "! Remove the invisible characters from this text."),
            (json!("x".repeat(20_001)), "! Shorten this to 20,000 characters."),
        ],
    );
}

#[test]
fn numbers_money_and_dates() {
    let number = |decimals, min: Option<i64>, max: Option<i64>| FieldType::Number {
        decimals,
        min: min.map(Decimal::whole),
        max: max.map(Decimal::whole),
    };
    check(
        number(0, Some(1), Some(10)),
        &[
            (json!(3), "3"),
            (json!("3"), "3"),
            (json!(3.0), "3"),
            (json!("3.5"), "! Write a whole number, not too large."),
            (json!(0), "! Write a number of at least 1."),
            (json!(11), "! Write a number of at most 10."),
            (json!("three"), "! Write a number, for example 1250."),
            (json!(true), "! Write a number, for example 1250."),
            (json!("1e3"), "! Write a number, for example 1250."),
        ],
    );
    check(
        number(2, None, None),
        &[
            (json!("1 250.5"), "\"1250.50\""),
            (json!(-12.5), "\"-12.50\""),
            (json!(12), "12"),
            (json!("1.234"), "! Use at most 2 decimals."),
            (json!("99999999999999999999"), "! Write a number, for example 12.50."),
            (json!("999999999999999999"), "! Use at most 2 decimals."),
        ],
    );
    check(
        FieldType::Money { currency: "EUR".to_owned() },
        &[
            (json!("1250.00"), "{\"amount\":\"1250.00\",\"currency\":\"EUR\"}"),
            (json!(1250), "{\"amount\":\"1250.00\",\"currency\":\"EUR\"}"),
            (json!({"amount": "0.5", "currency": "EUR"}), "{\"amount\":\"0.50\",\"currency\":\"EUR\"}"),
            (json!({"amount": "1", "currency": "USD"}), "! Give the amount in EUR."),
            (json!("1.255"), "! Write an amount in EUR, for example 1250.00."),
            (json!("much"), "! Write an amount, for example 1250.00."),
        ],
    );
    check(
        FieldType::Money { currency: "JPY".to_owned() },
        &[(json!("1250"), "{\"amount\":\"1250\",\"currency\":\"JPY\"}")],
    );
    let wrong = "! Write a date as year-month-day, for example 2026-03-31.";
    check(
        FieldType::Date,
        &[
            (json!("2026-03-31"), "\"2026-03-31\""),
            (json!("2026-02-29"), wrong),
            (json!("31.03.2026"), wrong),
            (json!("20260331"), wrong),
            (json!(20_260_331), wrong),
        ],
    );
    check(
        FieldType::Rating { max: 5 },
        &[
            (json!(5), "5"),
            (json!("1"), "1"),
            (json!(0), "! Choose a number from 1 to 5."),
            (json!(6), "! Choose a number from 1 to 5."),
            (json!(2.5), "! Choose a number from 1 to 5."),
        ],
    );
}

#[test]
fn choices() {
    check(
        FieldType::Choice { options: options() },
        &[
            (json!("Banking"), "\"Banking\""),
            (json!("Yes"), "\"Yes\""),
            (json!("banking"), "! Choose one of the options."),
            (json!(true), "! Choose one of the options."),
        ],
    );
    check(
        FieldType::Several { options: options() },
        &[
            (json!(["Insurance", "Banking", "Banking"]), "[\"Banking\",\"Insurance\"]"),
            (json!("Banking"), "[\"Banking\"]"),
            (json!([]), "nothing"),
            (json!(["Farming"]), "! Choose among the options."),
            (json!([1]), "! Choose among the options."),
        ],
    );
    check(FieldType::YesNo, &[(json!(false), "false"), (json!("maybe"), "! Answer yes or no.")]);
}

#[test]
fn people_places_and_files() {
    check(
        FieldType::Phone,
        &[
            (json!("+49 (0)30 / 123-4567"), "\"+49 (0)30 / 123-4567\""),
            (json!("12"), "! Write the phone number in digits, for example +49 30 1234567."),
            (json!("call me"), "! Write the phone number in digits, for example +49 30 1234567."),
            (json!("123 + 4567"), "! Write the phone number in digits, for example +49 30 1234567."),
        ],
    );
    check(FieldType::Email, &[(json!("ada@firm"), "! Add the ending, for example .com.")]);
    check(
        FieldType::Address,
        &[
            (
                json!({"street": "Hauptstr. 1", "city": "Bonn", "postcode": "53111"}),
                "{\"city\":\"Bonn\",\"country\":\"\",\"postcode\":\"53111\",\"street\":\"Hauptstr. 1\"}",
            ),
            (json!({"street": "Hauptstr. 1"}), "! Give at least the street and the city."),
            (json!({"street": "a\nb", "city": "c"}), "! Write this on one line, without line breaks."),
            (json!({"lane": "x"}), "! Give street, postcode, city and country."),
            (json!("Bonn"), "! Give street, postcode, city and country."),
        ],
    );
    check(
        FieldType::File { types: vec![] },
        &[
            (json!("01abc"), "[{\"id\":\"01abc\",\"name\":\"\"}]"),
            (json!([{"id": "01abc", "name": "pass.pdf"}]), "[{\"id\":\"01abc\",\"name\":\"pass.pdf\"}]"),
            (json!("../../etc/passwd"), "! Upload the file again."),
            (json!(3), "! Upload the file again."),
        ],
    );
    let person = |from, several| FieldType::Person { from, contact_role: None, several };
    check(
        person(PersonFrom::Group("compliance".to_owned()), false),
        &[
            (json!("01abc"), "[{\"id\":\"01abc\",\"name\":\"\"}]"),
            (json!(["01abc", "01abd"]), "! Name one person."),
            (json!({"name": "Ada", "email": "ada@firm.example"}), "! Choose a person from the list."),
        ],
    );
    let ada = json!({"name": "Ada", "email": "ada@firm.example"});
    check(
        person(PersonFrom::Outside, true),
        &[
            (ada.clone(), "[{\"email\":\"ada@firm.example\",\"id\":\"\",\"name\":\"Ada\"}]"),
            (json!([ada, ada]), "! Name each person once."),
            (json!({"name": "Ada"}), "! Give both the name and the e-mail address."),
            (
                json!({"name": "A\r\nb", "email": "ada@firm.example"}),
                "! Write this on one line, without line breaks.",
            ),
        ],
    );
}

#[test]
fn inputs_of_a_page_mean_the_same() {
    let inputs = |pairs: &[(&str, &str)]| {
        FieldInput::Inputs(
            pairs.iter().map(|(part, text)| ((*part).to_owned(), (*text).to_owned())).collect(),
        )
    };
    for (of, input, expected) in [
        (FieldType::Text, inputs(&[("", " Ada ")]), "\"Ada\""),
        (FieldType::Text, inputs(&[]), "nothing"),
        (FieldType::Number { decimals: 0, min: None, max: None }, inputs(&[("", "12")]), "12"),
        (
            FieldType::Several { options: options() },
            inputs(&[("", "Yes"), ("", "Banking")]),
            "[\"Banking\",\"Yes\"]",
        ),
        (FieldType::Several { options: options() }, inputs(&[("", "")]), "nothing"),
        (FieldType::YesNo, inputs(&[("", "no")]), "false"),
        (FieldType::YesNo, inputs(&[("", "on")]), "true"),
        (FieldType::YesNo, inputs(&[("", "")]), "nothing"),
        (
            FieldType::Money { currency: "EUR".to_owned() },
            inputs(&[("", "5")]),
            "{\"amount\":\"5.00\",\"currency\":\"EUR\"}",
        ),
        (FieldType::Address, inputs(&[("street", ""), ("city", " ")]), "nothing"),
        (
            FieldType::Address,
            inputs(&[("street", "Am Wall 2"), ("city", "Bremen")]),
            "{\"city\":\"Bremen\",\"country\":\"\",\"postcode\":\"\",\"street\":\"Am Wall 2\"}",
        ),
        (
            FieldType::Person { from: PersonFrom::Outside, contact_role: None, several: false },
            inputs(&[("name", "Ada"), ("email", "ada@firm.example")]),
            "[{\"email\":\"ada@firm.example\",\"id\":\"\",\"name\":\"Ada\"}]",
        ),
    ] {
        assert_eq!(kept(&of, &input), expected, "{of:?} {input:?}");
    }
}

#[test]
fn a_form_tells_everything_at_once() {
    let named = |key: &str, of, required| Field { key: key.to_owned(), required, ..field(of) };
    let condition = Condition::Given(DataPath::Start("vip".to_owned()));
    let fields = [
        named("company", FieldType::Text, true),
        named("email", FieldType::Email, true),
        named("vip", FieldType::YesNo, false),
        Field { shown_if: Some(condition), ..named("manager", FieldType::Text, true) },
    ];
    let check = |inputs: serde_json::Value, expected: &str| {
        let inputs: BTreeMap<String, FieldInput> = inputs
            .as_object()
            .expect("an object")
            .iter()
            .map(|(key, value)| (key.clone(), FieldInput::Json(value.clone())))
            .collect();
        let got = match read_form(&fields, &inputs, |_, before| before.form.contains_key("vip")) {
            Ok(answers) => answers.keys().cloned().collect::<Vec<_>>().join(" "),
            Err(problems) => problems
                .iter()
                .map(|one| format!("{}: {}", one.path, one.message))
                .collect::<Vec<_>>()
                .join(" | "),
        };
        assert_eq!(got, expected);
    };
    check(json!({"company": "A", "email": "a@b.example", "manager": "hidden"}), "company email");
    check(
        json!({"company": "A", "email": "a@b.example", "vip": true, "manager": "M"}),
        "company email manager vip",
    );
    check(
        json!({"email": "a@b", "vip": true, "zip": "1"}),
        "company: Please fill this in. | email: Add the ending, for example .com. | manager: Please fill this in. \
         | zip: This form has no such field.",
    );
}
