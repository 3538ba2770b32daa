//! Flows by the API: started, read, listed, completed, and what the log proves.

use crate::desk::Desk;
use app::Scope;
use axum::http::header;
use serde_json::{Value as Json, json};
use sha2::{Digest, Sha256};
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../../templates/bench-onboarding5.yaml");
const FLOWS: &str = "/api/v1/flows";

fn start(name: &str, email: &str) -> Json {
    json!({"template": "bench-onboarding5", "record": {"kind": "client", "name": name, "email": email}})
}

fn completion(flow: &Json, step: &str) -> String {
    format!("{FLOWS}/{}/steps/{step}/completion", flow["id"].as_str().unwrap())
}

/// The same five steps, but the company has to be named.
async fn started(desk: &Desk) -> Json {
    let required = TEMPLATE.replacen("type: text}", "type: text, required: true}", 1);
    assert_ne!(required, TEMPLATE);
    desk.publish(&required).await;
    desk.post(FLOWS, &start("Ada Ltd", "ada@client.example")).await.expect(201)
}

fn status_of<'a>(flow: &'a Json, step: &str) -> &'a str {
    let steps = flow["steps"].as_array().unwrap();
    steps.iter().find(|line| line["key"] == step).unwrap()["status"].as_str().unwrap()
}

#[tokio::test]
async fn a_flow_runs_to_its_end() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let answer = desk.post(FLOWS, &start("Ada Ltd", "ada@client.example")).await;
        assert!(answer.text.starts_with("{\"id\":\""), "id first: {}", answer.text);
        let address = answer.header(header::LOCATION).to_owned();
        let flow = answer.expect(201);
        assert_eq!(address, format!("{FLOWS}/{}", flow["id"].as_str().unwrap()));
        assert_eq!(
            (&flow["status"], &flow["stage"], &flow["held_by"]),
            (&json!("running"), &json!("onboarding"), &json!("client"))
        );
        assert_eq!((status_of(&flow, "s1"), status_of(&flow, "s2")), ("open", "pending"));
        assert_eq!(flow["steps"][0]["assignees"][0]["person"]["name"], "Ada Ltd");
        assert_eq!((&flow["record"]["kind"], &flow["record"]["name"]), (&json!("client"), &json!("Ada Ltd")));
        assert_eq!(desk.get(&address).await.expect(200), flow);

        let script = [
            ("s1", json!({"data": {"company": "Ada Ltd", "employees": 3}, "attempt": 1}), "submitted"),
            ("s2", json!({"outcome": "approved", "comment": "Fine."}), "approved"),
            ("s3", json!({}), "acknowledged"),
            ("s4", json!({"outcome": "approved"}), "approved"),
            ("s5", json!({"outcome": "done"}), "done"),
        ];
        let mut last = flow.clone();
        for (place, (step, body, outcome)) in script.into_iter().enumerate() {
            last = desk.post(&completion(&flow, step), &body).await.expect(200);
            assert_eq!(last["seq"], place + 2);
            assert!(last["command_id"].as_str().is_some_and(|id| !id.is_empty()));
            let line = last["steps"].as_array().unwrap().iter().find(|line| line["key"] == step).unwrap();
            assert_eq!(
                (&line["status"], &line["outcome"], &line["attempt"]),
                (&json!("done"), &json!(outcome), &json!(1))
            );
        }
        assert_eq!(last["status"], "completed");
        let shown = desk.get(&address).await.expect(200);
        assert_eq!(shown["data"]["s1"], json!({"company": "Ada Ltd", "employees": 3}));
        assert!(shown["ended_at"].is_string());
    }
}

