//! Samples of starting a flow and of its owner's acts.

use super::{Sample, asked, some, staff_shell, text};
use crate::{
    act::BackTo,
    form::{Choice, FieldView},
    pages::flow::{
        self, Cancel, ChoosePeople, FlowName, NewFlow, RecordChoice, Reopened, SendBack, TemplateChoice,
    },
    part::Holder,
};
use model::{FieldType, field::PersonFrom};

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
    ]
}

fn name() -> FlowName {
    FlowName { id: text("flow"), record: text("Halden Marine Ltd"), template: text("KYC review") }
}

fn new_flow() -> NewFlow {
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
        name: text("KYC review"),
        description: some("We check who you are before we may work for you."),
        records: vec![RecordChoice {
            id: text("r1"),
            name: text("Halden Marine Ltd"),
            detail: text("Client, ingrid@halden.example"),
        }],
        record: String::new(),
        kinds: vec![
            Choice { value: text("client"), label: text("Client") },
            Choice { value: text("prospect"), label: text("Prospect") },
        ],
        record_kind: text("client"),
        record_name: text("Tessera Robotics"),
        record_name_error: None,
        record_email: text("lena@tessera"),
        record_email_error: some("Add the ending, for example .com or .co.uk"),
        people: vec![role],
        fields: asked::start_fields(),
        refusal: None,
    }
}

fn cancel() -> Cancel {
    Cancel {
        flow: name(),
        open: vec![
            text("Approve the client, with Helen Brandt"),
            text("Sign the engagement letter, with Ingrid Solheim"),
        ],
        reason: String::new(),
        error: some("Say why; it stands in the history."),
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

fn people() -> ChoosePeople {
    let of =
        FieldType::Person { from: PersonFrom::Group(text("compliance")), contact_role: None, several: true };
    ChoosePeople {
        flow: name(),
        role: text("analyst"),
        role_name: text("Sanctions analyst"),
        why: text("“Screen against lists” waits for somebody to do it."),
        field: FieldView {
            choices: asked::people(),
            ..FieldView::ask("role.analyst", "Sanctions analyst", of)
        },
    }
}
