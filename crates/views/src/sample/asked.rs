//! Sample questions of every type, documents in every state, and acts of every kind.

use super::{at, says, some, text};
use crate::{
    act::{Act, BackTo, Check, Document, DocumentState},
    form::{Choice, FieldView, ShownIf, Typed},
    part::{Due, GivenFile, Seen, SeenRow, Stored},
};
use model::{
    FieldType,
    definition::{Kind, Outcome},
    field::{FileType, PersonFrom},
};
use texts::Texts;

pub(super) fn due() -> Due {
    Due { at: at("2026-03-19T16:00:00Z"), since: Some(at("2026-03-12T16:00:00Z")), whole_day: false }
}

pub(super) fn late() -> Due {
    Due { at: at("2026-03-16T17:00:00Z"), since: Some(at("2026-03-12T17:00:00Z")), whole_day: false }
}

pub(super) fn file(id: &str, name: &str, bytes: u64, stored: Stored) -> GivenFile {
    let href = (stored == Stored::Given).then(|| crate::paths::file(id));
    GivenFile { id: text(id), name: text(name), bytes, href, stored }
}

fn ask(key: &str, label: &str, of: FieldType, typed: &[(&str, &str)]) -> FieldView {
    let name = format!("data.{key}");
    let pairs = typed.iter().map(|(part, value)| (format!("{name}{part}"), text(value))).collect();
    FieldView { typed: Typed(pairs), ..FieldView::ask(&name, label, of) }
}

fn options(all: &[&str]) -> Vec<String> {
    all.iter().map(|option| text(option)).collect()
}

/// One field of every type.
pub(super) fn every_field() -> Vec<FieldView> {
    let mut all = simple_fields();
    all.extend(chosen_fields());
    all.extend(compound_fields());
    all
}

fn simple_fields() -> Vec<FieldView> {
    let number = FieldType::Number { decimals: 0, min: None, max: None };
    let money = FieldType::Money { currency: text("GBP") };
    let optional = |field: FieldView| FieldView { required: false, ..field };
    let more = "We open a second kitchen in May.";
    vec![
        ask("company", "Legal name of your company", FieldType::Text, &[("", "Ember Street Kitchens")]),
        FieldView {
            hint: some("Whole numbers are fine."),
            ..ask("staff", "How many people work there?", number, &[("", "14")])
        },
        ask("revenue", "Revenue last year", money, &[("", "1250000.00")]),
        ask("founded", "Founded on", FieldType::Date, &[("", "2014-05-02")]),
        ask("billing", "E-mail for invoices", FieldType::Email, &[("", "books@emberstreet.example")]),
        optional(ask("phone", "Phone", FieldType::Phone, &[])),
        optional(ask("more", "Anything we should know?", FieldType::LongText, &[("", more)])),
    ]
}

