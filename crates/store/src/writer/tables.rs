//! The tables a commit writes, each described once for both databases.

/// How rows of a commit go into a table. The first column is the key of `Change` and `Delete`.
pub(crate) enum Write {
    Insert,
    /// Rows with this key that exist already change in these columns only, each given by its name alone or with what
    /// it becomes.
    Upsert {
        key: &'static str,
        changes: &'static [&'static str],
    },
    /// Rows that exist change in all columns named.
    Change,
    Delete,
}

#[derive(Clone, Copy, PartialEq, Eq)]
pub(crate) enum Kind {
    Text,
    Int,
}

use Kind::{Int, Text};

pub(crate) struct Table {
    pub(crate) name: &'static str,
    pub(crate) write: Write,
    pub(crate) columns: &'static [(&'static str, Kind)],
}

/// Places in [`TABLES`].
#[derive(Clone, Copy)]
pub(crate) enum Place {
    Flow,
    State,
    Values,
    Assignments,
    Closures,
    Steps,
    Outbox,
    Links,
    Records,
    People,
    Contacts,
    Answers,
    Messages,
    LinksRevoked,
    FilesKept,
    DraftsDeleted,
    Causes,
    ValuesErased,
}

/// Columns of `flow_log` a commit brings, in order, followed by the number it was decided on.
pub(crate) const LOG_COLUMNS: &[(&str, Kind)] = &[
    ("flow_id", Text),
    ("seq", Int),
    ("organisation_id", Text),
    ("command_id", Text),
    ("actor", Text),
    ("at", Int),
    ("events", Text),
    ("hash", Text),
    ("previous_hash", Text),
];

/// In the order of [`Place`]: what every act writes first, then what starts bring.
pub(crate) const TABLES: &[Table] = &[
    FLOW,
    STATE,
    VALUES,
    ASSIGNMENTS,
    CLOSURES,
    STEPS,
    OUTBOX,
    LINKS,
    RECORDS,
    PEOPLE,
    CONTACTS,
    ANSWERS,
    MESSAGES,
    LINKS_REVOKED,
    FILES_KEPT,
    DRAFTS_DELETED,
    CAUSES,
    VALUES_ERASED,
];

const FLOW: Table = Table {
    name: "flow",
    write: Write::Upsert {
        key: "id",
        changes: &[
            "access_group_id",
            "template_version",
            "name",
            "name_folded",
            "owner_id",
            "status",
            "stage",
            "held_by",
            "next_due_at",
            "wake_at",
            "ended_at",
            "alarm",
            "priority",
        ],
    },
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("access_group_id", Text),
        ("record_id", Text),
        ("template_key", Text),
        ("template_version", Int),
        ("name", Text),
        ("name_folded", Text),
        ("owner_id", Text),
        ("status", Text),
        ("stage", Text),
        ("held_by", Text),
        ("next_due_at", Int),
        ("wake_at", Int),
        ("started_at", Int),
        ("ended_at", Int),
        ("alarm", Int),
        ("priority", Int),
    ],
};

const STATE: Table = Table {
    name: "flow_state",
    write: Write::Upsert {
        key: "flow_id",
        changes: &["status", "seq", "updated_at", "state", "holder_assignment_id", "holders", "due_since"],
    },
    columns: &[
        ("flow_id", Text),
        ("organisation_id", Text),
        ("status", Text),
        ("seq", Int),
        ("updated_at", Int),
        ("state", Text),
        ("holder_assignment_id", Text),
        ("holders", Int),
        ("due_since", Int),
    ],
};

const VALUES: Table = Table {
    name: "flow_value",
    write: Write::Insert,
    columns: &[("flow_id", Text), ("seq", Int), ("organisation_id", Text), ("entries", Text)],
};

/// When it was first noticed, for as long as it is overdue.
const KEEP_OVERDUE: &str = "overdue_at = CASE WHEN excluded.overdue_at IS NULL THEN NULL \
    ELSE COALESCE(assignment.overdue_at, excluded.overdue_at) END";
/// For as long as somebody has it; only the command that picks it up says when.
const KEEP_PICKED_UP: &str = "picked_up_at = CASE WHEN excluded.person_id IS NULL THEN NULL \
    ELSE COALESCE(excluded.picked_up_at, assignment.picked_up_at) END";

