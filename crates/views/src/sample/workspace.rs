//! Samples of a workspace with everything a step can be.

use super::{
    Sample, asked, at,
    clocks::{clock, clocks, just_begun, time_went},
    deadline, public, says, some, staff_shell, text,
    threads::messages,
};
use crate::{
    act::{DocumentState, Review},
    pages::{
        flow::{FlowStatus, Intervention},
        workspace::{
            self, DeadlineView, Doing, FileGroup, FileRow, FileState, Files, Head, History, Late, LogRow,
            Menu, Prepare, Preview, Proof, Related, RelatedFlow, RoleLink, StageSteps, StepState, StepView,
            Steps, ToVersion, TooLate, WriteTo,
        },
    },
    part::{ClockState, Custody, Due, Holder, Stage, StageState, Stored},
    words,
};
use model::definition::{Kind, Outcome};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let (head, ended) = (head(), ended());
    let none = Files { groups: Vec::new(), more: None, first: None };
    let (checked, broken) = (history(Proof::All), history(Proof::Broken));
    let shown = history(Proof::Shown { check_all: text("/flows/flow/history?check=all") });
    vec![
        Sample::page("workspace", workspace::steps(&staff, &head, &steps())),
        Sample::page("workspace-too-late", workspace::steps(&staff, &head, &too_late())),
        Sample::page("workspace-other-acts", workspace::steps(&staff, &waiting(), &other_acts())),
        Sample::page("workspace-ended", workspace::steps(&staff, &ended, &cut_short())),
        Sample::page("workspace-completed", workspace::steps(&staff, &completed(), &all_done())),
        Sample::page("workspace-paused", workspace::steps(&staff, &paused(), &nothing_to_do())),
        Sample::page("workspace-messages", workspace::messages(&staff, &head, &messages())),
        Sample::page("workspace-files", workspace::files(&staff, &head, &files())),
        Sample::page("workspace-files-empty", workspace::files(&staff, &ended, &none)),
        Sample::page("workspace-history", workspace::history(&staff, &head, &shown)),
        Sample::page("workspace-history-checked", workspace::history(&staff, &head, &checked)),
        Sample::page("workspace-history-broken", workspace::history(&staff, &head, &broken)),
    ]
}

fn head() -> Head {
    let late = Due { at: at("2026-03-16T17:20:00Z"), since: None, whole_day: false };
    Head {
        id: text("flow"),
        record: text("Halden Marine Ltd"),
        template: text("KYC review"),
        status: FlowStatus::Running,
        started: at("2026-03-02T10:20:00Z"),
        ended: None,
        paused: None,
        ending: None,
        owner: some("Priya Raman"),
        related: related(),
        custody: Custody {
            holder: Holder::Us,
            who: some("Helen Brandt"),
            since: Some(at("2026-03-16T11:30:00Z")),
        },
        stages: public::stages(),
        deadline: Some(DeadlineView {
            step: text("Approve the client"),
            due: asked::due(),
            derivation: Some(deadline::derivation()),
        }),
        late: Some(Late { count: 1, step: text("letter"), due: late }),
        without_people: Vec::new(),
        messages: 6,
        files: 9,
        menu: Menu {
            people: true,
            interventions: vec![Intervention::Priority, Intervention::Pause],
            send_back: vec![(text("approve"), text("Approve the client"))],
            version: Some(ToVersion::Move),
            cancel: true,
        },
    }
}

/// A step waits for people; the next deadline was given as hours.
/// One flow that started this one, and one that this one started.
fn related() -> Related {
    let flow = |id: &str, name: &str, ended| RelatedFlow { id: text(id), name: text(name), ended };
    Related {
        started_by: Some(flow("sample-onboarding", "Orchard Lane Dental, Client onboarding", true)),
        started: vec![flow("sample-review", "Orchard Lane Dental, Annual review", false)],
    }
}

fn waiting() -> Head {
    Head {
        late: None,
        without_people: vec![RoleLink {
            key: text("analyst"),
            said: text("Nobody is Sanctions analyst yet"),
        }],
        deadline: Some(DeadlineView {
            step: text("Screen against sanctions lists"),
            due: Due { at: at("2026-03-18T14:00:00Z"), since: None, whole_day: false },
            derivation: Some(deadline::with_holiday()),
        }),
        menu: Menu { send_back: Vec::new(), ..head().menu },
        messages: 0,
        ..head()
    }
}

