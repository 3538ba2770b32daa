//! What has happened elsewhere, said by a program: whoever waits goes on, and a signal nobody waits for is refused.

use crate::desk::Desk;
use app::Scope;
use serde_json::json;
use testkit::TestDatabase;

const SOURCE: &str = "
baton: 1
key: paid
name: Paid
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: work
    name: Work
    steps:
      - wait: {key: payment, name: Payment, signal: payment_received}
      - {step: thanks, kind: task, role: client, title: Collect it}
";

#[tokio::test]
async fn a_signal_lets_what_waits_for_it_go_on() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(SOURCE).await;
        let start = json!({"template": "paid",
            "record": {"kind": "client", "name": "Ann", "email": "ann@client.example"}});
        let started = desk.post("/api/v1/flows", &start).await.expect(201);
        let flow = started["id"].as_str().unwrap();
        assert_eq!(started["held_by"], "waiting");
        let at = |name: &str| format!("/api/v1/flows/{flow}/signals/{name}");
        desk.post(&at("other"), &json!({})).await.expect(409);
        desk.post("/api/v1/flows/nothing/signals/payment_received", &json!({})).await.expect(404);
        let reader = desk.new_key(&[Scope::Read]).await;
        let bearer = format!("Bearer {reader}");
        let refused = desk.ask("POST", &at("payment_received"), &[("authorization", &bearer)], "").await;
        refused.expect(403);

        let once = desk.post_once(&at("payment_received"), "paid-1", &json!({})).await.expect(200);
        assert_eq!(once["held_by"], "client");
        let again = desk.post_once(&at("payment_received"), "paid-1", &json!({})).await.expect(200);
        assert_eq!(again["seq"], once["seq"], "the same request is done once");
        desk.post(&at("payment_received"), &json!({})).await.expect(409);
    }
}
