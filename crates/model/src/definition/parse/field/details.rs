//! What a type of field needs besides its name.

use super::{
    super::{
        Reading, Scope,
        file::types,
        map::{At, MapAt},
        node::quoted,
    },
    list::list,
};
use crate::{
    FieldType,
    definition::language::{FIELD_TYPES, TypeWord},
    field::PersonFrom,
    limits::FIELD_OPTIONS_MAX,
};
use std::collections::BTreeSet;

/// Words that belong to some types only.
const DETAILS: [&str; 13] = [
    "decimals",
    "min",
    "max",
    "currency",
    "options",
    "types",
    "from",
    "contact_role",
    "several",
    "kinds",
    "binds",
    "entry",
    "fields",
];

/// `key` is that of the field, `scope` what its texts may name.
pub(super) fn field_type(
    map: &MapAt<'_>,
    key: Option<&str>,
    scope: &Scope<'_>,
    reading: &mut Reading<'_>,
) -> Option<FieldType> {
    let at = map.at("type")?;
    let word = at.one_of(&FIELD_TYPES, reading)?;
    for detail in DETAILS.iter().filter(|detail| !word.details().contains(detail)) {
        if let Some(wrong) = map.at(detail) {
            let what = format!("`{detail}` on a field of another type");
            wrong.problem(reading, what, "a field type that has it, or none");
        }
    }
    Some(match word {
        TypeWord::Text => FieldType::Text,
        TypeWord::LongText => FieldType::LongText,
        TypeWord::Number => number(map, reading)?,
        TypeWord::Money => FieldType::Money { currency: currency(map, reading)? },
        TypeWord::Date => FieldType::Date,
        TypeWord::Choice => FieldType::Choice { options: options(map, reading)? },
        TypeWord::Several => FieldType::Several { options: options(map, reading)? },
        TypeWord::YesNo => FieldType::YesNo,
        TypeWord::Email => FieldType::Email,
        TypeWord::Phone => FieldType::Phone,
        TypeWord::Address => FieldType::Address,
        TypeWord::File => {
            FieldType::File { types: map.at("types").map(|at| types(&at, reading)).unwrap_or_default() }
        }
        TypeWord::Rating => FieldType::Rating { max: rating_max(map, reading)? },
        TypeWord::Person => person(map, reading)?,
        TypeWord::Records => {
            FieldType::Records { kinds: map.at("kinds").map(|at| at.names(reading)).unwrap_or_default() }
        }
        TypeWord::List => list(map, key, scope, reading)?,
    })
}

fn number(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<FieldType> {
    let decimals = map.at("decimals").map_or(Some(0), |at| at.whole(0, 9, reading))?;
    let min = map.at("min").and_then(|at| at.decimal(reading));
    let max = map.at("max").and_then(|at| at.decimal(reading));
    if let (Some(at), Some(min), Some(max)) = (map.at("max"), min, max)
        && max < min
    {
        at.problem(reading, format!("`max` {max} below `min` {min}"), "a `max` that is not below");
    }
    Some(FieldType::Number { decimals: u8::try_from(decimals).ok()?, min, max })
}

fn rating_max(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<u8> {
    const STARS: i64 = 5;
    let max = map.at("max").map_or(Some(STARS), |at| at.whole(2, 10, reading))?;
    u8::try_from(max).ok()
}

fn currency(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<String> {
    let Some(at) = map.at("currency") else {
        map.at.problem(reading, "a money field without `currency`", "`currency`, for example `EUR`");
        return None;
    };
    let code = at.words(reading)?;
    if code.len() == 3 && code.bytes().all(|byte| byte.is_ascii_uppercase()) {
        return Some(code.to_owned());
    }
    at.problem(reading, quoted(code), "the three letters of ISO 4217, for example `EUR`");
    None
}

fn options(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<Vec<String>> {
    let Some(at) = map.at("options") else {
        map.at.problem(reading, "a choice without `options`", "`options`, a list of labels");
        return None;
    };
    let list = at.list(reading);
    if at.node.items().is_empty() || list.len() > FIELD_OPTIONS_MAX {
        at.problem(reading, format!("{} options", list.len()), format!("1 to {FIELD_OPTIONS_MAX}"));
    }
    let mut known = BTreeSet::new();
    let mut options = Vec::new();
    for item in list {
        let Some(label) = item.plain_line(reading) else { continue };
        if !known.insert(label.clone()) {
            item.problem(reading, format!("{} stands here twice", quoted(&label)), "each option once");
        }
        options.push(label);
    }
    Some(options)
}

fn person(map: &MapAt<'_>, reading: &mut Reading<'_>) -> Option<FieldType> {
    const EXPECTED: &str = "`group NAME` or `outside`";
    let Some(at) = map.at("from") else {
        map.at.problem(reading, "a person field without `from`", format!("`from` with {EXPECTED}"));
        return None;
    };
    let words = at.plain_line(reading)?;
    let from = match words.split_once(' ').map_or((words.as_str(), ""), |(first, rest)| (first, rest.trim()))
    {
        ("outside", "") => PersonFrom::Outside,
        ("group", group) if !group.is_empty() => PersonFrom::Group(group.to_owned()),
        _ => {
            at.problem(reading, quoted(&words), EXPECTED);
            return None;
        }
    };
    let contact_role = map.at("contact_role").and_then(|at| at.plain_line(reading));
    if let Some(at) = map.at("contact_role").filter(|_| from != PersonFrom::Outside) {
        at.problem(reading, "`contact_role` for a member", "`from: outside`");
    }
    Some(FieldType::Person { from, contact_role, several: map.yes("several", reading) })
}

/// The role a person or records field fills; members play our roles, people from outside and contacts of records the
/// others.
pub(super) fn binds(at: &At<'_>, of: Option<&FieldType>, reading: &mut Reading<'_>) -> Option<String> {
    let key = at.role(reading)?;
    let party = reading.declared.roles.get(&key).and_then(|role| role.party);
    let outside = match of {
        Some(FieldType::Person { from, .. }) => {
            reading.roles_bound.insert(key.clone());
            *from == PersonFrom::Outside
        }
        Some(FieldType::Records { .. }) => {
            reading.roles_bound.insert(key.clone());
            true
        }
        _ => return Some(key),
    };
    if party.is_some_and(|party| party.is_outside() != outside) {
        let (what, expected) = if outside {
            (
                "somebody from outside in a role of our own",
                "a role of a client or third party, or `from: group NAME`",
            )
        } else {
            ("a member in a role from outside", "a role of party `us`, or `from: outside`")
        };
        at.problem(reading, what, expected);
    }
    Some(key)
}
