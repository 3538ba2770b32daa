//! The pages of one flow, as a member without scripts uses them.

use crate::browser::{Browser, hidden};
use crate::desk::{Answered, Desk};
use app::{
    members::NewMember,
    messages::{self, NewMessage, Thread},
};
use model::Id;
use serde_json::json;
use testkit::TestDatabase;

const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";

const TEMPLATE: &str = "
baton: 1
key: small-review
name: Small review
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
  checker: {name: Checker, party: us, fill: group checkers}
  analyst: {name: Analyst, party: us, fill: later}
start: {initializer: client}
stages:
  - stage: ask
    name: Ask
    steps:
      - parallel:
          join: all
          branches:
            - name: Details
              steps:
                - step: details
                  kind: form
                  role: client
                  title: Tell us more
                  form: [{key: size, label: How many people, type: number, required: true}]
                  due: 2 business days
            - name: Note
              steps:
                - step: note
                  kind: task
                  role: checker
                  title: Write the note
                  form: [{key: words, label: Your note, type: long_text, required: true}]
  - stage: look
    name: Look
    steps:
      - step: look
        kind: task
        role: analyst
        title: Look closely
";

struct Case {
    desk: Desk,
    flow: String,
    client: String,
}

impl Case {
    async fn each() -> Vec<Self> {
        let mut all = Vec::new();
        for database in TestDatabase::each().await {
            let desk = Desk::on(database).await;
            for name in ["Carl", "Cora"] {
                let new = NewMember { groups: vec!["checkers".to_owned()], ..NewMember::default() };
                let email = format!("{}@team.example", name.to_lowercase());
                let new = NewMember { email, name: name.to_owned(), ..new };
                app::members::add(&desk.system(), new).await.unwrap();
            }
            desk.publish(TEMPLATE).await;
            let flow = start(&desk, "Orchard Lane Ltd", "nadia@client.example").await;
            let shown = desk.get(&format!("/api/v1/flows/{flow}")).await.json();
            let steps = shown["steps"].as_array().unwrap();
            let details = steps.iter().find(|step| step["key"] == "details").unwrap();
            let client = details["assignees"][0]["person"]["id"].as_str().unwrap().to_owned();
            all.push(Self { desk, flow, client });
        }
        all
    }

    fn at(&self, rest: &str) -> String {
        format!("/flows/{}{rest}", self.flow)
    }
}

async fn start(desk: &Desk, name: &str, email: &str) -> String {
    let body =
        json!({"template": "small-review", "record": {"kind": "client", "name": name, "email": email}});
    desk.post("/api/v1/flows", &body).await.expect(201)["id"].as_str().unwrap().to_owned()
}

async fn admin(desk: &Desk) -> Browser<'_> {
    Browser::member(desk, "Ada", NewMember { admin: true, ..NewMember::default() }).await
}

async fn checker<'d>(desk: &'d Desk, name: &str) -> Browser<'d> {
    let new = NewMember { groups: vec!["checkers".to_owned()], ..NewMember::default() };
    Browser::member(desk, name, new).await
}

#[track_caller]
fn has(answered: &Answered, words: &[&str]) {
    for words in words {
        assert!(answered.text.contains(words), "“{words}” is missing in {}", answered.text);
    }
}

#[tokio::test]
async fn the_head_says_who_holds_it_by_when_and_why() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let page = ada.get(&case.at("")).await;
        has(&page, &["Orchard Lane Ltd", "Held by", "Next deadline", "Thursday 10:20", "in 2 days"]);
        let derivation = [
            "Why Thursday 10:20",
            "2 business days",
            "Start of the flow",
            "Standard, Europe/London, Mon to Fri 09:00–17:00",
            "None in between",
            "Nadia",
            "48 h in all = 16 h counted + 32 h outside hours + 0 h holidays + 0 h paused.",
        ];
        has(&page, &derivation[..5]);
        has(&page, &derivation[6..]);
        case.desk.pass_days(3);
        let mut later = checker(&case.desk, "Cleo").await;
        has(&later.get(&case.at("")).await, &["due-late", "1 day late"]);
    }
}

