//! Samples of archives of everything.

use super::{Sample, at, says, staff_shell, text};
use crate::pages::organisation_export::{ExportRow, ExportState, OrganisationExports, list};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let none = OrganisationExports { rows: Vec::new(), days_kept: 7, error: None };
    let row = |id: &str, state, rows: u64| ExportRow {
        id: text(id),
        at: at("2026-03-17T09:40:00Z"),
        by: text("Priya Raman"),
        state,
        rows,
        files: 212,
        bytes: 348_000_000,
    };
    let running = ExportRow { by: String::new(), ..row("x3", ExportState::Running, 12_000) };
    let some_done = vec![
        row("x2", ExportState::Done(at("2026-03-24T09:40:00Z")), 48_213),
        ExportRow { at: at("2026-01-05T16:02:00Z"), ..row("x1", ExportState::Gone, 41_870) },
    ];
    let under_way = OrganisationExports {
        rows: [vec![running], some_done.clone()].concat(),
        error: Some(says(Texts::export_under_way)),
        ..none.clone()
    };
    vec![
        Sample::page(
            "organisation-exports",
            list(&staff, &OrganisationExports { rows: some_done, ..none.clone() }),
        ),
        Sample::page("organisation-exports-running", list(&staff, &under_way)),
        Sample::page("organisation-exports-none", list(&staff, &none)),
    ]
}
