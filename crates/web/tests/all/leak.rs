//! Random flows, everything internal in them marked: no page and no mail for people outside ever carries the mark.

use crate::browser;
use crate::browser::{Browser, hidden, links_to};
use crate::desk::Desk;
use crate::leak_kit::{Dice, MARKER, PUBLIC, acts, templates};
use app::{
    mails::{Writing, facts},
    members::{self, NewMember},
    start_links::{self, StartLinkSettings},
};
use model::{Entropy, Id};
use serde_json::{Value as Json, json};
use std::collections::BTreeSet;
use store::{Viewer, outbox};
use testkit::TestDatabase;

/// Flows on one database, and databases of each kind.
const FLOWS: u64 = 8;
const ROUNDS: u64 = 3;
const ACTS: usize = 14;

/// What was looked at, and how much of it was meant to be read.
#[derive(Default)]
struct Looked {
    pages: u64,
    mails: u64,
    /// Words that are meant to be read, and were.
    public: BTreeSet<&'static str>,
    read: BTreeSet<String>,
}

impl Looked {
    fn at(&mut self, what: &str, text: &str) {
        // `data:` pictures and fingerprints are no words.
        let small = text.to_lowercase();
        let around = small.find(MARKER).map(|at| {
            let start = small.floor_char_boundary(at.saturating_sub(200));
            small[start..small.ceil_char_boundary((at + 100).min(small.len()))].to_owned()
        });
        assert!(around.is_none(), "{what} says what is internal: …{}…", around.unwrap_or_default());
        self.public.extend(PUBLIC.into_iter().filter(|words| small.contains(words)));
    }
}

#[tokio::test]
async fn nothing_internal_reaches_anybody_outside() {
    let mut looked = Looked::default();
    let (mut started, mut wanted) = (0, 0);
    for round in 0..ROUNDS {
        for database in TestDatabase::each().await {
            started += flows(database, round * FLOWS, &mut looked).await;
            wanted += FLOWS;
        }
    }
    assert!(started >= wanted * 3 / 4, "most templates are valid: {started} of {wanted}");
    let Looked { pages, mails, public, .. } = looked;
    let unread: Vec<_> = PUBLIC.into_iter().filter(|words| !public.contains(words)).collect();
    assert!(unread.is_empty(), "nobody came to see {unread:?}");
    assert!(pages > wanted * 8 && mails > wanted * 2, "{started} flows: {pages} pages, {mails} mails");
}

/// How many templates were valid, of those drawn from these seeds.
async fn flows(database: TestDatabase, seeds: u64, looked: &mut Looked) -> u64 {
    let desk = Desk::on(database).await;
    let officer = NewMember {
        email: "olga@firm.example".to_owned(),
        name: "Olga".to_owned(),
        groups: vec![format!("{MARKER}-officers")],
        ..NewMember::default()
    };
    let (olga, _) = members::add(&desk.system(), officer).await.unwrap();
    let mut started = 0;
    for seed in seeds..seeds + FLOWS {
        started += u64::from(flow(&desk, seed, &olga.id, looked).await);
    }
    looker_on(&desk, looked).await;
    started
}

/// Whether the template was valid.
async fn flow(desk: &Desk, seed: u64, owner: &Id, looked: &mut Looked) -> bool {
    let mut dice = Dice::new(seed);
    let key = format!("case{seed}");
    let source = templates::draw(&mut dice, &key);
    let created = desk.ask("POST", "/api/v1/templates", &[], source.clone()).await;
    if created.status != 201 {
        return false;
    }
    desk.post(&format!("/api/v1/templates/{key}/publication"), &Json::Null).await.expect(201);
    let wanted = StartLinkSettings { enabled: true, owner: owner.clone(), origins: None };
    let slug = start_links::configure(&desk.system(), &key, wanted).await.unwrap().slug;
    let address = format!("case{seed}@client.example");
    let mut client = Browser::new(desk);
    let start = client.get(&format!("/s/{slug}")).await;
    looked.at("the start page", &start.text);
    let nonce = hidden(&start.text, "nonce");
    let form = [
        ("nonce", nonce.as_str()),
        ("your_name", "Nadia"),
        ("your_email", &address),
        ("data.company", "Orchard"),
    ];
    let started = client.post(&format!("/s/{slug}"), &form).await;
    assert_eq!(started.status, 303, "{}", started.text);
    looked
        .at("the page after the start", &client.get(started.header(axum::http::header::LOCATION)).await.text);
    // A second device, on which the client proved to be who they are, is shown more.
    let first = links_to(desk, &address).await.pop().unwrap();
    let mut proved = Browser::new(desk);
    browser::prove(&mut proved, &first, &address).await;
    let definition: Json = serde_json::from_str(&source).unwrap();
    let flow = newest_flow(desk, &key).await;
    for _ in 0..ACTS {
        let goes_on = acts::act(&mut dice, desk, &flow, &definition).await;
        outside(desk, &mut client, &address, looked).await;
        outside(desk, &mut proved, &address, looked).await;
        if !goes_on {
            break;
        }
    }
    true
}

