//! Samples of starting a flow and of its owner's acts.

use super::{Sample, asked, says, some, staff_shell, text};
use crate::{
    act::BackTo,
    form::{Choice, FieldView},
    pages::flow::{
        self, Cancel, ChoosePeople, FlowName, Members, NewFlow, RecordAnswer, RecordChoice, Reopened,
        RoleRow, Roles, SendBack, TemplateChoice, Who, Withdrawn,
    },
    part::{Holder, Stored},
};
use model::{FieldType, field::PersonFrom};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let choice = |key: &str, name: &str, description: &str, stages: &[&str]| TemplateChoice {
        key: text(key),
        name: text(name),
        description: some(description),
        stages: stages.iter().map(|stage| text(stage)).collect(),
    };
    let choices = [
        choice(
            "kyc-review",
            "KYC review",
            "We check who you are before we may work for you.",
            &["Documents", "Review", "Clearance"],
        ),
        choice(
            "tax-preparation",
            "Tax preparation",
            "From your papers to a filed return.",
            &["Documents", "Review", "Approval", "Filing"],
        ),
    ];
    vec![
        Sample::page("flow-choose", flow::choose(&staff, &choices)),
        Sample::page("flow-choose-empty", flow::choose(&staff, &[])),
        Sample::page("flow-start", flow::start(&staff, &new_flow())),
        Sample::page("flow-cancel", flow::cancel(&staff, &cancel())),
        Sample::page("flow-send-back", flow::send_back(&staff, &send_back())),
        Sample::page("flow-people", flow::people(&staff, &people())),
        Sample::page("flow-people-outside", flow::people(&staff, &people_outside())),
        Sample::page("flow-roles", flow::roles(&staff, &roles())),
        Sample::page("flow-recording", flow::recording(&staff, &recording())),
    ]
}

fn name() -> FlowName {
    FlowName { id: text("flow"), record: text("Halden Marine Ltd"), template: text("KYC review") }
}

pub(super) fn new_flow() -> NewFlow {
    let role = FieldView {
        choices: asked::people(),
        ..FieldView::ask(
            "role.officer",
            "Compliance officer",
            FieldType::Person { from: PersonFrom::Group(text("")), contact_role: None, several: false },
        )
    };
    NewFlow {
        template: text("kyc-review"),
        form: text("sample-form"),
        name: text("KYC review"),
        description: some("We check who you are before we may work for you."),
        records: vec![RecordChoice {
            id: text("r1"),
            name: text("Halden Marine Ltd"),
            detail: text("Client, ingrid@halden.example"),
        }],
        search: text("Hal"),
        more: true,
        record: String::new(),
        record_error: None,
        kinds: vec![
            Choice { value: text("client"), label: text("Client") },
            Choice { value: text("prospect"), label: text("Prospect") },
        ],
        record_kind: text("client"),
        record_name: text("Tessera Robotics"),
        record_name_error: None,
        record_email: text("lena@tessera"),
        record_email_error: Some(says(Texts::field_email_ending)),
        people: vec![role],
        fields: asked::start_fields(),
        refusal: None,
    }
}

fn cancel() -> Cancel {
    Cancel {
        flow: name(),
        open: vec![
            withdrawn("Approve the client", Holder::Us, "Helen Brandt"),
            withdrawn("Confirm the engagement letter", Holder::Client, "Ingrid Solheim"),
        ],
        reason: String::new(),
        error: Some(says(Texts::refusal_reason_missing)),
    }
}

fn send_back() -> SendBack {
    let reopened = |title: &str, holder: Holder, who: &str, now: bool| Reopened {
        title: text(title),
        holder,
        who: some(who),
        now,
    };
    SendBack {
        flow: name(),
        step: text("approve"),
        attempt: 1,
        title: text("Approve the client"),
        back_to: vec![
            BackTo { step: text("identity"), title: text("Identity documents"), chosen: true },
            BackTo { step: text("screening"), title: text("Screen against lists"), chosen: false },
        ],
        reopened: vec![
            reopened("Identity documents", Holder::Client, "Ingrid Solheim", true),
            reopened("Review of the documents", Holder::Us, "Compliance", false),
            reopened("Approve the client", Holder::Us, "Approvers", false),
        ],
        withdrawn: vec![text("Sign the engagement letter")],
        comment: String::new(),
        error: None,
    }
}

fn withdrawn(title: &str, holder: Holder, who: &str) -> Withdrawn {
    Withdrawn { title: text(title), holder, who: some(who) }
}

fn people() -> ChoosePeople {
    ChoosePeople {
        flow: name(),
        role: text("analyst"),
        role_name: text("Sanctions analyst"),
        why: says(|texts| texts.flow_people_waits("Screen against lists")),
        who: Who::Members(Members {
            search: text("a"),
            found: asked::people(),
            chosen: asked::people().into_iter().take(1).collect(),
            more: true,
        }),
        error: None,
    }
}

fn people_outside() -> ChoosePeople {
    let of = FieldType::Person { from: PersonFrom::Outside, contact_role: None, several: false };
    ChoosePeople {
        role_name: text("Notary"),
        who: Who::Outside(Box::new(FieldView {
            error: Some(says(Texts::field_email_ending)),
            ..FieldView::ask("person", "Notary", of)
        })),
        ..people()
    }
}

fn roles() -> Roles {
    let row = |key: &str, name: &str, holder: Holder, who: Option<String>| RoleRow {
        key: text(key),
        name: text(name),
        holder,
        waits: who.is_none(),
        who,
    };
    Roles {
        flow: name(),
        rows: vec![
            row("client", "Client", Holder::Client, some("Ingrid Solheim")),
            row("officer", "Compliance officer", Holder::Us, some("The group compliance")),
            row("analyst", "Sanctions analyst", Holder::Us, None),
            RoleRow { waits: false, ..row("notary", "Notary", Holder::ThirdParty, None) },
        ],
    }
}

fn recording() -> RecordAnswer {
    RecordAnswer {
        flow: name(),
        step: text("identity"),
        person: text("ingrid"),
        name: text("Ingrid Solheim"),
        me: text("Helen Brandt"),
        act: asked::request(),
        reason: String::new(),
        reason_error: Some(says(Texts::problem_recording_why)),
        evidence: vec![asked::file("f3", "note-of-the-call.pdf", 48_000, Stored::Draft)],
        evidence_error: None,
    }
}
