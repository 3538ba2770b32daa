//! What a client sees of a flow as a whole: milestones, waits and sub-flows the template shows them, and no others.

use crate::browser::Browser;
use crate::desk::Desk;
use crate::house::newest;
use model::Id;
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
        let started = desk.post("/api/v1/flows", &start).await.expect(201);
        // The mail about a message leads to the whole flow.
        let thread = app::messages::Thread::Role("client".to_owned());
        let message = app::messages::NewMessage { thread, text: "Hello.".to_owned(), command_id: None };
        let flow = Id::given(started["id"].as_str().unwrap());
        app::messages::post(&desk.system(), &flow, message).await.unwrap();
        let page = Browser::new(&desk).get(&newest(&desk, CLIENT, "/f/").await).await.text;
        for shown in ["Papers checked", "The bank checks", "Your second account", "Confirm your name"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        for hidden in ["Booked", "Hidden", "ledger"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    }
}