const ASSIGNMENTS: Table = Table {
    name: "assignment",
    write: Write::Upsert {
        key: "id",
        changes: &[
            "title",
            "pool_id",
            "person_id",
            "is_open",
            "outcome",
            "due_at",
            KEEP_OVERDUE,
            KEEP_PICKED_UP,
            "closed_at",
        ],
    },
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("flow_id", Text),
        ("step_key", Text),
        ("attempt", Int),
        ("role", Text),
        ("purpose", Text),
        ("title", Text),
        ("pool_id", Text),
        ("person_id", Text),
        ("is_open", Int),
        ("outcome", Text),
        ("due_at", Int),
        ("overdue_at", Int),
        ("opened_at", Int),
        ("picked_up_at", Int),
        ("closed_at", Int),
    ],
};

const CLOSURES: Table = Table {
    name: "assignment",
    write: Write::Change,
    columns: &[("id", Text), ("is_open", Int), ("outcome", Text), ("closed_at", Int)],
};

const STEPS: Table = Table {
    name: "step_run",
    write: Write::Upsert {
        key: "flow_id, step_key, attempt",
        changes: &["status", "outcome", "due_at", "closed_at"],
    },
    columns: &[
        ("flow_id", Text),
        ("step_key", Text),
        ("attempt", Int),
        ("organisation_id", Text),
        ("stage", Text),
        ("kind", Text),
        ("status", Text),
        ("outcome", Text),
        ("due_at", Int),
        ("opened_at", Int),
        ("closed_at", Int),
    ],
};

const OUTBOX: Table = Table {
    name: "outbox",
    write: Write::Insert,
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("kind", Text),
        ("flow_id", Text),
        ("reference", Text),
        ("created_at", Int),
        ("not_before", Int),
        ("attempts", Int),
        ("last_error", Text),
        ("done_at", Int),
        ("failed_at", Int),
        ("message_id", Text),
    ],
};

const LINKS: Table = Table {
    name: "magic_link",
    write: Write::Insert,
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("kind", Text),
        ("flow_id", Text),
        ("assignment_id", Text),
        ("person_id", Text),
        ("generation", Int),
        ("created_at", Int),
        ("expires_at", Int),
        ("revoked_at", Int),
        ("proved_at", Int),
        ("lender_id", Text),
    ],
};

const RECORDS: Table = Table {
    name: "record",
    write: Write::Insert,
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("access_group_id", Text),
        ("kind", Text),
        ("name", Text),
        ("email", Text),
        ("identity_key", Text),
        ("fields", Text),
        ("owner_id", Text),
        ("created_at", Int),
        ("updated_at", Int),
        ("name_folded", Text),
    ],
};

const PEOPLE: Table = Table {
    name: "person",
    write: Write::Insert,
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("name", Text),
        ("email", Text),
        ("created_at", Int),
        ("language", Text),
        ("zone", Text),
    ],
};

const CONTACTS: Table = Table {
    name: "contact",
    write: Write::Insert,
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("record_id", Text),
        ("person_id", Text),
        ("role", Text),
        ("is_primary", Int),
        ("created_at", Int),
    ],
};

const ANSWERS: Table = Table {
    name: "idempotency",
    write: Write::Insert,
    columns: &[
        ("organisation_id", Text),
        ("actor", Text),
        ("idempotency_key", Text),
        ("route", Text),
        ("body_hash", Text),
        ("status", Int),
        ("answer", Text),
        ("expires_at", Int),
    ],
};

const MESSAGES: Table = Table {
    name: "message",
    write: Write::Insert,
    columns: &[
        ("id", Text),
        ("organisation_id", Text),
        ("flow_id", Text),
        ("thread", Text),
        ("author_id", Text),
        ("author_name", Text),
        ("body", Text),
        ("created_at", Int),
    ],
};

const LINKS_REVOKED: Table =
    Table { name: "magic_link", write: Write::Change, columns: &[("id", Text), ("revoked_at", Int)] };

const FILES_KEPT: Table = Table {
    name: "file",
    write: Write::Change,
    columns: &[
        ("id", Text),
        ("state", Text),
        ("draft_of", Text),
        ("record_id", Text),
        ("flow_id", Text),
        ("step_key", Text),
        ("attempt", Int),
        ("audience", Text),
    ],
};

const DRAFTS_DELETED: Table = Table { name: "draft", write: Write::Delete, columns: &[("draft_of", Text)] };

const CAUSES: Table = Table {
    name: "flow_cause",
    write: Write::Insert,
    columns: &[
        ("flow_id", Text),
        ("organisation_id", Text),
        ("cause_flow_id", Text),
        ("cause_key", Text),
        ("started_at", Int),
    ],
};

/// Values of earlier rows of the log, without those that were erased.
const VALUES_ERASED: Table = Table {
    name: "flow_value",
    write: Write::Upsert { key: "flow_id, seq", changes: &["entries"] },
    columns: &[("flow_id", Text), ("seq", Int), ("organisation_id", Text), ("entries", Text)],
};