fn ended() -> Head {
    Head {
        status: FlowStatus::Cancelled,
        ended: Some(at("2026-03-16T09:00:00Z")),
        ending: some("By Priya Raman: it was started twice."),
        custody: Custody { holder: Holder::Waiting, who: None, since: None },
        deadline: None,
        late: None,
        menu: Menu::default(),
        stages: stages_until(2, StageState::Dropped),
        messages: 0,
        ..head()
    }
}

fn completed() -> Head {
    let stages = stages_until(5, StageState::Coming);
    Head { status: FlowStatus::Completed, ending: None, stages, messages: 6, ..ended() }
}

/// The first `done` stages are done, the others as given.
fn stages_until(done: usize, others: StageState) -> Vec<Stage> {
    let over = StageState::Done { at: Some(at("2026-03-12T16:00:00Z")) };
    let stage =
        |(place, stage): (usize, Stage)| Stage { state: if place < done { over } else { others }, ..stage };
    public::stages().into_iter().enumerate().map(stage).collect()
}

fn paused() -> Head {
    let custody = Custody { holder: Holder::Waiting, who: None, since: Some(at("2026-03-16T11:30:00Z")) };
    let paused = some("Paused by Priya Raman: the client moves house.");
    let menu = Menu { interventions: vec![Intervention::Resume], ..head().menu };
    Head { status: FlowStatus::Paused, custody, deadline: None, late: None, paused, menu, ..head() }
}

fn stage(name: &str, state: StageState, steps: Vec<StepView>) -> StageSteps {
    StageSteps { name: text(name), state, steps }
}

fn step(key: &str, kind: Kind, title: &str, custody: Custody, state: StepState) -> StepView {
    StepView {
        key: text(key),
        kind,
        title: text(title),
        attempt: 1,
        custody,
        due: None,
        state,
        menu: steps_menu(),
        can_retry: false,
    }
}

fn steps_menu() -> Vec<Intervention> {
    vec![Intervention::Add, Intervention::Due, Intervention::Reassign, Intervention::Skip]
}

fn client() -> Custody {
    Custody { holder: Holder::Client, who: some("Ingrid Solheim"), since: None }
}

fn nobody() -> Custody {
    us(&says(Texts::case_nobody_yet))
}

fn us(who: &str) -> Custody {
    Custody { holder: Holder::Us, who: some(who), since: None }
}

fn done(by: &str, outcome: Outcome) -> StepState {
    StepState::Done {
        at: at("2026-03-16T11:30:00Z"),
        by: some(by),
        recorded_by: None,
        outcome,
        gave: asked::seen(),
    }
}

fn open(doing: Doing) -> StepState {
    StepState::Open { doing, note: None, put_back_to: None, record_for: Vec::new() }
}

fn write_to() -> Option<WriteTo> {
    Some(WriteTo { outside: Some((text("client"), text("Ingrid Solheim"))) })
}

fn collected() -> Vec<StageSteps> {
    let done_at = |day: &str| StageState::Done { at: Some(at(day)) };
    let submitted = || done("Ingrid Solheim", Outcome::Submitted);
    let phoned = match submitted() {
        StepState::Done { at, by, outcome, gave, .. } => {
            StepState::Done { at, by, outcome, gave, recorded_by: some("Helen Brandt") }
        }
        other => other,
    };
    let intake = step("intake", Kind::Form, "Company details", client(), phoned);
    let identity = step("identity", Kind::FileRequest, "Identity documents", client(), submitted());
    let hits = step(
        "clear",
        Kind::Approval,
        "Decide on hits",
        us("Approvers"),
        StepState::Skipped { by: some("Priya Raman"), why: some("She is known to us.") },
    );
    let again = StepView { attempt: 2, ..identity };
    vec![
        stage("Intake", done_at("2026-03-04T09:00:00Z"), vec![intake]),
        stage("Collect", done_at("2026-03-12T16:00:00Z"), vec![again, hits]),
    ]
}

