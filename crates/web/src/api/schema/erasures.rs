//! Erasing: what was, and what would be.

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct Erasures {
    erasures: Vec<Erasure>,
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct Erasure {
    id: String,
    /// `person` or `record`.
    kind: String,
    /// Id of the person or the record.
    subject: String,
    /// `request`, `retention` or `mistake`.
    ground: String,
    /// Id of the member who wanted it; nobody for a key.
    by: Option<String>,
    /// `running` or `done`.
    status: String,
    /// Flows that lost values.
    flows: u64,
    values: u64,
    files: u64,
    /// Flows whose log is damaged: their values are still there.
    damaged: u64,
    created_at: String,
    finished_at: Option<String>,
}

#[derive(ToSchema)]
pub struct ErasureSent {
    /// `person` or `record`.
    kind: String,
    /// Id of the person or the record.
    subject: String,
    /// Their name, as the preview has it.
    name: String,
    /// `request`, `retention` or `mistake`.
    ground: String,
    /// Cancel flows that have not ended.
    cancel_flows: Option<bool>,
}

#[derive(ToSchema)]
pub struct ErasurePreview {
    name: String,
    persons: Vec<ErasedAlong>,
    records: Vec<ErasedAlong>,
    records_that_stay: Vec<ErasedAlong>,
    open_flows: Vec<ErasureOpenFlow>,
    counts: ErasureCounts,
}

#[derive(ToSchema)]
pub struct ErasedAlong {
    id: String,
    name: String,
    email: Option<String>,
}

#[derive(ToSchema)]
pub struct ErasureOpenFlow {
    id: String,
    name: String,
    template: String,
}

#[derive(ToSchema)]
pub struct ErasureCounts {
    flows: u64,
    log_entries: u64,
    messages: u64,
    files: u64,
    drafts: u64,
    links: u64,
}
