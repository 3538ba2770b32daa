//! A firm with two clients, so that one of them can be kept from what is the other's: a flow whose first step came
//! back, with files and messages, members who may see it and members who may not, and another firm on the same server.

use crate::{
    browser::{Browser, Form, hidden, links_to},
    desk::{Answered, Desk},
};
use app::{
    Caller, Ctx, Scope,
    members::NewMember,
    start_links::{self, StartLinkSettings},
};
use model::{Entropy, Id};
use serde_json::{Value as Json, json};
use store::Viewer;
use testkit::TestDatabase;

pub const TEMPLATE: &str = include_str!("papers.yaml");
pub const PDF: &[u8] = b"%PDF-1.7\n1 0 obj\n<<>>\nendobj\ntrailer\n<<>>\n%%EOF\n";
/// Stands in the victim's record, messages and file names, and nowhere else.
pub const SECRET: &str = "Quellwasser";
pub const VICTIM: &str = "vera@victim.example";
/// A filter somebody in the firm keeps, and a session of theirs.
pub const VIEW: &str = "view-of-olga";
pub const SESSION: &str = "session-of-olga";
pub const OTHER: &str = "oskar@other.example";
const ELSEWHERE: &str = "elsewhere";

pub struct House {
    pub desk: Desk,
    /// `/s/…`
    pub start: String,
    /// The victim's flow, in its second attempt.
    pub flow: String,
    /// The victim's record.
    pub record: String,
    /// Links of the victim: to the first attempt, to the second, to the whole flow.
    pub first: String,
    pub second: String,
    pub whole: String,
    /// Links of the other client, to the step and to the whole flow.
    pub other: String,
    pub other_whole: String,
    /// Of the victim's flow.
    pub file: String,
    pub assignment: String,
    /// The victim.
    pub person: String,
    pub group: String,
    pub member: String,
    pub key: String,
    /// The organisation's own.
    pub calendar: String,
}

impl House {
    pub async fn on(database: TestDatabase) -> Self {
        let desk = Desk::on(database).await;
        let officer = NewMember { groups: vec!["officers".to_owned()], ..NewMember::default() };
        Browser::member(&desk, "Olga", officer).await;
        let member = member(&desk, "Olga").await;
        desk.publish(TEMPLATE).await;
        let wanted = StartLinkSettings { enabled: true, owner: member.clone(), origins: None };
        let start = start_links::configure(&desk.system(), "papers", wanted).await.unwrap();
        let start = format!("/s/{}", start.slug);
        submit(&desk, &start, SECRET, VICTIM).await;
        let first = newest(&desk, VICTIM, "/a/").await;
        let flow = flows(&desk).await.pop().unwrap();
        let mut house = Self {
            start,
            first,
            second: String::new(),
            whole: String::new(),
            other: String::new(),
            other_whole: String::new(),
            file: String::new(),
            assignment: String::new(),
            person: String::new(),
            group: app::groups::list(&desk.system()).await.unwrap()[0].id.to_string(),
            member: member.to_string(),
            key: app::keys::list(&desk.system()).await.unwrap()[0].id.to_string(),
            calendar: app::calendars::list(&desk.system()).await.unwrap()[0].id.to_string(),
            record: record_of(&desk, &flow).await,
            flow,
            desk,
        };
        house.keep_things_of(&member).await;
        house.send_back().await;
        submit(&house.desk, &house.start, "Another Ltd", OTHER).await;
        house.other = newest(&house.desk, OTHER, "/a/").await;
        house.write_to(OTHER).await;
        house.other_whole = newest(&house.desk, OTHER, "/f/").await;
        house
    }

    async fn keep_things_of(&self, member: &Id) {
        let sql = format!(
            "INSERT INTO saved_view (id, organisation_id, person_id, name, query, created_at) \
             SELECT '{VIEW}', organisation_id, id, '{SECRET}', '', 1 FROM person WHERE id = '{member}'; \
             INSERT INTO session (token_hash, account_id, organisation_id, person_id, created_at, expires_at) \
             SELECT '{SESSION}', account_id, organisation_id, person_id, 1, 9000000000000000 FROM account_person \
             WHERE person_id = '{member}';"
        );
        self.desk.database.execute(&sql).await;
    }

    /// The victim gives a document, the firm sends it back and writes.
    async fn send_back(&mut self) {
        let step = format!("/api/v1/flows/{}/steps", self.flow);
        let name = format!("{SECRET}.pdf");
        let given =
            self.desk.upload(&format!("{step}/papers/files/id"), None, (&name, PDF)).await.expect(201);
        self.file = given["id"].as_str().unwrap().to_owned();
        self.desk.post(&format!("{step}/papers/completion"), &json!({})).await.expect(200);
        let back = json!({"outcome": "sent_back", "comment": SECRET, "back_to": ["papers"], "data": {"note": SECRET}});
        let back = self.desk.post(&format!("{step}/check/completion"), &back).await.expect(200);
        let papers = back["steps"].as_array().unwrap().iter().find(|step| step["key"] == "papers").unwrap();
        assert_eq!(papers["attempt"], 2, "{back}");
        self.assignment = papers["assignees"][0]["assignment"].as_str().unwrap().to_owned();
        self.person = papers["assignees"][0]["person"]["id"].as_str().unwrap().to_owned();
        self.second = newest(&self.desk, VICTIM, "/a/").await;
        assert_ne!(self.first, self.second);
        self.write_to(VICTIM).await;
        self.whole = newest(&self.desk, VICTIM, "/f/").await;
    }

