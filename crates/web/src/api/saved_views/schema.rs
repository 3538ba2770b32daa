//! Shapes of the document; nothing here is made.
#![expect(dead_code, reason = "these shapes describe what others write")]

use utoipa::ToSchema;

/// A filter and order of a list.
#[derive(ToSchema)]
pub struct View {
    id: String,
    /// `flows`, or `records.` and the key of a kind.
    list: String,
    name: String,
    /// As it stands behind the question mark of the list's address: `status=running&sort=due`.
    filter: String,
    created_at: String,
}

#[derive(ToSchema)]
pub struct Views {
    views: Vec<View>,
}

#[derive(ToSchema)]
pub struct ViewSent {
    list: String,
    name: String,
    filter: String,
}

#[derive(ToSchema)]
pub struct ViewName {
    name: String,
}
