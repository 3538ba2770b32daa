//! Shapes of the document; nothing here is made.
#![expect(dead_code, reason = "these shapes describe what others write")]

use std::collections::BTreeMap;
use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct BulkSent {
    /// `start` or `message`.
    act: String,
    /// Of the records.
    kind: String,
    /// Ids, up to 1 000. Without any, all that `filter` finds.
    records: Option<Vec<String>>,
    filter: Option<BulkFilter>,
    /// Of `start`: key of a template that these records offer.
    template: Option<String>,
    /// Of `start`: answers that hold for all; what is left out is taken from each record where it knows it.
    #[schema(value_type = Object)]
    data: Option<BTreeMap<String, String>>,
    /// Of `start`: for each role an id, or name and e-mail, or a list of such.
    #[schema(value_type = Object)]
    roles: Option<BTreeMap<String, String>>,
    /// Of `start`: `starter` (unless told) or `record`.
    owners: Option<String>,
    /// Of `message`.
    subject: Option<String>,
    text: Option<String>,
    /// Of `message`: `primary` (unless told) or `all` contacts of each record.
    to: Option<String>,
}

#[derive(ToSchema)]
pub struct BulkFilter {
    /// Id of a member.
    owner: Option<String>,
    tag: Option<String>,
    /// As in the list of records.
    name: Option<String>,
}

#[derive(ToSchema)]
pub struct Bulk {
    id: String,
    act: String,
    kind: String,
    template: Option<String>,
    subject: Option<String>,
    /// `checking`, `checked`, `running`, `done` or `cancelled`.
    status: String,
    total: u64,
    ready: u64,
    lacking: u64,
    done: u64,
    failed: u64,
    created_at: String,
}

#[derive(ToSchema)]
pub struct Bulks {
    bulk: Vec<Bulk>,
}

#[derive(ToSchema)]
pub struct BulkRows {
    rows: Vec<BulkRow>,
    /// What to ask for as `cursor` to go on.
    next: Option<i64>,
}

#[derive(ToSchema)]
pub struct BulkRow {
    place: i64,
    record: String,
    name: String,
    /// `ready`, `lacking`, `done` or `failed`.
    state: String,
    /// Id of the flow or the message.
    result: Option<String>,
    /// What is lacking, or why it failed.
    problems: Vec<String>,
}
