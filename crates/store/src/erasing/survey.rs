//! What is known of somebody: whom and what erasing them takes along, and how much there is of it.

use crate::{
    Db, DbError, Viewer,
    row::{params, row, statements},
};
use model::Id;

/// Most that one erasure takes along of each.
pub const ALONG_MAX: usize = 200;

row! {
    /// A person or a record that may go along.
    pub struct Along {
        pub id: Id,
        /// Of a record; of a person nothing.
        pub kind: String,
        pub name: String,
        pub email: Option<String>,
    }
}

row! {
    /// A flow that has not ended.
    pub struct OpenFlow {
        pub id: Id,
        pub template_key: String,
        pub name: String,
        pub status: String,
    }
}

row! {
    #[derive(Copy, Default)]
    pub struct Counts {
        pub flows: i64,
        /// Entries of logs that hold values.
        pub entries: i64,
        pub messages: i64,
        pub files: i64,
        pub drafts: i64,
        pub links: i64,
    }
}

/// Whoever has to do with one record alone, and does not work here.
macro_rules! nowhere_else {
    ($person:literal) => {
        concat!(
            "NOT EXISTS (SELECT 1 FROM member m WHERE m.person_id = ",
            $person,
            ") \
             AND NOT EXISTS (SELECT 1 FROM contact o WHERE o.person_id = ",
            $person,
            " AND o.record_id <> $2) \
             AND NOT EXISTS (SELECT 1 FROM assignment b JOIN flow g ON g.id = b.flow_id \
             WHERE b.person_id = ",
            $person,
            " AND g.record_id <> $2)"
        )
    };
}

macro_rules! flows_of_person {
    () => {
        "f.organisation_id || '' = $1 AND $3 NOT LIKE ('%|' || f.record_id || '|%') \
         AND f.id IN (SELECT a.flow_id FROM assignment a WHERE a.person_id = $2)"
    };
}

statements! {
    IS_MEMBER = "SELECT person_id FROM member WHERE organisation_id = $1 AND person_id = $2";
    RECORDS_OF = "SELECT r.id, r.kind, r.name, r.email FROM contact c JOIN record r ON r.id = c.record_id \
        WHERE c.organisation_id = $1 AND c.person_id = $2 ORDER BY r.id LIMIT 200";
    MERGED_INTO = "SELECT r.id, r.kind, r.name, r.email FROM record r WHERE r.organisation_id = $1 AND r.merged_into_id = $2 \
        ORDER BY r.id LIMIT 200";
    CONTACTS_OF = concat!("SELECT p.id, '', p.name, p.email FROM contact c JOIN person p ON p.id = c.person_id \
        WHERE c.organisation_id = $1 AND c.record_id = $2 AND ", nowhere_else!("c.person_id"), " ORDER BY p.id LIMIT 200");
    HELPERS_OF = concat!("SELECT DISTINCT p.id, '', p.name, p.email FROM flow f JOIN assignment a ON a.flow_id = f.id \
        JOIN person p ON p.id = a.person_id WHERE f.organisation_id || '' = $1 AND f.record_id = $2 AND ",
        nowhere_else!("a.person_id"), " ORDER BY p.id LIMIT 200");
    OPEN_OF_RECORD = "SELECT f.id, f.template_key, f.name, f.status FROM flow f WHERE f.organisation_id || '' = $1 \
        AND f.record_id = $2 AND f.status IN ('running', 'paused') ORDER BY f.id LIMIT 51";
    OPEN_OF_PERSON = "SELECT f.id, f.template_key, f.name, f.status FROM flow f WHERE f.organisation_id || '' = $1 \
        AND f.status IN ('running', 'paused') AND f.id IN (SELECT a.flow_id FROM assignment a WHERE a.person_id = $2) \
        ORDER BY f.id LIMIT 51";
    COUNTS_OF_RECORD = "SELECT (SELECT COUNT(*) FROM flow f WHERE f.organisation_id || '' = $1 AND f.record_id = $2), \
        (SELECT COUNT(*) FROM flow f JOIN flow_value x ON x.flow_id = f.id WHERE f.organisation_id || '' = $1 AND f.record_id = $2), \
        (SELECT COUNT(*) FROM flow f JOIN message d ON d.flow_id = f.id WHERE f.organisation_id || '' = $1 AND f.record_id = $2), \
        (SELECT COUNT(*) FROM file d WHERE d.organisation_id = $1 AND d.record_id = $2 AND d.state = 'kept'), \
        (SELECT COUNT(*) FROM flow f JOIN assignment a ON a.flow_id = f.id JOIN draft d ON d.draft_of = a.id \
            WHERE f.organisation_id || '' = $1 AND f.record_id = $2), \
        (SELECT COUNT(*) FROM flow f JOIN magic_link d ON d.flow_id = f.id WHERE f.organisation_id || '' = $1 AND f.record_id = $2)";
    COUNTS_OF_PERSON = concat!(
        "SELECT (SELECT COUNT(*) FROM flow f WHERE ", flows_of_person!(), "), \
        (SELECT COUNT(*) FROM flow f JOIN flow_value x ON x.flow_id = f.id WHERE ", flows_of_person!(), "), \
        (SELECT COUNT(*) FROM flow f JOIN message d ON d.flow_id = f.id WHERE d.author_id = $2 AND ", flows_of_person!(), "), \
        (SELECT COUNT(*) FROM flow f JOIN file d ON d.flow_id = f.id WHERE d.giver_id = $2 AND d.state = 'kept' AND ",
        flows_of_person!(), "), \
        (SELECT COUNT(*) FROM flow f JOIN assignment b ON b.flow_id = f.id JOIN draft d ON d.draft_of = b.id \
            WHERE d.person_id = $2 AND ", flows_of_person!(), "), \
        (SELECT COUNT(*) FROM flow f JOIN magic_link d ON d.flow_id = f.id WHERE d.person_id = $2 AND ", flows_of_person!(), ")");
}

