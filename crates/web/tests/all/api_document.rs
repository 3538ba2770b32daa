//! What holds for every address: keys, problem documents, the OpenAPI document, the probes.

use crate::desk::Desk;
use axum::{body::Body, http::Request};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("../../../../templates/bench-onboarding5.yaml");

/// Every operation of the document as `METHOD address`.
fn operations(document: &Json) -> BTreeSet<String> {
    let paths = document["paths"].as_object().unwrap();
    let of = |(path, item): (&String, &Json)| -> Vec<String> {
        item.as_object().unwrap().keys().map(|method| format!("{} {path}", method.to_uppercase())).collect()
    };
    paths.iter().flat_map(of).collect()
}

const ADDRESSES: &[&str] = &[
    "GET /api/v1/audit",
    "GET /api/v1/erasures",
    "POST /api/v1/erasures",
    "GET /api/v1/erasures/{id}",
    "GET /api/v1/erasures/preview/{kind}/{id}",
    "GET /api/v1/calendars",
    "POST /api/v1/calendars",
    "GET /api/v1/calendars/{id}",
    "PUT /api/v1/calendars/{id}",
    "DELETE /api/v1/calendars/{id}",
    "PUT /api/v1/templates/{key}/calendar",
    "GET /api/v1/templates/{key}/start-link",
    "PUT /api/v1/templates/{key}/start-link",
    "GET /api/v1/templates/{key}/start-link/mails",
    "POST /api/v1/templates/{key}/start-link/mails",
    "GET /api/v1/brand",
    "PUT /api/v1/brand",
    "PUT /api/v1/brand/logo",
    "DELETE /api/v1/brand/logo",
    "PUT /api/v1/brand/sign-in-picture",
    "DELETE /api/v1/brand/sign-in-picture",
    "GET /api/v1/templates/{key}/start-link/qr.svg",
    "GET /api/v1/templates/{key}/start-link/qr.png",
    "GET /api/v1/members/{id}/absences",
    "POST /api/v1/members/{id}/absences",
    "DELETE /api/v1/members/{id}/absences/{absence}",
    "GET /api/v1/members/{id}/views",
    "POST /api/v1/members/{id}/views",
    "PATCH /api/v1/members/{id}/views/{view}",
    "DELETE /api/v1/members/{id}/views/{view}",
    "GET /api/v1/flows",
    "GET /api/v1/flows/{id}",
    "GET /api/v1/flows/{id}/log",
    "GET /api/v1/flows/{id}/times",
    "GET /api/v1/templates",
    "GET /api/v1/templates/{key}",
    "GET /healthz",
    "GET /readyz",
    "POST /api/v1/flows",
    "POST /api/v1/flows/{id}/steps/{key}/completion",
    "POST /api/v1/flows/{id}/steps/{key}/files/{field}",
    "POST /api/v1/flows/{id}/steps/{key}/files/{field}/decision",
    "POST /api/v1/flows/{id}/signals/{name}",
    "POST /api/v1/flows/{id}/steps/{key}/record-update",
    "POST /api/v1/flows/{id}/steps/{key}/hand-back",
    "GET /api/v1/flows/{id}/steps/{key}/reopening",
    "POST /api/v1/flows/{id}/pause",
    "POST /api/v1/flows/{id}/resumption",
    "POST /api/v1/flows/{id}/priority",
    "POST /api/v1/flows/{id}/cancellation",
    "POST /api/v1/flows/{id}/steps",
    "POST /api/v1/flows/{id}/roles/{role}",
    "POST /api/v1/flows/{id}/clocks/{clock}/deadline",
    "POST /api/v1/flows/{id}/steps/{key}/skip",
    "POST /api/v1/flows/{id}/steps/{key}/reopening",
    "POST /api/v1/flows/{id}/steps/{key}/deadline",
    "POST /api/v1/flows/{id}/steps/{key}/reassignment",
    "POST /api/v1/flows/{id}/steps/{key}/delegation",
    "POST /api/v1/flows/{id}/steps/{key}/lending",
    "POST /api/v1/flows/{id}/steps/{key}/lending/end",
    "POST /api/v1/flows/{id}/steps/{key}/preparation",
    "GET /api/v1/flows/{id}/migration",
    "POST /api/v1/flows/{id}/migration",
    "POST /api/v1/flows/{id}/migration/undo",
    "GET /api/v1/templates/{key}/migration",
    "POST /api/v1/templates/{key}/migration",
    "GET /api/v1/templates/{key}/migrations/{id}",
    "POST /api/v1/templates/{key}/migrations/{id}/undo",
    "POST /api/v1/templates/{key}/versions/{version}/draft",
    "POST /api/v1/templates/{key}/versions/{version}/archive",
    "POST /api/v1/templates/{key}/versions/{version}/restoration",
    "POST /api/v1/templates",
    "POST /api/v1/templates/{key}/forms/{form}/files/{field}",
    "POST /api/v1/templates/{key}/publication",
    "GET /api/v1/records",
    "GET /api/v1/search",
    "POST /api/v1/records",
    "GET /api/v1/organisation-exports",
    "POST /api/v1/organisation-exports",
    "GET /api/v1/organisation-exports/{id}",
    "GET /api/v1/organisation-exports/{id}/archive",
    "GET /api/v1/records/export",
    "POST /api/v1/imports",
    "GET /api/v1/imports/{id}",
    "GET /api/v1/imports/{id}/failures",
    "POST /api/v1/imports/{id}/check",
    "POST /api/v1/imports/{id}/running",
    "POST /api/v1/imports/{id}/cancellation",
    "POST /api/v1/bulk",
    "GET /api/v1/bulk",
    "GET /api/v1/bulk/{id}",
    "GET /api/v1/bulk/{id}/rows",
    "POST /api/v1/bulk/{id}/running",
    "POST /api/v1/bulk/{id}/cancellation",
    "GET /api/v1/records/{id}",
    "PATCH /api/v1/records/{id}",
    "POST /api/v1/records/{id}/archiving",
    "POST /api/v1/records/{id}/restoring",
    "POST /api/v1/records/{id}/conversion",
    "GET /api/v1/records/{id}/contacts",
    "POST /api/v1/records/{id}/contacts",
    "PUT /api/v1/records/{id}/contacts/{contact}",
    "DELETE /api/v1/records/{id}/contacts/{contact}",
    "GET /api/v1/records/{id}/merge",
    "POST /api/v1/records/{id}/merge",
    "POST /api/v1/records/{id}/merges/{merge}/undo",
    "GET /api/v1/records/{id}/history",
    "GET /api/v1/portal/entries",
    "POST /api/v1/portal/entries",
    "PUT /api/v1/portal/entries/{id}",
    "PUT /api/v1/portal/entries/{id}/place",
    "DELETE /api/v1/portal/entries/{id}",
    "GET /api/v1/client-groups",
    "POST /api/v1/client-groups",
    "PUT /api/v1/client-groups/{id}",
    "DELETE /api/v1/client-groups/{id}",
    "PUT /api/v1/client-groups/{id}/records/{record}",
    "DELETE /api/v1/client-groups/{id}/records/{record}",
    "GET /api/v1/record-kinds",
    "POST /api/v1/record-kinds",
    "PUT /api/v1/record-kinds/{key}",
    "DELETE /api/v1/record-kinds/{key}",
];

