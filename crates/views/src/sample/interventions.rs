//! Samples of what owners do to a live flow.

use super::{Sample, asked, says, some, staff_shell, text};
use crate::{
    form::{Choice, FieldView},
    pages::flow::{
        Asked, FlowName, Intervene, Intervention, Members, People, Question, Reopened, Who, intervene,
    },
    part::Holder,
};
use model::{FieldType, field::PersonFrom};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    vec![
        Sample::page("flow-add-step", intervene(&staff, &add())),
        Sample::page("flow-skip", intervene(&staff, &of(Intervention::Skip))),
        Sample::page("flow-recall", intervene(&staff, &of(Intervention::Recall))),
        Sample::page("flow-reopen", intervene(&staff, &reopen())),
        Sample::page("flow-deadline", intervene(&staff, &due())),
        Sample::page("flow-reassign", intervene(&staff, &reassign())),
        Sample::page("flow-reassign-outside", intervene(&staff, &outside())),
        Sample::page("flow-delegate", intervene(&staff, &delegate())),
        Sample::page("flow-priority", intervene(&staff, &priority())),
        Sample::page("flow-pause", intervene(&staff, &of_flow(Intervention::Pause))),
        Sample::page("flow-resume", intervene(&staff, &of_flow(Intervention::Resume))),
    ]
}

fn of(act: Intervention) -> Intervene {
    Intervene {
        flow: FlowName { id: text("flow"), record: text("Halden Marine Ltd"), template: text("KYC review") },
        act,
        address: act.at_step("flow", "approve"),
        about: text("Approve the client"),
        attempt: Some(1),
        questions: Vec::new(),
        people: None,
        reopened: Vec::new(),
        withdrawn: Vec::new(),
        reason: String::new(),
        reason_error: Some(says(Texts::refusal_reason_missing)),
        refusal: None,
    }
}

fn of_flow(act: Intervention) -> Intervene {
    Intervene {
        about: String::new(),
        attempt: None,
        reason: text("The client moves house."),
        reason_error: None,
        ..of(act)
    }
}

fn question(of: Asked, value: &str) -> Question {
    Question { of, value: text(value), error: None }
}

fn choice(value: &str, label: &str) -> Choice {
    Choice { value: text(value), label: text(label) }
}

fn add() -> Intervene {
    let roles = vec![choice("client", "Client"), choice("officer", "Compliance officer")];
    let missing = Question { error: Some(says(Texts::field_required)), ..question(Asked::Title, "") };
    Intervene {
        attempt: None,
        questions: vec![
            question(Asked::Kind, "approval"),
            question(Asked::Role(roles), "officer"),
            missing,
            question(Asked::Text, "She knows why."),
            question(Asked::DueSpan, "3 business days"),
            question(Asked::Denied, "continue"),
        ],
        ..of(Intervention::Add)
    }
}

fn reopen() -> Intervene {
    let line = |title: &str, holder: Holder, who: &str, now: bool| Reopened {
        title: text(title),
        holder,
        who: some(who),
        now,
    };
    Intervene {
        reopened: vec![
            line("Identity documents", Holder::Client, "Ingrid Solheim", true),
            line("Approve the client", Holder::Us, "Approvers", false),
        ],
        withdrawn: vec![text("Approve the client")],
        ..of(Intervention::Reopen)
    }
}

fn due() -> Intervene {
    let at = Asked::At { zone: text("Europe/London") };
    let error = Some(says(Texts::intervention_at_wrong));
    Intervene {
        questions: vec![Question { error, ..question(at, "2026-03-31T17:00") }],
        ..of(Intervention::Due)
    }
}

fn people(of: Who) -> Option<People> {
    Some(People { of, part: Some(text("a1")), error: Some(says(Texts::intervention_choose)) })
}

fn members() -> Who {
    Who::Members(Members {
        search: text("a"),
        found: asked::people(),
        chosen: asked::people().into_iter().take(1).collect(),
        more: true,
    })
}

fn reassign() -> Intervene {
    let parts = Asked::Part(vec![choice("a1", "Helen Brandt"), choice("a2", "Tom Okafor")]);
    Intervene {
        questions: vec![question(parts, "a1")],
        people: people(members()),
        ..of(Intervention::Reassign)
    }
}

fn outside() -> Intervene {
    let of_person = FieldType::Person { from: PersonFrom::Outside, contact_role: None, several: false };
    let field = FieldView {
        error: Some(says(Texts::field_email_ending)),
        ..FieldView::ask("person", "Client", of_person)
    };
    Intervene { people: people(Who::Outside(Box::new(field))), ..of(Intervention::Reassign) }
}

fn delegate() -> Intervene {
    let none = Members { search: text("zz"), found: Vec::new(), chosen: Vec::new(), more: false };
    Intervene {
        people: people(Who::Members(none)),
        reason_error: None,
        refusal: Some(says(Texts::problem_step_not_yours)),
        ..of(Intervention::Delegate)
    }
}

fn priority() -> Intervene {
    Intervene { questions: vec![question(Asked::Priority, "high")], ..of_flow(Intervention::Priority) }
}
