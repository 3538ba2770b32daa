//! What owners do to a live flow, and members with a step besides answering it: pages that work without scripts, and the
//! same by the API.

use crate::browser::Browser;
use crate::desk::{Answered, Desk};
use app::members::NewMember;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const TEMPLATE: &str = "
baton: 1
key: engagement
name: Engagement
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  checker: {name: Checker, party: us, fill: group checkers}
  analyst: {name: Analyst, party: us, fill: later}
start: {initializer: client}
stages:
  - stage: main
    name: Main
    steps:
      - step: ask
        kind: form
        role: client
        title: Tell us more
        prepared_by: checker
        form: [{key: size, label: How many people, type: number, required: true}]
      - step: look
        kind: task
        role: analyst
        title: Look closely
        sees: [ask]
      - step: file
        kind: task
        role: checker
        title: File it
";

struct Case {
    desk: Desk,
    flow: String,
    /// Members of the firm by name.
    analyst: String,
    other: String,
}

impl Case {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in TestDatabase::each().await {
            let desk = Desk::on(database).await;
            let mut ids = Vec::new();
            for (name, groups) in [("Carl", vec!["checkers".to_owned()]), ("Ann", vec![]), ("Otto", vec![])] {
                let email = format!("{}@team.example", name.to_lowercase());
                let new = NewMember { email, name: name.to_owned(), groups, ..NewMember::default() };
                ids.push(app::members::add(&desk.system(), new).await.unwrap().0.id.to_string());
            }
            desk.publish(TEMPLATE).await;
            let body = json!({
                "template": "engagement",
                "record": {"kind": "client", "name": "Orchard Lane Ltd", "email": "nadia@client.example"},
                "roles": {"analyst": [ids[1]]},
            });
            let started = desk.post("/api/v1/flows", &body).await.expect(201);
            let flow = started["id"].as_str().unwrap().to_owned();
            let (analyst, other) = (ids[1].clone(), ids[2].clone());
            all.push(Self { desk, flow, analyst, other });
        }
        all
    }

    fn at(&self, rest: &str) -> String {
        format!("/flows/{}{rest}", self.flow)
    }

    async fn api(&self, rest: &str, body: &Json) -> Answered {
        self.desk.post(&format!("/api/v1/flows/{}{rest}", self.flow), body).await
    }

    async fn step(&self, key: &str) -> Json {
        let shown = self.desk.get(&format!("/api/v1/flows/{}", self.flow)).await.json();
        let steps = shown["steps"].as_array().unwrap();
        steps.iter().find(|step| step["key"] == key).cloned().unwrap_or_default()
    }
}

async fn admin(desk: &Desk) -> Browser<'_> {
    Browser::member(desk, "Ada", NewMember { admin: true, ..NewMember::default() }).await
}

async fn checker(desk: &Desk) -> Browser<'_> {
    let new = NewMember { groups: vec!["checkers".to_owned()], ..NewMember::default() };
    Browser::member(desk, "Cleo", new).await
}

#[track_caller]
fn has(answered: &Answered, words: &[&str]) {
    for words in words {
        assert!(answered.text.contains(words), "“{words}” is missing in {}", answered.text);
    }
}

#[tokio::test]
async fn a_step_is_added_from_its_menu() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let at = case.at("/steps/ask/following");
        assert!(ada.get(&case.at("")).await.text.contains(&at), "the menu offers it");
        has(&ada.get(&at).await, &["Add a step after “Tell us more”", "What kind of step", "Analyst"]);
        let typed =
            [("kind", "task"), ("role", "analyst"), ("title", ""), ("due", "soon"), ("text", "Kept.")];
        let wrong = ada.post_as_member(&at, &typed).await;
        assert_eq!(wrong.status, 422);
        has(&wrong, &["Kept.", "value=\"soon\"", "Write a length of time"]);
        let typed = [
            ("kind", "task"),
            ("role", "analyst"),
            ("title", "Call the bank"),
            ("due", "2 business days"),
            ("reason", "They asked for it"),
        ];
        let done = ada.post_as_member(&at, &typed).await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(&ada.get(&case.at("")).await, &["Call the bank"]);
        has(&ada.get(&case.at("/history")).await, &["added the step “Call the bank”", "They asked for it"]);
        assert_eq!(case.step("added_1").await["status"], "pending");
    }
}

