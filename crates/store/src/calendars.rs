//! Business calendars, which template counts in which, and which templates' flows have to be told of a change.

use crate::{
    Db, DbError, Statement, System, Viewer,
    row::{Columns, params, row, statements},
};
use model::{Id, Instant};

row! {
    pub struct Calendar {
        pub id: Id,
        pub organisation: Id,
        /// Unique in its organisation.
        pub name: String,
        /// Exactly one of an organisation is.
        pub is_default: bool,
        /// As people wrote it: JSON, read by `engine`.
        pub rules: String,
        /// ISO 3166, of whose public holidays it keeps.
        pub country: Option<String>,
        pub region: Option<String>,
        /// With public holidays: JSON, read by `engine`.
        pub calendar: String,
        /// From 1, one more with each change by hand.
        pub version: i64,
        pub updated_at: Instant,
    }
}

row! {
    /// Flows of this template count in another calendar than the organisation's.
    pub struct TemplateCalendar {
        pub organisation: Id,
        pub template_key: String,
        pub calendar: Id,
    }
}

row! {
    /// Running flows of this template have to be told.
    pub struct Telling {
        pub organisation: Id,
        pub template_key: String,
        /// Of the newest change.
        pub changed_at: Instant,
        pub due_at: Instant,
    }
}

row! {
    /// A flow to be told.
    pub struct RunningFlow {
        pub flow: Id,
        /// Of its template.
        pub version: i64,
    }
}

