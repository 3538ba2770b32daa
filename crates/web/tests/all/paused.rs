//! A paused flow offers nobody an act, keeps what was typed, and goes on where everybody was.

use crate::{
    browser::{Browser, hidden, links_to},
    desk::Desk,
    house::newest,
};
use app::{
    members::NewMember,
    messages::{self, NewMessage, Thread},
};
use model::Id;
use serde_json::json;
use testkit::TestDatabase;

const TEMPLATE: &str = "
baton: 1
key: engagement
name: Engagement
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  checker: {name: Checker, party: us, fill: group checkers}
start: {initializer: client}
stages:
  - stage: main
    name: Main
    steps:
      - step: ask
        kind: form
        role: client
        title: Tell us more
        form: [{key: reason, label: Why you come, type: text, required: true}]
      - step: file
        kind: task
        role: checker
        title: File it
        form: [{key: shelf, label: Which shelf, type: text, required: true}]
";
const CLIENT: &str = "nadia@client.example";

#[tokio::test]
async fn a_client_finds_nothing_to_do_and_what_they_typed_later() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let flow = started(&desk).await;
        let link = links_to(&desk, CLIENT).await.pop().unwrap();
        let mut browser = Browser::new(&desk);
        let page = browser.get(&link).await.text;
        let (nonce, draft) = (hidden(&page, "nonce"), hidden(&page, "draft"));
        let typed = "We buy a boat";
        let form = [("nonce", nonce.as_str()), ("draft", &draft), ("attempt", "1"), ("data.reason", typed)];
        assert_eq!(browser.post_by_script(&format!("{link}/draft"), &form).await.status, 200);
        let whole = whole(&desk, &flow).await;
        let act_there = format!("href=\"{whole}/steps/");
        assert!(browser.get(&whole).await.text.contains(&act_there));

        act(&desk, &flow, "pause").await;
        let paused = browser.get(&format!("{link}?draft={draft}")).await;
        assert_eq!(paused.status, 200);
        assert!(paused.text.contains("This is paused for now") && paused.text.contains("keeps working"));
        assert!(
            !paused.text.contains("Why you come") && !paused.text.contains("data-draft-done"),
            "{}",
            paused.text
        );
        let progress = browser.get(&whole).await.text;
        assert!(!progress.contains(&act_there), "{progress}");
        assert!(progress.contains("Nothing is needed from you while this is paused."), "{progress}");
        let late = browser.post(&link, &form).await;
        assert_eq!(late.status, 409);
        assert!(late.text.contains("The flow is paused.") && late.text.contains(typed), "{}", late.text);

        act(&desk, &flow, "resumption").await;
        assert!(browser.get(&whole).await.text.contains(&act_there));
        assert!(browser.get(&format!("{link}?draft={draft}")).await.text.contains(typed));
        let done = browser.post(&link, &form).await;
        assert_eq!(done.status, 303, "{}", done.text);
    }
}

#[tokio::test]
async fn members_are_offered_no_act_and_lose_nothing() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let new = NewMember { groups: vec!["checkers".to_owned()], admin: true, ..NewMember::default() };
        let mut cleo = Browser::member(&desk, "Cleo", new).await;
        desk.publish(TEMPLATE).await;
        let flow = started(&desk).await;
        let at = format!("/flows/{flow}");
        assert!(cleo.get(&at).await.text.contains("/recording/"), "their answer could be written down");
        act(&desk, &flow, "pause").await;
        assert!(!cleo.get(&at).await.text.contains("/recording/"));
        act(&desk, &flow, "resumption").await;
        desk.post(&format!("/api/v1/flows/{flow}/steps/ask/skip"), &json!({"reason": "Known"}))
            .await
            .expect(200);

        let open = cleo.get(&at).await.text;
        let answer = format!("action=\"{at}/steps/file/completion\"");
        assert!(open.contains(&answer), "{open}");
        assert!(!cleo.get("/todo").await.text.contains(">paused<"));
        act(&desk, &flow, "pause").await;
        let paused = cleo.get(&at).await.text;
        assert!(!paused.contains(&answer) && paused.contains("The flow is paused."), "{paused}");
        let todo = cleo.get("/todo").await.text;
        assert!(todo.contains("File it") && todo.contains(">paused<"), "{todo}");
        let typed = [("attempt", "1"), ("outcome", "done"), ("data.shelf", "Third from the left")];
        let late = cleo.post_as_member(&format!("{at}/steps/file/completion"), &typed).await;
        assert_eq!(late.status, 409);
        assert!(late.text.contains("Third from the left") && late.text.contains("Its owner can resume it."));
        act(&desk, &flow, "resumption").await;
        assert!(cleo.get(&at).await.text.contains(&answer));
    }
}

async fn started(desk: &Desk) -> String {
    let record = json!({"kind": "client", "name": "Orchard Lane Ltd", "email": CLIENT});
    let body = json!({"template": "engagement", "record": record});
    let started = desk.post("/api/v1/flows", &body).await.expect(201);
    started["id"].as_str().unwrap().to_owned()
}

/// The client's link to the whole flow, which the mail about a message brings.
async fn whole(desk: &Desk, flow: &str) -> String {
    let thread = Thread::Role("client".to_owned());
    let message = NewMessage { thread, text: "Hello.".to_owned(), command_id: None };
    messages::post(&desk.system(), &Id::given(flow), message).await.unwrap();
    newest(desk, CLIENT, "/f/").await
}

async fn act(desk: &Desk, flow: &str, act: &str) {
    desk.post(&format!("/api/v1/flows/{flow}/{act}"), &json!({"reason": "They move house"}))
        .await
        .expect(200);
}