#[tokio::test]
async fn skip_and_reopen_say_what_they_mean_and_ask_why() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let skip = case.at("/steps/ask/skip");
        has(&ada.get(&skip).await, &["Skip “Tell us more”", "Nobody has to do it any more"]);
        let bare = ada.post_as_member(&skip, &[("attempt", "1"), ("reason", " ")]).await;
        assert_eq!(bare.status, 422);
        has(&bare, &["Say why."]);
        let done = ada.post_as_member(&skip, &[("attempt", "1"), ("reason", "Known already")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(&ada.get(&case.at("")).await, &["skipped by Ada: Known already"]);
        let late = ada.post_as_member(&skip, &[("attempt", "1"), ("reason", "Once more")]).await;
        assert_eq!(late.status, 409);
        has(&late, &["Ada was faster", "Once more"]);

        let reopen = case.at("/steps/ask/reopening");
        has(&ada.get(&reopen).await, &["Reopen “Tell us more”", "Look closely"]);
        let done = ada.post_as_member(&reopen, &[("attempt", "1"), ("reason", "New figures")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(&ada.get(&case.at("/history")).await, &["reopened “Tell us more”", "New figures"]);
        assert_eq!(ada.get(&case.at("/steps/file/reopening")).await.status, 409, "it was never done");
    }
}

#[tokio::test]
async fn a_deadline_is_typed_in_the_readers_zone() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        case.api("/steps/ask/skip", &json!({"reason": "Known already"})).await.expect(200);
        let at = case.at("/steps/look/deadline");
        has(&ada.get(&at).await, &["Change the deadline of “Look closely”", "Europe/London"]);
        let wrong = ada.post_as_member(&at, &[("at", "soon"), ("reason", "It was promised")]).await;
        assert_eq!(wrong.status, 422);
        has(&wrong, &["Give a day and a time", "It was promised"]);
        let typed = [("at", "2026-07-01T17:00"), ("reason", "It was promised")];
        assert_eq!(ada.post_as_member(&at, &typed).await.status, 303);
        assert_eq!(case.step("look").await["due_at"], "2026-07-01T16:00:00Z");
    }
}

#[tokio::test]
async fn pause_resume_and_priority() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        has(&ada.get(&case.at("")).await, &["Pause this flow…", "Change the priority…"]);
        let done = ada
            .post_as_member(&case.at("/priority"), &[("priority", "high"), ("reason", "Bank waits")])
            .await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(&ada.get(&case.at("/priority")).await, &["<option value=\"high\" selected>"]);
        let done = ada.post_as_member(&case.at("/pause"), &[("reason", "They move house")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(&ada.get(&case.at("")).await, &["Paused by Ada: They move house", "Resume this flow…"]);
        let twice = ada.post_as_member(&case.at("/pause"), &[("reason", "Again")]).await;
        assert_eq!(twice.status, 409);
        assert_eq!(ada.post_as_member(&case.at("/resumption"), &[]).await.status, 303);
        has(
            &ada.get(&case.at("/history")).await,
            &["paused the flow", "They move house", "resumed the flow"],
        );
    }
}

#[tokio::test]
async fn work_goes_to_somebody_else() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        case.api("/steps/ask/skip", &json!({"reason": "Known already"})).await.expect(200);
        let at = case.at("/steps/look/reassignment");
        has(&ada.get(&format!("{at}?q=ott")).await, &["Reassign “Look closely”", "Otto", "To whom"]);
        let nobody = ada.post_as_member(&at, &[("reason", "Ann is ill")]).await;
        assert_eq!(nobody.status, 422);
        has(&nobody, &["Choose somebody.", "Ann is ill"]);
        let same = ada.post_as_member(&at, &[("to", &case.analyst), ("reason", "Ann is ill")]).await;
        assert_eq!(same.status, 422);
        has(&same, &["They have it already."]);
        let done = ada.post_as_member(&at, &[("to", &case.other), ("reason", "Ann is ill")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(&ada.get(&case.at("")).await, &["Otto for Ann"]);
        has(&ada.get(&case.at("/history")).await, &["assigned “Look closely” to Otto instead of Ann"]);
    }
}

