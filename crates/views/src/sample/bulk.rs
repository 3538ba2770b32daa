//! Samples of acts for many records.

use super::{Sample, at, local, says, some, staff_shell, text};
use crate::{
    form::{Choice, FieldView},
    pages::{
        bulk::{
            self, BulkCounts, BulkMessage, BulkPage, BulkRow, BulkStart, BulkState, BulkTab, BulkTemplate,
            BulkTemplates, Chosen, RowState,
        },
        record::KindWords,
    },
    words,
};
use model::{FieldType, field::PersonFrom};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let refused = BulkMessage { fields: asked(true), ..message() };
    let with = |state, counts| BulkPage { state, counts, ..started() };
    let counts = |[ready, lacking, done, failed]: [u64; 4]| BulkCounts {
        total: ready + lacking + done + failed,
        ready,
        lacking,
        done,
        failed,
    };
    let checked =
        BulkPage { rows: rows(RowState::Ready), ..with(BulkState::Checked, counts([124, 2, 0, 0])) };
    let sent = BulkPage {
        chosen: Chosen {
            said: says(|texts| {
                format!("{}, {}", texts.bulk_message_title(), local().in_full(at("2026-03-17T10:12:00Z")))
            }),
            ..started().chosen
        },
        title: text("Our office is closed on Friday"),
        text: some("We are back on Monday. Deadlines are not touched by it."),
        ..with(BulkState::Done, counts([0, 2, 126, 0]))
    };
    vec![
        Sample::page("bulk-choose", bulk::choose(&staff, &templates())),
        Sample::page(
            "bulk-choose-none",
            bulk::choose(&staff, &BulkTemplates { templates: Vec::new(), ..templates() }),
        ),
        Sample::page("bulk-start", bulk::start(&staff, &start())),
        Sample::page("bulk-message", bulk::message(&staff, &message())),
        Sample::page("bulk-message-refused", bulk::message(&staff, &refused)),
        Sample::page(
            "bulk-checking",
            bulk::show(
                &staff,
                &BulkPage {
                    rows: Vec::new(),
                    next: None,
                    ..with(BulkState::Checking, counts([50, 0, 0, 0]))
                },
            ),
        ),
        Sample::page("bulk-checked", bulk::show(&staff, &checked)),
        Sample::page("bulk-running", bulk::show(&staff, &with(BulkState::Running, counts([61, 2, 62, 1])))),
        Sample::page("bulk-done", bulk::show(&staff, &with(BulkState::Done, counts([0, 2, 123, 1])))),
        Sample::page("bulk-sent", bulk::show(&staff, &sent)),
        Sample::page(
            "bulk-cancelled",
            bulk::show(&staff, &with(BulkState::Cancelled, counts([61, 2, 62, 1]))),
        ),
    ]
}

fn chosen() -> Chosen {
    Chosen {
        kind: KindWords {
            key: text("client"),
            singular: says(Texts::record_kind_client),
            plural: says(Texts::record_kind_clients),
        },
        said: says(|texts| {
            texts.bulk_chosen(
                3,
                words::all_of(
                    &["Halden Marine Ltd", "Marlow & Sons", "Northgate Dental"].map(str::to_owned),
                    texts,
                ),
            )
        }),
        pairs: vec![(text("record"), text("r1"))],
    }
}

fn templates() -> BulkTemplates {
    let one = |key: &str, name: &str, description: &str| BulkTemplate {
        key: text(key),
        name: text(name),
        description: some(description),
        why_not: None,
    };
    let why_not = some(
        "This template needs files at its start, which nobody can give for many at once: Last year’s report. Start it from each record.",
    );
    BulkTemplates {
        chosen: chosen(),
        templates: vec![
            one("kyc", "KYC review", "Once a year, for every client."),
            one("survey", "Client satisfaction survey", "Five questions."),
            BulkTemplate { why_not, ..one("audit", "Yearly audit", "From last year’s report.") },
        ],
    }
}

fn start() -> BulkStart {
    let mut reviewer = FieldView::ask(
        "roles.reviewer",
        &text("Reviewer"),
        FieldType::Person { from: PersonFrom::Group(String::new()), contact_role: None, several: false },
    );
    reviewer.choices = vec![Choice { value: text("p1"), label: text("Helen Brandt") }];
    let mut year = FieldView::ask("data.year", &text("For which year"), FieldType::Text);
    year.key = text("year");
    BulkStart {
        chosen: chosen(),
        template: text("kyc"),
        name: text("KYC review"),
        people: vec![reviewer],
        fields: vec![year],
        files: vec![text("Last year’s report")],
        owners_of_records: false,
        refusal: None,
    }
}

fn asked(refused: bool) -> Vec<FieldView> {
    let mut subject = FieldView::ask("subject", &says(Texts::bulk_subject), FieldType::Text);
    subject.error = refused.then(|| says(Texts::bulk_subject_missing));
    vec![subject, FieldView::ask("text-of-message", &says(Texts::bulk_text), FieldType::LongText)]
}

fn message() -> BulkMessage {
    BulkMessage { chosen: chosen(), fields: asked(false), to_all: false, refusal: None }
}

fn rows(first: RowState) -> Vec<BulkRow> {
    let row = |record: &str, name: &str, state| BulkRow {
        record: text(record),
        name: text(name),
        state,
        href: (state == RowState::Done).then(|| text("/flows/f1")),
        problems: Vec::new(),
    };
    vec![
        row("r1", "Halden Marine Ltd", first),
        BulkRow {
            problems: vec![
                text("Registered office: Answer this."),
                text("Compliance contact: Say who plays this role."),
            ],
            ..row("r2", "Marlow & Sons", RowState::Lacking)
        },
        row("r3", "Northgate Dental", first),
    ]
}

fn started() -> BulkPage {
    let mut rows = rows(RowState::Done);
    rows.push(BulkRow {
        record: text("r4"),
        name: text("Pennyroyal Nurseries"),
        state: RowState::Failed,
        href: None,
        problems: vec![says(Texts::bulk_record_gone)],
    });
    BulkPage {
        id: text("b1"),
        chosen: Chosen {
            said: says(|texts| {
                format!("{}, {}", texts.bulk_audit_started(), local().in_full(at("2026-03-17T10:12:00Z")))
            }),
            pairs: Vec::new(),
            ..chosen()
        },
        title: text("KYC review"),
        text: None,
        state: BulkState::Done,
        counts: BulkCounts::default(),
        tab: BulkTab::All,
        rows,
        next: Some(50),
        error: None,
    }
}
