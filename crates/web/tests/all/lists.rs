//! Home, the list of flows and To do, as a member sees them; the same list over the API.

use crate::browser::Browser;
use crate::desk::Desk;
use app::members::NewMember;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

/// The client answers, then anybody of a group checks, then a member confirms.
const TEMPLATE: &str = "
baton: 1
key: checks
name: Checks
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  officer: {name: Officer, party: us, fill: group compliance}
stages:
  - stage: intake
    name: Intake
    steps:
      - step: ask
        kind: form
        role: client
        title: Tell us who you are
        form:
          - {key: company, label: Company, type: text}
        due: 2 h
  - stage: check
    name: Check
    steps:
      - step: check
        kind: approval
        role: officer
        title: Check the company
        outcome: {denied: end}
        due: 10 business days
";

async fn house(database: TestDatabase) -> Desk {
    let desk = Desk::on(database).await;
    desk.publish(TEMPLATE).await;
    desk
}

pub fn officer() -> NewMember {
    NewMember { groups: vec!["compliance".to_owned()], ..NewMember::default() }
}

async fn start(desk: &Desk, name: &str) -> String {
    let email = format!("{}@client.example", name.to_lowercase().replace(' ', "-"));
    let record = json!({"kind": "client", "name": name, "email": email});
    let flow = desk.post("/api/v1/flows", &json!({"template": "checks", "record": record})).await.expect(201);
    flow["id"].as_str().unwrap().to_owned()
}

async fn answer(desk: &Desk, flow: &str) {
    let path = format!("/api/v1/flows/{flow}/steps/ask/completion");
    desk.post(&path, &json!({"data": {"company": "Halden"}})).await.expect(200);
}

/// Where the parts of a page stand, in this order.
#[track_caller]
pub fn reads(html: &str, parts: &[&str]) {
    let mut rest = html;
    for part in parts {
        let at = rest.find(part);
        assert!(at.is_some(), "no {part:?} in the rest of {html}");
        let at = at.unwrap_or_default();
        rest = &rest[at + part.len()..];
    }
}

#[tokio::test]
async fn where_a_client_stands_is_seen_without_asking() {
    for database in TestDatabase::each().await {
        let desk = house(database).await;
        let mut member = Browser::member(&desk, "Helen", officer()).await;
        let flow = start(&desk, "Halden Marine").await;
        let other = start(&desk, "Quayside Lettings").await;
        answer(&desk, &other).await;
        assert!(!member.get("/flows?text=HALDEN").await.text.contains("Halden Marine"));
        desk.feed().await;
        let list = member.get("/flows?text=HALDEN").await.text;
        reads(
            &list,
            &["Halden Marine", "Checks", "Client", "Halden Marine", "Stage 1 of 2, Intake", "class=\"due"],
        );
        assert!(!list.contains("Quayside"), "the other one is called otherwise");
        let home = member.get("/").await.text;
        reads(&home, &["Check the company", "Quayside Lettings", "For compliance", "Pick up"]);
        reads(&home, &["At risk", "1 of 2 under way", "Halden Marine"]);
        reads(&home, &["client 1, us 1, third party 0, waiting 0"]);
        reads(&home, &["Since yesterday", "An API key", "finished the stage", "Intake", "Quayside Lettings"]);
        reads(&home, &["started", "Checks", "Halden Marine"]);
        desk.pass_days(1);
        let mut member = Browser::member(&desk, "Tom", officer()).await;
        let late = member.get("/flows?due=late").await.text;
        assert!(late.contains("Halden Marine") && late.contains("due-late") && !late.contains("Quayside"));
        answer(&desk, &flow).await;
        let held = member.get("/flows?held=us").await.text;
        reads(&held, &["the group compliance", "the group compliance"]);
    }
}