#[tokio::test]
async fn the_log_is_chained_and_its_hashes_can_be_counted_again() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let flow = started(&desk).await;
        let secret = "Registered under another name";
        let done =
            desk.post(&completion(&flow, "s1"), &json!({"data": {"company": secret}})).await.expect(200);
        let id = flow["id"].as_str().unwrap();
        let answer = desk.get(&format!("{FLOWS}/{id}/log")).await;
        assert!(!answer.text.contains(secret), "values lie apart from the log");
        let log = answer.expect(200);
        let entries = log["entries"].as_array().unwrap();
        assert_eq!((entries.len(), &log["next"]), (2, &Json::Null));
        assert_eq!(entries[1]["command_id"], done["command_id"]);
        assert_eq!(entries[1]["actor"]["kind"], "key");
        let mut previous = "0".repeat(64);
        for entry in entries {
            assert_eq!(entry["previous_hash"], previous);
            let at: i64 = model::Instant::parse(entry["at"].as_str().unwrap()).unwrap().0;
            let hashed = json!([
                id,
                entry["seq"],
                entry["command_id"],
                entry["actor"],
                at,
                entry["previous_hash"],
                entry["events"]
            ]);
            let digest = Sha256::digest(engine::log::canonical(&hashed));
            let hash: String = digest.iter().map(|byte| format!("{byte:02x}")).collect();
            assert_eq!(entry["hash"], hash);
            previous = hash;
        }
        let rest = desk.get(&format!("{FLOWS}/{id}/log?cursor=1")).await.expect(200);
        assert_eq!(rest["entries"].as_array().unwrap().len(), 1);
        desk.get(&format!("{FLOWS}/{id}/log?cursor=x")).await.expect(422);
        desk.get(&format!("{FLOWS}/unknown/log")).await.expect(404);
    }
}

#[tokio::test]
async fn lists_are_filtered_and_paged() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let mut ids = Vec::new();
        for name in ["Ada", "Bea", "Cy"] {
            let email = format!("{name}@client.example");
            ids.push(desk.post(FLOWS, &start(name, &email)).await.expect(201));
        }
        let mut seen = Vec::new();
        let mut address = format!("{FLOWS}?limit=2&status=running&template=bench-onboarding5");
        loop {
            let page = desk.get(&address).await.expect(200);
            let lines = page["flows"].as_array().unwrap().clone();
            assert!(lines.len() <= 2);
            seen.extend(lines.into_iter().map(|line| line["id"].clone()));
            let Some(next) = page["next"].as_str() else { break };
            address = format!("{FLOWS}?limit=2&status=running&template=bench-onboarding5&cursor={next}");
        }
        let newest_first: Vec<Json> = ids.iter().rev().map(|flow| flow["id"].clone()).collect();
        assert_eq!(seen, newest_first);
        let record = ids[1]["record"]["id"].as_str().unwrap();
        let of_record = desk.get(&format!("{FLOWS}?record={record}")).await.expect(200);
        assert_eq!(of_record["flows"].as_array().unwrap().len(), 1);
        assert_eq!(of_record["flows"][0]["record"]["name"], "Bea");
        for (query, count) in [("status=completed", 0), ("template=unknown", 0), ("status=", 3)] {
            let page = desk.get(&format!("{FLOWS}?{query}")).await.expect(200);
            assert_eq!(page["flows"].as_array().unwrap().len(), count, "{query}");
        }
        for wrong in ["status=sleeping", "limit=many", "cursor=zz", "state=running"] {
            desk.get(&format!("{FLOWS}?{wrong}")).await.expect(422);
        }
    }
}

#[tokio::test]
async fn a_record_of_the_same_kind_and_address_is_reused_and_can_be_named() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let first = started(&desk).await;
        let again = desk.post(FLOWS, &start("Ada Limited", " ADA@client.example")).await.expect(201);
        assert_eq!(first["record"], again["record"]);
        let named = json!({"template": "bench-onboarding5", "record_id": first["record"]["id"]});
        assert_eq!(desk.post(FLOWS, &named).await.expect(201)["record"], first["record"]);
        let role = json!([{"name": "Bea", "email": "bea@client.example"}]);
        let played = json!({"template": "bench-onboarding5", "record_id": first["record"]["id"], "roles": {"client": role}});
        let played = desk.post(FLOWS, &played).await.expect(201);
        let bea = &played["steps"][0]["assignees"][0]["person"];
        assert_eq!(bea["name"], "Bea");
        let by_id = json!({
            "template": "bench-onboarding5", "record_id": first["record"]["id"], "roles": {"client": [bea["id"]]},
        });
        assert_eq!(&desk.post(FLOWS, &by_id).await.expect(201)["steps"][0]["assignees"][0]["person"], bea);
    }
}

