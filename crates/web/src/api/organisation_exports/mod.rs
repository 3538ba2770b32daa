//! Everything of the organisation as one archive.

pub mod archive;
pub mod create;
pub mod schema;
pub mod show;

use app::organisation_exports::OrganisationExport;
use serde_json::{Value as Json, json};

fn shown(export: &OrganisationExport) -> Json {
    json!({
        "id": export.id,
        "status": export.status.as_str(),
        "by": export.person,
        "rows": export.rows_written,
        "files": export.files,
        "bytes": export.size_bytes,
        "created_at": export.created_at.to_string(),
        "finished_at": export.finished_at.map(|at| at.to_string()),
    })
}
