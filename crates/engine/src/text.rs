//! Texts with their data filled in. Never here: HTML; what comes out is plain text.

use crate::condition::Lookup;
use model::{
    Value,
    text::{Piece, Text},
    value::{Address, PersonRef},
};
use std::fmt::Write;

/// The text with its data; what is not given is filled in as nothing.
pub fn render(text: &Text, data: &impl Lookup) -> String {
    let mut rendered = String::new();
    for piece in &text.0 {
        match piece {
            Piece::Words(words) => rendered.push_str(words),
            Piece::Data(path) => {
                if let Some(value) = data.datum(path) {
                    write_value(&value, &mut rendered);
                }
            }
        }
    }
    rendered
}

/// Whether anything is filled in.
pub fn has_data(text: &Text) -> bool {
    text.reads().next().is_some()
}

/// A value as people read it in a sentence.
pub fn written(value: &Value) -> String {
    let mut text = String::new();
    write_value(value, &mut text);
    text
}

fn write_value(value: &Value, text: &mut String) {
    let outcome = match value {
        Value::Text(words) => write!(text, "{words}"),
        Value::Number(number) => write!(text, "{number}"),
        Value::Money(money) => write!(text, "{} {}", money.amount(), money.currency),
        Value::Date(date) => write!(text, "{}", date.strftime("%-d %B %Y")),
        Value::Several(entries) => write!(text, "{}", entries.join(", ")),
        Value::YesNo(yes) => write!(text, "{}", if *yes { "yes" } else { "no" }),
        Value::Address(address) => write!(text, "{}", one_line(address)),
        Value::Files(files) => {
            write!(text, "{}", files.iter().map(|file| file.name.as_str()).collect::<Vec<_>>().join(", "))
        }
        Value::Persons(persons) => write!(text, "{}", names(persons)),
        Value::Records(records) => {
            let names = records.iter().map(|record| record.name.as_str());
            write!(text, "{}", names.collect::<Vec<_>>().join(", "))
        }
        Value::List(entries) => {
            let entries = entries.iter().map(|entry| {
                entry.answers.iter().map(|(_, value)| written(value)).collect::<Vec<_>>().join(", ")
            });
            write!(text, "{}", entries.collect::<Vec<_>>().join("; "))
        }
    };
    debug_assert!(outcome.is_ok(), "writing to a string cannot fail");
}

fn names(persons: &[PersonRef]) -> String {
    persons.iter().map(|person| person.name.as_str()).collect::<Vec<_>>().join(", ")
}

fn one_line(address: &Address) -> String {
    let town = format!("{} {}", address.postcode, address.city);
    let parts = [address.street.as_str(), town.trim(), address.country.as_str()];
    parts.into_iter().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use super::*;
    use model::{
        DataPath, Decimal, Id,
        value::{Entry, FileRef, Money},
    };
    use std::collections::BTreeMap;

    fn check(value: Value, expected: &str) {
        assert_eq!(written(&value), expected);
    }

    #[test]
    fn values_in_sentences() {
        check(Value::Text("Harbour GmbH".to_owned()), "Harbour GmbH");
        check(Value::Number(Decimal { units: 1250, decimals: 2 }), "12.50");
        check(Value::Money(Money { minor: 125_000, currency: "EUR".to_owned() }), "1250.00 EUR");
        check(Value::Money(Money { minor: 125_000, currency: "JPY".to_owned() }), "125000 JPY");
        check(Value::Date(jiff::civil::date(2026, 3, 9)), "9 March 2026");
        check(Value::Several(vec!["a".to_owned(), "b".to_owned()]), "a, b");
        check(Value::YesNo(false), "no");
        let city =
            Address { city: "Bremen".to_owned(), street: "Am Wall 1".to_owned(), ..Address::default() };
        check(Value::Address(city), "Am Wall 1, Bremen");
        check(Value::Files(vec![FileRef { id: Id::given("f"), name: "id.pdf".to_owned() }]), "id.pdf");
        let person = |name: &str| PersonRef { id: Id::given(name), name: name.to_owned(), email: None };
        check(Value::Persons(vec![person("Ada"), person("Ben")]), "Ada, Ben");
        let entry = |name: &str, yes| Entry {
            answers: vec![
                ("name".to_owned(), Value::Text(name.to_owned())),
                ("chair".to_owned(), Value::YesNo(yes)),
            ],
        };
        check(Value::List(vec![entry("Ada", true), entry("Ben", false)]), "Ada, yes; Ben, no");
    }

    #[test]
    fn what_is_not_given_is_nothing() {
        let given = DataPath::Start("a".to_owned());
        let missing = DataPath::Start("b".to_owned());
        let text = Text(vec![
            Piece::Words("Dear ".to_owned()),
            Piece::Data(given.clone()),
            Piece::Data(missing),
            Piece::Words("!".to_owned()),
        ]);
        let data = BTreeMap::from([(given, Value::Text("Ada".to_owned()))]);
        assert_eq!(render(&text, &data), "Dear Ada!");
        assert!(has_data(&text));
        assert!(!has_data(&Text::plain("Dear all")));
    }
}
