//! When members are away, and who does their work meanwhile.

pub mod create;
pub mod end;
pub mod list;

use app::absences::Absence;
use serde_json::{Value as Json, json};

fn shown(absence: &Absence) -> Json {
    json!({
        "id": absence.id,
        "person": absence.person.id,
        "first_day": absence.first_day,
        "last_day": absence.last_day,
        "substitute": absence.substitute.id,
        "from": absence.from.to_string(),
        "until": absence.until.to_string(),
        "is_void": absence.is_void,
    })
}
