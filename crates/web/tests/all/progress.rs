//! What a client sees of a flow as a whole: milestones, waits and sub-flows the template shows them, and no others.

use crate::browser::{Browser, links_to};
use crate::desk::Desk;
use serde_json::json;
use testkit::TestDatabase;

const CLIENT: &str = "ann@client.example";

const SOURCE: &str = "
baton: 1
key: account
name: Account
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  worker: {name: Worker, party: us, fill: later}
stages:
  - stage: work
    name: Work
    steps:
      - {milestone: checked, name: Papers checked, visible: [client]}
      - {milestone: booked, name: Booked in the ledger}
      - parallel:
          branches:
            - steps:
                - wait: {key: bank, name: Hidden bank, signal: bank, visible: [client], label_for_client: The bank checks}
            - steps:
                - wait: {key: inside, name: Hidden check, signal: inside}
            - steps:
                - flow: {template: other, wait: true, visible: [client], label_for_client: Your second account}
            - steps:
                - {step: confirm, kind: acknowledgement, role: client, title: Confirm your name}
";

#[tokio::test]
async fn milestones_waits_and_sub_flows_are_shown_as_far_as_the_template_says() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(SOURCE).await;
        let start = json!({"template": "account",
            "record": {"kind": "client", "name": "Ann", "email": CLIENT}});
        desk.post("/api/v1/flows", &start).await.expect(201);
        let link = links_to(&desk, CLIENT).await.into_iter().find(|link| link.starts_with("/a/")).unwrap();
        let mut client = Browser::new(&desk);
        let action = client.get(&link).await.text;
        let mut links = action.split("href=\"").skip(1).filter_map(|piece| piece.split('"').next());
        let whole = links.find(|href| href.starts_with("/f/")).unwrap();
        let page = client.get(whole).await.text;
        for shown in ["Papers checked", "The bank checks", "Your second account", "Confirm your name"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        for hidden in ["Booked", "Hidden", "ledger"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    }
}
