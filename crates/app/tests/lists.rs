//! Lists in forms: taken entry by entry, refused with their places, kept, told, and read back.

#![expect(clippy::panic, clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod firm;

use app::{
    Problem, Scope,
    bulk::{self, BulkStatus, Owners, RowState, Selection, Starting, What},
    flows::{self, answers::Inputs},
    record_kinds::{self, KindGiven},
    records::{self, Change},
    steps::{self, Once, PreparationRequest},
};
use firm::{Do::Finish, Firm, request};
use model::{
    Entropy, Id,
    definition::Outcome::{Approved, Submitted},
    field::FieldInput,
};
use serde_json::{Value as Json, json};
use std::collections::BTreeMap;
use testkit::TestDatabase;
use texts::Language;

const TEMPLATE: &str = "
baton: 1
key: ownership
name: Ownership
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  officer: {name: Officer, party: us, fill: group officers}
start:
  form:
    - {key: sector, label: Sector, type: choice, options: [Banking, Other], required: true}
    - section: Who owns it
      shown_if: 'start.sector = \"Banking\"'
      fields:
        - key: owners
          label: Owners
          type: list
          entry: Owner
          required: true
          max: 3
          fields:
            - {key: name, label: Full name, type: text, required: true}
            - {key: role, label: Role, type: choice, options: [Chair, Member], required: true}
            - {key: since, label: Chair since, type: date, required: true, shown_if: 'owners.role = \"Chair\"'}
stages:
  - stage: one
    steps:
      - step: signing
        kind: form
        role: client
        prepared_by: officer
        title: Who signs?
        when: start.owners is given
        form:
          - key: signers
            label: Signers
            type: list
            entry: Signer
            min: 1
            fields:
              - {key: name, label: Name, type: text, required: true}
              - {key: alone, label: May they sign alone?, type: yes_no, required: true}
      - {step: told, kind: update_record, set: {note: 'Owners: {{start.owners}}'}}
      - step: check
        kind: approval
        role: officer
        title: 'Owned by {{start.owners}}, signed by {{signing.signers}}'
        sees: [start, signing]
        outcome: {denied: end}
";

struct House {
    firm: Firm,
    officer: Id,
}

impl House {
    async fn each() -> Vec<Self> {
        let mut houses = Vec::new();
        for database in TestDatabase::each().await {
            let firm = Firm::on(database).await;
            let officer = firm.group("officers", &["Olga"]).await.remove(0);
            let given = KindGiven {
                singular: String::new(),
                plural: String::new(),
                fields: json!([{"key": "note", "label": "Note", "type": "text"}]),
                belongs_to: None,
                launches: true,
            };
            record_kinds::change(&firm.admin(), "client", None, given).await.unwrap();
            firm.publish(TEMPLATE).await;
            houses.push(Self { firm, officer });
        }
        houses
    }

    async fn start(&self, data: Json) -> Result<Id, Vec<String>> {
        let mut start = request("ownership", "Nadia Ferrand", "nadia@client.example");
        let data: BTreeMap<String, Json> = serde_json::from_value(data).unwrap();
        start.data = data.into_iter().map(|(field, json)| (field, FieldInput::Json(json))).collect();
        match flows::start(&self.firm.key(&Scope::ALL), start).await {
            Ok(started) => Ok(started.flow),
            Err(problem) => Err(said(problem)),
        }
    }
}

fn said(problem: Problem) -> Vec<String> {
    let Problem::Invalid(problems) = problem else { panic!("{problem:?}") };
    problems.iter().map(|one| format!("{}: {}", one.path, one.message)).collect()
}

fn owners() -> Json {
    json!([
        {"name": "Ada Lund", "role": "Chair", "since": "2019-04-01"},
        {},
        {"name": "Ben Orr", "role": "Member", "since": "2019-04-01"},
    ])
}

#[tokio::test]
async fn what_is_wrong_with_an_entry_has_its_place() {
    for house in House::each().await {
        for (data, expected) in [
            (json!({"sector": "Banking"}), vec!["owners: Add at least one entry."]),
            (json!({"sector": "Other", "owners": "nonsense"}), vec![]),
            (
                json!({"sector": "Banking", "owners": [{}, {"role": "Chair", "city": "Bonn"}]}),
                vec![
                    "owners.1.name: Please fill this in.",
                    "owners.1.since: Choose a date.",
                    "owners.1.city: This form has no such field.",
                ],
            ),
            (
                json!({"sector": "Banking", "owners": vec![json!({"name": "A"}); 4]}),
                vec!["owners: Give at most 3 entries."],
            ),
        ] {
            let found = house.start(data.clone()).await.err().unwrap_or_default();
            assert_eq!(found, expected, "{data}");
        }
    }
}

