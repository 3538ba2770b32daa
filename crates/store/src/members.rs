//! Members: persons with permissions.

use crate::{
    Access, Db, DbError, Permissions, Statement, Viewer,
    db::{Decode, Row},
    row::{params, row, statements},
};
use model::{Id, Instant};

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    pub person: Id,
    pub name: String,
    pub email: Option<String>,
    pub permissions: Permissions,
    pub created_at: Instant,
    /// As of [`Person`](crate::people::Person).
    pub language: Option<String>,
    pub zone: Option<String>,
    /// Signs in and acts no more.
    pub disabled_at: Option<Instant>,
}

impl Decode for Member {
    fn decode(row: &mut Row) -> Result<Self, DbError> {
        Ok(Self {
            person: row.take()?,
            name: row.take()?,
            email: row.take()?,
            permissions: Permissions {
                admin: row.take()?,
                builder: row.take()?,
                staff: row.take()?,
                auditor: row.take()?,
            },
            created_at: row.take()?,
            language: row.take()?,
            zone: row.take()?,
            disabled_at: row.take()?,
        })
    }
}

row! {
    /// How much lies with somebody.
    pub struct Work {
        /// Open assignments they picked up from a group.
        pub from_groups: i64,
        /// Open assignments of theirs alone.
        pub alone: i64,
        /// Running flows they own.
        pub owned: i64,
    }
}

macro_rules! member {
    ($tail:literal) => {
        concat!(
            "SELECT p.id, p.name, p.email, m.is_admin, m.is_builder, m.is_staff, m.is_auditor, m.created_at, \
             p.language, p.zone, m.disabled_at FROM member m JOIN person p ON p.id = m.person_id WHERE m.organisation_id = $1 ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO member (person_id, organisation_id, is_admin, is_builder, is_staff, is_auditor, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    SET_PERMISSIONS = "UPDATE member SET is_admin = $3, is_builder = $4, is_staff = $5, is_auditor = $6 \
        WHERE organisation_id = $1 AND person_id = $2";
    SET_DISABLED = "UPDATE member SET disabled_at = $3 WHERE organisation_id = $1 AND person_id = $2";
    GET = member!("AND m.person_id = $2");
    BY_EMAIL = member!("AND p.email = $2 ORDER BY p.id LIMIT 50");
    LIST = member!("ORDER BY p.name, p.id LIMIT 5000");
    WITH_PASSWORD = "SELECT x.person_id FROM account_person x JOIN account a ON a.id = x.account_id \
        WHERE x.organisation_id = $1 AND a.password_hash IS NOT NULL ORDER BY x.person_id LIMIT 5000";
    WORK = "SELECT \
        (SELECT COUNT(*) FROM assignment WHERE organisation_id = $1 AND person_id = $2 AND is_open = 1 AND pool_id IS NOT NULL), \
        (SELECT COUNT(*) FROM assignment WHERE organisation_id = $1 AND person_id = $2 AND is_open = 1 AND pool_id IS NULL), \
        (SELECT COUNT(*) FROM flow WHERE organisation_id = $1 AND owner_id = $2 AND status = 'running')";
    ACCESS = "SELECT id FROM access_group WHERE organisation_id = $1 AND is_everyone = 1 \
        UNION SELECT access_group_id FROM access_group_member WHERE organisation_id = $1 AND person_id = $2";
}

/// Makes a person a member. The person's row comes first.
pub fn insert(viewer: &Viewer, person: &Id, permissions: Permissions, now: Instant) -> Statement {
    let Permissions { admin, builder, staff, auditor } = permissions;
    Statement::one(INSERT, params![person, &viewer.organisation, admin, builder, staff, auditor, now])
}

pub fn set_permissions(viewer: &Viewer, person: &Id, permissions: Permissions) -> Statement {
    let Permissions { admin, builder, staff, auditor } = permissions;
    Statement::one(SET_PERMISSIONS, params![&viewer.organisation, person, admin, builder, staff, auditor])
}

/// `None` enables again.
pub fn set_disabled(viewer: &Viewer, person: &Id, at: Option<Instant>) -> Statement {
    Statement::one(SET_DISABLED, params![&viewer.organisation, person, at])
}

pub async fn get(db: &Db, viewer: &Viewer, person: &Id) -> Result<Option<Member>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, person]).await
}

pub async fn by_email(db: &Db, viewer: &Viewer, email: &str) -> Result<Vec<Member>, DbError> {
    db.fetch_all(BY_EMAIL, params![&viewer.organisation, email]).await
}

/// By name, disabled ones too, at most 5 000.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<Member>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

/// Whoever has chosen a password.
pub async fn with_password(db: &Db, viewer: &Viewer) -> Result<Vec<Id>, DbError> {
    db.fetch(WITH_PASSWORD, params![&viewer.organisation]).await?.iter_mut().map(Row::take).collect()
}

/// What lies with a member now.
pub async fn work(db: &Db, viewer: &Viewer, person: &Id) -> Result<Work, DbError> {
    let found = db.fetch_one(WORK, params![&viewer.organisation, person]).await?;
    Ok(found.unwrap_or(Work { from_groups: 0, alone: 0, owned: 0 }))
}

/// What a member sees: "everyone" and the access groups they are listed in.
pub async fn access(db: &Db, viewer: &Viewer, person: &Id) -> Result<Access, DbError> {
    let mut rows = db.fetch(ACCESS, params![&viewer.organisation, person]).await?;
    Ok(Access::Groups(rows.iter_mut().map(Row::take).collect::<Result<_, _>>()?))
}
