//! Samples of To do and of the list of flows.

use super::{Sample, at, some, staff_shell, text};
use crate::{
    Staff,
    pages::{
        flow::{self, FlowFilter, FlowRow, FlowStatus, Flows},
        todo::{self, Todo, TodoItem},
    },
    part::{Due, Holder, Stage, StageState},
};
use model::definition::Kind;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let told = Staff { notice: some("Sent back. Ingrid Solheim was told by mail."), ..staff_shell() };
    let empty = Todo { items: Vec::new(), more: None, first: None };
    let nothing = Flows { rows: Vec::new(), total: None, after: None, ..flows() };
    let narrowed =
        Flows { filter: FlowFilter { text: text("halden & co"), ..flows().filter }, ..nothing.clone() };
    vec![
        Sample::page("todo", todo::list(&told, &todo_items())),
        Sample::page("todo-empty", todo::list(&staff, &empty)),
        Sample::page("flows", flow::list(&staff, &flows())),
        Sample::page("flows-empty", flow::list(&staff, &nothing)),
        Sample::page("flows-none-fits", flow::list(&staff, &narrowed)),
    ]
}

fn due(text: &str, since: &str) -> Option<Due> {
    Some(Due { at: at(text), since: Some(at(since)), whole_day: false })
}

fn todo_items() -> Todo {
    let item = |kind: Kind, title: &str, record: &str, template: &str, due: Option<Due>| TodoItem {
        flow: text("flow"),
        step: text("step"),
        kind,
        title: text(title),
        record: text(record),
        template: text(template),
        due,
        pool: None,
    };
    let pooled = TodoItem {
        pool: some("Compliance"),
        ..item(
            Kind::FileRequest,
            "Check passports of both directors",
            "Brightwater Schools",
            "KYC review",
            due("2026-03-20T12:00:00Z", "2026-03-16T12:00:00Z"),
        )
    };
    Todo {
        items: vec![
            item(
                Kind::Task,
                "Sign off the risk note",
                "Pennyroyal Nurseries",
                "KYC review",
                due("2026-03-16T17:30:00Z", "2026-03-10T09:00:00Z"),
            ),
            item(
                Kind::Approval,
                "Approve engagement terms",
                "Cedar & Pike Joinery",
                "Client onboarding",
                due("2026-03-17T12:00:00Z", "2026-03-10T09:00:00Z"),
            ),
            item(
                Kind::Approval,
                "Approve the client",
                "Halden Marine Ltd",
                "KYC review",
                due("2026-03-19T16:00:00Z", "2026-03-12T16:00:00Z"),
            ),
            pooled,
            item(
                Kind::Acknowledgement,
                "Read the closing report",
                "Quayside Lettings",
                "Client offboarding",
                due("2026-03-25T17:30:00Z", "2026-03-12T16:00:00Z"),
            ),
            item(Kind::Form, "Note the renewal date", "Marlow & Finch Architects", "Renewal", None),
        ],
        more: some("/todo?cursor=next"),
        first: None,
    }
}

fn stages(names: &[&str], now: usize) -> Vec<Stage> {
    let state = |place: usize| match place {
        place if place < now => StageState::Done { at: None },
        place if place == now => StageState::Now { open: 1 },
        _ => StageState::Coming,
    };
    names.iter().enumerate().map(|(place, name)| Stage { name: text(name), state: state(place) }).collect()
}

fn flows() -> Flows {
    let kyc = ["Intake", "Collect", "Review", "Decide", "Activate"];
    let row =
        |record: &str, template: &str, holder: Holder, who: &str, now: usize, due: Option<Due>| FlowRow {
            id: text("flow"),
            record: text(record),
            template: text(template),
            status: FlowStatus::Running,
            holder,
            who: some(who),
            since: Some(at("2026-03-14T10:00:00Z")),
            stages: stages(&kyc, now),
            owner: text("Priya Raman"),
            due,
        };
    let ended = FlowRow {
        status: FlowStatus::Completed,
        since: None,
        ..row("Orchard Lane Dental", "Client onboarding", Holder::Waiting, "", 9, None)
    };
    Flows {
        filter: FlowFilter { status: Some(FlowStatus::Running), sort: text("due"), ..FlowFilter::default() },
        templates: vec![
            (text("kyc-review"), text("KYC review")),
            (text("onboarding"), text("Client onboarding")),
        ],
        rows: vec![
            row(
                "Quayside Lettings",
                "Client offboarding",
                Holder::Client,
                "Samir Haddad",
                1,
                due("2026-03-13T17:30:00Z", "2026-03-02T09:00:00Z"),
            ),
            row(
                "Pennyroyal Nurseries",
                "KYC review",
                Holder::Us,
                "Helen Brandt",
                2,
                due("2026-03-16T17:30:00Z", "2026-03-02T09:00:00Z"),
            ),
            row(
                "Northfield Bakery Group",
                "Billing dispute",
                Holder::Us,
                "Helen Brandt",
                2,
                due("2026-03-17T15:30:00Z", "2026-03-10T15:30:00Z"),
            ),
            row(
                "Tessera Robotics",
                "KYC review",
                Holder::ThirdParty,
                "Lewin Notaries",
                1,
                due("2026-03-18T12:00:00Z", "2026-03-16T12:00:00Z"),
            ),
            row("Ember Street Kitchens", "Become a client", Holder::Us, "Compliance", 0, None),
            ended,
        ],
        before: None,
        after: some("next-page"),
        total: some("128"),
    }
}