fn steps() -> Steps {
    let welcome = step("welcome", Kind::Message, "Welcome message", us(""), StepState::Coming);
    let call = step("call", Kind::Task, "Hold the kickoff call", us("Priya Raman"), StepState::Coming);
    let mut stages = collected();
    stages.push(stage("Decide", StageState::Now { open: 2 }, deciding()));
    stages.push(stage("Activate", StageState::Coming, vec![welcome, call]));
    Steps {
        stages,
        talk: public::talk(),
        clocks: clocks(),
        time_went: Some(time_went()),
        write_to: write_to(),
        too_late: None,
    }
}

fn too_late() -> Steps {
    let said = "“Approve the client” was approved by Priya Raman today 10:19. What you typed is below; copy what you still need.";
    let typed = vec![(text("Comment"), text("The second passport is hard to read, but it will do."))];
    Steps { too_late: Some(TooLate { said: text(said), typed }), ..steps() }
}

fn cut_short() -> Steps {
    let mut stages = collected();
    stages.push(stage("Decide", StageState::Dropped, Vec::new()));
    let clocks =
        vec![clock("KYC clearance", ClockState::Void), clock("First response", ClockState::WithoutDate)];
    Steps { stages, talk: Vec::new(), clocks, time_went: Some(time_went()), write_to: None, too_late: None }
}

fn all_done() -> Steps {
    let (met, late) = (at("2026-03-03T11:10:00Z"), at("2026-03-16T09:40:00Z"));
    let clocks = vec![
        clock("First response", ClockState::Met { at: met }),
        clock("KYC clearance", ClockState::Late { at: late }),
    ];
    Steps {
        stages: collected(),
        talk: public::talk(),
        clocks,
        time_went: Some(time_went()),
        write_to: write_to(),
        too_late: None,
    }
}

fn deciding() -> Vec<StepView> {
    let late = Due { at: at("2026-03-16T17:20:00Z"), since: None, whole_day: false };
    let mine = StepState::Open {
        doing: Doing::Act(asked::approval()),
        note: None,
        put_back_to: some("Approvers"),
        record_for: Vec::new(),
    };
    let withdrawn = StepState::Withdrawn { why: Some(says(Texts::word_outcome_sent_back)) };
    let watched = StepState::Open {
        doing: Doing::Watch,
        note: some("Link sent by mail Friday 16:02. Mailed again yesterday 17:20, when it became late."),
        put_back_to: None,
        record_for: vec![(text("ingrid"), text("Ingrid Solheim"))],
    };
    let letter = step("letter", Kind::Acknowledgement, "Confirm the engagement letter", client(), watched);
    let act = step("approve", Kind::Approval, "Approve the client", us("Helen Brandt"), mine);
    vec![
        StepView { due: Some(late), ..letter },
        StepView { due: Some(asked::due()), ..act },
        step("note", Kind::Task, "Write the risk note", us("Tom Okafor"), withdrawn),
    ]
}

/// The same while the flow is paused.
fn nothing_to_do() -> Steps {
    let mut steps = steps();
    for step in steps.stages.iter_mut().flat_map(|stage| &mut stage.steps) {
        if matches!(step.state, StepState::Open { .. }) {
            step.due = None;
            step.state = StepState::Open {
                doing: Doing::Watch,
                note: Some(says(Texts::step_paused)),
                put_back_to: None,
                record_for: Vec::new(),
            };
        }
    }
    steps
}

fn review() -> Review {
    let given = |key: &str, label: &str, state: DocumentState| {
        asked::document(key, label, state, vec![asked::file("f8", "scan.pdf", 812_000, Stored::Given)])
    };
    Review {
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
    }
}

fn prepare() -> Prepare {
    Prepare {
        attempt: 1,
        who: text("Ingrid Solheim"),
        text: some("The terms of our engagement."),
        fields: asked::start_fields(),
        note: text("As agreed on the phone."),
        note_error: None,
        due: text("2026-03-31T17:00"),
        due_error: Some(says(Texts::intervention_at_wrong)),
        zone: text("Europe/London"),
        refusal: None,
    }
}

fn unbound() -> Doing {
    Doing::Unbound { role: text("analyst"), why: says(|texts| texts.step_waits_for("Sanctions analyst")) }
}

