//! Running flows moved to another version of their template: a dry run, all of a version as one job with its undo, one
//! flow from its own menu; versions archived and used as drafts again. By pages without scripts, and by the API.

use crate::browser::Browser;
use crate::desk::{Answered, Desk};
use app::members::NewMember;
use model::Entropy;
use serde_json::{Value as Json, json};
use std::sync::Arc;
use testkit::TestDatabase;

/// Three versions of one template: the second asks one thing more, the third has lost what was asked first.
fn template(steps: &[&str]) -> String {
    let mut source = "
baton: 1
key: intake
name: Intake
started_from: [client]
roles:
  lead: {name: Lead, party: us, fill: starter}
stages:
  - stage: main
    name: Main
    steps:
"
    .to_owned();
    for step in steps {
        source += &format!("      - {{step: {step}, kind: task, role: lead, title: Do {step}}}\n");
    }
    source
}

struct Case {
    desk: Desk,
    /// Two flows of version 1: at `first`, and at `second`.
    flows: Vec<String>,
}

impl Case {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in TestDatabase::each().await {
            let desk = Desk::on(database).await;
            desk.publish(&template(&["first", "second"])).await;
            let mut flows = Vec::new();
            let lea = NewMember {
                email: "lea@team.example".to_owned(),
                name: "Lea".to_owned(),
                ..NewMember::default()
            };
            let me = app::members::add(&desk.system(), lea).await.unwrap().0.id.to_string();
            for (name, email) in
                [("Orchard Lane Ltd", "nadia@orchard.example"), ("Halden Marine Ltd", "hal@halden.example")]
            {
                let body = json!({
                    "template": "intake",
                    "record": {"kind": "client", "name": name, "email": email},
                    "roles": {"lead": [me]},
                });
                let started = desk.post("/api/v1/flows", &body).await.expect(201);
                flows.push(started["id"].as_str().unwrap().to_owned());
            }
            let done = json!({"on_behalf_of": me});
            let at = format!("/api/v1/flows/{}/steps/first/completion", flows[1]);
            desk.post(&at, &done).await.expect(200);
            let case = Self { desk, flows };
            case.publish(&["first", "between", "second"]).await;
            all.push(case);
        }
        all
    }

    /// The next version.
    async fn publish(&self, steps: &[&str]) {
        let newest = self.desk.get("/api/v1/templates/intake").await.json()["versions"][0]["version"].clone();
        let etag = format!("v{newest}");
        app::templates::replace(&self.desk.system(), &etag, &template(steps)).await.unwrap();
        app::templates::publish(&self.desk.system(), "intake").await.unwrap();
    }

    async fn go_on(&self) {
        for seed in 0..9 {
            let now = self.desk.system().now;
            let app = Arc::clone(&self.desk.app);
            app::moves::go_on(&app, now, Entropy::from_number(900 + seed)).await.unwrap();
        }
    }

    async fn flow(&self, number: usize) -> Json {
        self.desk.get(&format!("/api/v1/flows/{}", self.flows[number])).await.json()
    }

    async fn open(&self, number: usize) -> Vec<String> {
        let flow = self.flow(number).await;
        let open = flow["steps"].as_array().unwrap().iter().filter(|step| step["status"] == "open");
        open.map(|step| step["key"].as_str().unwrap().to_owned()).collect()
    }

    async fn running(&self) -> Vec<(i64, i64)> {
        let template = self.desk.get("/api/v1/templates/intake").await.json();
        let versions = template["versions"].as_array().unwrap().clone();
        let of =
            |version: &Json| (version["version"].as_i64().unwrap(), version["running"].as_i64().unwrap());
        versions.iter().map(of).collect()
    }
}

async fn admin(desk: &Desk) -> Browser<'_> {
    Browser::member(desk, "Ada", NewMember { admin: true, builder: true, ..NewMember::default() }).await
}

#[track_caller]
fn has(answered: &Answered, words: &[&str]) {
    for words in words {
        assert!(answered.text.contains(words), "“{words}” is missing in {}", answered.text);
    }
}

#[tokio::test]
async fn all_flows_of_a_version_move_and_come_back() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let page = ada.get("/templates/intake").await;
        has(&page, &["2 running flows", "/templates/intake/move?from=1", "Move to version 2"]);
        let dry = ada.get("/templates/intake/move?from=1&to=2").await;
        has(&dry, &["2 running flows use version 1", "2 flows can move", "Do between", "in one flow"]);
        assert_eq!(case.running().await, [(2, 0), (1, 2)], "nothing has been changed");
        let form = [("from", "1"), ("to", "2"), ("reason", " ")];
        let without = ada.post_as_member("/templates/intake/move", &form).await;
        assert_eq!(without.status, 422);
        let form = [("from", "1"), ("to", "2"), ("reason", "A step was missing")];
        let begun = ada.post_as_member("/templates/intake/move", &form).await;
        assert_eq!(begun.status, 303, "{}", begun.text);
        let at = begun.header(axum::http::header::LOCATION).to_owned();
        has(&ada.get(&at).await, &["Flows on their way", "0 of 2 flows looked at"]);
        let twice = ada.post_as_member("/templates/intake/move", &form).await;
        assert_eq!(twice.status, 409, "one at a time");
        case.go_on().await;
        has(&ada.get(&at).await, &["2 flows have moved to version 2", "Undo the move"]);
        assert_eq!(case.running().await, [(2, 2), (1, 0)]);
        assert_eq!(
            (case.open(0).await, case.open(1).await),
            (vec!["first".to_owned()], vec!["second".to_owned()])
        );
        let history = ada.get(&format!("/flows/{}/history", case.flows[0])).await;
        has(&history, &["from version 1 of the template to version 2", "A step was missing"]);
        // In one of them something else happens.
        let done = json!({});
        let act = format!("/api/v1/flows/{}/steps/first/completion", case.flows[0]);
        case.desk.post(&act, &done).await.expect(200);
        let back = ada.post_as_member(&format!("{at}/undo"), &[("reason", "Too early")]).await;
        assert_eq!(back.status, 303, "{}", back.text);
        let back = back.header(axum::http::header::LOCATION).to_owned();
        case.go_on().await;
        has(&ada.get(&back).await, &["One flow is back in version 1", "One flow stays in version 2"]);
        assert_eq!(case.running().await, [(2, 1), (1, 1)]);
        for flow in &case.flows {
            let verified = app::flows::verified(&case.desk.system(), &model::Id::given(flow)).await.unwrap();
            assert_eq!(verified.problem, None);
        }
    }
}

