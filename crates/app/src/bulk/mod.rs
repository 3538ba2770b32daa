//! One act for many records: chosen, looked at one by one before anything happens, carried out in the background.

mod asker;
mod begin;
mod carry_out;
mod go_on;
mod letters;
mod look;
mod selection;
mod show;
mod starts;
mod steer;
mod what;

pub use begin::begin;
pub use go_on::{go_on, sweep};
pub use selection::{Filter, RECORDS_MAX, Selection};
pub use show::{BulkView, RowView, recent, rows, show};
pub use starts::{Askable, askable, files_needed};
pub use steer::{cancel, run};
pub use store::bulk::{BulkAct, BulkStatus, RowState};
pub use what::{Letter, Owners, Recipients, SUBJECT_CHARS_MAX, Starting, What};
