//! What a column is likely to be, by what it is called.

use crate::exports::Column;
use std::collections::BTreeSet;

/// Words people and programs use, without case, marks and accents.
const WORDS: &[(&str, &[&str])] = &[
    (
        "name",
        &[
            "name",
            "fullname",
            "firstname",
            "lastname",
            "surname",
            "givenname",
            "familyname",
            "company",
            "companyname",
            "client",
            "customer",
            "vorname",
            "nachname",
            "familienname",
            "firma",
            "firmenname",
            "kunde",
            "unternehmen",
        ],
    ),
    ("email", &["email", "mail", "emailaddress", "mailaddress", "emailadresse", "mailadresse"]),
    ("owner", &["owner", "accountowner", "responsible", "zustandig", "verantwortlich", "betreuer"]),
    ("status", &["status"]),
    ("tags", &["tags", "tag", "labels", "schlagworte", "stichworte"]),
    ("belongs_to", &["belongsto", "clientemail", "gehortzu", "kundenemail"]),
    ("street", &["street", "streetaddress", "address", "addressline1", "strasse", "anschrift", "adresse"]),
    ("postcode", &["postcode", "zip", "zipcode", "postalcode", "plz", "postleitzahl"]),
    ("city", &["city", "town", "ort", "stadt", "wohnort"]),
    ("country", &["country", "land", "staat"]),
    (
        "data.phone",
        &["phone", "telephone", "tel", "phonenumber", "telefon", "telefonnummer", "mobile", "handy"],
    ),
];

/// For each column of the file one of `known`, or nothing. Several may be parts of the name; everything else is taken once.
/// `called` are words of the organisation's own.
pub(super) fn guess(
    columns: &[String],
    known: &[Column],
    called: &[(Column, String)],
) -> Vec<Option<Column>> {
    let mut taken = BTreeSet::new();
    let mut one = |head: &String| {
        let word = folded(head);
        let by_key = known.iter().find(|column| column.key() == head.trim().to_lowercase());
        let by_label = || called.iter().find(|(_, label)| folded(label) == word).map(|(column, _)| column);
        let usual = || {
            let (key, _) = WORDS.iter().find(|(_, words)| words.contains(&word.as_str()))?;
            known.iter().find(|column| match column {
                Column::Part(_, part) => part == key,
                other => other.key() == *key,
            })
        };
        let found = by_key.or_else(by_label).or_else(usual)?.clone();
        (found == Column::Name || taken.insert(found.clone())).then_some(found)
    };
    columns.iter().map(&mut one).collect()
}

/// Lower case, letters and digits alone, without accents.
fn folded(word: &str) -> String {
    use unicode_normalization::UnicodeNormalization as _;
    let lower = word.to_lowercase().replace('ß', "ss");
    lower.nfd().filter(|letter| letter.is_alphanumeric()).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn columns_are_known_by_their_names() {
        let part = |part| Column::Part("address".to_owned(), part);
        let phone = Column::Field("phone".to_owned());
        let known =
            [Column::Name, Column::Email, Column::Status, phone.clone(), part("street"), part("city")];
        let called = [(phone.clone(), "Rufnummer".to_owned())];
        let cases = [
            ("Vorname|Nachname|E-Mail", vec![Some(Column::Name), Some(Column::Name), Some(Column::Email)]),
            ("E-MAIL|Mail", vec![Some(Column::Email), None]),
            ("Straße|Ort|Umsatz", vec![Some(part("street")), Some(part("city")), None]),
            // Of an address, not of the record.
            ("City|State|Zustand", vec![Some(part("city")), None, None]),
            ("STATUS", vec![Some(Column::Status)]),
            ("data.phone|name", vec![Some(phone.clone()), Some(Column::Name)]),
            ("RUFNUMMER", vec![Some(phone)]),
        ];
        for (heads, expected) in cases {
            let columns: Vec<String> = heads.split('|').map(str::to_owned).collect();
            assert_eq!(guess(&columns, &known, &called), expected, "{heads}");
        }
    }
}
