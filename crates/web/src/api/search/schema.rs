//! Shapes of what is found for the OpenAPI document.

#![expect(dead_code, reason = "these shapes describe what others write")]

use utoipa::ToSchema;

/// Of each kind that was asked for, what begins with the first word first, the newest of either first.
#[derive(ToSchema)]
pub struct Found {
    records: Option<FoundRecords>,
    flows: Option<FoundFlows>,
    messages: Option<FoundMessages>,
    files: Option<FoundFiles>,
    /// Where one kind is asked for: so many have the words that the oldest may not be found. Add a word.
    at_least_1000: Option<bool>,
}

#[derive(ToSchema)]
pub struct FoundRecords {
    items: Vec<FoundRecord>,
    /// Send it back as `cursor`, with this kind.
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct FoundFlows {
    items: Vec<FoundFlow>,
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct FoundMessages {
    items: Vec<FoundMessage>,
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct FoundFiles {
    items: Vec<FoundFile>,
    next: Option<String>,
}

#[derive(ToSchema)]
pub struct FoundRecord {
    id: String,
    kind: String,
    name: String,
    email: Option<String>,
    /// `active` or `inactive`.
    status: String,
}

#[derive(ToSchema)]
pub struct FoundFlow {
    id: String,
    name: String,
    template: String,
    /// `running`, `paused`, `completed`, `cancelled`.
    status: String,
    started_at: String,
}

#[derive(ToSchema)]
pub struct FoundMessage {
    id: String,
    flow: String,
    /// Only members read it.
    internal: bool,
    author: String,
    text: String,
    written_at: String,
}

#[derive(ToSchema)]
pub struct FoundFile {
    id: String,
    flow: String,
    name: String,
    media_type: String,
    size_bytes: i64,
    given_at: String,
}