#[tokio::test]
async fn the_document_lists_every_address() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let document = desk.ask("GET", "/api/v1/openapi.json", &[("authorization", "")], "").await.expect(200);
    assert!(document["openapi"].as_str().is_some_and(|version| version.starts_with("3.1")));
    assert_eq!(operations(&document), ADDRESSES.iter().map(|address| (*address).to_owned()).collect());
}

#[tokio::test]
async fn nothing_but_the_probes_is_shown_without_a_key() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let document = desk.get("/api/v1/openapi.json").await.expect(200);
    for operation in operations(&document) {
        let (method, path) = operation.split_once(' ').unwrap();
        for given in ["", "Bearer baton_wrong", "Basic YTpi"] {
            let answer = desk.ask(method, path, &[("authorization", given)], "").await;
            if path.starts_with("/api/") {
                assert_eq!(answer.header(axum::http::header::WWW_AUTHENTICATE), "Bearer", "{operation}");
                answer.expect(401);
            } else {
                assert_eq!(answer.status.as_u16(), 200, "{operation}");
            }
        }
    }
}

#[tokio::test]
async fn whatever_goes_wrong_is_a_problem_document() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    desk.get("/api/v1/nothing").await.expect(404);
    desk.get("/api").await.expect(404);
    desk.get("/api/v2/flows").await.expect(404);
    desk.ask("DELETE", "/api/v1/flows", &[], "").await.expect(405);
    desk.get("/api/v1/flows/%ff").await.expect(400);
    desk.get("/api/v1/flows/%3Cscript%3E").await.expect(404);
    let request =
        Request::get("/api/v1/flows").header("authorization", vec![0xff].as_slice()).body(Body::empty());
    desk.send(request.unwrap()).await.expect(401);
}

