//! Contacts: the part a person has in a record, and what they may start and see in its name.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

row! {
    /// A person's part in a record.
    pub struct Contact {
        pub id: Id,
        pub organisation: Id,
        pub record: Id,
        pub person: Id,
        pub role: Option<String>,
        pub is_primary: bool,
        pub created_at: Instant,
    }
}

words! {
    /// What a contact may start in the name of the record.
    pub enum MayStart {
        /// Whatever is offered to clients.
        Offered = "offered",
        Nothing = "nothing",
        /// Of what is offered, only the templates named.
        Named = "named",
    }
}

words! {
    /// Which flows of the record a contact may see.
    pub enum MaySee {
        /// Those they have a part in.
        Own = "own",
        All = "all",
    }
}

row! {
    /// A contact with the person's name and address.
    pub struct NamedContact {
        pub id: Id,
        pub record: Id,
        pub person: Id,
        pub role: Option<String>,
        pub is_primary: bool,
        pub may_start: MayStart,
        /// JSON list of template keys, for `Named`.
        pub may_start_templates: String,
        pub may_see: MaySee,
        pub name: String,
        pub email: Option<String>,
    }
}

row! {
    /// A record that somebody is a contact of.
    pub struct ContactOf {
        pub record: Id,
        pub kind: String,
        pub name: String,
        pub contact: Id,
        pub role: Option<String>,
        pub may_start: MayStart,
        pub may_start_templates: String,
        pub may_see: MaySee,
    }
}

/// What may change of a contact.
#[derive(Clone, Debug)]
pub struct ContactChange {
    pub role: Option<String>,
    pub is_primary: bool,
    pub may_start: MayStart,
    /// JSON list.
    pub may_start_templates: String,
    pub may_see: MaySee,
}

statements! {
    INSERT = "INSERT INTO contact (id, organisation_id, record_id, person_id, role, is_primary, created_at) \
        VALUES ($1, $2, $3, $4, $5, $6, $7)";
    LIST = "SELECT c.id, c.record_id, c.person_id, c.role, c.is_primary, c.may_start, c.may_start_templates, c.may_see, \
        p.name, p.email FROM contact c JOIN person p ON p.id = c.person_id \
        WHERE c.organisation_id = $1 AND c.record_id = $2 ORDER BY c.id LIMIT 500";
    CHANGE = "UPDATE contact SET role = $4, is_primary = $5, may_start = $6, may_start_templates = $7, may_see = $8 \
        WHERE organisation_id = $1 AND record_id = $2 AND id = $3";
    ONLY_PRIMARY = "UPDATE contact SET is_primary = 0 WHERE organisation_id = $1 AND record_id = $2 AND id <> $3 \
        AND is_primary = 1";
    DELETE = "DELETE FROM contact WHERE organisation_id = $1 AND id = $2";
    // A person twice in a record counts once, by the contact made first; a merged record is its other.
    OF_PERSON = "SELECT r.id, r.kind, r.name, c.id, c.role, c.may_start, c.may_start_templates, c.may_see FROM contact c \
        JOIN record m ON m.id = c.record_id JOIN record r ON r.id = COALESCE(m.merged_into_id, m.id) \
        WHERE c.organisation_id = $1 AND c.person_id = $2 AND r.status = 'active' ORDER BY r.name_folded, r.id, c.id LIMIT 500";
}

pub fn insert_contact(contact: Contact) -> Statement {
    Statement::one(INSERT, contact.data())
}

/// `Conflict` if it is not a contact of this record.
pub fn change(viewer: &Viewer, record: &Id, contact: &Id, to: ContactChange) -> Statement {
    let ContactChange { role, is_primary, may_start, may_start_templates, may_see } = to;
    let data = params![
        &viewer.organisation,
        record,
        contact,
        role,
        is_primary,
        may_start,
        may_start_templates,
        may_see
    ];
    Statement::one(CHANGE, data)
}

/// Nobody else is the primary contact.
pub fn only_primary(viewer: &Viewer, record: &Id, contact: &Id) -> Statement {
    Statement::any(ONLY_PRIMARY, params![&viewer.organisation, record, contact])
}

pub fn delete_contact(viewer: &Viewer, id: &Id) -> Statement {
    Statement::one(DELETE, params![&viewer.organisation, id])
}

/// The same, whether it is there still or not.
pub fn drop_contact(viewer: &Viewer, id: &Id) -> Statement {
    Statement::any(DELETE, params![&viewer.organisation, id])
}

/// Of a record the viewer was shown, oldest first, at most 500.
pub async fn contacts(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<NamedContact>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation, record]).await
}

/// Active records a person is a contact of, by name, at most 500.
pub async fn of_person(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<ContactOf>, DbError> {
    db.fetch_all(OF_PERSON, params![&viewer.organisation, person]).await
}
