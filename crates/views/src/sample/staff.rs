//! Samples of Home, To do and the list of flows.

use super::{Sample, at, local, says, some, staff_shell, text};
use crate::{
    Staff,
    pages::{
        flow::{self, Alarm, DueFilter, FlowFilter, FlowOrder, FlowRow, FlowStatus, Flows, SortColumn},
        home::{self, Held, Home, NewsLine},
        todo::{self, Todo, TodoItem},
    },
    part::{Due, Holder, SaveView, SavedView, Stage, StageState, Tab},
};
use model::definition::{Kind, Priority};
use texts::Texts;

pub(super) fn pages() -> Vec<Sample> {
    let staff = staff_shell();
    let told = Staff { notice: Some(says(Texts::said_sent_back)), ..staff_shell() };
    let empty = Todo { items: Vec::new(), count: 0, late: 0, today: 0, previous: None, next: None };
    let beyond = Todo { count: 3, ..empty.clone() };
    let mut all = vec![
        Sample::page("home", home::show(&staff, &home())),
        Sample::page("home-new", home::show(&staff, &home_of_a_new_firm())),
        Sample::page("todo", todo::list(&told, &todo_items())),
        Sample::page("todo-empty", todo::list(&staff, &empty)),
        Sample::page("todo-beyond", todo::list(&staff, &beyond)),
    ];
    all.extend(lists().into_iter().map(|(name, flows)| Sample::page(name, flow::list(&staff, &flows))));
    all
}

