//! Templates published to the portal: what people outside may start there, and where templates stand.

use crate::{
    Db, DbError, Statement, Viewer,
    row::{Columns, params, row, statements, words},
};
use model::{Id, Instant};

words! {
    pub enum Audience {
        /// Whoever signs in.
        All = "all",
        /// Contacts of the records in certain groups.
        Groups = "groups",
    }
}

row! {
    pub struct Entry {
        pub id: Id,
        pub organisation: Id,
        pub template_key: String,
        pub title: String,
        pub description: String,
        pub audience: Audience,
        /// Grows downwards.
        pub place: i64,
        pub created_at: Instant,
        pub updated_at: Instant,
    }
}

row! {
    /// An entry with what decides whether it can be started now.
    pub struct Placed {
        pub id: Id,
        pub template_key: String,
        pub title: String,
        pub description: String,
        pub audience: Audience,
        pub place: i64,
        pub start_enabled: Option<bool>,
        pub start_owner: Option<Id>,
        pub folder: Option<String>,
        pub is_private: Option<bool>,
        pub updated_at: Instant,
    }
}

row! {
    /// A group an entry is for.
    pub struct EntryGroup {
        pub entry: Id,
        pub group: Id,
        pub name: String,
    }
}

row! {
    pub struct RecordGroup {
        pub record: Id,
        pub group: Id,
    }
}

row! {
    /// A template whose Start Link is on, with where it stands.
    pub struct Offered {
        pub template_key: String,
        pub folder: Option<String>,
        pub is_private: Option<bool>,
        pub entry: Option<Id>,
    }
}

row! {
    /// Where a template stands.
    pub struct TemplatePlace {
        pub organisation: Id,
        pub template_key: String,
        pub folder: Option<String>,
        pub is_private: bool,
        pub updated_at: Instant,
    }
}

macro_rules! placed {
    ($tail:literal) => {
        concat!(
            "SELECT e.id, e.template_key, e.title, e.description, e.audience, e.place, s.start_enabled, \
             s.start_owner_id, t.folder, t.is_private, e.updated_at FROM portal_entry e \
             LEFT JOIN template_settings s ON s.organisation_id = e.organisation_id AND s.template_key = e.template_key \
             LEFT JOIN template_place t ON t.organisation_id = e.organisation_id AND t.template_key = e.template_key \
             WHERE e.organisation_id = $1 ",
            $tail
        )
    };
}

statements! {
    INSERT = "INSERT INTO portal_entry (id, organisation_id, template_key, title, description, audience, place, \
        created_at, updated_at) VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)";
    UPDATE = "UPDATE portal_entry SET title = $3, description = $4, audience = $5, updated_at = $6 \
        WHERE organisation_id = $1 AND id = $2";
    MOVE = "UPDATE portal_entry SET place = $3 WHERE organisation_id = $1 AND id = $2";
    DELETE = "DELETE FROM portal_entry WHERE organisation_id = $1 AND id = $2";
    ADD_GROUP = "INSERT INTO portal_entry_group (entry_id, group_id, organisation_id) SELECT $2, g.id, g.organisation_id \
        FROM client_group g WHERE g.organisation_id = $1 AND g.id = $3 ON CONFLICT DO NOTHING";
    DELETE_GROUPS = "DELETE FROM portal_entry_group WHERE organisation_id = $1 AND entry_id = $2";
    LIST = placed!("ORDER BY e.place, e.id LIMIT 200");
    GET = placed!("AND e.id = $2");
    GROUPS = "SELECT x.entry_id, g.id, g.name FROM portal_entry_group x JOIN client_group g ON g.id = x.group_id \
        WHERE x.organisation_id = $1 ORDER BY g.name, x.entry_id LIMIT 5000";
    USING = "SELECT e.id, e.organisation_id, e.template_key, e.title, e.description, e.audience, e.place, e.created_at, \
        e.updated_at FROM portal_entry_group x JOIN portal_entry e ON e.id = x.entry_id \
        WHERE x.organisation_id = $1 AND x.group_id = $2 ORDER BY e.place, e.id LIMIT 200";
    GROUPS_OF_PERSON = "SELECT DISTINCT x.record_id, x.group_id FROM contact c JOIN client_group_record x \
        ON x.record_id = c.record_id WHERE c.organisation_id = $1 AND c.person_id = $2 LIMIT 2000";
    OFFERED = "SELECT s.template_key, t.folder, t.is_private, e.id FROM template_settings s \
        LEFT JOIN template_place t ON t.organisation_id = s.organisation_id AND t.template_key = s.template_key \
        LEFT JOIN portal_entry e ON e.organisation_id = s.organisation_id AND e.template_key = s.template_key \
        WHERE s.organisation_id = $1 AND s.start_enabled = 1 ORDER BY s.template_key LIMIT 500";
    PLACE_OF = "SELECT organisation_id, template_key, folder, is_private, updated_at FROM template_place \
        WHERE organisation_id = $1 AND template_key = $2";
    PLACE = "INSERT INTO template_place (organisation_id, template_key, folder, is_private, updated_at) \
        VALUES ($1, $2, $3, $4, $5) ON CONFLICT (organisation_id, template_key) DO UPDATE SET folder = excluded.folder, \
        is_private = excluded.is_private, updated_at = excluded.updated_at";
}

