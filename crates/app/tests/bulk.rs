//! One act for many records: looked at before anything happens, done once for each whoever dies in between, and only as
//! far as whoever asked may do it by hand.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Ctx, Problem,
    bulk::{
        self, BulkStatus, BulkView, Filter, Letter, Owners, Recipients, RowState, Selection, Starting, What,
    },
    flows::answers::Inputs,
    records::{self, Change, MessagePlace, contacts, status},
};
use firm::Firm;
use model::{Entropy, Id, field::FieldInput};
use std::collections::BTreeMap;
use store::{Access, Viewer, outbox};
use testkit::TestDatabase;
use texts::Language;

const REVIEW: &str = "
baton: 1
key: review
name: Review
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: group workers}
start:
  form:
    - {key: year, label: Year, type: text, required: true}
    - {key: phone, label: Phone, type: phone, required: true}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: worker, title: Look}
";

/// Nobody can give a file for many at once.
const AUDIT: &str = "
baton: 1
key: audit
name: Audit
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: group workers}
start:
  form:
    - {key: report, label: Report, type: file, required: true}
    - {key: plan, label: Plan, type: file}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: worker, title: Look}
";

struct House {
    firm: Firm,
    member: Id,
}

impl House {
    async fn each() -> Vec<Self> {
        let mut houses = Vec::new();
        for database in TestDatabase::each().await {
            let firm = Firm::on(database).await;
            let member = firm.group("workers", &["Ada"]).await.remove(0);
            firm.publish(REVIEW).await;
            houses.push(Self { firm, member });
        }
        houses
    }

    fn ctx(&self) -> Ctx {
        self.firm.member(&self.member)
    }

    /// A client with a contact, and with a phone number where one is given.
    async fn client(&self, name: &str, phone: Option<&str>) -> Id {
        let email = format!("{}@halden.example", name.to_lowercase().replace(' ', "."));
        let fields: Inputs =
            phone.map(|phone| ("phone".to_owned(), FieldInput::single(phone))).into_iter().collect();
        let change = Change {
            name: Some(name.to_owned()),
            email: Some(Some(email.clone())),
            tags: Some(vec!["Batch".to_owned()]),
            fields,
            ..Change::default()
        };
        let id = records::create(&self.firm.admin(), "client", change).await.unwrap();
        self.contact(&id, name, &email).await;
        id
    }

    async fn contact(&self, record: &Id, name: &str, email: &str) {
        let given = contacts::ContactGiven {
            role: None,
            is_primary: true,
            may_start: contacts::MayStart::Offered,
            may_see: contacts::MaySee::Own,
        };
        contacts::add(&self.firm.admin(), record, (name, email), given).await.unwrap();
    }

    async fn begin(&self, selection: Selection, what: What) -> Id {
        bulk::begin(&self.ctx(), "client", selection, what, Language::En).await.unwrap()
    }

    /// One look of a worker of its own, as after a restart.
    async fn look(&self) -> usize {
        let now = self.firm.system().now;
        let entropy = Entropy::from_number(now.0.unsigned_abs());
        bulk::go_on(&self.firm.app, now, entropy).await.unwrap()
    }

    async fn to_the_end(&self) {
        let mut looks = 0;
        while self.look().await > 0 {
            looks += 1;
            assert!(looks < 100, "it never ends");
        }
    }

    async fn view(&self, id: &Id) -> BulkView {
        bulk::show(&self.ctx(), id).await.unwrap()
    }

    async fn flows(&self) -> i64 {
        let filter = app::flows::FlowFilter::default();
        app::flows::count(&self.firm.admin(), &filter).await.unwrap().0
    }
}

fn counts(view: &BulkView) -> (BulkStatus, [u64; 4]) {
    (view.status, [view.ready, view.lacking, view.done, view.failed])
}

fn review(year: &str) -> What {
    let answers =
        [("year".to_owned(), FieldInput::single(year)), ("phone".to_owned(), FieldInput::single(""))];
    What::Start(Starting::new("review", answers.into(), BTreeMap::new(), Owners::Starter))
}

fn letter(to: Recipients) -> What {
    What::Message(Letter {
        subject: "Closed on Friday".to_owned(),
        text: "We are back on Monday.".to_owned(),
        to,
    })
}

fn tagged() -> Selection {
    Selection::Filter(Filter { tag: Some("batch".to_owned()), ..Filter::default() })
}

#[tokio::test]
async fn a_template_that_needs_files_is_refused_before_anything_happens() {
    for house in House::each().await {
        house.firm.publish(AUDIT).await;
        let ann = house.client("Ann", None).await;
        let audit = Starting::new("audit", Inputs::new(), BTreeMap::new(), Owners::Starter);
        let records = Selection::Records(vec![ann]);
        let refused = bulk::begin(&house.ctx(), "client", records, What::Start(audit), Language::En).await;
        let Err(Problem::Invalid(problems)) = refused else { panic!("{refused:?}") };
        assert_eq!(problems[0].path, "template");
        let said = problems[0].message.to_string();
        assert!(said.contains("Report") && !said.contains("Plan"), "only what is required: {said}");
        assert_eq!(house.look().await, 0);
    }
}

