//! Samples of a workspace with everything a step can be.

use super::{Sample, asked, at, public, some, staff_shell, text};
use crate::{
    act::{DocumentState, Review},
    pages::{
        flow::FlowStatus,
        workspace::{
            self, DeadlineView, Doing, FileRow, Files, Head, History, Late, LogRow, Messages, StageSteps,
            StepState, StepView, Steps, Thread,
        },
    },
    part::{Custody, Derivation, DerivationPart, Due, Holder, StageState, Stored, Why},
};
use model::definition::{Kind, Outcome};

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let (head, ended) = (head(), ended());
    let nothing =
        Steps { stages: vec![stage("Documents", StageState::Dropped, Vec::new())], talk: Vec::new() };
    let none = Files { rows: Vec::new() };
    vec![
        Sample::page("workspace", workspace::steps(&staff, &head, &steps())),
        Sample::page("workspace-other-acts", workspace::steps(&staff, &head, &other_acts())),
        Sample::page("workspace-ended", workspace::steps(&staff, &ended, &nothing)),
        Sample::page("workspace-messages", workspace::messages(&staff, &head, &messages())),
        Sample::page("workspace-files", workspace::files(&staff, &head, &files())),
        Sample::page("workspace-files-empty", workspace::files(&staff, &ended, &none)),
        Sample::page("workspace-history", workspace::history(&staff, &head, &history(true))),
        Sample::page("workspace-history-broken", workspace::history(&staff, &head, &history(false))),
    ]
}

fn derivation() -> Derivation {
    let part = |from: &str, until: &str, why: Why| DerivationPart { from: at(from), until: at(until), why };
    Derivation {
        rule: text("5 business days"),
        started_by: text("Documents complete"),
        started: at("2026-03-12T16:00:00Z"),
        due: at("2026-03-19T16:00:00Z"),
        calendar: text("Europe/London, Mon to Fri 09:00 to 17:00"),
        counts_days: true,
        parts: vec![
            part("2026-03-12T16:00:00Z", "2026-03-14T00:00:00Z", Why::Counted),
            part("2026-03-14T00:00:00Z", "2026-03-16T00:00:00Z", Why::ClosedDay),
            part("2026-03-16T00:00:00Z", "2026-03-19T16:00:00Z", Why::Counted),
        ],
    }
}

fn head() -> Head {
    let late = Due { at: at("2026-03-16T17:30:00Z"), since: None, whole_day: false };
    Head {
        id: text("flow"),
        record: text("Halden Marine Ltd"),
        template: text("KYC review"),
        status: FlowStatus::Running,
        started: at("2026-03-02T10:20:00Z"),
        ended: None,
        ending: None,
        owner: text("Priya Raman"),
        custody: Custody {
            holder: Holder::Us,
            who: some("Helen Brandt"),
            since: Some(at("2026-03-16T11:30:00Z")),
        },
        stages: public::stages(),
        deadline: Some(DeadlineView {
            step: text("Approve the client"),
            due: asked::due(),
            derivation: Some(derivation()),
        }),
        late: Some(Late { step: text("letter"), due: late }),
        messages: 2,
        files: 9,
        can_cancel: true,
    }
}

fn ended() -> Head {
    Head {
        status: FlowStatus::Cancelled,
        ended: Some(at("2026-03-16T09:00:00Z")),
        ending: some("Cancelled by Priya Raman: started twice."),
        custody: Custody { holder: Holder::Waiting, who: some("the flow has ended"), since: None },
        deadline: None,
        late: None,
        can_cancel: false,
        ..head()
    }
}

fn stage(name: &str, state: StageState, steps: Vec<StepView>) -> StageSteps {
    StageSteps { name: text(name), state, steps }
}

fn step(key: &str, kind: Kind, title: &str, custody: Custody, state: StepState) -> StepView {
    StepView { key: text(key), kind, title: text(title), attempt: 1, custody, due: None, state }
}

fn client() -> Custody {
    Custody { holder: Holder::Client, who: some("Ingrid Solheim"), since: None }
}

fn us(who: &str) -> Custody {
    Custody { holder: Holder::Us, who: some(who), since: None }
}

fn done(by: &str, outcome: Outcome) -> StepState {
    StepState::Done { at: at("2026-03-16T11:30:00Z"), by: some(by), outcome, gave: asked::seen() }
}

fn open(doing: Doing) -> StepState {
    StepState::Open {
        doing,
        note: some("Link sent Friday 16:02. Mailed again Monday 17:30, when it became late."),
        put_back_to: None,
    }
}

fn steps() -> Steps {
    let done_at = |day: &str| StageState::Done { at: Some(at(day)) };
    let submitted = || done("Ingrid Solheim", Outcome::Submitted);
    let intake = step("intake", Kind::Form, "Company details", client(), submitted());
    let identity = step("identity", Kind::FileRequest, "Identity documents", client(), submitted());
    let hits = step("clear", Kind::Approval, "Decide on hits", us("Approvers"), StepState::Skipped);
    let welcome = step("welcome", Kind::Message, "Welcome message", us(""), StepState::Coming);
    let call = step("call", Kind::Task, "Hold the kickoff call", us("Priya Raman"), StepState::Coming);
    let again = StepView { attempt: 2, ..identity };
    Steps {
        stages: vec![
            stage("Intake", done_at("2026-03-04T09:00:00Z"), vec![intake]),
            stage("Collect", done_at("2026-03-12T16:00:00Z"), vec![again, hits]),
            stage("Decide", StageState::Now { open: 2 }, deciding()),
            stage("Activate", StageState::Coming, vec![welcome, call]),
        ],
        talk: public::talk(),
    }
}

