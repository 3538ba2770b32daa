//! What each kind shows of what was found, and where it is read from: `s` is the item, the thing itself is joined to it.

use crate::row::row;
use model::{Id, Instant};

row! {
    pub struct FoundRecord {
        pub id: Id,
        pub kind: String,
        pub name: String,
        pub email: Option<String>,
        /// `active` or `inactive`.
        pub status: String,
        pub owner: Option<String>,
    }
}

row! {
    pub struct FoundFlow {
        pub id: Id,
        pub name: String,
        pub template_key: String,
        pub template_version: i64,
        pub record_kind: String,
        pub status: String,
        pub owner: Option<String>,
        pub started_at: Instant,
    }
}

row! {
    pub struct FoundMessage {
        pub id: Id,
        pub flow: Id,
        pub flow_name: String,
        pub template_key: String,
        pub template_version: i64,
        /// Key of the outside role, `internal`, or `person:` and the id of who has a part of another’s role.
        pub thread: String,
        pub author_name: String,
        pub body: String,
        pub written_at: Instant,
    }
}

row! {
    pub struct FoundFile {
        pub id: Id,
        pub name: String,
        pub size_bytes: i64,
        pub media_type: String,
        pub flow: Id,
        pub flow_name: String,
        pub template_key: String,
        pub template_version: i64,
        pub giver: Option<String>,
        pub given_at: Instant,
    }
}

macro_rules! columns {
    (record) => {
        "r.id, r.id, r.kind, r.name, r.email, r.status, p.name"
    };
    (flow) => {
        "f.id, f.id, f.name, f.template_key, f.template_version, r.kind, f.status, p.name, f.started_at"
    };
    (message) => {
        "m.id, m.id, f.id, f.name, f.template_key, f.template_version, m.thread, m.author_name, m.body, m.created_at"
    };
    (file) => {
        "d.id, d.id, d.name, d.size_bytes, d.media_type, f.id, f.name, f.template_key, f.template_version, p.name, \
         d.created_at"
    };
}

/// A table behind what stands before it, row by row: PostgreSQL is not asked for an order of its own, which it would choose
/// by how few rows there were when it first read the statement.
macro_rules! each {
    ($join:literal, $table:literal, $name:literal, $by:literal) => {
        concat!($join, " JOIN LATERAL (SELECT x.* FROM ", $table, " x WHERE ", $by, " OFFSET 0) ", $name)
    };
}

/// Tables of a kind, behind `s`.
macro_rules! tables {
    (sqlite, record) => {
        " CROSS JOIN record r LEFT JOIN person p ON p.id = r.owner_id"
    };
    (sqlite, flow) => {
        " CROSS JOIN flow f CROSS JOIN record r LEFT JOIN person p ON p.id = f.owner_id"
    };
    (sqlite, message) => {
        " CROSS JOIN message m CROSS JOIN flow f"
    };
    (sqlite, file) => {
        " CROSS JOIN file d CROSS JOIN flow f LEFT JOIN person p ON p.id = d.giver_id"
    };
    (postgres, record) => {
        concat!(
            each!(" CROSS", "record", "r", "x.id = s.item_id"),
            each!(" LEFT", "person", "p", "x.id = r.owner_id"),
            " ON 1 = 1"
        )
    };
    (postgres, flow) => {
        concat!(
            each!(" CROSS", "flow", "f", "x.id = s.item_id"),
            each!(" CROSS", "record", "r", "x.id = f.record_id"),
            each!(" LEFT", "person", "p", "x.id = f.owner_id"),
            " ON 1 = 1"
        )
    };
    (postgres, message) => {
        concat!(
            each!(" CROSS", "message", "m", "x.id = s.item_id"),
            each!(" CROSS", "flow", "f", "x.id = m.flow_id")
        )
    };
    (postgres, file) => {
        concat!(
            each!(" CROSS", "file", "d", "x.id = s.item_id"),
            each!(" CROSS", "flow", "f", "x.id = d.flow_id"),
            each!(" LEFT", "person", "p", "x.id = d.giver_id"),
            " ON 1 = 1"
        )
    };
}

/// What joins them to `s`, and what is not shown any more though it is not yet forgotten.
macro_rules! matched {
    (record) => {
        "r.id = s.item_id AND r.status <> 'merged' AND r.name <> ''"
    };
    (flow) => {
        "f.id = s.item_id AND r.id = f.record_id"
    };
    (message) => {
        "m.id = s.item_id AND f.id = m.flow_id AND m.body <> ''"
    };
    (file) => {
        "d.id = s.item_id AND f.id = d.flow_id AND d.state = 'kept'"
    };
}

/// Condition: there is an access group that the viewer does not see, of their organisation or another. Where there is none,
/// signs would single out everything, which takes long where many have them.
macro_rules! something_hidden {
    () => {
        "EXISTS (SELECT 1 FROM access_group g WHERE g.organisation_id <> $1 \
         OR NOT ($2 = '*' OR g.id = $2 OR $2 LIKE ('%|' || g.id || '|%')))"
    };
}

pub(super) use {columns, each, matched, something_hidden, tables};
