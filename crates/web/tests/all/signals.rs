//! What has happened elsewhere, said by a program: whoever waits goes on, and a signal nobody waits for is refused.

use crate::browser::Browser;
use crate::desk::Desk;
use app::{Scope, members::NewMember};
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

#[tokio::test]
async fn a_person_of_the_firm_may_say_that_it_came() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(SOURCE).await;
        let start = json!({"template": "paid",
            "record": {"kind": "client", "name": "Ann", "email": "ann@client.example"}});
        let started = desk.post("/api/v1/flows", &start).await.expect(201);
        let flow = started["id"].as_str().unwrap();
        let mut ada = Browser::member(&desk, "Ada", NewMember { admin: true, ..NewMember::default() }).await;
        let reception = format!("/flows/{flow}/steps/payment/reception");
        let page = ada.get(&format!("/flows/{flow}")).await;
        assert!(page.text.contains(&reception) && page.text.contains("payment_received"), "{}", page.text);

        assert_eq!(ada.get(&reception).await.status, 200);
        let silent = ada.post_as_member(&reception, &[("attempt", "1")]).await;
        assert_eq!(silent.status, 422, "it has to be said why");
        let said = [("attempt", "1"), ("reason", "Seen on the account")];
        assert_eq!(ada.post_as_member(&reception, &said).await.status, 303);
        assert_eq!(ada.post_as_member(&reception, &said).await.status, 409, "it waits no more");
        let history = ada.get(&format!("/flows/{flow}/history")).await;
        assert_eq!(history.text.matches("Seen on the account").count(), 1, "{}", history.text);
        assert!(!ada.get(&format!("/flows/{flow}")).await.text.contains(&reception), "it waits no more");
        let other = format!("/flows/{flow}/steps/thanks/reception");
        assert_eq!(ada.get(&other).await.status, 404);
        let wrong = [("reason", "It is no wait")];
        assert_eq!(ada.post_as_member(&other, &wrong).await.status, 404);
    }
}
