//! What a client is decides which flow, which deadline and which path is theirs: group, kind, tag and field of a record.

use crate::desk::Desk;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const TEMPLATE: &str = r#"
baton: 1
key: segmented
name: Segmented
started_from: [client, prospect]
roles:
  client: {name: Client, party: client, fill: record.contact}
  officer: {name: Officer, party: us}
priority:
  - {if: 'record.tags contains "vip"', is: high}
stages:
  - stage: first
    name: First
    steps:
      - choice:
          name: Who is it?
          branches:
            - name: Dentists
              if: 'record.groups contains "Dentists"'
              steps: [{step: dental, kind: form, role: client, title: For dentists, form: [{key: chairs, label: Chairs, type: number}]}]
            - name: Not yet a client
              if: 'record.kind = "prospect"'
              steps: [{step: prospective, kind: task, role: client, title: For prospects}]
            - name: Abroad
              if: 'record.phone is given and not (record.phone contains "+44")'
              steps: [{step: abroad, kind: task, role: client, title: For those abroad}]
            - name: Everybody else
              otherwise: true
              steps: [{step: usual, kind: task, role: client, title: For everybody}]
clocks:
  - {clock: answer, name: Answer, starts: flow.started, stops: flow.ended, target: {normal: 24h, high: 2h}}
"#;

async fn record(desk: &Desk, kind: &str, name: &str, of: Json) -> String {
    let email = format!("{}@client.example", name.to_lowercase());
    let mut given = json!({"kind": kind, "name": name, "email": email});
    given.as_object_mut().unwrap().extend(of.as_object().unwrap().clone());
    let made = desk.post("/api/v1/records", &given).await.expect(201);
    let id = made["id"].as_str().unwrap().to_owned();
    let contact = json!({"name": name, "email": format!("contact.{email}")});
    desk.post(&format!("/api/v1/records/{id}/contacts"), &contact).await.expect(201);
    id
}

/// Key of the open step, priority, and hours until the clock runs out.
async fn started(desk: &Desk, record: &str) -> (String, String, i64) {
    let flow = json!({"template": "segmented", "record_id": record});
    let flow = desk.post("/api/v1/flows", &flow).await.expect(201);
    let id = flow["id"].as_str().unwrap();
    let flow = desk.get(&format!("/api/v1/flows/{id}")).await.expect(200);
    let mut steps = flow["steps"].as_array().unwrap().iter();
    let open = steps.find(|step| step["status"] == "open").unwrap();
    let at = |json: &Json| model::Instant::parse(json.as_str().unwrap()).unwrap();
    let due = at(&flow["clocks"][0]["due_at"]);
    let span = (due.0 - at(&flow["started_at"]).0) / 3_600_000_000;
    let word = |json: &Json| json.as_str().unwrap().to_owned();
    (word(&open["key"]), word(&flow["priority"]), span)
}

#[tokio::test]
async fn group_kind_tag_and_field_decide_path_and_deadline() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let group = desk.post("/api/v1/client-groups", &json!({"name": "Dentists"})).await.expect(201);
        let group = group["id"].as_str().unwrap().to_owned();
        let dentist = record(&desk, "client", "Dana", json!({"tags": ["vip", "long-standing"]})).await;
        let member = format!("/api/v1/client-groups/{group}/records/{dentist}");
        desk.ask("PUT", &member, &[], "").await;
        let prospect = record(&desk, "prospect", "Paul", json!({})).await;
        let abroad = json!({"fields": {"phone": "+47 22 123 456"}, "tags": ["vip"]});
        let abroad = record(&desk, "client", "Anna", abroad).await;
        let usual = record(&desk, "client", "Uma", json!({"tags": ["vipers"]})).await;
        for (record, expected) in [
            (&dentist, ("dental", "high", 2)),
            (&prospect, ("prospective", "normal", 24)),
            (&abroad, ("abroad", "high", 2)),
            (&usual, ("usual", "normal", 24)),
        ] {
            let (step, priority, hours) = started(&desk, record).await;
            assert_eq!((step.as_str(), priority.as_str(), hours), expected);
        }
        // No longer in the group, and no longer a prospect: what is started then is another's path.
        desk.ask("DELETE", &member, &[], "").await;
        assert_eq!(started(&desk, &dentist).await.0, "usual");
        desk.post(&format!("/api/v1/records/{prospect}/conversion"), &json!({})).await.expect(200);
        assert_eq!(started(&desk, &prospect).await.0, "usual");
    }
}
