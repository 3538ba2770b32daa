//! Tables of records: read whoever wrote them, looked through before anything is written, written once even if the
//! process dies in the middle, and written out again so that nothing runs as a formula.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Ctx, Problem,
    exports::Export,
    imports::{self, ImportStatus, ImportView, Known, Seen, Uploaded},
    record_kinds::{self, KindGiven},
    records::{self, Change, ListQuery, Order, status},
};
use firm::Firm;
use model::{Entropy, Id, Value};
use serde_json::json;
use store::PageRequest;
use testkit::TestDatabase;
use texts::Language;

async fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for database in TestDatabase::each().await {
        firms.push(Firm::on(database).await);
    }
    firms
}

async fn upload(ctx: &Ctx, text: &str) -> Result<Id, Problem> {
    let file = Uploaded {
        kind: "client",
        file_name: "clients.csv",
        bytes: text.as_bytes(),
        language: Language::En,
        called: Vec::new(),
    };
    imports::upload(ctx, file).await
}

/// One look of a worker of its own, as after a restart.
async fn look(firm: &Firm) -> usize {
    let ctx = firm.system();
    imports::go_on(&firm.app, &Seen::default(), ctx.now, Entropy::from_number(ctx.now.0.unsigned_abs()))
        .await
        .unwrap()
}

async fn to_the_end(firm: &Firm) {
    let mut looks = 0;
    while look(firm).await > 0 {
        looks += 1;
        assert!(looks < 100, "it never ends");
    }
}

async fn checked(firm: &Firm, ctx: &Ctx, id: &Id, known: Known) -> ImportView {
    imports::check(ctx, id, None, known).await.unwrap();
    to_the_end(firm).await;
    imports::show(ctx, id).await.unwrap()
}

fn counts(view: &ImportView) -> (ImportStatus, [u64; 4]) {
    (view.status, [view.made, view.changed, view.stayed, view.failed])
}

fn clients() -> ListQuery {
    ListQuery {
        kind: "client".to_owned(),
        status: status::ACTIVE.to_owned(),
        owner: None,
        tag: None,
        text: None,
        order: Order::default(),
        page: PageRequest::first(200),
    }
}

async fn names(ctx: &Ctx) -> Vec<String> {
    let found = records::list(ctx, &clients()).await.unwrap();
    found.page.items.into_iter().map(|line| line.name).collect()
}

const TABLE: &str = "Vorname;Nachname;E-Mail;Telefon;Tags\r\n\
    Ada;Lovelace;ADA@x.example;+49 30 1234;VIP, Alt\r\n\
    Bob;;bob@x.example;;\r\n\
    ;;nobody@x.example;;\r\n\
    Eve;Wrong;no address;12;\r\n\
    Ada;Again;ada@X.example;;\r\n\
    Cut;off\r\n";

#[tokio::test]
async fn a_table_is_looked_through_and_then_written() {
    for firm in firms().await {
        let ctx = firm.admin();
        let known = Change {
            name: Some("Robert".to_owned()),
            email: Some(Some("bob@x.example".to_owned())),
            ..Change::default()
        };
        records::create(&ctx, "client", known).await.unwrap();
        let id = upload(&ctx, TABLE).await.unwrap();
        assert!(matches!(imports::run(&ctx, &id).await, Err(Problem::Conflict(_))), "nobody looked at it");
        let view = checked(&firm, &ctx, &id, Known::Stay).await;
        assert_eq!(counts(&view), (ImportStatus::Checked, [1, 0, 2, 3]));
        assert_eq!(names(&ctx).await, ["Robert"], "a dry run writes nothing");

        let view = checked(&firm, &ctx, &id, Known::Change).await;
        assert_eq!(counts(&view), (ImportStatus::Checked, [1, 2, 0, 3]));
        imports::run(&ctx, &id).await.unwrap();
        to_the_end(&firm).await;
        let view = imports::show(&ctx, &id).await.unwrap();
        assert_eq!(counts(&view), (ImportStatus::Done, [1, 2, 0, 3]));
        assert_eq!(names(&ctx).await, ["Ada Again", "Bob"]);

        let failures = imports::failures(&ctx, &id, 0).await.unwrap();
        let told: Vec<(i64, &str)> =
            failures.rows.iter().map(|(line, said, _)| (*line, said[0].0.as_str())).collect();
        assert_eq!(told, [(4, "Vorname"), (5, "E-Mail"), (7, "")]);
        let file = String::from_utf8(failures.file(true, ["Row", "Why"]).unwrap()).unwrap();
        assert!(file.contains("Eve,Wrong,no address,12,,5,"), "{file}");
        imports::run(&ctx, &id).await.unwrap();
        assert_eq!(look(&firm).await, 0, "the same press again does nothing");
    }
}