#[tokio::test]
async fn what_waits_for_a_group_is_picked_up_where_it_stands() {
    let desk = house(TestDatabase::sqlite().await).await;
    let mut helen = Browser::member(&desk, "Helen", officer()).await;
    let mut tom = Browser::member(&desk, "Tom", officer()).await;
    let flow = start(&desk, "Halden Marine").await;
    answer(&desk, &flow).await;
    let path = format!("/flows/{flow}/steps/check/pick-up");
    for (back, leads_to) in
        [("https://elsewhere.example", "/?said=picked-up"), ("/todo", "/todo?said=picked-up")]
    {
        if back == "/todo" {
            helen.post_as_member(&format!("/flows/{flow}/steps/check/put-back"), &[]).await;
        }
        let answered = helen.post_as_member(&path, &[("back", back)]).await;
        assert_eq!(answered.header(axum::http::header::LOCATION), leads_to, "{}", answered.text);
    }
    let todo = helen.get("/todo?said=picked-up").await.text;
    reads(&todo, &["It is yours now", "Check the company"]);
    assert!(!todo.contains("Pick up"));
    assert!(!tom.get("/todo").await.text.contains("Check the company"), "it is Helen's");
    let mine = helen.get("/flows?held=us").await.text;
    reads(&mine, &["Us", "Helen"]);
}

