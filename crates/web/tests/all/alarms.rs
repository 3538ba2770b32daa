//! Amber, red and priority in lists and on flows.

use crate::{
    browser::Browser,
    desk::Desk,
    lists::{officer, reads},
};
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

/// Nothing in it has a deadline but its clock: amber after a day, red after five.
const PROMISE: &str = "
baton: 1
key: promise
name: Promise
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: ask
    name: Ask
    steps:
      - {step: ask, kind: task, role: client, title: Tell us}
      - {step: tell, kind: task, role: client, title: Tell us more}
clocks:
  - {clock: answer, name: Answer, starts: flow.started, stops: flow.ended, target: 5 days, amber: 1 day}
";

/// Ash is red, Birch amber, Cedar neither, but urgent.
async fn promised(desk: &Desk) -> [String; 3] {
    desk.publish(PROMISE).await;
    let begin = async |name: &str| {
        let record = json!({"kind": "client", "name": name, "email": format!("{name}@client.example")});
        let started = desk.post("/api/v1/flows", &json!({"template": "promise", "record": record})).await;
        started.expect(201)["id"].as_str().unwrap().to_owned()
    };
    let ash = begin("Ash").await;
    desk.pass_days(4);
    let birch = begin("Birch").await;
    desk.pass_days(1);
    let cedar = begin("Cedar").await;
    let urgent = json!({"priority": "urgent", "reason": "They asked twice."});
    desk.post(&format!("/api/v1/flows/{cedar}/priority"), &urgent).await.expect(200);
    let ctx = desk.system();
    app::flows::tick(&ctx.app, ctx.now, ctx.entropy()).await.unwrap();
    [ash, birch, cedar]
}

#[tokio::test]
async fn flows_are_found_and_sorted_by_their_clocks_and_their_priority() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        promised(&desk).await;
        let cases = [
            ("alarm=red", "Ash"),
            ("alarm=amber", "Birch"),
            ("alarm=none", "Cedar"),
            ("due=late", "Ash"),
            ("due=risk&sort=due", "Ash Birch"),
            ("due=risk&sort=-name&template=promise", "Birch Ash"),
            ("sort=alarm", "Ash Birch Cedar"),
            ("sort=-alarm", "Cedar Birch Ash"),
            ("sort=priority", "Cedar Ash Birch"),
            ("sort=-priority", "Birch Ash Cedar"),
            ("priority=urgent", "Cedar"),
            ("priority=normal&sort=name&status=running", "Ash Birch"),
            ("priority=low", ""),
            ("sort=held_by&held_by=client", "Ash Birch Cedar"),
        ];
        for (query, expected) in cases {
            let page = desk.get(&format!("/api/v1/flows?{query}")).await.expect(200);
            let flows = page["flows"].as_array().unwrap();
            let names: Vec<&str> =
                flows.iter().map(|flow| flow["record"]["name"].as_str().unwrap()).collect();
            assert_eq!(names.join(" "), expected, "{query}");
            assert!(flows.iter().all(|flow| flow["next_due_at"].is_string()), "by its clock: {page}");
        }
        let mut member = Browser::member(&desk, "Helen", officer()).await;
        reads(&member.get("/flows?due=red").await.text, &["filter-due", "red", "Ash", ">Red<"]);
        let urgent = member.get("/flows?priority=urgent&sort=priority").await.text;
        reads(&urgent, &["Cedar", "Priority urgent", "most urgent first"]);
        assert!(!urgent.contains("Birch"));
        let home = member.get("/").await.text;
        reads(&home, &["At risk", "2 of 3 under way", "Ash", ">Red<", "Birch", ">Amber<"]);
        let filter = [
            ("list", "flows"),
            ("status", "running"),
            ("due", "red"),
            ("priority", "high"),
            ("sort", "alarm"),
        ];
        let kept = member.post_as_member("/views", &[&filter[..], &[("name", "Burning")]].concat()).await;
        let query = "status=running&due=red&priority=high&sort=alarm";
        assert_eq!(kept.header(axum::http::header::LOCATION), format!("/flows?{query}&said=view-saved"));
        reads(&member.get(&format!("/flows?{query}")).await.text, &["tab-active", "Burning"]);
    }
}

#[tokio::test]
async fn a_flow_says_how_its_clocks_stand_and_what_its_owner_did() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let [ash, birch, cedar] = promised(&desk).await;
    let show = async |flow: &str| desk.get(&format!("/api/v1/flows/{flow}")).await.expect(200);
    let of = |flow: &Json| {
        let clock = &flow["clocks"][0];
        let words = ["amber", "red", "priority"].map(|name| flow[name].clone());
        (words, [clock["key"].clone(), clock["status"].clone(), clock["amber"].clone(), clock["red"].clone()])
    };
    let expected = [
        (&ash, (json!(false), json!(true), "normal"), (true, true)),
        (&birch, (json!(true), json!(false), "normal"), (true, false)),
        (&cedar, (json!(false), json!(false), "urgent"), (false, false)),
    ];
    for (flow, (amber, red, priority), (clock_amber, clock_red)) in expected {
        let clock = [json!("answer"), json!("running"), json!(clock_amber), json!(clock_red)];
        assert_eq!(of(&show(flow).await), ([amber, red, json!(priority)], clock));
    }
    let reason = json!({"reason": "They told us already."});
    let skipped = desk.post(&format!("/api/v1/flows/{ash}/steps/ask/skip"), &reason).await.expect(200);
    assert_eq!(skipped["steps"][0]["skipped"]["reason"], reason["reason"]);
    assert!(skipped["steps"][1].get("skipped").is_none() && skipped["paused"].is_null(), "{skipped}");
    let paused = desk.post(&format!("/api/v1/flows/{ash}/pause"), &reason).await.expect(200);
    assert_eq!((&paused["paused"]["reason"], &paused["red"]), (&reason["reason"], &json!(true)));
    let running = desk.get("/api/v1/flows?due=risk&sort=name").await.expect(200);
    assert_eq!(running["flows"][0]["id"], json!(birch), "what is paused is not at risk");
}