#[tokio::test]
async fn a_colleague_takes_over() {
    for case in Case::each().await {
        let mut cleo = checker(&case.desk).await;
        let at = case.at("/steps/ask/delegation");
        let early = cleo.post_as_member(&at, &[("to", &case.other)]).await;
        assert_eq!(early.status, 409, "a group's work is picked up first");
        cleo.post_as_member(&case.at("/steps/ask/pick-up"), &[("attempt", "1")]).await;
        has(&cleo.get(&case.at("")).await, &["Delegate…"]);
        has(&cleo.get(&at).await, &["Delegate “Tell us more”", "Otto"]);
        let done = cleo.post_as_member(&at, &[("to", &case.other), ("reason", "Away tomorrow")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        has(
            &cleo.get(&case.at("/history")).await,
            &["handed “Tell us more” from Cleo to Otto", "Away tomorrow"],
        );
        assert_eq!(cleo.get(&at).await.status, 409, "it is not hers any more");
    }
}

#[tokio::test]
async fn a_step_is_prepared_and_handed_on() {
    for case in Case::each().await {
        let mut cleo = checker(&case.desk).await;
        let mut ada = admin(&case.desk).await;
        has(&ada.get(&case.at("")).await, &["Tell us more"]);
        assert_eq!(case.step("ask").await["status"], "preparing");
        cleo.post_as_member(&case.at("/steps/ask/pick-up"), &[("attempt", "1")]).await;
        has(
            &cleo.get(&case.at("")).await,
            &["Prepare this for Orchard Lane Ltd", "How many people", "Hand it on"],
        );
        let at = case.at("/steps/ask/preparation");
        let typed = [("attempt", "1"), ("data.size", "many"), ("note", "As agreed"), ("due", "soon")];
        let wrong = cleo.post_as_member(&at, &typed).await;
        assert_eq!(wrong.status, 422);
        has(&wrong, &["As agreed", "value=\"soon\"", "Give a day and a time"]);
        let typed = [("attempt", "1"), ("data.size", "12"), ("note", "As agreed"), ("due", "")];
        let done = cleo.post_as_member(&at, &typed).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert_eq!(case.step("ask").await["status"], "open");
        has(&cleo.get(&case.at("/history")).await, &["prepared “Tell us more”"]);
    }
}

#[tokio::test]
async fn the_same_by_the_api() {
    for case in Case::each().await {
        let step = json!({"after": "ask", "kind": "approval", "role": "analyst", "title": "Agree", "reason": "Asked"});
        case.api("/steps", &step).await.expect(200);
        let wrong =
            case.api("/steps", &json!({"after": "ask", "kind": "form", "role": "ghost"})).await.expect(422);
        assert_eq!(wrong["errors"][0]["path"], "title");
        case.api("/steps", &json!({"after": "nothing", "kind": "task"})).await.expect(404);
        case.api("/steps/ask/preparation", &json!({"data": {"size": 12}, "text": "Ready"})).await.expect(200);
        case.api("/priority", &json!({"priority": "urgent", "reason": "Bank waits"})).await.expect(200);
        case.api("/priority", &json!({"priority": "soon", "reason": "Bank waits"})).await.expect(422);
        case.api("/pause", &json!({"reason": "They move"})).await.expect(200);
        case.api("/pause", &json!({"reason": "They move"})).await.expect(409);
        case.api("/resumption", &json!({})).await.expect(200);
        let due = json!({"due_at": "2026-07-01T16:00:00Z", "reason": "Promised"});
        case.api("/steps/ask/deadline", &due).await.expect(200);
        case.api("/steps/ask/deadline", &json!({"due_at": "soon", "reason": "x"})).await.expect(422);
        case.api("/clocks/none/deadline", &due).await.expect(404);
        case.api("/steps/ask/skip", &json!({"reason": "Known"})).await.expect(200);
        let late = case.api("/steps/ask/skip", &json!({"reason": "Known"})).await.expect(409);
        assert_eq!(
            (&late["closed"]["status"], &late["closed"]["outcome"]),
            (&json!("skipped"), &json!("skipped"))
        );
        let foreseen =
            case.desk.get(&format!("/api/v1/flows/{}/steps/ask/reopening", case.flow)).await.expect(200);
        assert_eq!(foreseen["back_to"], json!(["ask"]));
        case.api("/steps/added_1/delegation", &json!({"to": case.other})).await.expect(200);
        let back = json!({"to": case.analyst});
        assert_eq!(case.api("/steps/added_1/delegation", &back).await.expect(422)["errors"][0]["path"], "to");
        case.api("/steps/added_1/reassignment", &json!({"to": case.analyst, "reason": "Back"}))
            .await
            .expect(200);
        case.api("/roles/analyst", &json!({"persons": [case.other], "reason": "Left"})).await.expect(200);
        case.api("/roles/analyst", &json!({"persons": []})).await.expect(422);
        case.api("/steps/ask/reopening", &json!({"reason": "New figures"})).await.expect(200);
        case.api("/cancellation", &json!({"reason": ""})).await.expect(422);
        case.api("/cancellation", &json!({"reason": "No more"})).await.expect(200);
    }
}
