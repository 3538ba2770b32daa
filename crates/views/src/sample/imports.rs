//! Samples of records out of a table.

use super::{Sample, says, staff_shell, text};
use crate::{
    form::Choice,
    pages::{
        import::{
            self, ColumnRow, FailureRow, ImportCounts, ImportNew, ImportPage, ImportState, RecentImport,
        },
        record::KindWords,
    },
};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let refused = ImportNew { error: Some(says(Texts::import_not_text)), recent: Vec::new(), ..new() };
    let with = |state, counts| ImportPage { state, counts, ..page() };
    let counts = |[made, changed, stayed, failed]: [u64; 4]| ImportCounts {
        total: 1_240,
        made,
        changed,
        stayed,
        failed,
    };
    let looked_through = counts([1_180, 52, 0, 8]);
    let uploaded = ImportPage { failures: Vec::new(), ..with(ImportState::Uploaded, counts([0; 4])) };
    let running = with(ImportState::Running, counts([420, 11, 0, 3]));
    vec![
        Sample::page("import", import::new(&staff, &new())),
        Sample::page("import-refused", import::new(&staff, &refused)),
        Sample::page("import-columns", import::show(&staff, &uploaded)),
        Sample::page("import-checked", import::show(&staff, &with(ImportState::Checked, looked_through))),
        Sample::page("import-running", import::show(&staff, &running)),
        Sample::page("import-done", import::show(&staff, &with(ImportState::Done, looked_through))),
    ]
}

fn kind() -> KindWords {
    KindWords {
        key: text("client"),
        singular: says(Texts::record_kind_client),
        plural: says(Texts::record_kind_clients),
    }
}

fn new() -> ImportNew {
    let recent = RecentImport {
        id: text("i1"),
        file_name: text("clients-2025.csv"),
        rows: 1_240,
        state: says(Texts::import_status_done),
    };
    ImportNew { kind: kind(), megabytes_max: 48, rows_max: 200_000, recent: vec![recent], error: None }
}

fn page() -> ImportPage {
    let column = |name: &str, example: &str, chosen: &str| ColumnRow {
        name: text(name),
        example: text(example),
        chosen: text(chosen),
    };
    let choice = |value: &str, label: &str| Choice { value: text(value), label: text(label) };
    let failure = |line, column: &str, why: &str| FailureRow { line, said: vec![(text(column), text(why))] };
    ImportPage {
        id: text("i1"),
        kind: kind(),
        file_name: text("clients-2025.csv"),
        state: ImportState::Uploaded,
        counts: ImportCounts::default(),
        columns: vec![
            column("Company", "Solheim Fisheries", "name"),
            column("E-mail", "office@solheim.example", "email"),
            column("Turnover 2025", "1.2 m", ""),
        ],
        choices: vec![choice("name", "Name"), choice("email", "E-mail"), choice("data.phone", "Phone")],
        changes_known: true,
        failures: vec![
            failure(14, "E-mail", "Write an address like name@firm.example."),
            failure(97, "", "The row has 2 cells where the first row has 3."),
        ],
        error: None,
    }
}
