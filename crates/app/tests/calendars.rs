//! Several business calendars: made, chosen, named, changed while flows run, deleted.
#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem,
    calendars::{self, Typed, Why},
    flows::{self, FlowView},
    templates,
};
use firm::{Firm, request};
use model::{Entropy, Id};
use testkit::TestDatabase;

const DUE: &str = "
baton: 1
key: due
name: Due soon
started_from: [client]
roles:
  doer: {name: Doer, party: us, fill: group staff}
stages:
  - stage: work
    name: Work
    steps:
      - {step: do_it, kind: task, role: doer, title: Do it, due: 1 business day}
      - {step: then, kind: task, role: doer, title: Then this, due: 1 business day}
";

fn typed(name: &str) -> Typed {
    let mut typed = Typed { name: name.to_owned(), zone: "Europe/London".to_owned(), ..Typed::default() };
    typed.hours.fill("09:00-17:00".to_owned());
    typed
}

async fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for database in TestDatabase::each().await {
        firms.push(Firm::on(database).await);
    }
    firms
}

async fn start(firm: &Firm) -> Id {
    if app::members::list(&firm.admin()).await.unwrap().is_empty() {
        firm.group("staff", &["Ada"]).await;
    }
    let started = flows::start(&firm.admin(), request("due", "Client Ltd", "ann@client.example")).await;
    started.unwrap().flow
}

async fn due(firm: &Firm, flow: &Id) -> String {
    let view: FlowView = flows::show(&firm.admin(), flow).await.unwrap();
    view.next_due_at.unwrap()
}

async fn tell(firm: &Firm) -> usize {
    calendars::tell(&firm.app, firm.now(), Entropy::from_number(7)).await.unwrap()
}

async fn own(firm: &Firm) -> calendars::CalendarView {
    let all = calendars::list(&firm.admin()).await.unwrap();
    calendars::show(&firm.admin(), &all[0].id).await.unwrap()
}

fn paths<T: std::fmt::Debug>(refused: Result<T, Problem>) -> Vec<String> {
    match refused {
        Err(Problem::Invalid(all)) => all.into_iter().map(|one| one.path).collect(),
        other => panic!("expected wrong answers, got {other:?}"),
    }
}

#[tokio::test]
async fn running_flows_follow_their_calendar_and_the_templates_choice() {
    for firm in firms().await {
        firm.publish(DUE).await;
        // Tuesday morning: Wednesday at the same time.
        let flow = start(&firm).await;
        let before = due(&firm, &flow).await;
        assert!(before.starts_with("2026-03-18T10:"), "{before}");

        let own = own(&firm).await;
        let mut changed = own.typed(texts::Language::En);
        changed.holidays = "2026-03-18 A day for ourselves".to_owned();
        calendars::change(&firm.admin(), &own.id, Some(own.version), &changed).await.unwrap();
        assert_eq!(due(&firm, &flow).await, before, "the worker tells");
        assert_eq!(tell(&firm).await, 1);
        let moved = due(&firm, &flow).await;
        assert!(moved.starts_with("2026-03-19T10:"), "{moved}");
        let stale = calendars::change(&firm.admin(), &own.id, Some(own.version), &changed).await;
        assert!(matches!(stale, Err(Problem::Stale(_))));

        let weekend = calendars::create(&firm.admin(), &typed("All days")).await.unwrap();
        calendars::set_for_template(&firm.admin(), "due", Some(&weekend)).await.unwrap();
        assert_eq!(tell(&firm).await, 1);
        assert_eq!(due(&firm, &flow).await, before, "its calendar knows no holiday");
        let other = start(&firm).await;
        assert!(due(&firm, &other).await.starts_with("2026-03-18T10:"), "new ones count in it");

        calendars::set_for_template(&firm.admin(), "due", None).await.unwrap();
        assert_eq!(tell(&firm).await, 2);
        assert_eq!(due(&firm, &flow).await, moved);
        // Told once more when other nodes know it too, then never again.
        firm.pass_seconds(30);
        assert_eq!(tell(&firm).await, 2);
        assert_eq!(tell(&firm).await, 0);
    }
}

