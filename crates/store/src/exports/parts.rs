//! The parts of an organisation's archive: which columns of which tables. What lets anybody in (passwords, tokens, codes,
//! keys, sessions, links, sealed secrets) and what only passes through (drafts, mails on their way, imports) is not named
//! here, and never must be.

use crate::{
    Db, DbError,
    db::Datum,
    row::{params, statements},
};
use model::Id;

/// One table, as files of lines.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Of its folder in the archive.
    pub name: &'static str,
    /// What a line holds; with `json:` in front where the column holds JSON, which then stands there as such.
    pub columns: &'static [&'static str],
    sql: &'static str,
    key: Key,
}

/// What lines of a part are told apart by, which a row begins with.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Key {
    Text,
    /// Two texts, with a space between them.
    Texts,
    TextAndNumber,
}

/// Statements and what they read: each walks an index that begins with the organisation, so that it takes as long however
/// much other organisations have. What belongs to flows is found by its flow; `flow_log_first` has the flows in order.
macro_rules! parts {
    ($($name:ident: $part:literal $form:tt $table:literal by $key:tt [$($column:literal $(as $said:literal)?),* $(,)?];)*) => {
        statements! { $($name = parts!(@sql $form $table, $key; $($column),*);)* }

        /// In the order of the archive.
        pub const PARTS: &[Part] = &[$(Part {
            name: $part,
            columns: &[$(parts!(@said $column $(, $said)?)),*],
            sql: $name,
            key: parts!(@key $key),
        }),*];
    };
    (@sql from $table:literal, ($key:literal); $($column:literal),*) => {
        concat!("SELECT ", $key, $(", ", $column,)* " FROM ", $table, " WHERE ", of_organisation!(), $key, " > $2 ORDER BY ", $key, " LIMIT $3")
    };
    (@sql from $table:literal, ($key:literal, $other:literal); $($column:literal),*) => {
        concat!("SELECT ", $key, " || ' ' || ", $other, $(", ", $column,)* " FROM ", $table,
            " WHERE ", of_organisation!(), "(", $key, ", ", $other, ") > ($2, $3) ORDER BY ", $key, ", ", $other, " LIMIT $4")
    };
    (@sql from $table:literal, ($key:literal and $number:literal); $($column:literal),*) => {
        concat!("SELECT ", $key, ", ", $number, $(", ", $column,)* " FROM ", $table, " WHERE ", of_organisation!(), "(", $key,
            ", ", $number, ") > ($2, $3) ORDER BY ", $key, ", ", $number, " LIMIT $4")
    };
    (@sql flows $table:literal, ($key:literal); $($column:literal),*) => {
        concat!("SELECT ", $key, $(", ", $column,)* flows!($table), $key, " = w.of_flow AND ", $key,
            " > $2 ORDER BY w.of_flow LIMIT $3")
    };
    (@sql flows $table:literal, ($key:literal, $other:literal); $($column:literal),*) => {
        concat!("SELECT ", $key, " || ' ' || ", $other, $(", ", $column,)* flows!($table), $key, " = w.of_flow AND (", $key,
            ", ", $other, ") > ($2, $3) ORDER BY w.of_flow, ", $other, " LIMIT $4")
    };
    (@sql flows $table:literal, ($key:literal and $number:literal); $($column:literal),*) => {
        concat!("SELECT ", $key, ", ", $number, $(", ", $column,)* flows!($table), $key, " = w.of_flow AND (", $key, ", ",
            $number, ") > ($2, $3) ORDER BY w.of_flow, ", $number, " LIMIT $4")
    };
    (@said $column:literal) => { $column };
    (@said $column:literal, $said:literal) => { $said };
    (@key ($key:literal)) => { Key::Text };
    (@key ($key:literal, $other:literal)) => { Key::Texts };
    (@key ($key:literal and $number:literal)) => { Key::TextAndNumber };
}

/// As the indexes have it that walk an organisation.
macro_rules! of_organisation {
    () => {
        "organisation_id = $1 AND organisation_id <> '' AND "
    };
}

/// A limit nothing reaches: what has one is read by itself and in its order, not by whatever a planner would begin with.
macro_rules! flows {
    ($table:literal) => {
        concat!(
            " FROM (SELECT l.flow_id AS of_flow FROM flow_log l WHERE l.organisation_id = $1 AND l.seq = 1 \
             AND l.flow_id >= $2 ORDER BY l.flow_id LIMIT 1000000000) w CROSS JOIN ",
            $table,
            " WHERE "
        )
    };
}