#[tokio::test]
async fn members_and_status_stand_in_columns() {
    for firm in firms().await {
        let ctx = firm.admin();
        let ada = firm.group("advisers", &["Ada"]).await.remove(0);
        firm.group("others", &["Bo"]).await;
        let adviser =
            json!({"key": "adviser", "label": "Adviser", "type": "person", "from": "group advisers"});
        let scan = json!({"key": "scan", "label": "Scan", "type": "file"});
        let outside = json!({"key": "friend", "label": "Friend", "type": "person", "from": "outside"});
        let kind =
            |fields: &[&serde_json::Value]| KindGiven { fields: json!(fields), ..KindGiven::default() };
        for wrong in [&scan, &outside] {
            let refused = record_kinds::change(&ctx, "client", None, kind(&[wrong])).await;
            assert!(matches!(refused, Err(Problem::Invalid(_))), "{refused:?}");
        }
        record_kinds::change(&ctx, "client", None, kind(&[&adviser])).await.unwrap();

        let members = app::members::owners(&ctx).await.unwrap();
        let table = "Name;E-Mail;Status;data.adviser\n\
            Halden;ann@halden.example;archived;Ada\n\
            Marlow;joe@marlow.example;aktiv;ADA\n\
            Quay;sam@quay.example;gone;Ada\n\
            North;kim@north.example;active;Bo\n\
            Fern;eli@fern.example;active;nobody@x.example\n";
        let id = upload(&ctx, table).await.unwrap();
        let view = checked(&firm, &ctx, &id, Known::Stay).await;
        assert_eq!(counts(&view), (ImportStatus::Checked, [2, 0, 0, 3]), "{members:?}");
        imports::run(&ctx, &id).await.unwrap();
        to_the_end(&firm).await;
        let failures = imports::failures(&ctx, &id, 0).await.unwrap();
        let told: Vec<(i64, &str)> =
            failures.rows.iter().map(|(line, said, _)| (*line, said[0].0.as_str())).collect();
        assert_eq!(told, [(4, "Status"), (5, "data.adviser"), (6, "data.adviser")]);
        assert_eq!(names(&ctx).await, ["Marlow"], "Halden is archived");
        let marlow = records::list(&ctx, &clients()).await.unwrap().page.items.remove(0);
        let Some(Value::Persons(advisers)) = marlow.fields.get("adviser") else { panic!("{marlow:?}") };
        assert_eq!((advisers[0].id.clone(), advisers[0].name.as_str()), (ada, "Ada"));
        // What goes out comes in again.
        let file = exported(firm.admin()).await;
        let id = upload(&ctx, &file).await.unwrap();
        let view = checked(&firm, &ctx, &id, Known::Change).await;
        assert_eq!(counts(&view), (ImportStatus::Checked, [0, 0, 1, 0]), "nothing is different");
    }
}