    /// A message of the firm to a client: the mail about it leads to the whole flow.
    async fn write_to(&self, client: &str) {
        let flow = if client == VICTIM { self.flow.clone() } else { flows(&self.desk).await.pop().unwrap() };
        let words = if client == VICTIM { SECRET } else { "Hello." };
        let thread = app::messages::Thread::Role("client".to_owned());
        let message = app::messages::NewMessage { thread, text: words.to_owned(), command_id: None };
        app::messages::post(&self.desk.system(), &Id::given(&flow), message).await.unwrap();
    }

    pub fn browser(&self) -> Browser<'_> {
        Browser::new(&self.desk)
    }

    /// As if a member had confirmed a device.
    pub async fn set_up_second_factor(&self, member: &str) {
        let sql = format!(
            "INSERT INTO second_factor (account_id, organisation_id, secret_sealed, step, created_at, confirmed_at) \
             SELECT account_id, organisation_id, '', 0, 1, 1 FROM account_person WHERE person_id = '{member}'"
        );
        self.desk.database.execute(&sql).await;
    }

    /// Nobody in the firm sees everything any more, save those named.
    pub async fn close_doors(&self, but: &[&str]) {
        let mut sql =
            format!("UPDATE access_group SET is_everyone = 0 WHERE organisation_id <> '{ELSEWHERE}';");
        for name in but {
            sql += &format!(
                "INSERT INTO access_group_member SELECT g.id, p.id, g.organisation_id FROM access_group g, person p \
                 WHERE g.organisation_id = p.organisation_id AND p.name = '{name}';"
            );
        }
        self.desk.database.execute(&sql).await;
    }

    /// Another firm on the same server.
    pub async fn open_elsewhere(&self) {
        let sql = format!(
            "INSERT INTO organisation (id, slug, name, zone, created_at) \
             SELECT '{ELSEWHERE}', '{ELSEWHERE}', 'Elsewhere', zone, created_at FROM organisation; \
             INSERT INTO calendar (id, organisation_id, name, is_default, rules, calendar, version, updated_at) \
             SELECT '{ELSEWHERE}', '{ELSEWHERE}', name, 1, rules, calendar, 1, updated_at FROM calendar; \
             INSERT INTO access_group (id, organisation_id, name, is_everyone) \
             VALUES ('everyone-elsewhere', '{ELSEWHERE}', 'everyone', 1);"
        );
        self.desk.database.execute(&sql).await;
    }

    /// Moves a member, with sign-in and session, into the other firm.
    pub async fn move_away(&self, name: &str) {
        let id = member(&self.desk, name).await;
        let mut sql = format!("UPDATE person SET organisation_id = '{ELSEWHERE}' WHERE id = '{id}';");
        for table in ["member", "account_person", "session"] {
            sql += &format!("UPDATE {table} SET organisation_id = '{ELSEWHERE}' WHERE person_id = '{id}';");
        }
        self.desk.database.execute(&sql).await;
    }

    /// A key of the other firm.
    pub async fn key_elsewhere(&self) -> String {
        let caller = Caller::System(Viewer::system(Id::given(ELSEWHERE)));
        let ours = self.desk.system();
        let ctx = Ctx::new(ours.app.clone(), caller, ours.now, Entropy::from_number(77));
        app::keys::create(&ctx, "elsewhere", &Scope::ALL).await.unwrap()
    }

    /// Only reads, and the audit log.
    pub async fn make_auditor(&self, name: &str) {
        let id = member(&self.desk, name).await;
        let sql = format!("UPDATE member SET is_staff = 0, is_auditor = 1 WHERE person_id = '{id}'");
        self.desk.database.execute(&sql).await;
    }
}

async fn member(desk: &Desk, name: &str) -> Id {
    let all = app::members::list(&desk.system()).await.unwrap();
    all.into_iter().find(|member| member.name == name).unwrap().id
}

async fn record_of(desk: &Desk, flow: &str) -> String {
    let flow = desk.get(&format!("/api/v1/flows/{flow}")).await.expect(200);
    flow["record"]["id"].as_str().unwrap().to_owned()
}

/// Ids of all flows, newest last.
pub async fn flows(desk: &Desk) -> Vec<String> {
    let page: Json = desk.get("/api/v1/flows").await.expect(200);
    let mut flows: Vec<(String, String)> = page["flows"]
        .as_array()
        .unwrap()
        .iter()
        .map(|flow| (flow["started_at"].to_string(), flow["id"].as_str().unwrap().to_owned()))
        .collect();
    flows.sort();
    flows.into_iter().map(|(_, id)| id).collect()
}

async fn submit(desk: &Desk, start: &str, company: &str, email: &str) -> Answered {
    let mut browser = Browser::new(desk);
    let nonce = hidden(&browser.get(start).await.text, "nonce");
    let form: Form<'_> =
        &[("nonce", &nonce), ("your_name", company), ("your_email", email), ("data.company", company)];
    let answered = browser.post(start, form).await;
    assert_eq!(answered.status, 303, "{}", answered.text);
    answered
}

/// The newest link of this kind in a mail to `address`.
pub async fn newest(desk: &Desk, address: &str, kind: &str) -> String {
    let links = links_to(desk, address).await;
    links.into_iter().rev().find(|link| link.starts_with(kind)).unwrap()
}