#[tokio::test]
async fn an_answer_is_written_down_with_why_and_what_shows_it() {
    for case in Case::each().await {
        let mut cleo = checker(&case.desk, "Cleo").await;
        let at = case.at(&format!("/steps/details/recording/{}", case.client));
        assert!(cleo.get(&case.at("")).await.text.contains(&at), "the step offers it");
        let form = cleo.get(&at).await;
        has(&form, &["Record the answer of Orchard Lane Ltd", "How many people", "Write down the answer"]);

        let bare = cleo.post_as_member(&at, &[("data.size", "12"), ("attempt", "1")]).await;
        assert_eq!(bare.status, 422);
        has(&bare, &["she phoned on Monday", "value=\"12\""]);

        let hidden_in = |page: &Answered, reason: &str| {
            let own = ["csrf", "command"].map(|name| (name.to_owned(), hidden(&page.text, name)));
            let typed = [("data.size", "12"), ("attempt", "1"), ("reason", reason)];
            let typed = typed.map(|(name, text)| (name.to_owned(), text.to_owned()));
            own.into_iter().chain(typed).collect::<Vec<_>>()
        };
        let upload = format!("{at}/files/recording-evidence");
        let file = ("file.recording-evidence", "note.pdf", PDF);
        let kept = cleo.upload_as_member(&upload, &hidden_in(&bare, "She phoned."), file).await;
        assert_eq!(kept.status, 200, "{}", kept.text);
        has(&kept, &["note.pdf", "She phoned.", "value=\"12\""]);

        let form = hidden_in(&kept, "She phoned.");
        let form: Vec<(&str, &str)> =
            form.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let done = cleo.post(&at, &form).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let again = cleo.post(&at, &form).await;
        assert_eq!(again.status, 303, "the same form again is the same act");
        has(&cleo.get(&case.at("")).await, &["written down by Cleo"]);
        has(&cleo.get(&case.at("/history")).await, &["Cleo", "for Orchard Lane Ltd", "She phoned."]);
        has(&cleo.get(&case.at("/files")).await, &["note.pdf", "Team only"]);
        assert_eq!(cleo.get(&at).await.status, 409, "there is nothing to write down any more");
    }
}

#[tokio::test]
async fn members_without_a_part_are_not_offered_it() {
    for case in Case::each().await {
        let mut sam = Browser::member(&case.desk, "Sam", NewMember::default()).await;
        let at = case.at(&format!("/steps/details/recording/{}", case.client));
        let page = sam.get(&case.at("")).await;
        assert_eq!(page.status, 200);
        assert!(!page.text.contains("/recording/"));
        assert_eq!(sam.get(&at).await.status, 404);
        let posted = sam.post_as_member(&at, &[("data.size", "1"), ("reason", "She phoned.")]).await;
        assert_eq!(posted.status, 403);
    }
}

#[tokio::test]
async fn who_closed_a_step_a_moment_before_is_said_and_nothing_typed_is_lost() {
    for case in Case::each().await {
        let mut cleo = checker(&case.desk, "Cleo").await;
        let mut cyrus = checker(&case.desk, "Cyrus").await;
        let at = case.at("/steps/note/completion");
        let first = cleo.post_as_member(&at, &[("attempt", "1"), ("data.words", "All is well.")]).await;
        assert_eq!(first.status, 303, "{}", first.text);
        let late = cyrus.post_as_member(&at, &[("attempt", "1"), ("data.words", "I doubt it.")]).await;
        assert_eq!(late.status, 409);
        has(&late, &["“Write the note” was done by Cleo", "Your note", "I doubt it.", "Held by"]);
    }
}

#[tokio::test]
async fn an_empty_role_is_said_and_filled_by_searching() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let mut cleo = checker(&case.desk, "Cleo").await;
        let record = case.at(&format!("/steps/details/recording/{}", case.client));
        cleo.post_as_member(&record, &[("data.size", "3"), ("reason", "She wrote.")]).await;
        cleo.post_as_member(&case.at("/steps/note/completion"), &[("data.words", "Fine.")]).await;
        let page = ada.get(&case.at("")).await;
        has(&page, &["Nobody is Analyst yet", "/roles/analyst"]);
        has(
            &ada.get(&case.at("/roles")).await,
            &["Assign people", "Nobody yet, and a step waits", "The group checkers"],
        );
        assert_eq!(cleo.get(&case.at("/roles")).await.status, 403);

        let found = ada.get(&case.at("/roles/analyst?q=cle")).await;
        has(&found, &["Cleo"]);
        assert!(!found.text.contains("Carl"));
        let id = found
            .text
            .split("name=\"person\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let other = ada.get(&case.at(&format!("/roles/analyst?q=carl&person={id}"))).await;
        has(&other, &["Cleo", "Carl"]);
        let none = ada.post_as_member(&case.at("/roles/analyst"), &[]).await;
        assert_eq!(none.status, 422);
        let done = ada.post_as_member(&case.at("/roles/analyst"), &[("person", &id)]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(!ada.get(&case.at("")).await.text.contains("Nobody is Analyst yet"));
    }
}

