//! Templates by the API: drafts, replacement, publication, and everything that is wrong with a file.

use crate::desk::Desk;
use axum::http::header;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const SMALL: &str = "baton: 1
key: small
name: Small
roles:
  client: {name: Client, party: client, fill: record.contact}
stages:
  - stage: only
    name: Only
    steps:
      - {step: read, kind: acknowledgement, role: client, title: Please read this}
";
const ALL: &str = "/api/v1/templates";
const ONE: &str = "/api/v1/templates/small";

#[tokio::test]
async fn a_draft_is_made_replaced_and_published() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let made = desk.ask("POST", ALL, &[("content-type", "application/yaml")], SMALL).await;
        let first = made.header(header::ETAG).to_owned();
        assert!(first.starts_with('"') && first.ends_with('"') && first.len() > 4, "{first}");
        let draft = made.expect(201);
        assert_eq!(
            (&draft["key"], &draft["version"], &draft["state"]),
            (&json!("small"), &json!(1), &json!("draft"))
        );
        desk.ask("POST", ALL, &[], SMALL).await.expect(409);

        let renamed = SMALL.replace("name: Small", "name: Smaller");
        let replaced = desk.ask("POST", ALL, &[("if-match", &first)], renamed.clone()).await;
        let second = replaced.header(header::ETAG).to_owned();
        assert_ne!(first, second);
        assert_eq!(replaced.expect(201)["version"], 1);
        desk.ask("POST", ALL, &[("if-match", &first)], SMALL).await.expect(412);

        let shown = desk.get(ONE).await;
        assert_eq!(shown.header(header::ETAG), second);
        let shown = shown.expect(200);
        assert_eq!((&shown["state"], &shown["name"]), (&json!("draft"), &json!("Smaller")));
        assert_eq!(shown["versions"][0]["version"], 1);
        assert_eq!(shown["etag"], second.trim_matches('"'));

        let published = desk.post(&format!("{ONE}/publication"), &Json::Null).await.expect(201);
        assert_eq!(published, json!({"version": 1}));
        desk.post(&format!("{ONE}/publication"), &Json::Null).await.expect(409);
        assert_eq!(desk.get(ONE).await.expect(200)["state"], "published");
    }
}

#[tokio::test]
async fn the_next_draft_opens_on_the_newest_version_only() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(SMALL).await;
        desk.ask("POST", ALL, &[], SMALL).await.expect(409);
        for stale in ["\"v0\"", "\"v2\"", "\"abc\"", "*"] {
            desk.ask("POST", ALL, &[("if-match", stale)], SMALL).await.expect(412);
        }
        let opened = desk.ask("POST", ALL, &[("if-match", "\"v1\"")], SMALL).await;
        let etag = opened.header(header::ETAG).to_owned();
        assert_eq!(opened.expect(201)["version"], 2);
        desk.ask("POST", ALL, &[("if-match", "\"v1\"")], SMALL).await.expect(412);
        let shown = desk.get(ONE).await;
        assert_eq!(shown.header(header::ETAG), etag);
        let versions = shown.expect(200)["versions"].clone();
        let states: Vec<_> =
            versions.as_array().unwrap().iter().map(|line| (&line["version"], &line["state"])).collect();
        assert_eq!(states, [(&json!(2), &json!("draft")), (&json!(1), &json!("published"))]);
        let listed = desk.get(ALL).await.expect(200);
        assert_eq!(
            listed["templates"],
            json!([{"key": "small", "name": "Small", "published": 1, "draft": 2}])
        );
        assert_eq!(
            desk.post(&format!("{ONE}/publication"), &Json::Null).await.expect(201),
            json!({"version": 2})
        );
    }
}

#[tokio::test]
async fn json_means_the_same_as_yaml() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let source = json!({
            "baton": 1, "key": "as-json", "name": "As JSON",
            "roles": {"client": {"name": "Client", "party": "client", "fill": "record.contact"}},
            "stages": [{"stage": "only", "name": "Only", "steps": [
                {"step": "read", "kind": "acknowledgement", "role": "client", "title": "Please read this"},
            ]}],
        });
        let headers = [("content-type", "application/json")];
        assert_eq!(desk.ask("POST", ALL, &headers, source.to_string()).await.expect(201)["key"], "as-json");
    }
}