/// What was asked for by an earlier release, and had not been looked at to its end when this one came.
#[tokio::test]
async fn what_was_selected_by_the_beginning_of_names_stays_so() {
    for house in House::each().await {
        let mut expected = Vec::new();
        for number in 0..60 {
            let id = house.client(&format!("Halden{number}"), None).await;
            expected.push(id);
        }
        for other in ["Marine halden", "Hal", "Haldane", "Zoe Halden0"] {
            house.client(other, None).await;
        }
        let id = house.begin(tagged(), letter(Recipients::Primary)).await;
        let old = r#"{"filter":{"owner":null,"tag":null,"name_starts":"hALDEN"}}"#;
        house.firm.database.execute(&format!("UPDATE bulk SET selection = '{old}' WHERE id = '{id}'")).await;
        house.to_the_end().await;
        let rows = bulk::rows(&house.ctx(), &id, None, (0, 200)).await.unwrap();
        let mut found: Vec<Id> = rows.into_iter().map(|row| row.record).collect();
        found.sort();
        expected.sort();
        assert_eq!(found, expected);
    }
}

#[tokio::test]
async fn flows_start_for_records_that_lack_nothing() {
    for house in House::each().await {
        let (ann, bo) = (house.client("Ann", Some("+49 30 12345")).await, house.client("Bo", None).await);
        let cy = house.client("Cy", Some("+49 30 67890")).await;
        let records = Selection::Records(vec![ann.clone(), bo.clone(), cy.clone(), ann.clone()]);
        let id = house.begin(records, review("2026")).await;
        assert!(matches!(bulk::run(&house.ctx(), &id).await, Err(Problem::Conflict(_))), "not looked at yet");
        house.to_the_end().await;
        assert_eq!(counts(&house.view(&id).await), (BulkStatus::Checked, [2, 1, 0, 0]));
        assert_eq!(house.flows().await, 0, "a look starts nothing");
        let lacking = bulk::rows(&house.ctx(), &id, Some(RowState::Lacking), (0, 10)).await.unwrap();
        assert_eq!((lacking.len(), &lacking[0].record), (1, &bo));
        assert!(lacking[0].problems[0].starts_with("Phone: "), "{:?}", lacking[0].problems);

        // Changed between the look and the run.
        status::archive(&house.firm.admin(), &cy).await.unwrap();
        bulk::run(&house.ctx(), &id).await.unwrap();
        house.to_the_end().await;
        assert_eq!(counts(&house.view(&id).await), (BulkStatus::Done, [0, 1, 1, 1]));
        bulk::run(&house.ctx(), &id).await.unwrap();
        house.to_the_end().await;
        assert_eq!(house.flows().await, 1, "the same press again starts nothing");
        let done = bulk::rows(&house.ctx(), &id, Some(RowState::Done), (0, 10)).await.unwrap();
        let flow = app::flows::load::load(&house.ctx(), done[0].result.as_ref().unwrap()).await.unwrap();
        assert_eq!(flow.state.record.as_ref().unwrap().id, ann);
        assert_eq!(flow.state.owner.as_ref(), Some(&house.member));
        assert!(matches!(bulk::cancel(&house.ctx(), &id).await, Err(Problem::Conflict(_))), "it has ended");
    }
}

#[tokio::test]
async fn a_filter_finds_all_of_its_records_and_two_workers_start_each_once() {
    for house in House::each().await {
        for number in 0..60 {
            house.client(&format!("C{number}"), Some("+49 30 12345")).await;
        }
        let id = house.begin(tagged(), review("2026")).await;
        house.to_the_end().await;
        assert_eq!(counts(&house.view(&id).await), (BulkStatus::Checked, [60, 0, 0, 0]));
        bulk::run(&house.ctx(), &id).await.unwrap();
        for _ in 0..4 {
            tokio::join!(house.look(), house.look());
        }
        house.to_the_end().await;
        assert_eq!(counts(&house.view(&id).await), (BulkStatus::Done, [0, 0, 60, 0]));
        assert_eq!(house.flows().await, 60);
    }
}

#[tokio::test]
async fn what_was_started_before_a_kill_is_found_and_not_started_again() {
    for house in House::each().await {
        let ann = house.client("Ann", Some("+49 30 12345")).await;
        let id = house.begin(Selection::Records(vec![ann.clone()]), review("2026")).await;
        house.to_the_end().await;
        bulk::run(&house.ctx(), &id).await.unwrap();
        // The process started the flow and died before it wrote so down.
        let key = app::idempotency::Key::new(&format!("bulk {id} 1"), "bulk", b"1");
        let data = [("year", "2026"), ("phone", "+49 30 12345")];
        let request = app::flows::StartRequest {
            record: app::flows::RecordChoice::Existing(ann),
            data: firm::answers(&data),
            key: Some(key),
            ..firm::request("review", "", "")
        };
        let started = app::flows::start(&house.ctx(), request).await.unwrap().flow;
        house.to_the_end().await;
        let rows = bulk::rows(&house.ctx(), &id, None, (0, 10)).await.unwrap();
        assert_eq!((rows[0].state, rows[0].result.as_ref()), (RowState::Done, Some(&started)));
        assert_eq!(house.flows().await, 1);
    }
}