#[tokio::test]
async fn threads_are_told_apart_and_read_page_by_page() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let page = ada.get(&case.at("/messages")).await;
        has(&page, &["Read by Orchard Lane Ltd and by members.", "Read by members alone."]);
        let empty = ada.post_as_member(&case.at("/messages"), &[("thread", "internal"), ("text", " ")]).await;
        assert_eq!(empty.status, 422);
        let sent =
            ada.post_as_member(&case.at("/messages"), &[("thread", "internal"), ("text", "Careful.")]).await;
        assert_eq!(sent.status, 303);
        for number in 0..60 {
            write(&case, &format!("Number {number}.")).await;
        }
        let newest = ada.get(&case.at("/messages")).await;
        has(&newest, &["Number 59.", "Number 10.", "Careful.", "Older messages"]);
        assert!(!newest.text.contains("Number 9."));
        let older = newest.text.split("href=\"").find(|href| href.contains("before=")).unwrap();
        let older = older.split('"').next().unwrap().replace("&amp;", "&");
        let older = ada.get(&older).await;
        has(&older, &["Number 9.", "Number 0.", "To the newest"]);
        assert!(!older.text.contains("Careful.") && !older.text.contains("Older messages"));
    }
}

async fn write(case: &Case, text: &str) {
    let new =
        NewMessage { thread: Thread::Role("client".to_owned()), text: text.to_owned(), command_id: None };
    messages::post(&case.desk.system(), &Id::given(&case.flow), new).await.unwrap();
}

#[tokio::test]
async fn a_record_that_is_there_is_found_and_everything_typed_stays() {
    for case in Case::each().await {
        start(&case.desk, "Halden Marine Ltd", "ingrid@halden.example").await;
        let mut ada = admin(&case.desk).await;
        let page = ada.get("/flows/new?template=small-review").await;
        has(&page, &["Orchard Lane Ltd", "Halden Marine Ltd", "Client, ingrid@halden.example"]);
        let typed = [
            ("template", "small-review"),
            ("record_search", "hal"),
            ("record_name", "Somebody"),
            ("record", ""),
        ];
        let found = ada.post_as_member("/flows/new/search", &typed).await;
        assert_eq!(found.status, 200);
        has(&found, &["Halden Marine Ltd", "value=\"Somebody\""]);
        assert!(!found.text.contains("Orchard Lane Ltd"));
        let wrong = ada.post_as_member("/flows/new", &typed).await;
        assert_eq!(wrong.status, 422);
        has(&wrong, &["value=\"Somebody\"", "Halden Marine Ltd"]);

        let id = found
            .text
            .split("name=\"record\" value=\"")
            .nth(1)
            .unwrap()
            .split('"')
            .next()
            .unwrap()
            .to_owned();
        let started =
            ada.post_as_member("/flows/new", &[("template", "small-review"), ("record", &id)]).await;
        assert_eq!(started.status, 303, "{}", started.text);
        let flow = started.header(axum::http::header::LOCATION).split('?').next().unwrap().to_owned();
        has(&ada.get(&flow).await, &["Halden Marine Ltd"]);
    }
}

#[tokio::test]
async fn an_end_is_said_with_who_and_why() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let at = case.at("/cancellation");
        has(&ada.get(&at).await, &["Withdrawn with it", "Tell us more", "Write the note"]);
        assert_eq!(ada.post_as_member(&at, &[("reason", "")]).await.status, 422);
        assert_eq!(ada.post_as_member(&at, &[("reason", "Started twice.")]).await.status, 303);
        let page = ada.get(&case.at("")).await;
        has(&page, &["Cancelled", "By Ada: Started twice."]);
        assert!(!page.text.contains("Next deadline") && !page.text.contains("/cancellation"));
    }
}

/// The number of statements does not hang on how much there is.
#[tokio::test]
async fn pages_ask_the_database_a_fixed_number_of_times() {
    for case in Case::each().await {
        let mut ada = admin(&case.desk).await;
        let before = statements(&case, &mut ada).await;
        let mut cleo = checker(&case.desk, "Cleo").await;
        for number in 0..70 {
            write(&case, &format!("Number {number}.")).await;
            let words = format!("Note {number}");
            cleo.post_as_member(&case.at("/messages"), &[("thread", "internal"), ("text", &words)]).await;
        }
        let record = case.at(&format!("/steps/details/recording/{}", case.client));
        cleo.post_as_member(&record, &[("data.size", "3"), ("reason", "She wrote.")]).await;
        let after = statements(&case, &mut ada).await;
        assert_eq!(before, after);
        let most = before.iter().map(|(_, sent)| *sent).max().unwrap();
        assert!(most <= 14, "{before:?}");
    }
}

async fn statements(case: &Case, ada: &mut Browser<'_>) -> Vec<(&'static str, u32)> {
    let mut all = Vec::new();
    for tab in ["", "/messages", "/files", "/history", "/cancellation", "/roles"] {
        let (page, sent) = store::queries::counted(ada.get(&case.at(tab))).await;
        assert_eq!(page.status, 200, "{}", page.text);
        all.push((tab, sent));
    }
    all
}
