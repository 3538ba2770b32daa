//! One cell as an answer to a field: dates, amounts and yes or no as spreadsheets of either language write them.

use crate::exports::plain;
use model::{FieldType, field::FieldInput};
use serde_json::json;

const YES: [&str; 8] = ["yes", "ja", "true", "wahr", "1", "x", "on", "y"];
const NO: [&str; 8] = ["no", "nein", "false", "falsch", "0", "-", "off", "n"];

pub(super) fn input(cell: &str, of: &FieldType) -> FieldInput {
    let text = plain(cell).trim();
    match of {
        FieldType::Number { .. } | FieldType::Money { .. } => FieldInput::Json(json!(number(text))),
        FieldType::Date => FieldInput::Json(json!(date(text))),
        FieldType::YesNo => FieldInput::Json(yes_or_no(text)),
        FieldType::Choice { options } => FieldInput::Json(json!(option(text, options))),
        FieldType::Several { options } => {
            let whole = options.iter().any(|option| option.eq_ignore_ascii_case(text));
            let parts: Vec<String> = match whole {
                true => vec![option(text, options)],
                false => text.split([';', ',', '|']).map(|part| option(part.trim(), options)).collect(),
            };
            FieldInput::Json(json!(parts))
        }
        _ => FieldInput::single(text),
    }
}

fn option(text: &str, options: &[String]) -> String {
    let lower = text.to_lowercase();
    options.iter().find(|option| option.to_lowercase() == lower).cloned().unwrap_or_else(|| text.to_owned())
}

fn yes_or_no(text: &str) -> serde_json::Value {
    let lower = text.to_lowercase();
    if YES.contains(&lower.as_str()) {
        json!(true)
    } else if NO.contains(&lower.as_str()) {
        json!(false)
    } else {
        json!(text)
    }
}

/// `31.12.2026` as `2026-12-31`. What could be two dates, as with strokes, stays as it is and is refused.
fn date(text: &str) -> String {
    let parts: Vec<&str> = text.split('.').map(str::trim).collect();
    match parts[..] {
        [day, month, year]
            if year.len() == 4
                && [day, month, year].iter().all(|part| {
                    !part.is_empty() && part.len() <= 4 && part.bytes().all(|byte| byte.is_ascii_digit())
                }) =>
        {
            format!("{year}-{month:0>2}-{day:0>2}")
        }
        _ => text.to_owned(),
    }
}

/// With a point for decimals and nothing between thousands. `1,250` could be either, stays, and is refused.
fn number(text: &str) -> String {
    let bare = text.trim_matches(|letter: char| letter.is_alphabetic() || "€$£ \u{a0}".contains(letter));
    match (bare.rfind(','), bare.rfind('.')) {
        (Some(comma), Some(point)) if comma > point => bare.replace('.', "").replace(',', "."),
        (Some(_), Some(_)) => bare.replace(',', ""),
        (Some(comma), None) if bare.matches(',').count() == 1 && bare.len() - comma != 4 => {
            bare.replace(',', ".")
        }
        _ => bare.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spreadsheets_of_both_languages_are_read() {
        let number = || FieldType::Number { decimals: 2, min: None, max: None };
        let options = || vec!["Gold".to_owned(), "Silver, matt".to_owned()];
        let cases = [
            ("1.234,56", number(), json!("1234.56")),
            ("1,234.56", number(), json!("1234.56")),
            ("12,5", number(), json!("12.5")),
            ("1,250", number(), json!("1,250")),
            ("€ 99,90", number(), json!("99.90")),
            ("31.12.2026", FieldType::Date, json!("2026-12-31")),
            ("1.2.2026", FieldType::Date, json!("2026-02-01")),
            ("2026-12-31", FieldType::Date, json!("2026-12-31")),
            ("12/31/2026", FieldType::Date, json!("12/31/2026")),
            ("Ja", FieldType::YesNo, json!(true)),
            ("nein", FieldType::YesNo, json!(false)),
            ("vielleicht", FieldType::YesNo, json!("vielleicht")),
            ("GOLD", FieldType::Choice { options: options() }, json!("Gold")),
            ("gold; x", FieldType::Several { options: options() }, json!(["Gold", "x"])),
            ("silver, matt", FieldType::Several { options: options() }, json!(["Silver, matt"])),
        ];
        for (cell, of, expected) in cases {
            assert_eq!(input(cell, &of), FieldInput::Json(expected), "{cell}");
        }
        assert_eq!(input("'=1", &FieldType::Text), FieldInput::single("=1"));
    }
}