#[tokio::test]
async fn a_start_that_does_not_fit_starts_nothing() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let mut unknown = start("Ada", "ada@client.example");
        unknown["template"] = json!("unknown");
        desk.post(FLOWS, &unknown).await.expect(404);
        let with = |field: &str, value: Json| {
            let mut body = start("Ada", "ada@client.example");
            body[field] = value;
            body
        };
        let wrong = [
            (json!({"template": "bench-onboarding5"}), "record"),
            (with("record_id", json!("x")), "record"),
            (json!({"template": "bench-onboarding5", "record_id": "unknown"}), "record_id"),
            (start("", "ada@client.example"), "record.name"),
            (start(&"x".repeat(10_000), "ada@client.example"), "record.name"),
            (start("Ada", "ada@client.example\r\nBcc: all@client.example"), "record.email"),
            (start("Ada", "ada"), "record.email"),
            (with("data", json!({"unknown": 1})), "unknown"),
            (with("recrod", json!({})), ""),
            (with("record", json!({"kind": "planet", "name": "Ada"})), "record.kind"),
        ];
        for (body, path) in wrong {
            let problem = desk.post(FLOWS, &body).await.expect(422);
            assert_eq!(problem["errors"][0]["path"], path, "{body}: {problem}");
        }
        desk.ask("POST", FLOWS, &[], "{\"template\": ").await.expect(400);
        desk.ask("POST", FLOWS, &[], "template=x").await.expect(400);
        assert_eq!(desk.get(FLOWS).await.expect(200)["flows"], json!([]));
    }
}

#[tokio::test]
async fn what_the_flow_does_not_allow_is_refused_with_what_it_would() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let flow = started(&desk).await;
        let s1 = completion(&flow, "s1");
        let data = json!({"company": "Ada Ltd"});
        for wrong in ["approved", "done", "nonsense"] {
            let refused = desk.post(&s1, &json!({"outcome": wrong})).await.expect(409);
            assert_eq!(refused["accepted"], json!({"attempt": 1, "outcomes": ["submitted"]}), "{wrong}");
        }
        let refused = desk.post(&s1, &json!({"attempt": 2, "data": data})).await.expect(409);
        assert_eq!(refused["accepted"]["attempt"], 1);
        let refused = desk.post(&s1, &json!({"on_behalf_of": "stranger", "data": data})).await.expect(409);
        assert_eq!(refused["accepted"], json!({"attempt": 1, "outcomes": ["submitted"]}));
        desk.post(&completion(&flow, "s2"), &json!({})).await.expect(409);
        desk.post(&completion(&flow, "s9"), &json!({})).await.expect(404);
        desk.post(&format!("{FLOWS}/unknown/steps/s1/completion"), &json!({})).await.expect(404);

        let missing = desk.post(&s1, &json!({})).await.expect(422);
        assert_eq!(missing["errors"][0]["path"], "company");
        let bad = json!({"data": {"company": "Ada", "employees": "many", "colour": "red"}});
        let paths: Vec<Json> = desk.post(&s1, &bad).await.expect(422)["errors"]
            .as_array()
            .unwrap()
            .iter()
            .map(|error| error["path"].clone())
            .collect();
        assert_eq!(paths, [json!("employees"), json!("colour")]);
        desk.post(&s1, &json!({"data": {"company": "x".repeat(10_000)}})).await.expect(422);
        desk.post(&s1, &json!({"comment": "x".repeat(30_000), "data": data})).await.expect(422);
        assert_eq!(desk.get(&format!("{FLOWS}/{}", flow["id"].as_str().unwrap())).await.expect(200), flow);

        let script = json!({"company": "<script>alert(1)</script>", "note": "y".repeat(10_000)});
        let done = desk.post(&s1, &json!({"data": script})).await.expect(200);
        assert_eq!(done["data"]["s1"]["company"], "<script>alert(1)</script>");
        desk.post(&s1, &json!({})).await.expect(409);
        let ended = desk.post(&completion(&flow, "s2"), &json!({"outcome": "denied"})).await.expect(200);
        assert_eq!(ended["status"], "completed");
        let refused = desk.post(&completion(&flow, "s3"), &json!({})).await.expect(409);
        assert_eq!(refused["accepted"], json!({"attempt": null, "outcomes": []}));
        desk.post(&s1, &json!({})).await.expect(409);
    }
}