/// Whether they work here, or did.
pub async fn is_member(db: &Db, viewer: &Viewer, person: &Id) -> Result<bool, DbError> {
    Ok(!db.fetch(IS_MEMBER, params![&viewer.organisation, person]).await?.is_empty())
}

/// Records in which somebody is a contact, whoever sees them.
pub async fn records_of(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<Along>, DbError> {
    db.fetch_all(RECORDS_OF, params![&viewer.organisation, person]).await
}

/// Records this one stands for.
pub async fn merged_into(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<Along>, DbError> {
    db.fetch_all(MERGED_INTO, params![&viewer.organisation, record]).await
}

/// People who have to do with this record and with nothing else: its contacts, and who had something to do in its flows.
pub async fn people_of(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<Along>, DbError> {
    let mut found: Vec<Along> = db.fetch_all(CONTACTS_OF, params![&viewer.organisation, record]).await?;
    let helpers: Vec<Along> = db.fetch_all(HELPERS_OF, params![&viewer.organisation, record]).await?;
    for helper in helpers {
        if !found.contains(&helper) {
            found.push(helper);
        }
    }
    Ok(found)
}

/// Flows about a record that have not ended, at most 51.
pub async fn open_of_record(db: &Db, viewer: &Viewer, record: &Id) -> Result<Vec<OpenFlow>, DbError> {
    db.fetch_all(OPEN_OF_RECORD, params![&viewer.organisation, record]).await
}

/// Flows that have not ended in which somebody has or had something to do, at most 51.
pub async fn open_of_person(db: &Db, viewer: &Viewer, person: &Id) -> Result<Vec<OpenFlow>, DbError> {
    db.fetch_all(OPEN_OF_PERSON, params![&viewer.organisation, person]).await
}

pub async fn of_record(db: &Db, viewer: &Viewer, record: &Id) -> Result<Counts, DbError> {
    Ok(db.fetch_one(COUNTS_OF_RECORD, params![&viewer.organisation, record]).await?.unwrap_or_default())
}

/// Of what somebody did, in flows about other records than `records`.
pub async fn of_person(db: &Db, viewer: &Viewer, person: &Id, records: &[Id]) -> Result<Counts, DbError> {
    let bars: String = records.iter().map(|id| format!("|{id}")).collect::<String>() + "|";
    Ok(db.fetch_one(COUNTS_OF_PERSON, params![&viewer.organisation, person, bars]).await?.unwrap_or_default())
}

impl std::ops::AddAssign for Counts {
    fn add_assign(&mut self, other: Self) {
        self.flows += other.flows;
        self.entries += other.entries;
        self.messages += other.messages;
        self.files += other.files;
        self.drafts += other.drafts;
        self.links += other.links;
    }
}