/// A contact of every record who may see all of it: what the portal shows them, and what they may not open.
async fn looker_on(desk: &Desk, looked: &mut Looked) {
    let flows = desk.get("/api/v1/flows?limit=100").await.expect(200);
    let address = "head@client.example";
    for flow in flows["flows"].as_array().unwrap() {
        let record = flow["record"]["id"].as_str().unwrap();
        let contact = json!({"name": "Head", "email": address, "may_see": "all"});
        desk.post(&format!("/api/v1/records/{record}/contacts"), &contact).await.expect(201);
    }
    let mut head = Browser::new(desk);
    browser::enter(&mut head, address).await;
    for list in ["/portal", "/portal/finished", "/portal/messages", "/portal/files"] {
        looked.at(list, &head.get(list).await.text);
    }
    let mut seen = 0;
    for flow in flows["flows"].as_array().unwrap() {
        let id = flow["id"].as_str().unwrap();
        let page = head.get(&format!("/portal/record-flows/{id}")).await;
        looked.at("a flow somebody looks on at", &page.text);
        seen += u64::from(page.status == 200);
        for words in ["xpub title", "xpub text", "xpub label", "xpub document", "xpub hello", "xpub name"] {
            assert!(!page.text.to_lowercase().contains(words), "{words} in {}", page.text);
        }
        assert_eq!(head.get(&format!("/portal/f/{id}")).await.status, 404);
    }
    assert!(seen > 0, "they see some");
    looked.pages += seen;
}

async fn newest_flow(desk: &Desk, template: &str) -> String {
    let page = desk.get(&format!("/api/v1/flows?template={template}")).await.expect(200);
    page["flows"][0]["id"].as_str().unwrap().to_owned()
}

/// Every page behind every link in every mail to the client, and the mails.
async fn outside(desk: &Desk, client: &mut Browser<'_>, address: &str, looked: &mut Looked) {
    letters(desk, address, looked).await;
    let links: BTreeSet<String> = links_to(desk, address).await.into_iter().collect();
    for link in links {
        let page = client.get(&link).await;
        looked.at(&link, &page.text);
        looked.pages += 1;
        let followed: Vec<&str> = page
            .text
            .split("href=\"")
            .skip(1)
            .filter_map(|piece| piece.split('"').next())
            .filter(|href| href.starts_with("/a/") || href.starts_with("/f/"))
            .collect();
        for href in followed {
            looked.at(href, &client.get(href).await.text);
            looked.pages += 1;
        }
        if page.status == 200 && page.text.contains("name=\"nonce\"") {
            let refused = client.post(&link, &[("nonce", "made up"), ("attempt", "9")]).await;
            looked.at(&format!("a refusal at {link}"), &refused.text);
        }
    }
}

/// Each mail as it is sent.
async fn letters(desk: &Desk, address: &str, looked: &mut Looked) {
    let organisation = app::organisations::default(&desk.app).await.unwrap().id;
    let rows = outbox::recent(&desk.app.db, &Viewer::system(organisation.clone())).await.unwrap();
    for row in rows {
        if looked.read.contains(row.id.as_str()) {
            continue;
        }
        let now = desk.system().now;
        let writing = Writing { now, entropy: Entropy::from_number(5) };
        let facts = facts(&desk.app, &organisation, &row.reference, writing).await.unwrap();
        let Some(facts) = facts.filter(|facts| facts.to_address == address) else { continue };
        let mail = worker::mails::letter(&facts, now);
        for text in [&mail.subject, &mail.text, &mail.html] {
            looked.at("a mail", text);
        }
        looked.mails += 1;
        looked.read.insert(row.id.to_string());
    }
}