/// `Unique` if the template is published already.
pub fn insert(entry: Entry) -> Statement {
    Statement::one(INSERT, entry.data())
}

/// `Conflict` where it is gone.
pub fn update(viewer: &Viewer, entry: &Entry) -> Statement {
    let data = params![
        &viewer.organisation,
        &entry.id,
        entry.title.as_str(),
        entry.description.as_str(),
        entry.audience,
        entry.updated_at
    ];
    Statement::one(UPDATE, data)
}

pub fn put_at(viewer: &Viewer, entry: &Id, place: i64) -> Statement {
    Statement::any(MOVE, params![&viewer.organisation, entry, place])
}

/// `Conflict` where it is gone.
pub fn delete(viewer: &Viewer, entry: &Id) -> Vec<Statement> {
    let of = || params![&viewer.organisation, entry];
    vec![Statement::any(DELETE_GROUPS, of()), Statement::one(DELETE, of())]
}

/// For whom an entry is, instead of whom it was for.
pub fn set_groups(viewer: &Viewer, entry: &Id, groups: &[Id]) -> Vec<Statement> {
    let add = |group: &Id| Statement::any(ADD_GROUP, params![&viewer.organisation, entry, group]);
    let before = Statement::any(DELETE_GROUPS, params![&viewer.organisation, entry]);
    std::iter::once(before).chain(groups.iter().map(add)).collect()
}

/// In the order they are shown, at most 200.
pub async fn list(db: &Db, viewer: &Viewer) -> Result<Vec<Placed>, DbError> {
    db.fetch_all(LIST, params![&viewer.organisation]).await
}

pub async fn get(db: &Db, viewer: &Viewer, id: &Id) -> Result<Option<Placed>, DbError> {
    db.fetch_one(GET, params![&viewer.organisation, id]).await
}

/// Of all entries, by name.
pub async fn groups(db: &Db, viewer: &Viewer) -> Result<Vec<EntryGroup>, DbError> {
    db.fetch_all(GROUPS, params![&viewer.organisation]).await
}

/// Entries a group is the audience of.
pub async fn using(db: &Db, viewer: &Viewer, group: &Id) -> Result<Vec<Entry>, DbError> {
    db.fetch_all(USING, params![&viewer.organisation, group]).await
}

/// The groups of the records somebody is a contact of.
pub async fn groups_of_person(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<RecordGroup>, DbError> {
    db.fetch_all(GROUPS_OF_PERSON, params![&viewer.organisation, person]).await
}

/// Templates whose Start Link is on.
pub async fn offered(db: &Db, viewer: &Viewer) -> Result<Vec<Offered>, DbError> {
    db.fetch_all(OFFERED, params![&viewer.organisation]).await
}

/// Says where a template stands.
pub fn place(place: TemplatePlace) -> Statement {
    Statement::one(PLACE, place.data())
}

/// None for one that was never moved from where it began.
pub async fn template_place(db: &Db, viewer: &Viewer, key: &str) -> Result<Option<TemplatePlace>, DbError> {
    db.fetch_one(PLACE_OF, params![&viewer.organisation, key]).await
}