fn other_acts() -> Steps {
    let mut task = asked::act(Kind::Task, "Screen against sanctions lists");
    task.fields = asked::every_field();
    task.fields[1].error = Some(says(Texts::field_whole_number));
    task.documents = asked::request().documents;
    task.prepared = Some((text("Priya Raman prepared this for you"), some("Look at the second hit first.")));
    let unbound = unbound();
    let reviewed = step(
        "identity",
        Kind::FileRequest,
        "Identity documents",
        us("Helen Brandt"),
        open(Doing::Review(review())),
    );
    let screen = step(
        "screen",
        Kind::Task,
        "Screen against sanctions lists",
        us("Helen Brandt"),
        open(Doing::Act(task)),
    );
    let pooled = Doing::PickUp { group: text("Compliance") };
    let verify =
        step("verify", Kind::Approval, "Do the documents show who they are?", us("Compliance"), open(pooled));
    let second = step("second", Kind::Task, "Look at the hits", nobody(), open(unbound));
    let prepared = step(
        "contract",
        Kind::Form,
        "Confirm the terms",
        us("Helen Brandt"),
        open(Doing::Prepare(prepare())),
    );
    let mut payment = step("payment", Kind::Wait, "Payment of the fee", us("nobody"), open(Doing::Await));
    payment.custody.holder = Holder::Waiting;
    if let StepState::Open { note, .. } = &mut payment.state {
        *note = Some(says(|texts| texts.step_waits_signal(words::quoted("payment_received", texts))));
    }
    let steps = vec![reviewed, prepared, screen, verify, second, payment];
    Steps {
        stages: vec![stage("Review", StageState::Now { open: 6 }, steps)],
        talk: Vec::new(),
        clocks: Vec::new(),
        time_went: Some(just_begun()),
        write_to: Some(WriteTo { outside: None }),
        too_late: None,
    }
}

fn files() -> Files {
    let row = |name: &str, label: &str, state: FileState| FileRow {
        file: asked::file("f9", name, 812_000, Stored::Given),
        label: text(label),
        given_by: text("Ingrid Solheim"),
        at: at("2026-03-12T15:40:00Z"),
        state,
        internal: false,
        preview: Some(Preview { href: text("/files/f9/preview"), picture: false }),
    };
    let erased = FileRow {
        file: asked::file("f10", "old-passport.jpg", 0, Stored::Erased),
        ..row("", "Passport", FileState::Replaced)
    };
    let note = FileRow {
        given_by: text("Helen Brandt for Ingrid Solheim"),
        internal: true,
        preview: None,
        ..row("note.docx", "Shows what was said", FileState::Given)
    };
    let returned = FileState::Returned { reason: some("The name is too blurred to read.") };
    Files {
        groups: vec![
            FileGroup { step: text("Company details"), rows: vec![note] },
            FileGroup {
                step: text("Identity documents"),
                rows: vec![
                    row("passport-solheim.pdf", "Passport or identity card", FileState::Accepted),
                    row("bill.jpg", "Proof of address", returned),
                    row("bill-again.jpg", "Proof of address", FileState::ToCheck),
                    erased,
                ],
            },
        ],
        more: some("/flows/flow/files?after=f9"),
        first: None,
    }
}

fn history(proof: Proof) -> History {
    let row = |seq: u64, day: &str, actor: &str, said: &[&str]| LogRow {
        seq,
        at: at(day),
        actor: text(actor),
        on_behalf_of: None,
        said: said.iter().map(|said| text(said)).collect(),
        hash: "9f2c".repeat(16),
    };
    let phoned = LogRow {
        on_behalf_of: some("for Ingrid Solheim"),
        ..row(11, "2026-03-13T09:10:00Z", "Priya Raman", &["sent “Company details”: “She phoned.”"])
    };
    History {
        rows: vec![
            row(
                14,
                "2026-03-16T11:30:00Z",
                "Tom Okafor",
                &[
                    "approved “Review of the documents”",
                    "finished the stage “Review”",
                    "opened “Approve the client”",
                ],
            ),
            row(
                13,
                "2026-03-16T08:00:00Z",
                "Baton:",
                &["the deadline of “Confirm the engagement letter” has passed"],
            ),
            row(12, "2026-03-13T16:02:00Z", "Helen Brandt", &["picked up “Review of the documents”"]),
            phoned,
        ],
        older: some("/flows/flow/history?before=11"),
        newest: None,
        entries: 14,
        proof,
    }
}