#[tokio::test]
async fn entries_go_through_a_flow() {
    for house in House::each().await {
        let all = house.firm.key(&Scope::ALL);
        let flow = house.start(json!({"sector": "Banking", "owners": owners()})).await.unwrap();
        let view = flows::show(&all, &flow).await.unwrap();
        let kept = json!([
            {"name": "Ada Lund", "role": "Chair", "since": "2019-04-01"},
            {"name": "Ben Orr", "role": "Member"},
        ]);
        assert_eq!(view.data["start"], json!({"sector": "Banking", "owners": kept}));

        // Whoever prepares need not know everything; the client does.
        let half = json!([{"name": "Ada Lund"}]);
        let data = Inputs::from([("signers".to_owned(), FieldInput::Json(half.clone()))]);
        let preparation = PreparationRequest { data, ..PreparationRequest::default() };
        steps::prepare(&house.firm.member(&house.officer), &flow, "signing", (Once::default(), preparation))
            .await
            .unwrap();
        let completion = |signers: &Json| steps::CompletionRequest {
            data: Inputs::from([("signers".to_owned(), FieldInput::Json(signers.clone()))]),
            ..steps::CompletionRequest::default()
        };
        let refused = steps::complete(&all, &flow, "signing", completion(&half)).await;
        assert_eq!(said(refused.err().unwrap()), ["signers.0.alone: Answer yes or no."]);
        house
            .firm
            .play(
                &flow,
                &[Finish("signing", Submitted, r#"{"signers": [{"name": "Ada Lund", "alone": true}]}"#)],
            )
            .await;
        let view = flows::show(&all, &flow).await.unwrap();
        assert_eq!(view.data["signing"], json!({"signers": [{"name": "Ada Lund", "alone": true}]}));
        work(&house.firm).await;
        let view = flows::show(&all, &flow).await.unwrap();
        let state = flows::workspace(&house.firm.admin(), &flow).await.unwrap().state.clone();
        let title = state.steps["check"].title.as_deref();
        let expected = "Owned by Ada Lund, Chair, 1 April 2019; Ben Orr, Member, signed by Ada Lund, yes";
        assert_eq!(title, Some(&model::Value::Text(expected.to_owned())));
        let record = records::show(&all, &view.record.id).await.unwrap();
        let note = record.fields.get("note").map(model::Value::display);
        assert_eq!(note.as_deref(), Some("Owners: Ada Lund, Chair, 1 April 2019; Ben Orr, Member"));
        house.firm.play(&flow, &[Finish("check", Approved, "{}")]).await;
        // Checks the log as well.
        assert!(house.firm.story(&flow).await.starts_with("completed"));
    }
}

#[tokio::test]
async fn a_hidden_section_asks_nothing() {
    for house in House::each().await {
        let flow = house.start(json!({"sector": "Other", "owners": owners()})).await.unwrap();
        let view = flows::show(&house.firm.key(&Scope::ALL), &flow).await.unwrap();
        assert_eq!(view.data["start"], json!({"sector": "Other"}));
        assert_eq!(view.steps[0].status, engine::flow::StepStatus::Skipped, "no owners are given");
    }
}

#[tokio::test]
async fn entries_of_a_page_start_flows_for_many_records() {
    for house in House::each().await {
        let ctx = || house.firm.member(&house.officer);
        let change = Change {
            name: Some("Orchard Bank".to_owned()),
            email: Some(Some("office@orchard.example".to_owned())),
            ..Change::default()
        };
        let record = records::create(&house.firm.admin(), "client", change).await.unwrap();
        let entry = |role: &str, name: &str| -> BTreeMap<String, FieldInput> {
            let inputs = [("name", name), ("role", role)];
            inputs.map(|(key, text)| (key.to_owned(), FieldInput::single(text))).into()
        };
        let begin = async |entries: Vec<BTreeMap<String, FieldInput>>| {
            let answers = [
                ("sector".to_owned(), FieldInput::single("Banking")),
                ("owners".to_owned(), FieldInput::Entries(entries)),
            ];
            let starting = Starting::new("ownership", answers.into(), BTreeMap::new(), Owners::Starter);
            let records = Selection::Records(vec![record.clone()]);
            let id =
                bulk::begin(&ctx(), "client", records, What::Start(starting), Language::En).await.unwrap();
            look(&house.firm).await;
            id
        };
        let lacking = begin(vec![entry("Member", "Ada"), entry("Guest", "")]).await;
        let rows = bulk::rows(&ctx(), &lacking, Some(RowState::Lacking), (0, 10)).await.unwrap();
        let expected =
            ["Owner 2, Full name: Please fill this in.", "Owner 2, Role: Choose one of the options."];
        assert_eq!(rows[0].problems, expected);

        let ready = begin(vec![entry("", ""), entry("Member", "Ada")]).await;
        bulk::run(&ctx(), &ready).await.unwrap();
        look(&house.firm).await;
        assert_eq!(bulk::show(&ctx(), &ready).await.unwrap().status, BulkStatus::Done);
        let rows = bulk::rows(&ctx(), &ready, Some(RowState::Done), (0, 10)).await.unwrap();
        let view = flows::show(&ctx(), rows[0].result.as_ref().unwrap()).await.unwrap();
        assert_eq!(view.data["start"]["owners"], json!([{"name": "Ada", "role": "Member"}]));
    }
}

/// What the worker does for many records, until nothing is left.
async fn look(firm: &Firm) {
    for _ in 0..100 {
        let now = firm.system().now;
        if bulk::go_on(&firm.app, now, Entropy::from_number(now.0.unsigned_abs())).await.unwrap() == 0 {
            return;
        }
    }
    panic!("it never ends");
}

/// What the worker does for records that flows change.
async fn work(firm: &Firm) {
    use app::records::errands;
    use store::{System, outbox};
    let lease = (firm.now(), firm.now().plus_seconds(60));
    for row in outbox::claim(&firm.app.db, &System, errands::KIND, lease, 50).await.unwrap() {
        let entropy = Entropy::from_number(firm.now().0.unsigned_abs());
        errands::carry_out(&firm.app, &row, firm.now(), entropy).await.unwrap();
        let settled = outbox::delivered(&System, &row, firm.now(), None);
        firm.app.db.transact(vec![settled]).await.unwrap();
        firm.pass_seconds(1);
    }
}
