//! A posted form as the answers of a template's fields.

use super::number;
use crate::kit::Answers;
use model::{Field, FieldType, field::FieldInput, field::PersonFrom};
use serde_json::json;
use std::collections::BTreeMap;
use texts::Language;
use views::form::PREFIX;

/// Every field of the form that the page sent something for.
pub fn inputs(form: &[Field], answers: &Answers, language: Language) -> BTreeMap<String, FieldInput> {
    let read = |field: &Field| Some((field.key.clone(), input(field, answers, language)?));
    form.iter().filter_map(read).collect()
}

fn input(field: &Field, answers: &Answers, language: Language) -> Option<FieldInput> {
    let name = format!("{PREFIX}{}", field.key);
    if let FieldType::Person { from: PersonFrom::Outside, several: true, .. } = field.of {
        return Some(persons(&name, answers));
    }
    let part_of = |given: &str| -> Option<String> {
        let rest = given.strip_prefix(&name)?;
        if rest.is_empty() { Some(String::new()) } else { rest.strip_prefix('.').map(str::to_owned) }
    };
    let is_number = matches!(field.of, FieldType::Number { .. } | FieldType::Money { .. });
    let said = |text: &str| if is_number { number::plain(text, language) } else { text.to_owned() };
    let parts: Vec<(String, String)> =
        answers.pairs().filter_map(|(given, text)| Some((part_of(given)?, said(text)))).collect();
    (!parts.is_empty()).then_some(FieldInput::Inputs(parts))
}

/// Rows of name and e-mail; empty ones are no persons.
fn persons(name: &str, answers: &Answers) -> FieldInput {
    let (names, emails) = (format!("{name}.name"), format!("{name}.email"));
    let rows = answers.all(&names).zip(answers.all(&emails));
    let filled = rows.filter(|(name, email)| !name.trim().is_empty() || !email.trim().is_empty());
    let persons: Vec<_> = filled.map(|(name, email)| json!({"name": name, "email": email})).collect();
    FieldInput::Json(if persons.is_empty() { serde_json::Value::Null } else { persons.into() })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn field(key: &str, of: FieldType) -> Field {
        Field {
            key: key.to_owned(),
            label: model::text::Text::plain(key),
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

    #[test]
    fn parts_go_to_their_field_and_to_no_other() {
        let form = [
            field("seat", FieldType::Address),
            field("sea", FieldType::Text),
            field("none", FieldType::Text),
        ];
        let answers = Answers::from_urlencoded(b"data.seat.city=Bremen&data.sea=x&nonce=n&data.other=y");
        let read = inputs(&form, &answers, Language::En);
        let part = |name: &str, text: &str| FieldInput::Inputs(vec![(name.to_owned(), text.to_owned())]);
        let expected = [("sea", part("", "x")), ("seat", part("city", "Bremen"))];
        assert_eq!(read, expected.map(|(key, input)| (key.to_owned(), input)).into());
    }

    #[test]
    fn several_people_are_rows() {
        let of = FieldType::Person { from: PersonFrom::Outside, contact_role: None, several: true };
        let answers = Answers::from_urlencoded(
            b"data.who.name=Ada&data.who.email=ada%40x.example&data.who.name=&data.who.email=",
        );
        let read = inputs(&[field("who", of)], &answers, Language::En);
        let expected = FieldInput::Json(json!([{"name": "Ada", "email": "ada@x.example"}]));
        assert_eq!(read.get("who"), Some(&expected));
    }

    #[test]
    fn numbers_are_read_in_the_language_of_the_page() {
        let form =
            [field("sum", FieldType::Money { currency: "EUR".to_owned() }), field("note", FieldType::Text)];
        let answers = Answers::from_urlencoded(b"data.sum=1.250%2C50&data.note=1.250%2C50");
        let read = inputs(&form, &answers, Language::De);
        assert_eq!(read.get("sum"), Some(&FieldInput::single("1250.50")));
        assert_eq!(read.get("note"), Some(&FieldInput::single("1.250,50")));
    }
}
