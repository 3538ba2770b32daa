//! What a client sees of a flow as a whole: milestones, waits and sub-flows the template shows them, and no others.

use crate::browser::Browser;
use crate::desk::Desk;
use crate::house::newest;
use model::Id;
use serde_json::{Value as Json, json};
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

const PARTNER: &str = "bea@partner.example";

const TOGETHER: &str = "
baton: 1
key: together
name: Together
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  partner: {name: Partner, party: client}
stages:
  - stage: work
    name: Work
    steps:
      - parallel:
          branches:
            - steps:
                - {step: confirm, kind: acknowledgement, role: client, title: Confirm your name}
            - steps:
                - {step: agree, kind: acknowledgement, role: partner, title: Agree to it}
";

/// The page of the whole flow, to which the mail about a message leads.
async fn whole(desk: &Desk, started: &Json, (role, address): (&str, &str)) -> String {
    let thread = app::messages::Thread::Role(role.to_owned());
    let message = app::messages::NewMessage { thread, text: "Hello.".to_owned(), command_id: None };
    let flow = Id::given(started["id"].as_str().unwrap());
    app::messages::post(&desk.system(), &flow, message).await.unwrap();
    Browser::new(desk).get(&newest(desk, address, "/f/").await).await.text
}

#[tokio::test]
async fn each_of_two_clients_whose_turn_it_is_has_it() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TOGETHER).await;
        let start = json!({"template": "together",
            "record": {"kind": "client", "name": "Ann", "email": CLIENT},
            "roles": {"partner": [{"name": "Bea", "email": PARTNER}]}});
        let started = desk.post("/api/v1/flows", &start).await.expect(201);
        for (reader, title) in
            [(("client", CLIENT), "Confirm your name"), (("partner", PARTNER), "Agree to it")]
        {
            let page = whole(&desk, &started, reader).await;
            assert!(page.contains(title) && page.contains("With you"), "{reader:?}: {page}");
            assert!(!page.contains("With somebody else"), "{reader:?}: {page}");
        }
    }
}

const NOTARY: &str = "nora@notary.example";

const CERTIFIED: &str = "
baton: 1
key: certified
name: Certified
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  notary: {name: Notary, party: third_party}
stages:
  - stage: work
    name: Work
    steps:
      - {step: certify, kind: acknowledgement, role: notary, title: Certify the copy, visible: [client], label_for_client: A certified copy}
      - {step: confirm, kind: acknowledgement, role: client, title: Confirm your name, visible: [notary], label_for_client: The last word}
";

#[tokio::test]
async fn a_third_party_reads_of_their_own_turn_that_it_is_theirs() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(CERTIFIED).await;
        let start = json!({"template": "certified",
            "record": {"kind": "client", "name": "Ann", "email": CLIENT},
            "roles": {"notary": [{"name": "Nora", "email": NOTARY}]}});
        let started = desk.post("/api/v1/flows", &start).await.expect(201);
        let (own, other) = ("With you", "With somebody else");
        for (reader, says, never) in [(("notary", NOTARY), own, other), (("client", CLIENT), other, own)] {
            let page = whole(&desk, &started, reader).await;
            assert!(page.contains(says) && !page.contains(never), "{reader:?}: {page}");
            assert!(reader.0 == "notary" || !page.contains("Nora"), "{page}");
        }
        let done = format!("/api/v1/flows/{}/steps/certify/completion", started["id"].as_str().unwrap());
        desk.post(&done, &json!({})).await.expect(200);
        for (reader, says, never) in [(("notary", NOTARY), other, own), (("client", CLIENT), own, other)] {
            let page = whole(&desk, &started, reader).await;
            assert!(page.contains(says) && !page.contains(never), "{reader:?}: {page}");
        }
    }
}

#[tokio::test]
async fn milestones_waits_and_sub_flows_are_shown_as_far_as_the_template_says() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(SOURCE).await;
        let start = json!({"template": "account",
            "record": {"kind": "client", "name": "Ann", "email": CLIENT}});
        let started = desk.post("/api/v1/flows", &start).await.expect(201);
        let page = whole(&desk, &started, ("client", CLIENT)).await;
        for shown in ["Papers checked", "The bank checks", "Your second account", "Confirm your name"] {
            assert!(page.contains(shown), "{shown}: {page}");
        }
        for hidden in ["Booked", "Hidden", "ledger"] {
            assert!(!page.contains(hidden), "{hidden}: {page}");
        }
    }
}
