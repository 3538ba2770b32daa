//! Samples of erasing.

use super::{Sample, says, some, staff_shell, text};
use crate::{
    form::Choice,
    pages::erasing::{self, Erasing, ErasureRow, Found, FoundRow, Goes, Line, OpenRow, Preview, State},
    paths,
};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let nothing = Erasing {
        query: String::new(),
        found: Found::default(),
        rows: Vec::new(),
        older: None,
        refusal: None,
    };
    let open = Preview { open: open(), ..person() };
    let refused =
        Preview { typed: text("Ingrid"), typed_error: Some(says(Texts::erasing_name_differs)), ..person() };
    vec![
        Sample::page("erasing", erasing::list(&staff, &list())),
        Sample::page("erasing-empty", erasing::list(&staff, &nothing)),
        Sample::page("erasing-person", erasing::preview(&staff, &person())),
        Sample::page("erasing-flows-open", erasing::preview(&staff, &open)),
        Sample::page("erasing-refused", erasing::preview(&staff, &refused)),
    ]
}

fn list() -> Erasing {
    let staff = staff_shell();
    let found = |kind: &str, name: &str, email: Option<&str>| FoundRow {
        kind: text(kind),
        name: text(name),
        email: email.map(text),
        address: paths::erasing_of("record", "r1"),
    };
    let row = |what: &str, gone: &str, damaged, state| ErasureRow {
        what: text(what),
        ground: says(Texts::erasing_ground_request),
        by: text("Sarah Beck"),
        gone: text(gone),
        damaged,
        state,
    };
    Erasing {
        query: text("Solheim"),
        found: Found {
            rows: vec![
                found("Client", "Solheim Fisheries", Some("office@solheim.example")),
                found("Person", "Ingrid Solheim", Some("ingrid@solheim.example")),
            ],
        },
        rows: vec![
            row("A person", "12 values in 2 flows, one file", 0, State::Running),
            row("A record", "140 values in 9 flows, 17 files", 1, State::Done(staff.local.now)),
        ],
        older: some("/admin/erasing?before=x"),
        refusal: None,
    }
}

fn person() -> Preview {
    let line = |name: &str, note: &str| Line { name: text(name), note: some(note) };
    let choice = |value: &str, label: &str| Choice { value: text(value), label: text(label) };
    Preview {
        address: paths::erasing_of("person", "p1"),
        name: text("Ingrid Solheim"),
        goes: Goes {
            people: vec![line("Ingrid Solheim", "ingrid@solheim.example")],
            records: vec![line("Ingrid Solheim", "Client")],
            flows: 3,
            entries: 24,
            messages: 6,
            files: 4,
            drafts: 1,
            links: 5,
        },
        staying: vec![text("Solheim Fisheries")],
        open: Vec::new(),
        open_more: false,
        before: None,
        grounds: vec![
            choice("request", "At their request (Art. 17 GDPR)"),
            choice("retention", "It need not be kept any longer"),
            choice("mistake", "It was entered by mistake"),
        ],
        typed: String::new(),
        typed_error: None,
        ground: text("request"),
        cancels: false,
        refusal: None,
    }
}

fn open() -> Vec<OpenRow> {
    let row = |id: &str, name: &str, template: &str| OpenRow {
        id: text(id),
        name: text(name),
        template: text(template),
    };
    vec![row("f1", "Ingrid Solheim", "KYC review"), row("f2", "Solheim Fisheries", "Tax return 2025")]
}
