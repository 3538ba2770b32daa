//! Shapes of records for the OpenAPI document.

#![expect(dead_code, reason = "these shapes describe what others write")]

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct Records {
    records: Vec<RecordLine>,
    /// Exact up to 1 000.
    count: i64,
    /// There are more than were counted.
    count_stopped: bool,
    next: Option<String>,
    previous: Option<String>,
}

#[derive(ToSchema)]
pub struct RecordLine {
    id: String,
    name: String,
    email: Option<String>,
    /// `active` or `inactive`.
    status: String,
    tags: Vec<String>,
    #[schema(value_type = Object)]
    fields: (),
    owner: Option<Named>,
    created_at: String,
    updated_at: String,
}

#[derive(ToSchema)]
pub struct Named {
    id: String,
    name: String,
}

#[derive(ToSchema)]
pub struct RecordSheet {
    id: String,
    kind: String,
    name: String,
    email: Option<String>,
    /// `active`, `inactive`, or `merged`: then it stands for `merged_into`.
    status: String,
    tags: Vec<String>,
    /// By key, in the plain form of answers.
    #[schema(value_type = Object)]
    fields: (),
    owner: Option<Named>,
    access_group: String,
    belongs_to: Option<Named>,
    merged_into: Option<String>,
    /// Since when it is of its kind, and of which it was before.
    kind_since: String,
    kind_before: Option<String>,
    created_at: String,
    updated_at: String,
    /// Templates that can be started for it.
    startable: Vec<Startable>,
}

#[derive(ToSchema)]
pub struct Startable {
    key: String,
    name: String,
}

/// What is not sent stays as it is; null takes it away.
#[derive(ToSchema)]
pub struct RecordSent {
    name: Option<String>,
    email: Option<String>,
    /// Id of a member.
    owner: Option<String>,
    access_group: Option<String>,
    /// Id of a record of the kind that this kind belongs to.
    belongs_to: Option<String>,
    tags: Option<Vec<String>>,
    /// `active` or `inactive`.
    status: Option<String>,
    /// By key; null empties a field.
    #[schema(value_type = Object)]
    fields: Option<()>,
    /// Another record of the kind may have the same address.
    may_be_alike: Option<bool>,
}

#[derive(ToSchema)]
pub struct NewRecord {
    kind: String,
    name: String,
    email: Option<String>,
    owner: Option<String>,
    access_group: Option<String>,
    belongs_to: Option<String>,
    tags: Option<Vec<String>>,
    #[schema(value_type = Object)]
    fields: Option<()>,
    may_be_alike: Option<bool>,
}

#[derive(ToSchema)]
pub struct Contacts {
    contacts: Vec<Contact>,
}

#[derive(ToSchema)]
pub struct Contact {
    id: String,
    /// Id of the person.
    person: String,
    name: String,
    email: Option<String>,
    role: Option<String>,
    primary: bool,
    /// `offered`, `nothing`, or a list of template keys.
    #[schema(value_type = Object)]
    may_start: (),
    /// `own` or `all` flows of the record.
    may_see: String,
}

#[derive(ToSchema)]
pub struct ContactSent {
    /// Of a new one.
    name: Option<String>,
    email: Option<String>,
    role: Option<String>,
    primary: Option<bool>,
    /// `offered`, `nothing`, or a list of template keys.
    #[schema(value_type = Object)]
    may_start: Option<()>,
    may_see: Option<String>,
}

#[derive(ToSchema)]
pub struct MergeSent {
    /// The record that goes, and stands for this one from then on.
    with: String,
    /// What is taken from it: `name`, `email`, `owner`, keys of fields. What is empty here is taken anyway.
    take: Option<Vec<String>>,
    /// As the preview gave them; left out by whoever takes the records as they are.
    seen: Option<MergeVersions>,
}

/// When either was changed last.
#[derive(ToSchema)]
pub struct MergeVersions {
    kept: i64,
    gone: i64,
}

#[derive(ToSchema)]
pub struct MergePreview {
    kept: String,
    gone: String,
    versions: MergeVersions,
    lines: Vec<MergeLine>,
    contacts: usize,
    /// Exact up to 1 000.
    flows: i64,
    records: usize,
    tags: Vec<String>,
}

#[derive(ToSchema)]
pub struct MergeLine {
    key: String,
    #[schema(value_type = Object)]
    kept: Option<()>,
    #[schema(value_type = Object)]
    gone: Option<()>,
    takes_other: bool,
}

#[derive(ToSchema)]
pub struct Merged {
    /// What undoes it.
    merge: String,
}

#[derive(ToSchema)]
pub struct History {
    entries: Vec<HistoryEntry>,
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct HistoryEntry {
    at: String,
    act: String,
    who: Option<String>,
    /// `person`, `key` or `system`.
    by: String,
    fields: Option<Vec<String>>,
    flow: Option<String>,
    record: Option<String>,
}

#[derive(ToSchema)]
pub struct Kinds {
    kinds: Vec<Kind>,
}

#[derive(ToSchema)]
pub struct Kind {
    key: String,
    /// Null for one that comes with Baton and goes by its usual name.
    singular: Option<String>,
    plural: Option<String>,
    /// In the language of templates.
    #[schema(value_type = Vec<Object>)]
    fields: (),
    belongs_to: Option<String>,
    launches: bool,
    built_in: bool,
}

#[derive(ToSchema)]
pub struct KindSent {
    /// Of a new one.
    key: Option<String>,
    singular: Option<String>,
    plural: Option<String>,
    #[schema(value_type = Vec<Object>)]
    fields: Option<()>,
    belongs_to: Option<String>,
    launches: Option<bool>,
}
