//! Samples of a form with a section and a list: empty, filled, with mistakes, for staff, and what it gave.

use super::{Sample, flows, public, public_shell, some, staff_shell, text};
use crate::{
    form::{EntryProblem, FieldView, SectionView, ShownIf, typed_in},
    pages::{
        action,
        flow::{self, NewFlow},
        start::{self, Start},
    },
    part::{Seen, SeenEntry, SeenRow},
};
use model::FieldType;

pub(super) fn pages() -> Vec<Sample> {
    let (shell, staff) = (public_shell(), staff_shell());
    let page = |fields| Start {
        name: text("Nadia Ferrand"),
        email: text("nadia@emberstreet.example"),
        fields,
        ..public::start_page()
    };
    let closed =
        action::Closed { what: text("Tell us who owns the firm"), seen: seen(), ..public::closed(true) };
    let new_flow = NewFlow { fields: filled(), ..flows::new_flow() };
    vec![
        Sample::page("list-empty", start::show(&shell, &page(form(&TYPED[..1])))),
        Sample::page("list-filled", start::show(&shell, &page(filled()))),
        Sample::page("list-errors", start::show(&shell, &page(wrong()))),
        Sample::page("list-for-staff", flow::start(&staff, &new_flow)),
        Sample::page("list-given", action::closed(&shell, &closed)),
    ]
}

/// A bank says who owns it.
fn form(typed: &[(&str, &str)]) -> Vec<FieldView> {
    let options = |all: &[&str]| all.iter().map(|option| text(option)).collect();
    let posted: Vec<(String, String)> =
        typed.iter().map(|(name, value)| (format!("data.{name}"), text(value))).collect();
    let ask = |key: &str, label: &str, of| {
        let field = FieldView::ask(&format!("data.{key}"), label, of);
        FieldView { typed: typed_in(&posted, &field.name), ..field }
    };
    let sector = FieldType::Choice { options: options(&["Banking", "Other"]) };
    let owners = FieldType::List { entry: text("Owner"), min: 1, max: 10, fields: Vec::new() };
    let section = Some(SectionView {
        title: text("Ownership"),
        hint: some("Everyone who holds a quarter or more."),
        shown_if: only_if("“Sector” is Banking", r#"[{"field":"data.sector","in":["Banking"]}]"#),
    });
    vec![
        ask("sector", "Sector", sector),
        FieldView {
            section: section.clone(),
            ..ask("held_by_state", "Is a state among the owners?", FieldType::YesNo)
        },
        FieldView { section, asked: owner(options(&["Chair", "Member"])), ..ask("owners", "Owners", owners) },
        FieldView { required: false, ..ask("more", "Anything we should know?", FieldType::LongText) },
    ]
}

fn owner(roles: Vec<String>) -> Vec<FieldView> {
    let share = FieldType::Number { decimals: 1, min: None, max: None };
    vec![
        FieldView::ask("data.name", "Name", FieldType::Text),
        FieldView { required: false, ..FieldView::ask("data.share", "Share in percent", share) },
        FieldView::ask("data.role", "Role", FieldType::Choice { options: roles }),
        FieldView {
            shown_if: only_if("“Role” is Chair", r#"[{"field":".role","in":["Chair"]}]"#),
            ..FieldView::ask("data.since", "Chair since", FieldType::Date)
        },
    ]
}

fn only_if(condition: &str, rules: &str) -> Option<ShownIf> {
    let texts = super::local().texts();
    Some(ShownIf { said: texts.form_only_if(condition), rules: Some(rules.to_owned()) })
}

const TYPED: [(&str, &str); 9] = [
    ("sector", "Banking"),
    ("held_by_state", "no"),
    ("owners.0.name", "Ingrid Solheim"),
    ("owners.0.share", "62.5"),
    ("owners.0.role", "Chair"),
    ("owners.0.since", "2019-04-01"),
    ("owners.1.name", "Jonas Berg"),
    ("owners.1.share", "37.5"),
    ("owners.1.role", "Member"),
];

fn filled() -> Vec<FieldView> {
    form(&TYPED)
}

fn wrong() -> Vec<FieldView> {
    let typed: Vec<_> = TYPED
        .into_iter()
        .filter(|(name, _)| !["owners.1.name", "owners.1.role"].contains(name))
        .map(|(name, value)| (name, if name == "owners.1.share" { "a third" } else { value }))
        .collect();
    let mut fields = form(&typed);
    let problem = |field: &str, said: &str| EntryProblem { place: 1, field: text(field), text: text(said) };
    fields[2].wrong = vec![
        problem("name", "Please fill this in."),
        problem("share", "Write a number, for example 12.5."),
        problem("role", "Please choose one."),
    ];
    fields
}

/// The same read back.
fn seen() -> Vec<Seen> {
    let answer = |label: &str, value: &str| SeenRow::Answer { label: text(label), value: text(value) };
    let owner = |title: &str, answers: &[(&str, &str)]| SeenEntry {
        title: text(title),
        answers: answers.iter().map(|(label, value)| (text(label), text(value))).collect(),
    };
    let owners = vec![
        owner(
            "Owner 1",
            &[
                ("Name", "Ingrid Solheim"),
                ("Share in percent", "62.5"),
                ("Role", "Chair"),
                ("Chair since", "1 April 2019"),
            ],
        ),
        owner("Owner 2", &[("Name", "Jonas Berg"), ("Share in percent", "37.5"), ("Role", "Member")]),
    ];
    vec![Seen {
        title: text("Who owns the firm"),
        by: some("Ingrid Solheim, 12 March 16:00"),
        rows: vec![
            answer("Sector", "Banking"),
            SeenRow::Section(some("Ownership")),
            answer("Is a state among the owners?", "No"),
            SeenRow::Entries { label: text("Owners"), entries: owners },
            SeenRow::Section(None),
            answer("Anything we should know?", "Our auditor changes in May."),
        ],
    }]
}
