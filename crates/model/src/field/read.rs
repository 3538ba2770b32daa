//! One answer checked against its field. Every sentence here is read by clients: it says what to do.

use super::{Field, FieldInput, FieldType, check_email, persons::read_persons, records::read_records};
use crate::{
    Decimal, Id, Value,
    limits::{FIELD_FILES_MAX, LONG_TEXT_CHARS_MAX, TEXT_CHARS_MAX},
    value::{Address, FileRef, Money, iso_date},
};
use serde_json::Value as Json;
use texts::{Arg, Sentence};

/// The checked answer; `None` when nothing was answered. Whether it had to be is [`super::read_form`]'s question.
///
/// Persons and records named by id come back with an empty name, people from outside with an empty id, and files with the name
/// they were sent with: the store completes them.
///
/// # Errors
/// A sentence for whoever answered.
pub fn read(field: &Field, input: &FieldInput) -> Result<Option<Value>, Sentence> {
    let json = input.plain(field);
    if is_nothing(&json) {
        return Ok(None);
    }
    match &field.of {
        FieldType::Text => line(&json).map(Value::Text),
        FieldType::LongText => long_text(&json).map(Value::Text),
        FieldType::Number { decimals, min, max } => number(&json, *decimals, *min, *max).map(Value::Number),
        FieldType::Money { currency } => money(&json, currency).map(Value::Money),
        FieldType::Date => date(&json).map(Value::Date),
        FieldType::Choice { options } => choice(&json, options).map(Value::Text),
        FieldType::Several { options } => several(&json, options).map(Value::Several),
        FieldType::YesNo => json.as_bool().map(Value::YesNo).ok_or_else(Sentence::field_yes_or_no),
        FieldType::Email => check_email(text(&json)?).map(Value::Text),
        FieldType::Phone => phone(&json).map(Value::Text),
        FieldType::Address => address(&json).map(Value::Address),
        FieldType::File { .. } => files(&json).map(Value::Files),
        FieldType::Rating { max } => rating(&json, *max).map(Value::Number),
        FieldType::Person { from, several, .. } => read_persons(&json, from, *several).map(Value::Persons),
        FieldType::Records { .. } => read_records(&json).map(Value::Records),
        // Read with its form: what is wrong in an entry has a place of its own.
        FieldType::List { .. } => Err(Sentence::field_list()),
    }
    .map(Some)
}

pub(super) fn is_nothing(json: &Json) -> bool {
    match json {
        Json::Null => true,
        Json::String(text) => text.trim().is_empty(),
        Json::Array(items) => items.iter().all(is_nothing),
        Json::Object(parts) => parts.values().all(is_nothing),
        Json::Bool(_) | Json::Number(_) => false,
    }
}

fn text(json: &Json) -> Result<&str, Sentence> {
    json.as_str().map(str::trim).ok_or_else(Sentence::field_text)
}

/// Line breaks in all their forms, and what is invisible: none of it belongs in a line that may become a mail's
/// subject.
pub(super) fn line(json: &Json) -> Result<String, Sentence> {
    check_line(text(json)?)
}

/// One line of text as it may be kept: trimmed, without control characters, not too long.
///
/// # Errors
/// A sentence for whoever wrote it.
pub fn check_line(text: &str) -> Result<String, Sentence> {
    let text = text.trim();
    if text.chars().any(|letter| letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')) {
        return Err(Sentence::field_one_line());
    }
    if text.chars().count() > TEXT_CHARS_MAX {
        return Err(Sentence::field_shorten(TEXT_CHARS_MAX));
    }
    Ok(text.to_owned())
}

fn long_text(json: &Json) -> Result<String, Sentence> {
    check_long_text(text(json)?)
}

/// Several lines of text as they may be kept: line breaks are `\n`, no other control characters but tabs.
///
/// # Errors
/// A sentence for whoever wrote it.
pub fn check_long_text(text: &str) -> Result<String, Sentence> {
    let text = text.trim().replace("\r\n", "\n").replace('\r', "\n");
    if text.chars().any(|letter| letter.is_control() && !matches!(letter, '\n' | '\t')) {
        return Err(Sentence::field_invisible());
    }
    if text.chars().count() > LONG_TEXT_CHARS_MAX {
        return Err(Sentence::field_shorten(LONG_TEXT_CHARS_MAX));
    }
    Ok(text)
}

/// A number as JSON has it, or written: `12.50`, spaces and apostrophes between thousands allowed.
fn decimal(json: &Json, example: &str) -> Result<Decimal, Sentence> {
    let written = match json {
        Json::Number(number) => number.to_string(),
        Json::String(text) => text.trim().replace([' ', '\u{a0}', '\u{202f}', '\''], ""),
        _ => String::new(),
    };
    written.parse().map_err(|_| Sentence::field_number(Arg::decimal(example)))
}

fn number(
    json: &Json,
    decimals: u8,
    min: Option<Decimal>,
    max: Option<Decimal>,
) -> Result<Decimal, Sentence> {
    let number = decimal(json, if decimals == 0 { "1250" } else { "12.50" })?;
    let Some(number) = number.with_decimals(decimals) else {
        return Err(match decimals {
            0 => Sentence::field_whole_number(),
            _ => Sentence::field_decimals(decimals),
        });
    };
    match (min, max) {
        (Some(min), _) if number < min => Err(Sentence::field_at_least(Arg::decimal(min))),
        (_, Some(max)) if number > max => Err(Sentence::field_at_most(Arg::decimal(max))),
        _ => Ok(number),
    }
}