#[tokio::test]
async fn a_view_is_kept_renamed_and_deleted_by_whoever_made_it() {
    for database in TestDatabase::each().await {
        let desk = house(database).await;
        let mut helen = Browser::member(&desk, "Helen", officer()).await;
        let mut tom = Browser::member(&desk, "Tom", officer()).await;
        let query = "status=running&held=client&template=checks&sort=name";
        let filter = [
            ("list", "flows"),
            ("status", "running"),
            ("held", "client"),
            ("template", "checks"),
            ("sort", "name"),
        ];
        let with = |name: &'static str| [&filter[..], &[("name", name)]].concat();
        let nameless = helen.post_as_member("/views", &with(" ")).await;
        assert_eq!(nameless.status, 422);
        reads(&nameless.text, &["view-name-error", "Write a name"]);
        let saved = helen.post_as_member("/views", &with("With <clients>")).await;
        assert_eq!(saved.header(axum::http::header::LOCATION), format!("/flows?{query}&said=view-saved"));
        let list = helen.get(&format!("/flows?{query}")).await.text;
        reads(&list, &["tab-active", "With &lt;clients&gt;", "/views/"]);
        assert!(!tom.get("/flows").await.text.contains("&lt;clients&gt;"), "views are one's own");
        let id = list.split("/views/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let (name, deletion) = (format!("/views/{id}/name"), format!("/views/{id}/deletion"));
        assert_eq!(tom.post_as_member(&name, &[("name", "Mine")]).await.status, 404);
        assert_eq!(tom.post_as_member(&deletion, &[]).await.status, 303);
        assert_eq!(helen.post_as_member(&name, &[("name", "")]).await.status, 422);
        assert_eq!(helen.post_as_member(&name, &[("name", "Our customers")]).await.status, 303);
        reads(&helen.get("/flows").await.text, &["tabs", "Finished", "Our customers"]);
        assert_eq!(helen.post_as_member(&deletion, &[]).await.status, 303);
        assert!(!helen.get("/flows").await.text.contains(">Our customers"));
        for number in 0..20 {
            let name = format!("View {number}");
            let all = [&filter[..], &[("name", name.as_str())]].concat();
            assert_eq!(helen.post_as_member("/views", &all).await.status, 303);
        }
        let one_more = helen
            .post_as_member("/views", &[("list", "flows"), ("status", "any"), ("name", "One more")])
            .await;
        assert_eq!(one_more.status, 422);
        reads(&one_more.text, &["You keep 20 views already"]);
    }
}

#[tokio::test]
async fn lists_of_records_have_views_of_their_own() {
    for database in TestDatabase::each().await {
        let desk = house(database).await;
        let mut helen = Browser::member(&desk, "Helen", officer()).await;
        let mut tom = Browser::member(&desk, "Tom", officer()).await;
        let bare = helen.get("/records/of/client?owner=me&text=hal&sort=-changed").await.text;
        reads(&bare, &["name=\"list\" value=\"records.client\"", "Save view", "Archived"]);
        let filter = [("list", "records.client"), ("owner", "me"), ("text", "hal"), ("sort", "-changed")];
        let with = |name: &'static str| [&filter[..], &[("name", name)]].concat();
        let nameless = helen.post_as_member("/views", &with("")).await;
        assert_eq!(nameless.status, 422);
        reads(&nameless.text, &["view-name-error", "Write a name", "value=\"hal\""]);
        let nowhere = [("list", "records.nothing"), ("name", "x")];
        assert_eq!(helen.post_as_member("/views", &nowhere).await.status, 404);
        let saved = helen.post_as_member("/views", &with("My <own>")).await;
        let path = "/records/of/client?owner=me&text=hal&sort=-changed";
        assert_eq!(saved.header(axum::http::header::LOCATION), format!("{path}&said=view-saved"));
        let list = helen.get(path).await.text;
        reads(
            &list,
            &["tab-active", "My &lt;own&gt;", "data-turbo-confirm=\"Delete the view", "Delete view"],
        );
        for other in ["/flows", "/records/of/prospect"] {
            assert!(!helen.get(other).await.text.contains("&lt;own&gt;"), "{other} has views of its own");
        }
        assert!(!tom.get("/records/of/client").await.text.contains("&lt;own&gt;"));
        let id = list.split("/views/").nth(1).unwrap().split('/').next().unwrap().to_owned();
        let (name, deletion) = (format!("/views/{id}/name"), format!("/views/{id}/deletion"));
        assert_eq!(tom.post_as_member(&name, &[("name", "Mine")]).await.status, 404);
        assert_eq!(helen.post_as_member(&name, &[("name", " ")]).await.status, 422);
        let renamed = helen.post_as_member(&name, &[("name", "Ours")]).await;
        assert_eq!(renamed.header(axum::http::header::LOCATION), format!("{path}&said=view-renamed"));

        // A program keeps them, too.
        let all = app::members::list(&desk.system()).await.unwrap();
        let me = &all.iter().find(|member| member.name == "Helen").unwrap().id;
        let views = format!("/api/v1/members/{me}/views");
        let all = desk.get(&views).await.expect(200);
        assert_eq!(all["views"][0]["list"], "records.client");
        let sent = json!({"list": "flows", "name": "Late", "filter": "status=running&due=late&sort=due"});
        let made = desk.post(&views, &sent).await.expect(201);
        reads(&helen.get("/flows").await.text, &["Late"]);
        let one = format!("{views}/{}", made["id"].as_str().unwrap());
        let renamed = desk.ask("PATCH", &one, &[], json!({"name": "Too late"}).to_string()).await.expect(200);
        assert_eq!(renamed["name"], "Too late");
        desk.post(&views, &json!({"list": "nothing", "name": "x", "filter": ""})).await.expect(422);
        assert_eq!(desk.ask("DELETE", &one, &[], "").await.status, 204);
        assert_eq!(desk.ask("DELETE", &one, &[], "").await.status, 404);
        // However it was sent, the page knows it.
        let sent = json!({"list": "flows", "name": "Soon", "filter": "sort=due&due=risk&text=a+b"});
        let made = desk.post(&views, &sent).await.expect(201);
        assert_eq!(made["filter"], "status=running&due=risk&text=a%20b&sort=due");
        let open = helen.get("/flows?sort=due&text=a%20b&due=risk").await.text;
        reads(&open, &[&format!("/views/{}/name", made["id"].as_str().unwrap())]);
        let long = format!("text={}", "x".repeat(1_000));
        for (filter, said) in [("due=soon&sort=due", "due=soon"), (long.as_str(), "too long")] {
            let sent = json!({"list": "flows", "name": "Never", "filter": filter});
            let refused = desk.post(&views, &sent).await.expect(422);
            assert_eq!(refused["errors"][0]["path"], "filter", "{refused}");
            reads(&refused.to_string(), &[said]);
        }
        assert_eq!(desk.get("/api/v1/members/none/views").await.status, 404);

        let deleted = helen.post_as_member(&deletion, &[]).await;
        assert_eq!(deleted.header(axum::http::header::LOCATION), "/records/of/client?said=view-deleted");
        assert!(!helen.get("/records/of/client").await.text.contains("Ours"));
    }
}

/// Addresses of the pages before and after.
fn around(html: &str) -> [Option<String>; 2] {
    ["rel=\"prev\"", "rel=\"next\""].map(|rel| {
        let tag = html.split("<a ").find(|tag| tag.split('>').next().is_some_and(|tag| tag.contains(rel)))?;
        Some(tag.split("href=\"").nth(1)?.split('"').next()?.replace("&amp;", "&"))
    })
}

fn names(html: &str) -> Vec<String> {
    let rows = html.split("<td class=\"name ").skip(1);
    rows.map(|row| row.split("</a>").next().unwrap().rsplit('>').next().unwrap().to_owned()).collect()
}

#[tokio::test]
async fn pages_lead_on_and_back() {
    for database in TestDatabase::each().await {
        let desk = house(database).await;
        let mut member = Browser::member(&desk, "Helen", officer()).await;
        for number in 0..65 {
            let flow = start(&desk, &format!("Client {number:03}")).await;
            answer(&desk, &flow).await;
        }
        desk.feed().await;
        for (path, all) in
            [("/flows?sort=name", 65), ("/flows?sort=-name", 65), ("/flows?sort=-due&text=client%2000", 10)]
        {
            let first = member.get(path).await.text;
            reads(&first, &[if all == 65 { "25 of 65" } else { "10 of 10" }]);
            let (mut pages, mut page) = (vec![names(&first)], first.clone());
            while let [_, Some(next)] = around(&page) {
                page = member.get(&next).await.text;
                pages.push(names(&page));
            }
            let found: Vec<String> = pages.concat();
            assert_eq!(found.len(), all, "{path}");
            let mut sorted = found.clone();
            sorted.sort();
            sorted.dedup();
            assert_eq!(sorted.len(), all, "{path}: none twice");
            while let [Some(previous), _] = around(&page) {
                page = member.get(&previous).await.text;
                pages.pop();
                assert_eq!(Some(&names(&page)), pages.last(), "{path} back");
            }
            assert_eq!(pages.len(), 1);
        }
        let todo = member.get("/todo").await.text;
        reads(&todo, &["40 of 65, nearest deadline first"]);
        let [_, next] = around(&todo);
        let beyond = member.get(&next.unwrap()).await.text;
        let [previous, last] = around(&beyond);
        assert_eq!(last, None);
        let again = member.get(&previous.unwrap()).await.text;
        assert_eq!(again.matches("todo-row").count(), todo.matches("todo-row").count());
        assert_eq!(beyond.matches("todo-row").count(), 25);
    }
}

/// How many statements each page sends, whatever there is to list. A page that needs another one has to say so here.
const STATEMENTS: [(&str, u32); 12] = [
    ("/", 8),
    ("/todo", 3),
    ("/flows", 5),
    ("/flows?status=any&sort=-updated", 5),
    ("/flows?held=client&template=checks&due=risk&owner=me&text=c&sort=name", 5),
    ("/flows?due=amber&priority=high&sort=alarm", 5),
    ("/flows/{flow}", 8),
    ("/flows/{flow}/messages", 7),
    ("/flows/{flow}/files", 7),
    ("/api/v1/flows", 2),
    ("/templates", 4),
    ("/flows/new", 3),
];

#[tokio::test]
async fn a_page_sends_so_many_statements_however_long_its_lists_are() {
    for database in TestDatabase::each().await {
        let desk = house(database).await;
        let mut member = Browser::member(&desk, "Helen", officer()).await;
        let flow = start(&desk, "Client 00").await;
        let mut counted = vec![count(&desk, &mut member, &flow).await];
        for number in 1..45 {
            let flow = start(&desk, &format!("Client {number:02}")).await;
            answer(&desk, &flow).await;
            if number % 9 == 0 {
                desk.publish(&TEMPLATE.replace("key: checks", &format!("key: checks-{number}"))).await;
            }
        }
        counted.push(count(&desk, &mut member, &flow).await);
        for found in counted {
            assert_eq!(found, STATEMENTS);
        }
    }
}

async fn count(desk: &Desk, member: &mut Browser<'_>, flow: &str) -> Vec<(&'static str, u32)> {
    let mut found = Vec::new();
    for (page, _) in STATEMENTS {
        let path = page.replace("{flow}", flow);
        // The first time reads what is kept in memory from then on.
        for is_warm in [false, true] {
            let answered =
                if path.starts_with("/api/") { desk.get(&path).await } else { member.get(&path).await };
            assert_eq!(answered.status, 200, "{path}");
            let line = answered.headers.get("server-timing").unwrap().to_str().unwrap().to_owned();
            if is_warm {
                found.push((page, line.split('"').nth(1).unwrap().parse().unwrap()));
            }
        }
    }
    found
}

#[tokio::test]
async fn the_api_lists_by_the_same_filters_and_orders() {
    for database in TestDatabase::each().await {
        let desk = house(database).await;
        let mut flows = Vec::new();
        for name in ["Cedar", "Amber", "Birch"] {
            flows.push(start(&desk, name).await);
        }
        answer(&desk, &flows[1]).await;
        desk.feed().await;
        let listed = async |query: &str| {
            let page = desk.get(&format!("/api/v1/flows?{query}")).await.expect(200);
            let names = page["flows"].as_array().unwrap().iter().map(|flow| flow["record"]["name"].clone());
            let names: Vec<String> = names.map(|name| name.as_str().unwrap().to_owned()).collect();
            (names.join(" "), page)
        };
        let cases = [
            ("", "Amber Birch Cedar"),
            ("sort=name", "Amber Birch Cedar"),
            ("sort=-name", "Cedar Birch Amber"),
            ("sort=started", "Cedar Amber Birch"),
            ("sort=due&held_by=client", "Cedar Birch"),
            ("held_by=us", "Amber"),
            ("due=risk&sort=name", "Birch Cedar"),
            ("due=late", ""),
            ("name=BI", "Birch"),
            ("status=completed", ""),
            ("template=checks&sort=name&limit=2", "Amber Birch"),
        ];
        for (query, expected) in cases {
            assert_eq!(listed(query).await.0, expected, "{query}");
        }
        let (_, first) = listed("sort=name&limit=2").await;
        assert_eq!(
            (&first["count"], &first["count_stopped"], &first["previous"]),
            (&json!(3), &json!(false), &Json::Null)
        );
        let (names, second) =
            listed(&format!("sort=name&limit=2&cursor={}", first["next"].as_str().unwrap())).await;
        assert_eq!((names.as_str(), &second["next"]), ("Cedar", &Json::Null));
        let back =
            listed(&format!("sort=name&limit=2&before={}", second["previous"].as_str().unwrap())).await;
        assert_eq!(back.0, "Amber Birch");
        let holder = &listed("held_by=client&sort=name").await.1["flows"][0]["holder"];
        assert_eq!(
            (&holder["name"], &holder["is_group"], &holder["others"]),
            (&json!("Birch"), &json!(false), &json!(0))
        );
        for wrong in [
            "sort=length",
            "held_by=nobody",
            "due=soon",
            "status=open",
            "before=x",
            "alarm=green",
            "priority=1",
        ] {
            desk.get(&format!("/api/v1/flows?{wrong}")).await.expect(422);
        }
    }
}
