//! A posted form as the answers of a template's fields.

use super::number;
use crate::kit::Answers;
use model::{Field, FieldType, field::FieldInput, field::PersonFrom};
use serde_json::json;
use std::collections::BTreeMap;
use texts::Language;
use views::form::{PREFIX, entries_in};

/// Every field of the form that the page sent something for.
pub fn inputs(form: &[Field], answers: &Answers, language: Language) -> BTreeMap<String, FieldInput> {
    read(form, &answers.pairs().collect::<Vec<_>>(), PREFIX, language)
}

type Pair<'a> = (&'a str, &'a str);

/// `prefix` is what names of inputs begin with, before the key of their field.
fn read(
    form: &[Field],
    posted: &[Pair<'_>],
    prefix: &str,
    language: Language,
) -> BTreeMap<String, FieldInput> {
    let read = |field: &Field| {
        Some((field.key.clone(), input(field, posted, &format!("{prefix}{}", field.key), language)?))
    };
    form.iter().filter_map(read).collect()
}

fn input(field: &Field, posted: &[Pair<'_>], name: &str, language: Language) -> Option<FieldInput> {
    match &field.of {
        FieldType::Person { from: PersonFrom::Outside, several: true, .. } => Some(persons(name, posted)),
        FieldType::List { fields, .. } => {
            let entries = entries_in(posted.iter().copied(), name);
            let entry = |entry: &Vec<(String, String)>| {
                let posted: Vec<_> =
                    entry.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
                read(fields, &posted, "", language)
            };
            (!entries.is_empty()).then(|| FieldInput::Entries(entries.iter().map(entry).collect()))
        }
        of => simple(of, posted, name, language),
    }
}

fn simple(of: &FieldType, posted: &[Pair<'_>], name: &str, language: Language) -> Option<FieldInput> {
    let part_of = |given: &str| -> Option<String> {
        let rest = given.strip_prefix(name)?;
        if rest.is_empty() { Some(String::new()) } else { rest.strip_prefix('.').map(str::to_owned) }
    };
    let is_number = matches!(of, FieldType::Number { .. } | FieldType::Money { .. });
    let said = |text: &str| if is_number { number::plain(text, language) } else { text.to_owned() };
    let parts: Vec<(String, String)> =
        posted.iter().filter_map(|(given, text)| Some((part_of(given)?, said(text)))).collect();
    (!parts.is_empty()).then_some(FieldInput::Inputs(parts))
}

/// Rows of name and e-mail; empty ones are no persons.
fn persons(name: &str, posted: &[Pair<'_>]) -> FieldInput {
    let (names, emails) = (format!("{name}.name"), format!("{name}.email"));
    let all = |wanted: String| {
        let texts = posted.iter().filter(move |(given, _)| *given == wanted);
        texts.map(|(_, text)| *text)
    };
    let rows = all(names).zip(all(emails));
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

    #[test]
    fn entries_of_a_list_are_read_each_by_itself_in_their_order() {
        let fields = vec![
            field("name", FieldType::Text),
            field("share", FieldType::Number { decimals: 2, min: None, max: None }),
            field("seat", FieldType::Address),
        ];
        let of = FieldType::List { entry: "Owner".to_owned(), min: 1, max: 3, fields };
        let form = [field("owners", of), field("owner", FieldType::Text)];
        let posted = b"data.owners.7.name=Bo&data.owners.0.share=12%2C5&data.owners.0.seat.city=Bremen\
            &data.owners.x.name=no&data.owners.1=no&data.owner=me&data.owners.99999999999999999999.name=no";
        let read = inputs(&form, &Answers::from_urlencoded(posted), Language::De);
        let first = [
            ("share".to_owned(), FieldInput::single("12.5")),
            ("seat".to_owned(), FieldInput::Inputs(vec![("city".to_owned(), "Bremen".to_owned())])),
        ];
        let second = [("name".to_owned(), FieldInput::single("Bo"))];
        let expected = FieldInput::Entries(vec![first.into(), second.into()]);
        assert_eq!(read.get("owners"), Some(&expected));
        assert_eq!(read.get("owner"), Some(&FieldInput::single("me")));
        assert_eq!(inputs(&form, &Answers::default(), Language::De), BTreeMap::new());
    }
}
