//! Lists over HTTP: given as objects, refused with the path of what is wrong, read back.

use crate::desk::Desk;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("entries.yaml");
const FLOWS: &str = "/api/v1/flows";

fn start(owners: &Json) -> Json {
    json!({
        "template": "ownership",
        "record": {"kind": "client", "name": "Orchard Bank", "email": "office@orchard.example"},
        "data": {"company": "Orchard Bank", "sector": "Banking", "held_by_state": false, "owners": owners},
    })
}

/// The paths of a refusal.
fn paths(document: &Json) -> Vec<&str> {
    document["errors"].as_array().unwrap().iter().filter_map(|line| line["path"].as_str()).collect()
}

#[tokio::test]
async fn entries_are_objects_and_problems_have_their_paths() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        for (owners, expected) in [
            (json!(null), vec!["owners"]),
            (json!("Ada"), vec!["owners"]),
            (json!(["Ada"]), vec!["owners.0"]),
            (json!([{"name": "Ada", "role": "Chair", "seat": 1}]), vec!["owners.0.since", "owners.0.seat"]),
            (
                json!([{"name": "Ada", "role": "Member"}, {"role": "Guest"}]),
                vec!["owners.1.name", "owners.1.role"],
            ),
        ] {
            let refused = desk.post(FLOWS, &start(&owners)).await.expect(422);
            assert_eq!(paths(&refused), expected, "{owners}: {refused}");
        }
        let owners = json!([{"name": "Ada", "share": "62.5", "role": "Chair", "since": "2019-04-01"}, {}]);
        let flow = desk.post(FLOWS, &start(&owners)).await.expect(201);
        let kept = json!([{"name": "Ada", "share": "62.5", "role": "Chair", "since": "2019-04-01"}]);
        assert_eq!(flow["data"]["start"]["owners"], kept);

        let address = format!("{FLOWS}/{}", flow["id"].as_str().unwrap());
        let completion = format!("{address}/steps/signing/completion");
        let wrong = json!({"data": {"signers": [{}, {"seat": {"street": "Am Wall 2"}}]}});
        let refused = desk.post(&completion, &wrong).await.expect(422);
        assert_eq!(paths(&refused), ["signers.1.name", "signers.1.seat"]);
        let signers = json!([{"name": "Ada"}]);
        desk.post(&completion, &json!({"data": {"signers": signers}})).await.expect(200);
        assert_eq!(desk.get(&address).await.expect(200)["data"]["signing"]["signers"], signers);
    }
}