#[tokio::test]
async fn a_template_names_only_calendars_there_are_and_keeps_them() {
    for firm in firms().await {
        let named = DUE.replace("title: Do it,", "title: Do it, calendar: Support,");
        let draft = templates::create(&firm.admin(), &named).await.unwrap();
        assert!(draft.warnings.iter().any(|warning| warning.contains("Support")), "{:?}", draft.warnings);
        let refused = templates::publish(&firm.admin(), "due").await.unwrap_err();
        let said = refused.to_string();
        assert!(matches!(refused, Problem::Conflict(_)) && said.contains("Support"), "{said}");
        assert!(said.contains("Standard"), "those there are: {said}");

        let support = calendars::create(&firm.admin(), &typed("Support")).await.unwrap();
        templates::publish(&firm.admin(), "due").await.unwrap();
        let flow = start(&firm).await;
        let before = due(&firm, &flow).await;
        let mut changed = typed("Support");
        changed.holidays = "18.3.2026 Closed".to_owned();
        calendars::change(&firm.admin(), &support, None, &changed).await.unwrap();
        assert_eq!(tell(&firm).await, 1);
        assert_ne!(due(&firm, &flow).await, before);

        let renamed = calendars::change(&firm.admin(), &support, None, &typed("Help desk")).await;
        assert_eq!(paths(renamed), ["name"]);
        let users = calendars::used_by(&firm.admin(), &support).await.unwrap();
        assert_eq!(users.iter().map(|user| user.why).collect::<Vec<_>>(), [Why::Named]);
        assert!(matches!(calendars::delete(&firm.admin(), &support).await, Err(Problem::Conflict(_))));

        // The next version names none, but a flow of the first still counts in it.
        let next = format!("{}\ndescription: Another\n", DUE.trim_end());
        templates::replace(&firm.admin(), "v1", &next).await.unwrap();
        templates::publish(&firm.admin(), "due").await.unwrap();
        let users = calendars::used_by(&firm.admin(), &support).await.unwrap();
        assert_eq!(users.iter().map(|user| user.why).collect::<Vec<_>>(), [Why::Running]);
        flows::cancel(&firm.admin(), &flow, "Sample", None).await.unwrap();
        calendars::delete(&firm.admin(), &support).await.unwrap();
        assert!(matches!(calendars::delete(&firm.admin(), &support).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn one_is_the_organisations_own_and_names_are_taken_once() {
    for firm in firms().await {
        let first = own(&firm).await;
        assert_eq!((first.rules.name.as_str(), first.is_default), ("Standard", true));
        let support = calendars::create(&firm.admin(), &typed("Support")).await.unwrap();
        assert_eq!(paths(calendars::create(&firm.admin(), &typed("Support")).await), ["name"]);
        let not_own = Typed { is_default: false, ..first.typed(texts::Language::En) };
        assert_eq!(paths(calendars::change(&firm.admin(), &first.id, None, &not_own).await), ["default"]);
        assert!(matches!(calendars::delete(&firm.admin(), &first.id).await, Err(Problem::Conflict(_))));

        let now_own = Typed { is_default: true, ..typed("Support") };
        calendars::change(&firm.admin(), &support, None, &now_own).await.unwrap();
        let organisation = app::organisations::default(&firm.app).await.unwrap();
        assert_eq!(organisation.calendar.name.as_deref(), Some("Support"));
        calendars::delete(&firm.admin(), &first.id).await.unwrap();

        let staff = firm.group("others", &["Bob"]).await.remove(0);
        assert!(calendars::list(&firm.member(&staff)).await.is_ok());
        let forbidden = calendars::create(&firm.member(&staff), &typed("Mine")).await;
        assert!(matches!(forbidden, Err(Problem::NotAllowed { .. })));
        let reading = firm.key(&app::Scope::usual());
        assert!(matches!(calendars::delete(&reading, &support).await, Err(Problem::NotAllowed { .. })));
        assert!(calendars::create(&firm.key(&[app::Scope::Admin]), &typed("By key")).await.is_ok());
    }
}

#[tokio::test]
async fn public_holidays_of_the_years_to_come_appear_by_themselves() {
    for firm in firms().await {
        firm.publish(DUE).await;
        let public = Typed { place: "DE-SN".to_owned(), is_default: true, ..typed("Dresden") };
        let id = calendars::create(&firm.admin(), &public).await.unwrap();
        let years = async || {
            let calendar = calendars::show(&firm.admin(), &id).await.unwrap().calendar;
            let all: std::collections::BTreeSet<i16> =
                calendar.holidays.keys().map(|date| date.year()).collect();
            all.into_iter().collect::<Vec<_>>()
        };
        assert_eq!(years().await, [2025, 2026, 2027, 2028]);
        let refresh = async || {
            calendars::refresh_holidays(&firm.app, firm.now(), Entropy::from_number(8)).await.unwrap()
        };
        assert_eq!(refresh().await, 0, "nothing is new");
        let flow = start(&firm).await;
        tell(&firm).await;
        let log = flows::show(&firm.admin(), &flow).await.unwrap().seq;
        firm.pass_seconds(370 * 86_400);
        assert_eq!((refresh().await, refresh().await), (1, 0));
        assert_eq!(years().await, [2026, 2027, 2028, 2029]);
        assert_eq!(tell(&firm).await, 1);
        assert!(flows::show(&firm.admin(), &flow).await.unwrap().seq > log, "the flow knows it");
    }
}