macro_rules! calendar {
    ($tail:literal) => {
        concat!(
            "SELECT id, organisation_id, name, is_default, rules, country, region, calendar, version, updated_at \
             FROM calendar ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO calendar (id, organisation_id, name, is_default, rules, country, region, calendar, version, \
        updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)";
    UPDATE = "UPDATE calendar SET name = $3, rules = $4, country = $5, region = $6, calendar = $7, \
        version = version + 1, updated_at = $8 WHERE organisation_id = $1 AND id = $2 AND version = $9";
    SET_HOLIDAYS = "UPDATE calendar SET calendar = $3 WHERE organisation_id = $1 AND id = $2 AND version = $4";
    CLEAR_DEFAULT = "UPDATE calendar SET is_default = 0 WHERE organisation_id = $1 AND is_default = 1";
    SET_DEFAULT = "UPDATE calendar SET is_default = 1 WHERE organisation_id = $1 AND id = $2";
    DELETE = "DELETE FROM calendar WHERE organisation_id = $1 AND id = $2 AND is_default = 0 \
        AND NOT EXISTS (SELECT 1 FROM template_calendar t WHERE t.calendar_id = calendar.id)";
    LIST = calendar!("WHERE organisation_id = $1 ORDER BY is_default DESC, name LIMIT 1000");
    OF_COUNTRIES = calendar!("WHERE country IS NOT NULL ORDER BY organisation_id, name LIMIT 10000");
    PUT_TEMPLATE = "INSERT INTO template_calendar (organisation_id, template_key, calendar_id) \
        SELECT organisation_id, $2, id FROM calendar WHERE organisation_id = $1 AND id = $3 \
        ON CONFLICT (organisation_id, template_key) DO UPDATE SET calendar_id = excluded.calendar_id";
    REMOVE_TEMPLATE = "DELETE FROM template_calendar WHERE organisation_id = $1 AND template_key = $2";
    TEMPLATES = "SELECT organisation_id, template_key, calendar_id FROM template_calendar WHERE organisation_id = $1 \
        ORDER BY template_key LIMIT 2000";
    TELL = "INSERT INTO calendar_telling (organisation_id, template_key, changed_at, due_at) VALUES ($1, $2, $3, $3) \
        ON CONFLICT (organisation_id, template_key) DO UPDATE SET changed_at = excluded.changed_at, \
        due_at = excluded.due_at";
    TELLINGS = "SELECT organisation_id, template_key, changed_at, due_at FROM calendar_telling WHERE due_at <= $1 \
        ORDER BY due_at, template_key LIMIT 100";
    TELL_AGAIN = "UPDATE calendar_telling SET due_at = $4 WHERE organisation_id = $1 AND template_key = $2 \
        AND changed_at = $3";
    RUNNING = "SELECT id, template_version FROM flow WHERE organisation_id = $1 AND template_key = $2 \
        AND status IN ('running', 'paused') AND id > $3 ORDER BY id LIMIT 500";
    IS_RUNNING = "SELECT id, template_version FROM flow WHERE organisation_id = $1 AND template_key = $2 \
        AND status IN ('running', 'paused') AND template_version = $3 LIMIT 1";
    TOLD = "DELETE FROM calendar_telling WHERE organisation_id = $1 AND template_key = $2 AND changed_at = $3";
}

/// `Unique` if the name is taken.
pub fn insert(calendar: Calendar) -> Statement {
    Statement::one(INSERT, calendar.data())
}

/// Everything but whether it is the default. `Conflict` where somebody changed it since `calendar.version`, `Unique` if
/// the name is taken.
pub fn update(calendar: Calendar) -> Statement {
    let Calendar { id, organisation, name, rules, country, region, calendar, version, updated_at, .. } =
        calendar;
    Statement::one(
        UPDATE,
        params![organisation, id, name, rules, country, region, calendar, updated_at, version],
    )
}

/// Other public holidays, the rest as it was; `Conflict` where somebody changed it since.
pub fn set_holidays(calendar: &Calendar, with_holidays: String) -> Statement {
    Statement::one(
        SET_HOLIDAYS,
        params![&calendar.organisation, &calendar.id, with_holidays, calendar.version],
    )
}

/// From now on this one counts for everything that names no other.
pub fn make_default(viewer: &Viewer, id: &Id) -> Vec<Statement> {
    vec![
        Statement::any(CLEAR_DEFAULT, params![&viewer.organisation]),
        Statement::one(SET_DEFAULT, params![&viewer.organisation, id]),
    ]
}

/// `Conflict` for the default, and for one that a template's flows count in.
pub fn delete(viewer: &Viewer, id: &Id) -> Statement {
    Statement::one(DELETE, params![&viewer.organisation, id])
}

/// The default first, then by name, at most 1 000.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<Calendar>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

/// Those that keep public holidays, of every organisation.
pub async fn of_countries(db: &Db, _: &System) -> Result<Vec<Calendar>, DbError> {
    db.fetch_all(OF_COUNTRIES, params![]).await
}

/// Flows of the template count in it. `Conflict` without such a calendar.
pub fn put_template(viewer: &Viewer, template: &str, calendar: &Id) -> Statement {
    Statement::one(PUT_TEMPLATE, params![&viewer.organisation, template, calendar])
}

/// Flows of the template count in the organisation's own.
pub fn remove_template(viewer: &Viewer, template: &str) -> Statement {
    Statement::any(REMOVE_TEMPLATE, params![&viewer.organisation, template])
}

pub async fn templates(db: &Db, viewer: &Viewer) -> Result<Vec<TemplateCalendar>, DbError> {
    db.fetch_all(TEMPLATES, params![&viewer.organisation]).await
}

/// Running flows of the template have to be told, with the change that is committed along.
pub fn tell(viewer: &Viewer, template: &str, now: Instant) -> Statement {
    Statement::one(TELL, params![&viewer.organisation, template, now])
}

/// Whose time has come, at most 100.
pub async fn tellings(db: &Db, _: &System, now: Instant) -> Result<Vec<Telling>, DbError> {
    db.fetch_all(TELLINGS, params![now]).await
}

/// Nothing where there was another change meanwhile: its own time stands.
pub fn tell_again(telling: &Telling, at: Instant) -> Statement {
    Statement::any(
        TELL_AGAIN,
        params![&telling.organisation, telling.template_key.as_str(), telling.changed_at, at],
    )
}

/// All flows know it; the row stays where there was another change meanwhile.
pub fn told(telling: &Telling) -> Statement {
    Statement::any(TOLD, params![&telling.organisation, telling.template_key.as_str(), telling.changed_at])
}

/// Running and paused flows of a template, by id after `after`, at most 500.
pub async fn running(
    db: &Db,
    viewer: &Viewer,
    template: &str,
    after: &Id,
) -> Result<Vec<RunningFlow>, DbError> {
    db.fetch_all(RUNNING, params![&viewer.organisation, template, after]).await
}

/// Whether a flow of this version is running or paused.
pub async fn is_running(db: &Db, viewer: &Viewer, template: &str, version: i64) -> Result<bool, DbError> {
    let found: Option<RunningFlow> =
        db.fetch_one(IS_RUNNING, params![&viewer.organisation, template, version]).await?;
    Ok(found.is_some())
}
