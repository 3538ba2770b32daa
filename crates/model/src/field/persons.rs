//! Answers that are people.

use super::{
    PersonFrom, check_email,
    read::{is_id, line},
};
use crate::{Id, limits::FIELD_PERSONS_MAX, value::PersonRef};
use serde_json::Value as Json;
use texts::Sentence;

/// Members by id; people from outside by name and e-mail, or by the id of a contact already known.
pub(super) fn read_persons(
    json: &Json,
    from: &PersonFrom,
    several: bool,
) -> Result<Vec<PersonRef>, Sentence> {
    let one = |json: &Json| person(json, *from == PersonFrom::Outside);
    let persons: Vec<PersonRef> = match json {
        Json::Array(items) => items.iter().map(one).collect::<Result<_, _>>()?,
        single => vec![one(single)?],
    };
    if persons.len() > 1 && !several {
        return Err(Sentence::field_person_one());
    }
    if persons.len() > FIELD_PERSONS_MAX {
        return Err(Sentence::field_persons_max(FIELD_PERSONS_MAX));
    }
    let repeated = persons.iter().enumerate().any(|(place, person)| persons[..place].contains(person));
    if repeated {
        return Err(Sentence::field_person_once());
    }
    Ok(persons)
}

fn person(json: &Json, outside: bool) -> Result<PersonRef, Sentence> {
    match json {
        Json::String(id) if is_id(id) => Ok(known(id)),
        Json::Object(parts) => {
            if let Some(id) = parts.get("id").and_then(Json::as_str).filter(|id| is_id(id)) {
                return Ok(known(id));
            }
            if !outside {
                return Err(Sentence::field_person_list());
            }
            let part = |name: &str| {
                parts.get(name).filter(|part| part.as_str().is_some_and(|text| !text.trim().is_empty()))
            };
            let (Some(name), Some(email)) = (part("name"), part("email")) else {
                return Err(Sentence::field_person_both());
            };
            let email = check_email(email.as_str().unwrap_or_default())?;
            Ok(PersonRef { id: Id::given(""), name: line(name)?, email: Some(email) })
        }
        _ if outside => Err(Sentence::field_person_outside()),
        _ => Err(Sentence::field_person_list()),
    }
}

fn known(id: &str) -> PersonRef {
    PersonRef { id: Id::given(id), name: String::new(), email: None }
}
