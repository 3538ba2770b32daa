//! As whom somebody acts: one account may be several persons, in several organisations and records.

use super::Guest;
use crate::{Ctx, problem::Problem};
use model::Id;
use store::{DbError, System, portal::sessions};

/// A person, and one of their records; without one, all of them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Part {
    pub person: Id,
    pub person_name: String,
    pub organisation: Id,
    pub organisation_name: String,
    pub record: Option<Id>,
    pub record_name: Option<String>,
    /// Acted as now.
    pub is_now: bool,
}

/// Everybody this account may act as: each person once for all of their records, then for each of them.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn parts(ctx: &Ctx, guest: &Guest) -> Result<Vec<Part>, Problem> {
    let rows = sessions::parts(&ctx.app.db, &System, &guest.email).await?;
    let mut parts: Vec<Part> = Vec::new();
    for row in rows {
        if parts.iter().all(|part| part.person != row.person) {
            parts.push(part(guest, sessions::Part { record: None, record_name: None, ..row.clone() }));
        }
        if row.record.is_some() {
            parts.push(part(guest, row));
        }
    }
    // Of somebody with one record, all of them are this one.
    let records =
        |person: &Id| parts.iter().filter(|part| part.person == *person && part.record.is_some()).count();
    let single: Vec<bool> =
        parts.iter().map(|part| part.record.is_some() && records(&part.person) == 1).collect();
    let mut single = single.into_iter();
    parts.retain(|_| !single.next().unwrap_or(false));
    Ok(parts)
}

fn part(guest: &Guest, row: sessions::Part) -> Part {
    let record = guest.record.as_ref().map(|(id, _)| id);
    Part {
        is_now: row.person == guest.person && row.record.as_ref() == record,
        person: row.person,
        person_name: row.person_name,
        organisation: row.organisation,
        organisation_name: row.organisation_name,
        record: row.record,
        record_name: row.record_name,
    }
}

/// From now on, as this person and for this record.
///
/// # Errors
/// `NotFound` for anything that is not theirs.
pub async fn act_as(ctx: &Ctx, guest: &Guest, person: &Id, record: Option<&Id>) -> Result<(), Problem> {
    let rows = sessions::parts(&ctx.app.db, &System, &guest.email).await?;
    let mut own = rows.into_iter().filter(|row| row.person == *person);
    let found = match record {
        Some(record) => own.find(|row| row.record.as_ref() == Some(record)),
        None => own.next().map(|row| sessions::Part { record: None, record_name: None, ..row }),
    };
    let part = found.ok_or(Problem::NotFound)?;
    match ctx.app.db.transact(vec![sessions::act_as(&guest.session_id, &guest.account, &part)]).await {
        Err(DbError::Conflict { .. }) => Err(Problem::NotFound),
        written => Ok(written?),
    }
}