fn chosen_fields() -> Vec<FieldView> {
    let sector = FieldType::Choice { options: options(&["Banking", "Insurance", "Energy", "Other"]) };
    let needs =
        FieldType::Several { options: options(&["Accounts and tax", "Payroll", "Starting a company"]) };
    let licence = ShownIf {
        said: text("Only if “Sector” is Banking or Insurance."),
        rules: some(r#"[{"field":"data.sector","in":["Banking","Insurance"]}]"#),
    };
    vec![
        ask("sector", "Sector", sector, &[("", "Other")]),
        FieldView { shown_if: Some(licence), ..ask("licence", "Licence number", FieldType::Text, &[]) },
        ask("needs", "What do you need?", needs, &[("", "Payroll")]),
        ask("vat", "Are you registered for VAT?", FieldType::YesNo, &[("", "yes")]),
        ask("rating", "How easy was this?", FieldType::Rating { max: 5 }, &[("", "4")]),
    ]
}

fn compound_fields() -> Vec<FieldView> {
    let person = |from: PersonFrom| FieldType::Person { from, contact_role: None, several: false };
    let group = PersonFrom::Group(text("compliance"));
    let plan = FieldType::File { types: vec![FileType::Pdf, FileType::Docx] };
    let seat = [
        (".street", "4 Ember Street"),
        (".postcode", "E1 6AN"),
        (".city", "London"),
        (".country", "United Kingdom"),
    ];
    let partner = [(".name", "Jo Marsh"), (".email", "jo@emberstreet.example")];
    vec![
        ask("seat", "Address", FieldType::Address, &seat),
        FieldView {
            files: vec![file("f1", "menu.pdf", 240_000, Stored::Draft)],
            ..ask("plan", "Business plan", plan, &[])
        },
        FieldView { choices: people(), ..ask("analyst", "Who screens?", person(group), &[]) },
        ask("partner", "Who else decides?", person(PersonFrom::Outside), &partner),
        FieldView {
            choices: clients(),
            ..ask("clients", "Whom does it concern?", FieldType::Records { kinds: Vec::new() }, &[("", "r2")])
        },
    ]
}

fn clients() -> Vec<Choice> {
    let clients = [("r1", "Ember Street Kitchens"), ("r2", "Halden Marine"), ("r3", "Marlow & Sons")];
    clients.map(|(value, label)| Choice { value: text(value), label: text(label) }).to_vec()
}

/// What the start page of the sample asks.
pub(super) fn start_fields() -> Vec<FieldView> {
    let need = FieldType::Choice {
        options: options(&["Accounts and tax", "Payroll", "Starting a company", "Something else"]),
    };
    vec![
        ask("company", "Company", FieldType::Text, &[("", "Ember Street Kitchens")]),
        ask("need", "What do you need?", need, &[("", "Accounts and tax")]),
        FieldView {
            required: false,
            ..ask(
                "more",
                "Anything we should know?",
                FieldType::LongText,
                &[("", "We open a second kitchen in May and our accountant retires.")],
            )
        },
    ]
}

pub(super) fn people() -> Vec<Choice> {
    ["Tom Okafor", "Priya Raman", "Helen Brandt"]
        .iter()
        .enumerate()
        .map(|(at, name)| Choice { value: format!("p{at}"), label: text(name) })
        .collect()
}

pub(super) fn document(key: &str, label: &str, state: DocumentState, files: Vec<GivenFile>) -> Document {
    Document {
        key: text(key),
        label: text(label),
        hint: None,
        types: vec![FileType::Pdf, FileType::Jpg, FileType::Png],
        required: true,
        may_decline: false,
        state,
        files,
        error: None,
    }
}

pub(super) fn act(kind: Kind, title: &str) -> Act {
    Act {
        step: text("sample"),
        attempt: 1,
        kind,
        title: text(title),
        text: None,
        prepared: None,
        due: Some(due()),
        sees: Vec::new(),
        documents: Vec::new(),
        fields: Vec::new(),
        checklist: Vec::new(),
        comment: String::new(),
        outcomes: kind.outcomes().to_vec(),
        back_to: Vec::new(),
        so_far: None,
        consequence: None,
        refusal: None,
    }
}

/// Two documents: one uploaded, one to come.
pub(super) fn request() -> Act {
    let address = file("f2", "council-tax-2026.pdf", 412_000, Stored::Draft);
    let mut proof = document("address", "Proof of address", DocumentState::Asked, vec![address]);
    proof.hint = some("A utility bill or council letter, not older than three months.");
    proof.may_decline = true;
    let mut bank = document("bank", "Letter from your bank", DocumentState::Asked, Vec::new());
    bank.hint = some("It shows the practice’s name and account number.");
    Act {
        text: some(
            "We need these to open your account at Sample & Co. The law asks us to check where a practice is based and which bank it uses.",
        ),
        documents: vec![proof, bank],
        ..act(Kind::FileRequest, "Send two documents")
    }
}

/// The same, one accepted and one returned.
pub(super) fn request_again() -> Act {
    let reason = text("The photo is blurred: we cannot read the date. Please take it again in daylight.");
    let accepted = file("f3", "bank-letter.jpg", 1_900_000, Stored::Given);
    Act {
        attempt: 2,
        documents: vec![
            document("bank", "Letter from your bank", DocumentState::Accepted, vec![accepted]),
            document("address", "Proof of address", DocumentState::Returned { reason }, Vec::new()),
            document(
                "vat",
                "VAT certificate",
                DocumentState::Declined { reason: text("We are not registered.") },
                Vec::new(),
            ),
        ],
        ..act(Kind::FileRequest, "Send one document again")
    }
}

pub(super) fn approval() -> Act {
    Act {
        step: text("approve"),
        sees: seen(),
        checklist: [
            "Directors are who they say they are",
            "Owners above 25 % are named",
            "Source of funds makes sense",
        ]
        .iter()
        .enumerate()
        .map(|(at, label)| Check { label: text(label), ticked: at == 0 })
        .collect(),
        back_to: vec![BackTo { step: text("identity"), title: text("Identity documents"), chosen: false }],
        outcomes: vec![Outcome::Approved, Outcome::Denied, Outcome::SentBack],
        so_far: Some(says(|texts| texts.case_so_far_by(1, 2, "Priya Raman"))),
        consequence: some("Approving hands the baton to Ingrid Solheim, to sign."),
        ..act(Kind::Approval, "Approve the client")
    }
}

pub(super) fn seen() -> Vec<Seen> {
    let answer = |label: &str, value: &str| SeenRow::Answer { label: text(label), value: text(value) };
    vec![
        Seen {
            title: text("Review of the documents"),
            by: some("Tom Okafor, Monday 11:30"),
            rows: vec![SeenRow::Said(text(
                "Ownership is clear down to two people. One director was checked again after a blurred passport scan. I rate the risk as medium because of the shipping routes.",
            ))],
        },
        Seen {
            title: says(Texts::case_at_the_start),
            by: some("Ingrid Solheim, 2 March"),
            rows: vec![
                answer("Legal name of your company", "Halden Marine Ltd"),
                answer("Sector", "Energy"),
                answer("Licence number", "not asked"),
            ],
        },
        Seen {
            title: text("Identity documents"),
            by: None,
            rows: vec![
                SeenRow::Files {
                    label: text("Passports of both directors"),
                    files: vec![
                        file("f4", "passport-solheim.pdf", 812_000, Stored::Given),
                        file("f5", "passport-berg.jpg", 2_400_000, Stored::Given),
                    ],
                },
                SeenRow::Files {
                    label: text("Register of owners"),
                    files: vec![file("f6", "register.pdf", 96_000, Stored::Given)],
                },
            ],
        },
    ]
}