#[tokio::test]
async fn what_keeps_flows_in_their_version_is_said() {
    for case in Case::each().await {
        case.publish(&["second"]).await;
        let mut ada = admin(&case.desk).await;
        let dry = ada.get("/templates/intake/move?from=1&to=3").await;
        let why = "The step “Do first” has been reached, and the new version does not have it.";
        has(&dry, &["None of these flows can move", why, "Orchard Lane Ltd", "Halden Marine Ltd"]);
        let survey = case.desk.get("/api/v1/templates/intake/migration?from=1&to=3").await.json();
        assert_eq!((&survey["fitting"], &survey["total"]), (&json!(0), &json!(2)));
        assert_eq!(survey["reasons"][0]["problem"]["problem"], "step_gone");
        let of_flow = format!("/api/v1/flows/{}/migration", case.flows[0]);
        let refused = case.desk.post(&of_flow, &json!({"to": 3, "reason": "Try"})).await;
        assert_eq!(refused.status, 409);
        case.desk.get("/api/v1/templates/intake/migration?from=1&to=9").await.expect(404);
        case.desk.get("/api/v1/templates/intake/migration?from=1&to=1").await.expect(409);
    }
}

#[tokio::test]
async fn one_flow_moves_from_its_menu_and_back() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let at = format!("/flows/{}/version", case.flows[1]);
        has(&ada.get(&format!("/flows/{}", case.flows[1])).await, &[&at]);
        has(
            &ada.get(&at).await,
            &["Move to another version", "Do between", "Keeps what was done", "Do first"],
        );
        let without = ada.post_as_member(&at, &[("to", "2"), ("reason", "")]).await;
        assert_eq!(without.status, 422);
        let moved = ada.post_as_member(&at, &[("to", "2"), ("reason", "Corrected")]).await;
        assert_eq!(moved.status, 303, "{}", moved.text);
        assert_eq!(case.running().await, [(2, 1), (1, 1)]);
        has(&ada.get(&at).await, &["Undo the move to version 2", "in version 1"]);
        let back = ada.post_as_member(&format!("{at}/undo"), &[("reason", "Not yet")]).await;
        assert_eq!(back.status, 303, "{}", back.text);
        assert_eq!(
            (case.running().await, case.open(1).await),
            (vec![(2, 0), (1, 2)], vec!["second".to_owned()])
        );
        let again = ada.post_as_member(&format!("{at}/undo"), &[("reason", "Not yet")]).await;
        assert_eq!(again.status, 409);
        let plan = case.desk.get(&format!("/api/v1/flows/{}/migration", case.flows[1])).await.json();
        assert_eq!((&plan["to"], &plan["skipped"]), (&json!(2), &json!(["between"])));
    }
}

#[tokio::test]
async fn versions_are_archived_published_again_and_used_as_drafts() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let of = |version: u8, rest: &str| format!("/templates/intake/versions/{version}/{rest}");
        assert_eq!(ada.post_as_member(&of(2, "archive"), &[]).await.status, 303);
        assert_eq!(ada.post_as_member(&of(2, "archive"), &[]).await.status, 409);
        let body = json!({"template": "intake", "record": {"kind": "client", "name": "New", "email": "n@client.example"}});
        let started = case.desk.post("/api/v1/flows", &body).await.expect(201);
        let version =
            case.desk.get(&format!("/api/v1/flows/{}", started["id"].as_str().unwrap())).await.json();
        assert_eq!(
            version["template"]["version"], 1,
            "new flows run the newest that is not archived: {version}"
        );
        case.desk.post("/api/v1/templates/intake/versions/2/draft", &json!({})).await.expect(201);
        case.desk.post("/api/v1/templates/intake/versions/1/draft", &json!({})).await.expect(409);
        let template = case.desk.get("/api/v1/templates/intake").await.json();
        let states: Vec<(i64, String)> = template["versions"]
            .as_array()
            .unwrap()
            .iter()
            .map(|one| (one["version"].as_i64().unwrap(), one["state"].as_str().unwrap().to_owned()))
            .collect();
        let named = |version, state: &str| (version, state.to_owned());
        assert_eq!(states, [named(3, "draft"), named(1, "published"), named(2, "archived")]);
        case.desk.post("/api/v1/templates/intake/versions/2/restoration", &json!({})).await.expect(200);
        assert_eq!(ada.post_as_member(&of(1, "archive"), &[]).await.status, 303);
        assert_eq!(ada.post_as_member(&of(2, "archive"), &[]).await.status, 303);
        has(&ada.get("/templates").await, &["Intake"]);
        has(&ada.get("/templates/intake").await, &["archived", "Publish again"]);
    }
}
