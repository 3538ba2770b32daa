//! Addresses of records and their kinds.

pub fn records_of(kind: &str) -> String {
    format!("/records/of/{kind}")
}

/// GET shows the form, POST makes it.
pub fn record_new(kind: &str) -> String {
    format!("/records/of/{kind}/new")
}

/// The same for one that belongs to another.
pub fn record_new_in(kind: &str, owner: &str) -> String {
    format!("/records/of/{kind}/new?belongs_to={owner}")
}

/// GET asks what is to be started for a selection, POST has each record of it looked at.
pub fn bulk_start(kind: &str) -> String {
    format!("/records/of/{kind}/starts")
}

/// GET asks what is to be written to a selection, POST has each record of it looked at.
pub fn bulk_message(kind: &str) -> String {
    format!("/records/of/{kind}/letters")
}

/// GET shows how far it has come, POST carries it out or stops it.
pub fn bulk(id: &str) -> String {
    format!("/records/bulk/{id}")
}

pub fn organisation_export_archive(id: &str) -> String {
    format!("/admin/exports/{id}/archive")
}

/// POST tries again what a step could not do to the record.
pub fn record_update(flow: &str, step: &str) -> String {
    format!("/flows/{flow}/steps/{step}/record-update")
}

pub fn record(id: &str) -> String {
    format!("/records/{id}")
}

pub fn record_edit(id: &str) -> String {
    format!("/records/{id}/edit")
}

pub fn record_files(id: &str) -> String {
    format!("/records/{id}/files")
}

pub fn record_messages(id: &str) -> String {
    format!("/records/{id}/messages")
}

pub fn record_history(id: &str) -> String {
    format!("/records/{id}/history")
}

/// GET says what it means, POST makes a client of a prospect.
pub fn record_conversion(id: &str) -> String {
    format!("/records/{id}/conversion")
}

/// POST archives.
pub fn record_archiving(id: &str) -> String {
    format!("/records/{id}/archiving")
}

/// POST takes out of the archive.
pub fn record_restoring(id: &str) -> String {
    format!("/records/{id}/restoring")
}

pub fn record_contact_new(id: &str) -> String {
    format!("/records/{id}/contacts/new")
}

pub fn record_contact(id: &str, contact: &str) -> String {
    format!("/records/{id}/contacts/{contact}")
}

pub fn record_contact_removal(id: &str, contact: &str) -> String {
    format!("/records/{id}/contacts/{contact}/removal")
}

/// GET asks for the other record and shows what would become of the two; POST merges.
pub fn record_merge(id: &str) -> String {
    format!("/records/{id}/merge")
}

pub fn record_merge_with(id: &str, other: &str) -> String {
    format!("/records/{id}/merge?with={other}")
}

/// POST makes two of them again.
pub fn record_merge_undo(id: &str, merge: &str) -> String {
    format!("/records/{id}/merges/{merge}/undo")
}

/// The list as a table; takes its filters.
pub fn records_export(kind: &str) -> String {
    format!("/records/of/{kind}/export")
}

/// GET asks for a table, POST uploads it.
pub fn import_new(kind: &str) -> String {
    format!("/records/of/{kind}/import")
}

/// POST says what its columns are, runs or cancels it.
pub fn import(id: &str) -> String {
    format!("/records/imports/{id}")
}

/// Rows that did not fit, as a table.
pub fn import_failures(id: &str) -> String {
    format!("/records/imports/{id}/failures")
}

pub fn record_kind(key: &str) -> String {
    format!("/admin/record-kinds/{key}")
}

/// POST deletes a kind of which there are no records.
pub fn record_kind_deletion(key: &str) -> String {
    format!("/admin/record-kinds/{key}/deletion")
}

/// POST gives one that comes with Baton the fields it began with.
pub fn record_kind_reset(key: &str) -> String {
    format!("/admin/record-kinds/{key}/reset")
}