/// The properties a shape of the document has, and those an answer has.
fn compare(document: &Json, shape: &str, answer: &Json) {
    let properties = |schema: &Json| schema["properties"].as_object().cloned().unwrap_or_default();
    let schema = &document["components"]["schemas"][shape];
    let mut described = properties(schema);
    for part in schema["allOf"].as_array().into_iter().flatten() {
        described.extend(properties(part));
    }
    let described: BTreeSet<&String> = described.keys().collect();
    let written: BTreeSet<&String> = answer.as_object().unwrap().keys().collect();
    let optional = ["waits_for_owner", "documents", "group", "instead_of", "lent", "skipped"];
    let missing: Vec<_> =
        described.difference(&written).filter(|name| !optional.contains(&name.as_str())).collect();
    let undescribed: Vec<_> = written.difference(&described).collect();
    assert!(
        missing.is_empty() && undescribed.is_empty(),
        "{shape}: missing {missing:?}, undescribed {undescribed:?}"
    );
}

#[tokio::test]
async fn answers_have_the_described_shapes() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let document = desk.get("/api/v1/openapi.json").await.expect(200);
    let draft = desk.ask("POST", "/api/v1/templates", &[], TEMPLATE).await.expect(201);
    compare(&document, "Draft", &draft);
    let publication =
        desk.post("/api/v1/templates/bench-onboarding5/publication", &Json::Null).await.expect(201);
    compare(&document, "Publication", &publication);
    let template = desk.get("/api/v1/templates/bench-onboarding5").await.expect(200);
    compare(&document, "Template", &template);
    compare(&document, "Version", &template["versions"][0]);
    let calendars = desk.get("/api/v1/calendars").await.expect(200);
    compare(&document, "Calendars", &calendars);
    compare(&document, "Calendar", &calendars["calendars"][0]);
    let templates = desk.get("/api/v1/templates").await.expect(200);
    compare(&document, "Templates", &templates);
    compare(&document, "TemplateLine", &templates["templates"][0]);

    let record = json!({"kind": "client", "name": "Ada Ltd", "email": "ada@client.example"});
    let start = json!({"template": "bench-onboarding5", "record": record});
    let flow = desk.post("/api/v1/flows", &start).await.expect(201);
    compare(&document, "Flow", &flow);
    compare(&document, "Step", &flow["steps"][0]);
    compare(&document, "Assignee", &flow["steps"][0]["assignees"][0]);
    compare(&document, "Record", &flow["record"]);
    compare(&document, "TemplateRef", &flow["template"]);
    let address = format!("/api/v1/flows/{}", flow["id"].as_str().unwrap());
    let answer = json!({"data": {"company": "Ada Ltd"}});
    let acted = desk.post(&format!("{address}/steps/s1/completion"), &answer).await.expect(200);
    compare(&document, "Acted", &acted);
    let log = desk.get(&format!("{address}/log")).await.expect(200);
    compare(&document, "Log", &log);
    compare(&document, "Entry", &log["entries"][0]);
    let records = desk.get("/api/v1/records?kind=client").await.expect(200);
    compare(&document, "Records", &records);
    compare(&document, "RecordLine", &records["records"][0]);
    let record = format!("/api/v1/records/{}", records["records"][0]["id"].as_str().unwrap());
    compare(&document, "RecordSheet", &desk.get(&record).await.expect(200));
    let contacts = desk.get(&format!("{record}/contacts")).await.expect(200);
    compare(&document, "Contacts", &contacts);
    compare(&document, "Contact", &contacts["contacts"][0]);
    let history = desk.get(&format!("{record}/history")).await.expect(200);
    compare(&document, "History", &history);
    compare(&document, "HistoryEntry", &history["entries"][0]);
    let kinds = desk.get("/api/v1/record-kinds").await.expect(200);
    compare(&document, "Kinds", &kinds);
    compare(&document, "Kind", &kinds["kinds"][0]);
    let flows = desk.get("/api/v1/flows").await.expect(200);
    compare(&document, "Flows", &flows);
    compare(&document, "FlowLine", &flows["flows"][0]);
    let audit = desk.get("/api/v1/audit").await.expect(200);
    compare(&document, "Audit", &audit);
    compare(&document, "AuditEntry", &audit["entries"][0]);
}