/// `1250.00`, or `{amount, currency}` in the field's currency.
fn money(json: &Json, currency: &str) -> Result<Money, Sentence> {
    let amount = match json {
        Json::Object(parts) => {
            let given = parts.get("currency").and_then(Json::as_str).unwrap_or(currency);
            if given != currency || parts.keys().any(|part| part != "currency" && part != "amount") {
                return Err(Sentence::field_currency(currency));
            }
            parts.get("amount").unwrap_or(&Json::Null)
        }
        plain => plain,
    };
    let decimals = Money::decimals(currency);
    let example =
        Money { minor: 125 * 10i64.pow(u32::from(decimals) + 1), currency: currency.to_owned() }.amount();
    let amount =
        decimal(amount, &example.to_string()).map_err(|_| Sentence::field_amount(Arg::decimal(example)))?;
    match amount.with_decimals(decimals) {
        Some(amount) => Ok(Money { minor: amount.units, currency: currency.to_owned() }),
        None => Err(Sentence::field_amount_in(currency, Arg::decimal(example))),
    }
}

fn date(json: &Json) -> Result<jiff::civil::Date, Sentence> {
    let text = json.as_str().unwrap_or_default().trim();
    iso_date(text).ok_or_else(Sentence::field_date)
}

fn choice(json: &Json, options: &[String]) -> Result<String, Sentence> {
    let text = json.as_str().unwrap_or_default();
    options.iter().find(|option| *option == text).cloned().ok_or_else(Sentence::field_option)
}

/// In the order of the options, each once.
fn several(json: &Json, options: &[String]) -> Result<Vec<String>, Sentence> {
    let wrong = Sentence::field_options;
    let chosen: Vec<&str> = match json {
        Json::Array(items) => items.iter().map(Json::as_str).collect::<Option<_>>().ok_or_else(wrong)?,
        Json::String(text) => vec![text],
        _ => return Err(wrong()),
    };
    if chosen.iter().any(|choice| !options.iter().any(|option| option == choice)) {
        return Err(wrong());
    }
    Ok(options.iter().filter(|option| chosen.contains(&option.as_str())).cloned().collect())
}

fn phone(json: &Json) -> Result<String, Sentence> {
    let text = line(json)?;
    let allowed = |letter: char| letter.is_ascii_digit() || " +-()/.".contains(letter);
    let digits = text.chars().filter(char::is_ascii_digit).count();
    let plus_leads = text.rfind('+').is_none_or(|place| place == 0);
    if !text.chars().all(allowed) || !(5..=20).contains(&digits) || !plus_leads {
        return Err(Sentence::field_phone());
    }
    Ok(text)
}

fn address(json: &Json) -> Result<Address, Sentence> {
    let Json::Object(parts) = json else {
        return Err(Sentence::field_address());
    };
    let part = |name: &str| parts.get(name).filter(|part| !part.is_null()).map_or(Ok(String::new()), line);
    if parts.keys().any(|name| !["street", "postcode", "city", "country"].contains(&name.as_str())) {
        return Err(Sentence::field_address());
    }
    let address = Address {
        street: part("street")?,
        postcode: part("postcode")?,
        city: part("city")?,
        country: part("country")?,
    };
    if address.street.is_empty() || address.city.is_empty() {
        return Err(Sentence::field_address_least());
    }
    Ok(address)
}

/// Files by id, or `{id, name}`; that they exist and are of an accepted type was checked when they were uploaded.
fn files(json: &Json) -> Result<Vec<FileRef>, Sentence> {
    let wrong = Sentence::field_upload_again;
    let one = |json: &Json| -> Result<FileRef, Sentence> {
        let (id, name) = match json {
            Json::String(id) => (Some(id.as_str()), ""),
            Json::Object(parts) => {
                let part = |name: &str| parts.get(name).and_then(Json::as_str);
                (part("id"), part("name").unwrap_or_default())
            }
            _ => (None, ""),
        };
        let id = id.filter(|id| is_id(id)).ok_or_else(wrong)?;
        Ok(FileRef { id: Id::given(id), name: check_line(name)? })
    };
    let files: Vec<FileRef> = match json {
        Json::Array(items) => items.iter().map(one).collect::<Result<_, _>>()?,
        single => vec![one(single)?],
    };
    if files.len() > FIELD_FILES_MAX {
        return Err(Sentence::field_files_max(FIELD_FILES_MAX));
    }
    Ok(files)
}

/// What an id from outside may look like.
pub(super) fn is_id(text: &str) -> bool {
    (1..=64).contains(&text.len()) && text.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
}

fn rating(json: &Json, max: u8) -> Result<Decimal, Sentence> {
    let rating = decimal(json, "3").ok().and_then(|rating| rating.with_decimals(0));
    rating
        .filter(|rating| (1..=i64::from(max)).contains(&rating.units))
        .ok_or_else(|| Sentence::field_rating(max))
}