#[tokio::test]
async fn the_same_key_acts_once() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let body = start("Ada Ltd", "ada@client.example");
        let first = desk.post_once(FLOWS, "k1", &body).await;
        let again = desk.post_once(FLOWS, "k1", &body).await;
        assert_eq!(first.text, again.text);
        let flow = first.expect(201);
        desk.post_once(FLOWS, "k1", &start("Bea", "bea@client.example")).await.expect(422);

        let s1 = completion(&flow, "s1");
        let refused = desk.post_once(&s1, "k2", &json!({"attempt": 7, "data": {"company": "Ada"}})).await;
        refused.expect(409);
        let answer = json!({"data": {"company": "Ada Ltd"}});
        let done = desk.post_once(&s1, "k2", &answer).await.expect(200);
        let again = desk.post_once(&s1, "k2", &answer).await.expect(200);
        assert_eq!((&done["seq"], &done["command_id"]), (&again["seq"], &again["command_id"]));
        let reused = desk.post_once(&s1, "k2", &json!({"data": {"company": "Other"}})).await.expect(422);
        assert_eq!(reused["type"], "urn:baton:problem:idempotency-key-reused");
        desk.post_once(&completion(&flow, "s2"), "k2", &answer).await.expect(422);
        let log = desk.get(&format!("{FLOWS}/{}/log", flow["id"].as_str().unwrap())).await.expect(200);
        assert_eq!(log["entries"].as_array().unwrap().len(), 2);
        assert_eq!(desk.get(FLOWS).await.expect(200)["flows"].as_array().unwrap().len(), 1);
    }
}

#[tokio::test]
async fn a_key_does_what_its_scopes_say() {
    for database in TestDatabase::each().await {
        let mut desk = Desk::on(database).await;
        let flow = started(&desk).await;
        let one = format!("{FLOWS}/{}", flow["id"].as_str().unwrap());
        let publication = "/api/v1/templates/bench-onboarding5/publication".to_owned();
        let answer = json!({"data": {"company": "Ada Ltd"}});
        // Statuses of: read, start, complete in somebody's place, publish.
        for (scope, expected) in [
            (Scope::Read, [200, 403, 403, 403]),
            (Scope::Start, [403, 201, 403, 403]),
            (Scope::Templates, [403, 403, 403, 409]),
            (Scope::Act, [403, 403, 409, 403]),
            (Scope::ActForOthers, [403, 403, 200, 403]),
        ] {
            desk.key = desk.new_key(&[scope]).await;
            let statuses = [
                desk.get(&one).await.status.as_u16(),
                desk.post(FLOWS, &start("Ada Ltd", "ada@client.example")).await.status.as_u16(),
                desk.post(&completion(&flow, "s1"), &answer).await.status.as_u16(),
                desk.post(&publication, &Json::Null).await.status.as_u16(),
            ];
            assert_eq!(statuses, expected, "{scope:?}");
        }
        desk.key = desk.new_key(&[Scope::Act]).await;
        let for_ada = json!({"on_behalf_of": flow["steps"][0]["assignees"][0]["person"]["id"]});
        desk.post(&completion(&flow, "s2"), &for_ada).await.expect(403);
    }
}

#[tokio::test]
async fn without_its_database_the_server_says_so_and_does_nothing_by_halves() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let mut desk = Desk::on(database).await;
    let flow = started(&desk).await;
    assert!(desk.database.stop().await);
    assert_eq!(desk.get("/healthz").await.status.as_u16(), 200);
    desk.get("/readyz").await.expect(503);
    let answer = json!({"data": {"company": "Ada Ltd"}});
    let refused = desk.post(&completion(&flow, "s1"), &answer).await;
    assert_eq!(refused.header(header::RETRY_AFTER), "1");
    let problem = refused.expect(503);
    assert!(!problem["detail"].as_str().unwrap().contains("database"), "{problem}");
    desk.post(FLOWS, &start("Bea", "bea@client.example")).await.expect(503);
}

#[tokio::test]
async fn the_same_request_many_times_at_once_is_done_once() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let body = start("Ada Ltd", "ada@client.example");
        let starts = (0..5).map(|_| desk.post_once(FLOWS, "k1", &body));
        let started: Vec<Json> =
            futures::future::join_all(starts).await.into_iter().map(|answer| answer.expect(201)).collect();
        assert!(started.iter().all(|flow| flow == &started[0]));

        let address = completion(&started[0], "s1");
        let answer = json!({"data": {"company": "Ada Ltd"}});
        let acts = (0..5).map(|_| desk.post_once(&address, "k2", &answer));
        for acted in futures::future::join_all(acts).await {
            assert_eq!(acted.expect(200)["seq"], 2);
        }
        let unkeyed = start("Bea", "bea@client.example");
        let starts = (0..5).map(|_| desk.post(FLOWS, &unkeyed));
        let records: Vec<Json> = futures::future::join_all(starts)
            .await
            .into_iter()
            .map(|answer| answer.expect(201)["record"]["id"].clone())
            .collect();
        assert!(records.iter().all(|record| record == &records[0]), "one record: {records:?}");
        assert_eq!(desk.get(FLOWS).await.expect(200)["flows"].as_array().unwrap().len(), 6);
    }
}
