//! Steps that change the record: once, whatever dies in between; and the shipped templates made of them, each to its end.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem,
    flows::{self, RecordChoice, StartRequest, answers::Inputs, load},
    record_kinds::{self, KindGiven},
    records::{self, Change, RecordView, contacts, errands, status},
};
use engine::flow::{RecordUpdateFailure, Status};
use firm::{
    Do::{self, Accept, Finish, Give},
    Firm, answers, request,
};
use model::{
    Entropy, Id,
    definition::Outcome::{Acknowledged, Approved, Denied, Done, Submitted},
    field::FieldInput,
};
use store::{System, outbox, outbox::OutboxRow};
use testkit::TestDatabase;

async fn firms() -> Vec<Firm> {
    let mut firms = Vec::new();
    for database in TestDatabase::each().await {
        firms.push(Firm::on(database).await);
    }
    firms
}

async fn claim(firm: &Firm) -> Vec<OutboxRow> {
    let lease = (firm.now(), firm.now().plus_seconds(60));
    outbox::claim(&firm.app.db, &System, errands::KIND, lease, 50).await.unwrap()
}

/// What the worker does, until nothing is left.
async fn work(firm: &Firm) {
    loop {
        let rows = claim(firm).await;
        if rows.is_empty() {
            return;
        }
        for row in rows {
            let entropy = Entropy::from_number(u64::try_from(firm.now().0).unwrap());
            errands::carry_out(&firm.app, &row, firm.now(), entropy).await.unwrap();
            let settled = outbox::delivered(&System, &row, firm.now(), None);
            firm.app.db.transact(vec![settled]).await.unwrap();
            firm.pass_seconds(1);
        }
    }
}

async fn record(firm: &Firm, kind: &str) -> Id {
    let email = format!("ann@{kind}.example");
    let change =
        Change { name: Some("Ann Halden".to_owned()), email: Some(Some(email.clone())), ..Change::default() };
    let id = records::create(&firm.admin(), kind, change).await.unwrap();
    let given = contacts::ContactGiven {
        role: None,
        is_primary: true,
        may_start: contacts::MayStart::Offered,
        may_see: contacts::MaySee::Own,
    };
    contacts::add(&firm.admin(), &id, ("Ann Halden", &email), given).await.unwrap();
    id
}

async fn start(firm: &Firm, (template, member): (&str, &Id), record: &Id, data: Inputs) -> Id {
    let request =
        StartRequest { record: RecordChoice::Existing(record.clone()), data, ..request(template, "", "") };
    flows::start(&firm.admin_named(member), request).await.unwrap().flow
}

/// Runs a shipped template for a record of this kind to its end.
async fn to_the_end(firm: &Firm, (template, kind): (&str, &str), data: Inputs, script: &[Do]) -> RecordView {
    let member = firm.group("workers", &[template]).await.remove(0);
    let id = record(firm, kind).await;
    app::templates::use_shipped(&firm.admin_named(&member), template).await.unwrap();
    let flow = start(firm, (template, &member), &id, data).await;
    work(firm).await;
    for act in script {
        firm.play(&flow, std::slice::from_ref(act)).await;
        work(firm).await;
    }
    let story = firm.story(&flow).await;
    assert!(story.starts_with("completed\n"), "{template}: {story}");
    records::show(&firm.admin(), &id).await.unwrap()
}

fn value(record: &RecordView, field: &str) -> String {
    record.fields.get(field).map(model::Value::display).unwrap_or_default()
}

#[tokio::test]
async fn a_prospect_who_fits_becomes_a_client() {
    for firm in firms().await {
        let script = [
            Finish(
                "call",
                Done,
                r#"{"needs": "A new website", "source": "A friend", "phone": "+47 22 123 456"}"#,
            ),
            Finish("fits", Approved, "{}"),
        ];
        let after = to_the_end(&firm, ("new-prospect", "prospect"), Inputs::new(), &script).await;
        assert_eq!(after.kind.key, "client");
        assert_eq!(
            (value(&after, "source"), value(&after, "phone")),
            ("A friend".to_owned(), "+47 22 123 456".to_owned())
        );
        assert_eq!(after.owner.map(|(_, name)| name), Some("new-prospect".to_owned()));
        assert_eq!(after.tags, Vec::<String>::new());
        let (lines, _) = records::history(&firm.admin(), &after.id, None).await.unwrap();
        assert!(lines.iter().any(|line| matches!(line.what, records::What::Converted { .. })), "{lines:?}");
        assert!(lines.iter().any(|line| matches!(line.what, records::What::ByFlow { .. })), "{lines:?}");
    }
}

