//! Records out of a table that somebody uploaded: read, looked through, written in the background.

mod batch;
mod cell;
mod decode;
mod go_on;
mod guess;
mod line;
mod show;
mod steer;
mod table;
mod upload;

pub use go_on::{Seen, go_on, sweep};
pub use show::{FailedRow, Failures, ImportView, failures, recent, show};
pub use steer::{Known, cancel, check, run};
pub use store::imports::ImportStatus;
pub use table::{CELL_BYTES_MAX, COLUMNS_MAX, FILE_BYTES_MAX, ROWS_MAX};
pub use upload::{Uploaded, may, upload};
