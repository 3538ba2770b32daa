//! Shapes of the document; nothing here is made.
#![expect(dead_code, reason = "these shapes describe what others write")]

use utoipa::ToSchema;

#[derive(ToSchema)]
pub struct OrganisationExport {
    id: String,
    /// `running`, `done`, or `gone` when it is not kept any more.
    status: String,
    /// Id of the person who asked for it; null for a key.
    by: Option<String>,
    rows: u64,
    files: u64,
    bytes: u64,
    created_at: String,
    finished_at: Option<String>,
}

#[derive(ToSchema)]
pub struct OrganisationExports {
    exports: Vec<OrganisationExport>,
}