/// However many rows a piece has, whom it names is asked once.
#[tokio::test]
async fn people_of_a_piece_are_asked_for_at_once() {
    for firm in firms().await {
        let ctx = firm.admin();
        firm.group("advisers", &["Ada", "Bo", "Cy"]).await;
        let adviser =
            |key: &str| json!({"key": key, "label": key, "type": "person", "from": "group advisers"});
        let fields = json!([adviser("first"), adviser("second")]);
        record_kinds::change(&ctx, "client", None, KindGiven { fields, ..KindGiven::default() })
            .await
            .unwrap();
        let mut sent = Vec::new();
        // The first has the server read what it remembers.
        for rows in [1, 2, 50] {
            let mut table = "Name;data.first;data.second\n".to_owned();
            for row in 0..rows {
                let [one, other] = [row, row + 1].map(|at| ["Ada", "Bo", "Cy"][at % 3]);
                table.push_str(&format!("Client {row};{one};{other}\n"));
            }
            let id = upload(&ctx, &table).await.unwrap();
            imports::check(&ctx, &id, None, Known::Stay).await.unwrap();
            let (_, count) = store::queries::counted(to_the_end(&firm)).await;
            let view = imports::show(&ctx, &id).await.unwrap();
            let failures = imports::failures(&ctx, &id, 0).await.unwrap().rows;
            assert_eq!(counts(&view), (ImportStatus::Checked, [rows as u64, 0, 0, 0]), "{failures:?}");
            imports::cancel(&ctx, &id).await.unwrap();
            sent.push(count);
        }
        assert_eq!(sent[1], sent[2]);
    }
}

#[tokio::test]
async fn whoever_dies_in_the_middle_leaves_the_rest_and_nothing_comes_twice() {
    for firm in firms().await {
        let ctx = firm.admin();
        // Without addresses nothing but the place in the file tells rows apart.
        let rows: String = (0..4_000).map(|number| format!("Client {number:04}\n")).collect();
        let id = upload(&ctx, &format!("name\n{rows}")).await.unwrap();
        checked(&firm, &ctx, &id, Known::Stay).await;
        imports::run(&ctx, &id).await.unwrap();
        look(&firm).await;
        let middle = imports::show(&ctx, &id).await.unwrap();
        assert!(middle.status == ImportStatus::Running && middle.made > 0 && middle.made < 4_000);
        // Two nodes at once.
        let (one, other) = tokio::join!(look(&firm), look(&firm));
        assert!(one + other > 0);
        to_the_end(&firm).await;
        assert_eq!(counts(&imports::show(&ctx, &id).await.unwrap()), (ImportStatus::Done, [4_000, 0, 0, 0]));
        assert_eq!(exported(firm.admin()).await.lines().count(), 4_001);
    }
}

#[tokio::test]
async fn what_was_cancelled_writes_no_more() {
    for firm in firms().await {
        let ctx = firm.admin();
        let id = upload(&ctx, "name\nAda\n").await.unwrap();
        checked(&firm, &ctx, &id, Known::Stay).await;
        imports::run(&ctx, &id).await.unwrap();
        imports::cancel(&ctx, &id).await.unwrap();
        to_the_end(&firm).await;
        assert_eq!(names(&ctx).await, Vec::<String>::new());
        assert!(matches!(imports::cancel(&ctx, &id).await, Err(Problem::Conflict(_))));
    }
}

#[tokio::test]
async fn columns_have_to_make_sense() {
    for firm in firms().await {
        let ctx = firm.admin();
        let id = upload(&ctx, "Wer,Wo\nAda,ada@x.example\n").await.unwrap();
        for keys in [["", "email"], ["name", "nonsense"], ["email", "email"]] {
            let keys = Some(keys.map(str::to_owned).to_vec());
            assert!(matches!(imports::check(&ctx, &id, keys, Known::Stay).await, Err(Problem::Invalid(_))));
        }
        let keys = Some(vec!["name".to_owned(), "email".to_owned()]);
        imports::check(&ctx, &id, keys, Known::Stay).await.unwrap();
        let colleague = firm.group("desk", &["Carla"]).await.remove(0);
        let mut other = firm.member(&colleague);
        if let app::Caller::Member(viewer) = &mut other.caller {
            viewer.access = store::Access::Groups(Vec::new());
        }
        assert!(matches!(imports::show(&other, &id).await, Err(Problem::NotFound)), "it is somebody else's");
    }
}