#[tokio::test]
async fn every_mistake_of_a_file_is_named_with_its_place() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let large_form: String =
        (0..201).map(|number| format!("\n          - {{key: f{number}, label: F, type: text}}")).collect();
    let wrong: Vec<(&str, String)> = vec![
        ("malformed", "baton: 1\nkey: [small".to_owned()),
        ("cut off", SMALL[..SMALL.len() - 30].to_owned()),
        ("empty", String::new()),
        ("no map", "just words".to_owned()),
        ("an unknown word", SMALL.replace("title:", "titel:")),
        ("a duplicate key", SMALL.replace("name: Small\n", "name: Small\nname: Again\n")),
        (
            "an ill-typed condition",
            SMALL.replace("title: Please read this", "title: x, when: 'record.name > 3'"),
        ),
        ("an unknown role", SMALL.replace("role: client", "role: nobody")),
        ("a wrong key", SMALL.replace("key: small", "key: Small!")),
        ("an approval without denied", SMALL.replace("kind: acknowledgement", "kind: approval")),
        (
            "over its limits",
            SMALL.replace(
                "title: Please read this}",
                &format!(
                    "title: x, form: [{}]}}",
                    large_form.replace("\n          - ", ",").trim_start_matches(',')
                ),
            ),
        ),
    ];
    for (what, source) in wrong {
        let refused = desk.ask("POST", ALL, &[], source).await;
        assert_eq!(refused.status.as_u16(), 422, "{what}: {}", refused.text);
        let problem = refused.expect(422);
        let errors = problem["errors"].as_array().unwrap();
        assert!(!errors.is_empty(), "{what}");
        for error in errors {
            assert!(error["message"].as_str().is_some_and(|text| !text.is_empty()), "{what}: {error}");
            assert!(error["line"].as_u64().is_some_and(|line| line > 0), "{what}: {error}");
        }
    }
    desk.get(ONE).await.expect(404);
    desk.post(&format!("{ONE}/publication"), &Json::Null).await.expect(404);
}

#[tokio::test]
async fn a_body_of_two_mebibytes_is_refused_whole() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let large = format!("{SMALL}# {}\n", "x".repeat(2 * 1024 * 1024));
    desk.ask("POST", ALL, &[], large).await.expect(413);
    let chunks = futures::stream::iter((0..32).map(|_| Ok::<_, std::io::Error>("x".repeat(64 * 1024))));
    let streamed = axum::body::Body::from_stream(chunks);
    desk.ask("POST", "/api/v1/flows", &[], streamed).await.expect(413);
    let room = 1024 * 1024 - SMALL.len() - 3;
    desk.ask("POST", ALL, &[], format!("{SMALL}# {}\n", "x".repeat(room))).await.expect(201);
    desk.ask("POST", ALL, &[], vec![0xff, 0xfe]).await.expect(400);
}

#[tokio::test]
async fn the_same_key_makes_a_template_once() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let key = [("idempotency-key", "make-small")];
        let first = desk.ask("POST", ALL, &key, SMALL).await;
        let again = desk.ask("POST", ALL, &key, SMALL).await;
        assert_eq!(first.header(header::ETAG), again.header(header::ETAG));
        assert_eq!(first.expect(201), again.expect(201));
        let other = desk.ask("POST", ALL, &key, SMALL.replace("Small", "Other")).await.expect(422);
        assert_eq!(other["type"], "urn:baton:problem:idempotency-key-reused");
        let publication = format!("{ONE}/publication");
        desk.post_once(&publication, "make-small", &Json::Null).await.expect(422);
        let first = desk.post_once(&publication, "publish-small", &Json::Null).await.expect(201);
        let again = desk.post_once(&publication, "publish-small", &Json::Null).await.expect(201);
        assert_eq!(first, again);
        desk.post_once(&publication, "another", &Json::Null).await.expect(409);
        let many = SMALL.replace("key: small", "key: many");
        let making = (0..4).map(|_| desk.ask("POST", ALL, &[("idempotency-key", "make-many")], many.clone()));
        for made in futures::future::join_all(making).await {
            assert_eq!(made.expect(201)["key"], "many");
        }
        desk.post_once(&publication, &"x".repeat(300), &Json::Null).await.expect(400);
    }
}