parts! {
    ORGANISATION: "organisation" from "(SELECT o.*, o.id AS organisation_id FROM organisation o) t" by ("id")
        ["id", "name", "zone", "language", "public_address", "created_at"];
    ACCESS_GROUPS: "access_groups" from "access_group" by ("id") ["id", "name", "is_everyone"];
    PEOPLE: "people" from "person" by ("id") ["id", "name", "email", "language", "zone", "created_at"];
    MEMBERS: "members" from "member" by ("person_id")
        ["person_id", "is_admin", "is_builder", "is_staff", "is_auditor", "created_at", "disabled_at"];
    ACCESS: "access" from "access_group_member" by ("person_id", "access_group_id") ["person_id", "access_group_id"];
    GROUPS: "groups" from "member_group" by ("id") ["id", "name", "created_at"];
    GROUP_MEMBERS: "group_members" from "member_group_member" by ("group_id", "person_id") ["group_id", "person_id"];
    ABSENCES: "absences" from "absence" by ("id") ["id", "person_id", "substitute_id", "first_day", "last_day"];
    CALENDARS: "calendars" from "calendar" by ("id")
        ["id", "name", "is_default", "rules", "country", "region", "updated_at"];
    KINDS: "record_kinds" from "record_kind" by ("kind_key")
        ["kind_key", "singular", "plural", "fields" as "json:fields", "belongs_to", "launches", "updated_at"];
    RECORDS: "records" from "record" by ("id")
        ["id", "access_group_id", "kind", "name", "email", "fields" as "json:fields", "owner_id", "status", "merged_into_id",
         "belongs_to_id", "tags" as "json:tags", "kind_since", "kind_before", "created_at", "updated_at"];
    CONTACTS: "contacts" from "contact" by ("id")
        ["id", "record_id", "person_id", "role", "is_primary", "may_start", "may_start_templates" as "json:may_start_templates",
         "may_see", "created_at"];
    RECORD_EVENTS: "record_history" from "record_event" by ("id")
        ["id", "record_id", "at", "actor" as "json:actor", "act", "details" as "json:details"];
    RECORD_MESSAGES: "record_messages" from "record_message" by ("id")
        ["id", "record_id", "author_id", "author_name", "subject", "body", "people", "created_at"];
    CLIENT_GROUPS: "client_groups" from "client_group" by ("id") ["id", "name", "created_at"];
    CLIENT_GROUP_RECORDS: "client_group_records" from "client_group_record" by ("group_id", "record_id")
        ["group_id", "record_id"];
    PORTAL: "portal" from "portal_entry" by ("id")
        ["id", "template_key", "title", "description", "audience", "place", "created_at"];
    TEMPLATES: "templates" from "template_version" by ("template_key" and "version")
        ["template_key", "version", "state", "name", "source", "updated_at", "published_at"];
    FLOWS: "flows" flows "flow" by ("id")
        ["id", "access_group_id", "record_id", "template_key", "template_version", "name", "owner_id", "status", "stage",
         "held_by", "next_due_at", "priority", "started_at", "ended_at"];
    LOG: "flow_log" flows "flow_log" by ("flow_id" and "seq")
        ["flow_id", "seq", "command_id", "actor" as "json:actor", "at", "events" as "json:events", "hash", "previous_hash"];
    VALUES: "flow_values" flows "flow_value" by ("flow_id" and "seq") ["flow_id", "seq", "entries" as "json:entries"];
    ASSIGNMENTS: "assignments" flows "assignment" by ("flow_id", "id")
        ["id", "flow_id", "step_key", "attempt", "role", "purpose", "title", "person_id", "is_open", "outcome", "due_at",
         "opened_at", "closed_at"];
    MESSAGES: "messages" from "message" by ("id")
        ["id", "flow_id", "thread", "author_id", "author_name", "body", "created_at"];
    FILES: "file_list" from "file" by ("id")
        ["id", "record_id", "flow_id", "step_key", "field", "name", "size_bytes", "sha256", "media_type", "giver_id", "audience",
         "state", "created_at"];
    AUDIT: "audit_log" from "audit_log" by ("organisation_id" and "seq")
        ["seq", "actor" as "json:actor", "at", "act", "subject", "details" as "json:details", "hash", "previous_hash"];
}

/// A column's value.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Cell {
    Nothing,
    Number(i64),
    Text(String),
}

/// Lines of a part, and where the next ones go on.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Lines {
    pub rows: Vec<Vec<Cell>>,
    pub after: (String, i64),
}

impl Part {
    /// The next lines behind `after`, at most `limit`.
    pub async fn lines(
        &self,
        db: &Db,
        organisation: &Id,
        after: (&str, i64),
        limit: u32,
    ) -> Result<Lines, DbError> {
        let mut data = match (self.key, after.0.split_once(' ')) {
            (Key::Text, _) => params![organisation, after.0],
            (Key::TextAndNumber, _) => params![organisation, after.0, after.1],
            (Key::Texts, Some((one, other))) => params![organisation, one, other],
            (Key::Texts, None) => params![organisation, "", ""],
        };
        data.push(i64::from(limit).into());
        let mut lines = Lines { after: (after.0.to_owned(), after.1), ..Lines::default() };
        for mut row in db.fetch(self.sql, data).await? {
            lines.after.0 = row.take()?;
            if self.key == Key::TextAndNumber {
                lines.after.1 = row.take()?;
            }
            let cells = self.columns.iter().map(|_| Ok(cell(row.take::<Datum>()?)));
            lines.rows.push(cells.collect::<Result<_, DbError>>()?);
        }
        Ok(lines)
    }
}

fn cell(datum: Datum) -> Cell {
    match datum {
        Datum::Int(number) => Cell::Number(number),
        Datum::Text(text) => Cell::Text(text),
        Datum::Null => Cell::Nothing,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_that_lets_anybody_in_is_named() {
        let words = ["token", "password", "secret", "sealed", "code", "key_hash", "identity", "scopes"];
        let tables = [
            "account",
            "session",
            "magic_link",
            "device",
            "mail_",
            "api_key",
            "factor",
            "setup",
            "idempotency",
        ];
        for part in PARTS {
            let wrong = part.columns.iter().find(|column| words.iter().any(|word| column.contains(word)));
            assert_eq!(wrong, None, "{}", part.name);
            assert!(!tables.iter().any(|table| part.sql.contains(&format!("FROM {table}"))), "{}", part.sql);
        }
    }
}
