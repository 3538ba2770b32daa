//! Everything of an organisation as one archive: asked for by an admin, written in the background a piece at a time, there
//! for some days. Nothing that lets anybody in is part of it (`store::exports::parts`).

mod ask;
mod go_on;
mod line;
mod read_me;
mod show;

pub use ask::ask;
pub use go_on::{Piece, Written, drop_old, next, old, settle};
pub use show::{contents, documents, list, show};
pub use store::exports::{ExportFile, ExportPiece, ExportStatus, OrganisationExport};

/// An archive can be fetched for so long.
pub const DAYS_KEPT: i64 = 7;