fn deciding() -> Vec<StepView> {
    let late = Due { at: at("2026-03-16T17:30:00Z"), since: None, whole_day: false };
    let mine =
        StepState::Open { doing: Doing::Act(asked::approval()), note: None, put_back_to: some("Approvers") };
    let withdrawn = StepState::Withdrawn { why: some("sent back") };
    let letter =
        step("letter", Kind::Acknowledgement, "Confirm the engagement letter", client(), open(Doing::Watch));
    let act = step("approve", Kind::Approval, "Approve the client", us("Helen Brandt"), mine);
    vec![
        StepView { due: Some(late), ..letter },
        StepView { due: Some(asked::due()), ..act },
        step("note", Kind::Task, "Write the risk note", us("Tom Okafor"), withdrawn),
    ]
}

fn other_acts() -> Steps {
    let given = |key: &str, label: &str, state: DocumentState| {
        asked::document(key, label, state, vec![asked::file("f8", "scan.pdf", 812_000, Stored::Given)])
    };
    let review = Review {
        step: text("identity"),
        attempt: 1,
        title: text("Identity documents"),
        given_by: some("Ingrid Solheim"),
        due: Some(asked::due()),
        documents: vec![
            given("id", "Passport or identity card", DocumentState::Given),
            given("address", "Proof of address", DocumentState::Accepted),
            asked::document(
                "vat",
                "VAT certificate",
                DocumentState::Declined { reason: text("We are not registered.") },
                Vec::new(),
            ),
        ],
        refusal: None,
    };
    let mut task = asked::act(Kind::Task, "Screen against sanctions lists");
    task.fields = asked::every_field();
    task.fields[1].error = some("Write a whole number.");
    task.documents = asked::request().documents;
    let unbound = Doing::Unbound { role: text("analyst"), role_name: text("Sanctions analyst") };
    Steps {
        stages: vec![stage(
            "Review",
            StageState::Now { open: 4 },
            vec![
                step(
                    "identity",
                    Kind::FileRequest,
                    "Identity documents",
                    us("Helen Brandt"),
                    open(Doing::Review(review)),
                ),
                step(
                    "screen",
                    Kind::Task,
                    "Screen against sanctions lists",
                    us("Helen Brandt"),
                    open(Doing::Act(task)),
                ),
                step(
                    "verify",
                    Kind::Approval,
                    "Do the documents show who they are?",
                    us("Compliance"),
                    open(Doing::PickUp { group: text("Compliance") }),
                ),
                step("second", Kind::Task, "Look at the hits", us("nobody yet"), open(unbound)),
            ],
        )],
        talk: Vec::new(),
    }
}

fn messages() -> Messages {
    let thread = |key: &str, name: &str, internal: bool| Thread {
        key: text(key),
        name: text(name),
        internal,
        messages: public::talk(),
        draft: String::new(),
        error: None,
    };
    let empty = Thread { messages: Vec::new(), ..thread("internal", "Team only", true) };
    Messages { threads: vec![thread("client", "Client, Ingrid Solheim", false), empty] }
}

fn files() -> Files {
    let row = |name: &str, label: &str, state: &str| FileRow {
        file: asked::file("f9", name, 812_000, Stored::Given),
        step: text("Identity documents"),
        label: text(label),
        given_by: text("Ingrid Solheim"),
        at: at("2026-03-12T15:40:00Z"),
        state: some(state),
    };
    let erased = FileRow {
        file: asked::file("f10", "old-passport.jpg", 0, Stored::Erased),
        ..row("", "Passport", "erased")
    };
    Files {
        rows: vec![
            row("passport-solheim.pdf", "Passport or identity card", "accepted"),
            row("bill.jpg", "Proof of address", "returned: too blurred"),
            erased,
        ],
    }
}

fn history(verified: bool) -> History {
    let row = |seq: u64, actor: &str, said: &str| LogRow {
        seq,
        at: at("2026-03-16T11:30:00Z"),
        actor: text(actor),
        on_behalf_of: None,
        said: vec![text(said)],
        hash: "9f2c".repeat(16),
    };
    let phoned = LogRow {
        on_behalf_of: some("for Ingrid Solheim"),
        ..row(12, "Priya Raman", "answered “Company details”")
    };
    History {
        rows: vec![
            row(14, "Tom Okafor", "approved “Review of the documents”; opened “Approve the client”"),
            row(13, "Baton", "marked “Confirm the engagement letter” overdue"),
            phoned,
        ],
        older: some("/flows/flow/history?cursor=12"),
        entries: 14,
        verified,
    }
}