/// The list of flows in each of its states.
fn lists() -> Vec<(&'static str, Flows)> {
    let with = |filter: FlowFilter| Flows { filter, ..flows() };
    let none = |filter: FlowFilter| Flows {
        rows: Vec::new(),
        count: Some(0),
        previous: None,
        next: None,
        ..with(filter)
    };
    let of_halden =
        FlowFilter { text: text("halden & co"), held: Some(Holder::Client), ..FlowFilter::default() };
    let red = FlowFilter {
        due: Some(DueFilter::Red),
        priority: Some(Priority::High),
        order: FlowOrder { column: SortColumn::Alarm, down: false },
        ..FlowFilter::default()
    };
    let error = Some(says(Texts::problem_name));
    let saved = SavedView { id: text("view"), name: text("My KYC reviews"), error: None };
    vec![
        ("flows", flows()),
        ("flows-filtered", Flows { tabs: tabs(None), count: Some(1_001), ..with(of_halden.clone()) }),
        ("flows-uncounted", Flows { tabs: tabs(None), count: None, ..with(of_halden.clone()) }),
        ("flows-red", Flows { tabs: tabs(None), ..with(red) }),
        ("flows-saved", Flows { tabs: tabs(Some(5)), saved: Some(saved.clone()), ..flows() }),
        (
            "flows-save-refused",
            Flows {
                tabs: tabs(None),
                save: SaveView { name: String::new(), error: error.clone() },
                ..with(of_halden.clone())
            },
        ),
        (
            "flows-rename-refused",
            Flows { tabs: tabs(Some(5)), saved: Some(SavedView { error, ..saved }), ..flows() },
        ),
        ("flows-finished", finished()),
        ("flows-empty", none(FlowFilter::default())),
        ("flows-none-fits", Flows { tabs: tabs(None), ..none(of_halden) }),
        ("flows-none-at-risk", none(FlowFilter { due: Some(DueFilter::Risk), ..FlowFilter::default() })),
        (
            "flows-none-cancelled",
            none(FlowFilter { status: Some(FlowStatus::Cancelled), ..FlowFilter::default() }),
        ),
        ("flows-beyond", Flows { count: Some(128), ..none(FlowFilter::default()) }),
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
        is_paused: false,
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
            TodoItem {
                is_paused: true,
                ..item(Kind::Task, "Archive the paper file", "Fernhill Stores", "Client onboarding", None)
            },
        ],
        count: 57,
        late: 1,
        today: 3,
        previous: some("/todo?before=earlier"),
        next: some("/todo?after=later"),
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

fn row(record: &str, template: &str, (holder, who): (Holder, &str), now: usize, due: Option<Due>) -> FlowRow {
    FlowRow {
        id: text("flow"),
        record: text(record),
        template: text(template),
        status: FlowStatus::Running,
        holder,
        who: some(who),
        since: Some(at("2026-03-14T10:00:00Z")),
        stages: stages(&["Intake", "Collect", "Review", "Decide", "Activate"], now),
        owner: text("Priya Raman"),
        due,
        alarm: Alarm::None,
        priority: Priority::Normal,
        started: at("2026-03-04T09:12:00Z"),
        ended: None,
    }
}

fn flows() -> Flows {
    use Holder::{Client, ThirdParty, Us, Waiting};
    let paused = FlowRow {
        status: FlowStatus::Paused,
        since: None,
        who: None,
        ..row("Greywater Studios", "Renewal", (Waiting, ""), 0, None)
    };
    Flows {
        tabs: tabs(Some(0)),
        saved: None,
        save: SaveView::default(),
        filter: FlowFilter::default(),
        templates: vec![
            (text("kyc-review"), text("KYC review")),
            (text("client-onboarding"), text("Client onboarding")),
        ],
        owners: vec![(text("m1"), text("Priya Raman")), (text("m2"), text("Jonas Weber"))],
        rows: vec![
            FlowRow {
                alarm: Alarm::Red,
                ..row(
                    "Quayside Lettings",
                    "Client offboarding",
                    (Client, "Samir Haddad"),
                    1,
                    due("2026-03-13T17:30:00Z", "2026-03-06T09:00:00Z"),
                )
            },
            FlowRow {
                alarm: Alarm::Amber,
                priority: Priority::Urgent,
                ..row(
                    "Pennyroyal Nurseries",
                    "KYC review",
                    (Us, &says(|texts| texts.flows_and_others("Helen Brandt", 1))),
                    2,
                    due("2026-03-17T12:00:00Z", "2026-03-10T09:00:00Z"),
                )
            },
            row(
                "Tessera Robotics",
                "KYC review",
                (ThirdParty, "Lewin Notaries"),
                1,
                due("2026-03-25T12:00:00Z", "2026-03-16T12:00:00Z"),
            ),
            row("Orchard Lane Dental", "Client onboarding", (Us, &says(Texts::flows_nobody_yet)), 0, None),
            paused,
        ],
        previous: None,
        next: some("later"),
        count: Some(128),
    }
}

fn finished() -> Flows {
    let ended = |record: &str, status: FlowStatus| FlowRow {
        status,
        since: None,
        ended: Some(at("2026-03-11T15:40:00Z")),
        ..row(record, "Client onboarding", (Holder::Waiting, ""), 9, None)
    };
    let order = FlowOrder { column: SortColumn::Updated, down: true };
    Flows {
        tabs: tabs(Some(4)),
        filter: FlowFilter { status: Some(FlowStatus::Completed), order, ..FlowFilter::default() },
        rows: vec![
            ended("Cedar & Pike Joinery", FlowStatus::Completed),
            ended("Brightwater Schools", FlowStatus::Cancelled),
        ],
        previous: some("earlier"),
        next: None,
        count: Some(27),
        ..flows()
    }
}

fn tabs(open: Option<usize>) -> Vec<Tab> {
    let texts = local().texts();
    let names = [
        texts.flows_view_running(),
        texts.flows_view_at_risk(),
        texts.flows_view_with_clients(),
        texts.flows_view_mine(),
        texts.flows_view_finished(),
        "My KYC reviews",
    ];
    let tab = |(place, name): (usize, &&str)| Tab {
        name: text(name),
        href: text("/flows?status=running&sort=due"),
        is_open: open == Some(place),
    };
    names.iter().enumerate().map(tab).collect()
}

fn home() -> Home {
    let news = |when: &str, who: Option<&str>, said: &str, record: &str| NewsLine {
        at: at(when),
        who: who.and_then(some),
        said: text(said),
        flow: text("flow"),
        record: text(record),
    };
    Home {
        checklist: None,
        todo: todo_items().items,
        todo_count: 7,
        late: 1,
        today: 3,
        risk: flows().rows.into_iter().take(3).collect(),
        risk_count: 5,
        held: Held { client: 61, us: 46, third: 9, waiting: 12 },
        news: vec![
            news(
                "2026-03-17T10:04:00Z",
                Some("Ingrid Solheim"),
                "sent “Identity documents”",
                "Halden Marine Ltd",
            ),
            news(
                "2026-03-17T08:12:00Z",
                Some("Lena Vogt"),
                "started “Become a client”",
                "Ember Street Kitchens",
            ),
            news("2026-03-16T17:30:00Z", None, "A deadline has passed", "Quayside Lettings"),
            news(
                "2026-03-16T11:30:00Z",
                Some("Tom Okafor"),
                "approved “Engagement terms”",
                "Cedar & Pike Joinery",
            ),
        ],
    }
}

/// Nothing has happened yet.
fn home_of_a_new_firm() -> Home {
    Home {
        todo: Vec::new(),
        todo_count: 0,
        late: 0,
        today: 0,
        risk: Vec::new(),
        risk_count: 0,
        held: Held::default(),
        news: Vec::new(),
        ..home()
    }
}