async fn exported(ctx: Ctx) -> String {
    let mut export = Export::begin(ctx, clients()).await.unwrap();
    let words: Vec<String> = export.columns.iter().map(app::exports::Column::key).collect();
    let mut bytes = export.head(&words).unwrap();
    while let Some(piece) = export.next().await.unwrap() {
        bytes.extend(piece);
    }
    String::from_utf8(bytes).unwrap()
}

#[tokio::test]
async fn what_goes_out_comes_in_again_and_runs_nowhere() {
    for firm in firms().await {
        let ctx = firm.admin();
        let change = Change {
            name: Some("=HYPERLINK(\"http://x.example\")".to_owned()),
            email: Some(Some("ada@x.example".to_owned())),
            tags: Some(vec!["VIP".to_owned(), "Old".to_owned()]),
            ..Change::default()
        };
        let record = records::create(&ctx, "client", change).await.unwrap();
        let file = exported(firm.admin()).await;
        assert!(file.starts_with("\u{feff}name,email,"), "{file}");
        assert!(file.contains("\"'=HYPERLINK"), "{file}");
        let id = upload(&ctx, &file).await.unwrap();
        let view = checked(&firm, &ctx, &id, Known::Change).await;
        assert_eq!(counts(&view), (ImportStatus::Checked, [0, 0, 1, 0]), "nothing is different");
        assert_eq!(records::show(&ctx, &record).await.unwrap().tags, ["VIP", "Old"]);
    }
}

#[tokio::test(flavor = "multi_thread")]
#[ignore = "takes a minute; cargo nextest run -p app --test imports --run-ignored only"]
#[expect(clippy::disallowed_methods, reason = "it is the real time that is measured")]
async fn a_hundred_thousand_rows_within_a_minute_and_nobody_waits() {
    for firm in firms().await {
        let ctx = firm.admin();
        let rows: String = (0..100_000)
            .map(|number| format!("Client {number:06};c{number}@x.example;+49 30 {number:06};Imported\n"))
            .collect();
        let began = std::time::Instant::now();
        let id = upload(&ctx, &format!("Name;E-Mail;Telefon;Tags\n{rows}")).await.unwrap();
        let uploaded = began.elapsed();
        let began = std::time::Instant::now();
        let seen = Seen::default();
        let view = {
            imports::check(&ctx, &id, None, Known::Stay).await.unwrap();
            while imports::show(&ctx, &id).await.unwrap().status == ImportStatus::Checking {
                imports::go_on(&firm.app, &seen, firm.now(), firm.system().entropy()).await.unwrap();
            }
            imports::show(&ctx, &id).await.unwrap()
        };
        let checked = began.elapsed();
        assert_eq!(counts(&view), (ImportStatus::Checked, [100_000, 0, 0, 0]));
        imports::run(&ctx, &id).await.unwrap();
        let began = std::time::Instant::now();
        let (mut slowest, mut others) = (std::time::Duration::ZERO, 0_u32);
        let work = async {
            while imports::show(&ctx, &id).await.unwrap().status == ImportStatus::Running {
                imports::go_on(&firm.app, &seen, firm.now(), firm.system().entropy()).await.unwrap();
            }
        };
        let meanwhile = async {
            loop {
                let began = std::time::Instant::now();
                let change = Change { name: Some(format!("Other {others}")), ..Change::default() };
                records::create(&firm.admin(), "client", change).await.unwrap();
                slowest = slowest.max(began.elapsed());
                others += 1;
            }
        };
        tokio::select! { () = work => {} () = meanwhile => {} }
        let ran = began.elapsed();
        eprintln!(
            "uploaded {uploaded:?}, checked {checked:?}, ran {ran:?}; {others} others, slowest {slowest:?}"
        );
        assert!(ran.as_secs() < 60, "{ran:?}");
        assert!(slowest.as_millis() < 2_000, "somebody waited {slowest:?}");
    }
}