#[tokio::test]
async fn a_message_stands_with_each_record_and_reaches_each_person_once() {
    for house in House::each().await {
        let (ann, bo) = (house.client("Ann", None).await, house.client("Bo", None).await);
        // Somebody of both, and a record with nobody.
        house.contact(&ann, "Zoe", "zoe@halden.example").await;
        house.contact(&bo, "Zoe", "zoe@halden.example").await;
        let alone = Change { name: Some("Alone".to_owned()), ..Change::default() };
        let alone = records::create(&house.firm.admin(), "client", alone).await.unwrap();
        let chosen = Selection::Records(vec![ann.clone(), bo.clone(), alone]);
        let id = house.begin(chosen, letter(Recipients::All)).await;
        house.to_the_end().await;
        assert_eq!(counts(&house.view(&id).await), (BulkStatus::Checked, [2, 1, 0, 0]));
        let mails = async || {
            let rows = outbox::recent(&house.firm.app.db, house.firm.admin().caller.viewer()).await.unwrap();
            rows.into_iter().filter(|row| row.reference.contains("record_message")).count()
        };
        assert_eq!(mails().await, 0, "a look sends nothing");
        bulk::run(&house.ctx(), &id).await.unwrap();
        tokio::join!(house.look(), house.look());
        house.to_the_end().await;
        assert_eq!(counts(&house.view(&id).await), (BulkStatus::Done, [0, 1, 2, 0]));
        assert_eq!(mails().await, 3, "Ann, Bo, and Zoe once");
        let (lines, _) = records::messages(&house.ctx(), &bo, None).await.unwrap();
        assert_eq!(lines.len(), 1);
        assert_eq!((lines[0].author.as_str(), lines[0].body.as_str()), ("Ada", "We are back on Monday."));
        let MessagePlace::Record { subject, people } = &lines[0].place else { unreachable!() };
        assert_eq!((subject.as_str(), *people), ("Closed on Friday", 2));
        let (history, _) = records::history(&house.ctx(), &ann, None).await.unwrap();
        assert!(history.iter().any(|line| line.what == records::What::Messaged));
    }
}

#[tokio::test]
async fn what_does_not_fit_is_refused() {
    for house in House::each().await {
        let ann = house.client("Ann", None).await;
        let one = || Selection::Records(vec![ann.clone()]);
        let begin = async |kind: &str, selection, what| {
            bulk::begin(&house.ctx(), kind, selection, what, Language::En).await
        };
        let empty =
            What::Message(Letter { subject: String::new(), text: "x".to_owned(), to: Recipients::All });
        let many = Selection::Records((0..1_001).map(|number| Id::given(&number.to_string())).collect());
        assert!(matches!(
            begin("client", Selection::Records(Vec::new()), review("1")).await,
            Err(Problem::Invalid(_))
        ));
        assert!(matches!(begin("client", many, review("1")).await, Err(Problem::Invalid(_))));
        assert!(matches!(begin("client", one(), empty).await, Err(Problem::Invalid(_))));
        assert!(
            matches!(begin("prospect", one(), review("1")).await, Err(Problem::Invalid(_))),
            "not offered there"
        );
        assert!(matches!(begin("unheard", one(), review("1")).await, Err(Problem::NotFound)));
    }
}

#[tokio::test]
async fn it_is_seen_by_whoever_asked_and_ends_with_their_rights() {
    for house in House::each().await {
        let (ann, bo) = (house.client("Ann", None).await, house.client("Bo", None).await);
        let id = house.begin(Selection::Records(vec![ann.clone(), bo]), letter(Recipients::Primary)).await;
        let other = house.firm.group("others", &["Eve"]).await.remove(0);
        let mut ctx = house.firm.member(&other);
        if let app::Caller::Member(viewer) = &mut ctx.caller {
            *viewer = Viewer { access: Access::Groups(Vec::new()), ..viewer.clone() };
        }
        assert!(matches!(bulk::show(&ctx, &id).await, Err(Problem::NotFound)));
        assert!(matches!(bulk::rows(&ctx, &id, None, (0, 10)).await, Err(Problem::NotFound)));
        assert!(matches!(bulk::run(&ctx, &id).await, Err(Problem::NotFound)));
        assert!(matches!(bulk::cancel(&ctx, &id).await, Err(Problem::NotFound)));

        house.to_the_end().await;
        bulk::run(&house.ctx(), &id).await.unwrap();
        let change = store::members::set_disabled(ctx.caller.viewer(), &house.member, Some(ctx.now));
        house.firm.app.db.transact(vec![change]).await.unwrap();
        house.to_the_end().await;
        let view = bulk::show(&house.firm.admin(), &id).await.unwrap();
        assert_eq!(counts(&view), (BulkStatus::Cancelled, [2, 0, 0, 0]), "nothing is sent for who has left");
        let (lines, _) = records::messages(&house.firm.admin(), &ann, None).await.unwrap();
        assert!(lines.is_empty());
    }
}