#[tokio::test]
async fn a_prospect_who_does_not_fit_is_put_away() {
    for firm in firms().await {
        let script = [Finish("call", Done, r#"{"needs": "Everything"}"#), Finish("fits", Denied, "{}")];
        let after = to_the_end(&firm, ("new-prospect", "prospect"), Inputs::new(), &script).await;
        assert_eq!((after.kind.key.as_str(), after.status.as_str()), ("prospect", status::INACTIVE));
    }
}

#[tokio::test]
async fn a_prospect_is_deactivated() {
    for firm in firms().await {
        let script = [Finish("confirm", Acknowledged, "{}")];
        let data = answers(&[("reason", "No budget")]);
        let after = to_the_end(&firm, ("deactivate-prospect", "prospect"), data, &script).await;
        assert_eq!((after.status.as_str(), after.tags), (status::INACTIVE, vec!["Lost".to_owned()]));
    }
}

#[tokio::test]
async fn whoever_waits_becomes_a_client_when_there_is_room() {
    for firm in firms().await {
        let mut data = answers(&[("wants", "A place in the day care")]);
        data.insert("urgent".to_owned(), FieldInput::Json(true.into()));
        let script = [
            Finish("room", Done, r#"{"there_is": "Not yet"}"#),
            Finish("room", Done, r#"{"there_is": "Yes"}"#),
        ];
        let after = to_the_end(&firm, ("add-to-waitlist", "prospect"), data, &script).await;
        assert_eq!((after.kind.key.as_str(), after.tags), ("client", Vec::<String>::new()));
    }
}

#[tokio::test]
async fn what_was_approved_belongs_to_the_client() {
    for firm in firms().await {
        let mut data = answers(&[("service", "Night care")]);
        data.insert("units".to_owned(), FieldInput::Json(12.into()));
        let script = [
            Give("papers", "proof"),
            Finish("papers", Submitted, "{}"),
            Accept("papers", "proof"),
            Finish("submit", Done, r#"{"sent_on": "2026-03-17"}"#),
            Finish("answer", Approved, r#"{"reference": "A-17", "valid_until": "2026-12-31"}"#),
        ];
        let after = to_the_end(&firm, ("authorization", "client"), data, &script).await;
        let papers = records::belonging(&firm.admin(), &after.id).await.unwrap();
        assert_eq!(papers.len(), 1);
        let paper = records::show(&firm.admin(), &papers[0].id).await.unwrap();
        assert_eq!((paper.kind.key.as_str(), paper.name.as_str()), ("authorization", "Night care"));
        assert_eq!(value(&paper, "units"), "12");
        assert_eq!(value(&paper, "valid_until"), "31 December 2026");
        assert_eq!(value(&paper, "valid_from"), "", "nothing was said of it");
    }
}

#[tokio::test]
async fn an_appointment_stands_in_the_record() {
    for firm in firms().await {
        let script = [
            Finish("wishes", Submitted, r#"{"first": "2026-03-24", "time_of_day": "Morning"}"#),
            Finish("fix", Done, r#"{"day": "2026-03-24", "time": "10:00"}"#),
            Finish("confirm", Acknowledged, "{}"),
        ];
        let data = answers(&[("purpose", "The yearly talk")]);
        let after = to_the_end(&firm, ("scheduling", "client"), data, &script).await;
        assert_eq!(value(&after, "next_appointment"), "24 March 2026");
    }
}

#[tokio::test]
async fn an_employee_begins_changes_and_leaves() {
    for firm in firms().await {
        let details =
            r#"{"address": {"street": "1 Harbour Road", "city": "Oslo"}, "phone": "+47 22 123 456"}"#;
        let script = [
            Finish("details", Submitted, details),
            Finish("workplace", Done, "{}"),
            Finish("welcome", Acknowledged, "{}"),
            Finish("talk", Done, "{}"),
        ];
        let data = answers(&[("first_day", "2026-04-01"), ("job_title", "Bookkeeper")]);
        let after = to_the_end(&firm, ("employee-onboarding", "employee"), data, &script).await;
        assert_eq!(
            (value(&after, "job_title"), value(&after, "first_day")),
            ("Bookkeeper".to_owned(), "1 April 2026".to_owned())
        );
        assert_eq!(value(&after, "address"), "1 Harbour Road, Oslo");
        assert_eq!(after.tags, Vec::<String>::new());
    }
    for firm in firms().await {
        let script =
            [Finish("changes", Submitted, r#"{"phone": "+47 22 654 321"}"#), Finish("check", Approved, "{}")];
        let after = to_the_end(&firm, ("employee-profile-update", "employee"), Inputs::new(), &script).await;
        assert_eq!(value(&after, "phone"), "+47 22 654 321");
    }
    for firm in firms().await {
        let script = [
            Finish("handover", Done, r#"{"plan": "Nils takes over."}"#),
            Finish("return_things", Done, "{}"),
        ];
        let data = answers(&[("last_day", "2026-04-30"), ("reason", "Retirement")]);
        let after = to_the_end(&firm, ("employee-offboarding", "employee"), data, &script).await;
        assert_eq!(
            (after.status.as_str(), value(&after, "last_day").as_str()),
            (status::INACTIVE, "30 April 2026")
        );
    }
}

const UPDATES: &str = "
baton: 1
key: updates
name: Updates
started_from: [client]
roles:
  worker: {name: Worker, party: us, fill: starter}
start:
  form:
    - {key: phone, label: Phone, type: text, required: true}
stages:
  - stage: work
    name: Work
    steps:
      - {step: keep, kind: update_record, set: {FIELD: '{{start.phone}}'}}
      - {step: look, kind: task, role: worker, title: 'Call {{record.phone}}'}
";

async fn begun(firm: &Firm, field: &str, phone: &str) -> (Id, Id) {
    let member = firm.group("workers", &["Olga"]).await.remove(0);
    firm.publish(&UPDATES.replace("FIELD", field)).await;
    let id = record(firm, "client").await;
    let flow = start(firm, ("updates", &member), &id, answers(&[("phone", phone)])).await;
    (id, flow)
}

#[tokio::test]
async fn a_step_changes_the_record_once_however_often_it_is_tried() {
    for firm in firms().await {
        let (id, flow) = begun(&firm, "phone", "+47 22 123 456").await;
        let rows = claim(&firm).await;
        assert_eq!(rows.len(), 1);
        let entropy = || Entropy::from_number(70_000);
        errands::carry_out(&firm.app, &rows[0], firm.now(), entropy()).await.unwrap();
        // Somebody changes it at once; the worker died before it could say that it was done, and another tries again.
        let other = Change {
            fields: [("phone".to_owned(), FieldInput::single("+47 22 654 321"))].into(),
            ..Change::default()
        };
        records::change(&firm.admin(), &id, None, other).await.unwrap();
        errands::carry_out(&firm.app, &rows[0], firm.now(), entropy()).await.unwrap();
        let after = records::show(&firm.admin(), &id).await.unwrap();
        assert_eq!(value(&after, "phone"), "+47 22 654 321");
        let (lines, _) = records::history(&firm.admin(), &id, None).await.unwrap();
        let by_flow = lines.iter().filter(|line| matches!(line.what, records::What::ByFlow { .. }));
        assert_eq!(by_flow.count(), 1);
        // Flows are told what the record says now, and read it.
        work(&firm).await;
        let loaded = load::current(&firm.system(), &flow).await.unwrap();
        let told =
            loaded.state.record.as_ref().unwrap().fields["phone"].as_deref().map(model::Value::display);
        assert_eq!(told.as_deref(), Some("+47 22 654 321"));
        assert_eq!(firm.story(&flow).await, "running\nkeep done/done #1\nlook open/- #1");
    }
}

#[tokio::test]
async fn what_does_not_fit_waits_for_the_owner() {
    for (field, phone) in [("phone", "call me"), ("colour", "red")] {
        for firm in firms().await {
            let (id, flow) = begun(&firm, field, phone).await;
            work(&firm).await;
            let loaded = load::current(&firm.system(), &flow).await.unwrap();
            let keep = loaded.state.steps["keep"].current().unwrap();
            assert_eq!(keep.update_failed, Some(RecordUpdateFailure::DoesNotFit), "{field}");
            assert_eq!(loaded.state.status, Status::Running);
            assert!(records::show(&firm.admin(), &id).await.unwrap().fields.is_empty());
        }
    }
}

#[tokio::test]
async fn what_was_mended_is_tried_again() {
    for firm in firms().await {
        let (id, flow) = begun(&firm, "colour", "red").await;
        assert!(
            matches!(errands::retry(&firm.admin(), &flow, "keep").await, Err(Problem::Conflict(_))),
            "not failed"
        );
        work(&firm).await;
        assert!(matches!(errands::retry(&firm.admin(), &flow, "look").await, Err(Problem::Conflict(_))));
        errands::retry(&firm.admin(), &flow, "keep").await.unwrap();
        work(&firm).await;
        assert_eq!(firm.story(&flow).await, "running\nkeep open/- #1", "nothing was mended");

        let given = KindGiven {
            singular: String::new(),
            plural: String::new(),
            fields: serde_json::json!([{"key": "colour", "label": "Colour", "type": "text"}]),
            belongs_to: None,
            launches: true,
        };
        record_kinds::change(&firm.admin(), "client", None, given).await.unwrap();
        errands::retry(&firm.admin(), &flow, "keep").await.unwrap();
        work(&firm).await;
        assert_eq!(value(&records::show(&firm.admin(), &id).await.unwrap(), "colour"), "red");
        assert_eq!(firm.story(&flow).await, "running\nkeep done/done #1\nlook open/- #1");
    }
}
