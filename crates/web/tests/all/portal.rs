//! The portal as clients meet it: signing in by code and password, a second step, what waits, starting, acting, leaving.

use crate::{
    browser::{Browser, enter, hidden, links_to, mailed_code},
    house::{House, OTHER, PDF, SECRET, VICTIM},
};
use app::{
    members::NewMember,
    portal::{self, EntryChange, NewEntry},
};
use axum::http::header;
use model::{Id, Instant};
use std::collections::BTreeSet;
use testkit::TestDatabase;

async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for database in TestDatabase::each().await {
        houses.push(House::on(database).await);
    }
    houses
}

/// A hidden field of the page itself: the head of each carries a form too.
fn own(page: &str, name: &str) -> String {
    hidden(page.split("<main").nth(1).unwrap(), name)
}

async fn publish(house: &House, groups: Option<Vec<Id>>) -> Id {
    let change =
        EntryChange { title: "Send us papers".to_owned(), description: "One document.".to_owned(), groups };
    let new = NewEntry { template: "papers".to_owned(), change };
    portal::create_entry(&house.desk.system(), new).await.unwrap()
}

#[tokio::test]
async fn home_shows_what_waits_and_how_far_everything_is() {
    for house in houses().await {
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let home = guest.get("/portal").await;
        assert_eq!(home.status, 200, "{}", home.text);
        for words in ["Needs your attention", "Please send us a document", SECRET, "Your flows", "With you"] {
            assert!(home.text.contains(words), "{words} in {}", home.text);
        }
        let action = format!("/portal/a/{}", house.assignment);
        assert!(home.text.contains(&format!("href=\"{action}\"")), "{}", home.text);
        assert!(home.text.contains(&format!("href=\"/portal/f/{}\"", house.flow)));
        assert!(!home.text.contains("Another Ltd"));
        // The same work as by the link.
        for address in [&action, &format!("/portal/f/{}", house.flow), "/portal/messages", "/portal/files"] {
            let page = guest.get(address).await;
            assert_eq!(page.status, 200, "{address}: {}", page.text);
            assert!(page.text.contains(SECRET), "{address}: {}", page.text);
            assert!(!page.text.contains(&format!("{address}/code")), "{address} asks for a code");
        }
    }
}

#[tokio::test]
async fn somebody_does_what_waits_and_writes() {
    for house in houses().await {
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let action = format!("/portal/a/{}", house.assignment);
        let nonce = own(&guest.get(&action).await.text, "nonce");
        let uploaded = guest.upload(&format!("{action}/files/id"), &nonce, ("file.id", "new.pdf", PDF)).await;
        assert_eq!(uploaded.status, 303, "{}", uploaded.text);
        assert!(uploaded.header(header::LOCATION).starts_with(&action));
        let shown = guest.get(uploaded.header(header::LOCATION)).await.text;
        assert!(shown.contains("new.pdf"), "{shown}");
        let nonce = own(&shown, "nonce");
        let sent = guest.post(&action, &[("nonce", &nonce), ("attempt", "2")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let done = guest.get(sent.header(header::LOCATION)).await;
        assert_eq!(done.status, 200);
        assert!(done.text.contains(&format!("/portal/f/{}", house.flow)), "{}", done.text);
        let flow = format!("/portal/f/{}", house.flow);
        let page = guest.get(&flow).await.text;
        let nonce = own(&page, "nonce");
        let written =
            guest.post(&format!("{flow}/messages"), &[("nonce", &nonce), ("text", "Good day.")]).await;
        assert_eq!(written.status, 303, "{}", written.text);
        assert!(guest.get(&flow).await.text.contains("Good day."));
        let home = guest.get("/portal").await.text;
        assert!(home.contains("Good day.") && !home.contains(&action), "{home}");
    }
}

#[tokio::test]
async fn somebody_starts_what_is_published_to_them() {
    for house in houses().await {
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        assert!(
            !guest.get("/portal").await.text.contains("href=\"/portal/start\""),
            "nothing is published yet"
        );
        let entry = publish(&house, None).await;
        let home = guest.get("/portal").await.text;
        assert_eq!(
            home.matches("href=\"/portal/start\"").count(),
            2,
            "at the top and beside the flows: {home}"
        );
        let chosen = guest.get("/portal/start").await;
        assert!(chosen.text.contains("Send us papers") && chosen.text.contains("One document."));
        let to = guest.get(&format!("/portal/start?entry={entry}")).await;
        let form = to.header(header::LOCATION).to_owned();
        assert_eq!(form, format!("/portal/start/{entry}"));
        let shown = guest.get(&form).await;
        let (nonce, record) = (own(&shown.text, "nonce"), own(&shown.text, "record"));
        let missing = guest.post(&form, &[("nonce", &nonce), ("record", &record)]).await;
        assert_eq!(missing.status, 422, "{}", missing.text);
        let given = [("nonce", nonce.as_str()), ("record", &record), ("data.company", "Second Ltd")];
        let started = guest.post(&form, &given).await;
        assert_eq!(started.status, 303, "{}", started.text);
        let flow = started.header(header::LOCATION).to_owned();
        let key = draft_key(&shown.text);
        let typed = key.strip_prefix("portal.").unwrap();
        assert!(typed.starts_with(&format!("{entry}.{}.", house.person)), "{typed}");
        assert!(flow.starts_with("/portal/f/") && flow.ends_with(&format!("?started={typed}")), "{flow}");
        // The same form again is the same flow.
        assert_eq!(guest.post(&form, &given).await.header(header::LOCATION), flow);
        let page = guest.get(&flow).await;
        assert!(page.text.contains("Please send us a document"), "{}", page.text);
        let forgotten = format!("data-draft-done=\"{key}\" data-said-once=\"started\"");
        assert!(page.text.contains(&forgotten), "what was typed for it is forgotten: {}", page.text);
        // The template's roles and the Start Link's owner: the client chose nothing.
        let id = flow.rsplit('/').next().unwrap().split('?').next().unwrap();
        let seen = house.desk.get(&format!("/api/v1/flows/{id}")).await.expect(200);
        assert_eq!(seen["owner"]["name"], "Olga", "{seen}");
        assert_eq!(seen["record"]["name"], SECRET, "{seen}");
        let log = house.desk.get(&format!("/api/v1/flows/{id}/log")).await.expect(200).to_string();
        assert!(log.contains(&house.person), "the log names who started: {log}");
    }
}

/// What is typed in the form of this page is called so in the browser.
fn draft_key(page: &str) -> String {
    let key = page.split("data-draft-key=\"").nth(1).unwrap();
    key.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_one_client_types_is_shown_to_no_other_and_for_no_other_record() {
    for house in houses().await {
        let entry = publish(&house, None).await;
        let form = format!("/portal/start/{entry}");
        let mut keys = Vec::new();
        for address in [OTHER, VICTIM] {
            let mut guest = house.browser();
            enter(&mut guest, address).await;
            keys.push(draft_key(&guest.get(&form).await.text));
        }
        give_second_record(&house).await;
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        assert_eq!(draft_key(&guest.get(&form).await.text), keys[1], "their own form again");
        act_for_second_record(&mut guest).await;
        keys.push(draft_key(&guest.get(&form).await.text));
        let different: BTreeSet<&String> = keys.iter().collect();
        assert_eq!(different.len(), keys.len(), "{keys:?}");
    }
}

#[tokio::test]
async fn only_the_groups_of_an_entry_see_it_and_only_while_it_can_be_started() {
    for house in houses().await {
        let system = house.desk.system();
        let group = portal::create_group(&system, "Dentists").await.unwrap();
        let entry = publish(&house, Some(vec![group.clone()])).await;
        let record = app::records::search(&system, &[], SECRET).await.unwrap().0[0].id.clone();
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let mut other = house.browser();
        enter(&mut other, OTHER).await;
        let form = format!("/portal/start/{entry}");
        assert_eq!(guest.get(&form).await.status, 404);
        portal::add_to_group(&system, &group, &record).await.unwrap();
        assert_eq!(guest.get(&form).await.status, 200);
        assert_eq!(other.get(&form).await.status, 404);
        assert!(!other.get("/portal/start").await.text.contains("Send us papers"));
        for place in [
            portal::Place { folder: Some("Old".to_owned()), is_private: false },
            portal::Place { folder: None, is_private: true },
        ] {
            portal::place_template(&system, "papers", place).await.unwrap();
            assert_eq!(guest.get(&form).await.status, 404);
        }
        portal::place_template(&system, "papers", portal::Place::default()).await.unwrap();
        assert_eq!(guest.get(&form).await.status, 200);
        // A group that is deleted leaves nobody.
        portal::delete_group(&system, &group).await.unwrap();
        assert_eq!(guest.get(&form).await.status, 404);
    }
}

#[tokio::test]
async fn the_door_says_the_same_to_everybody_and_locks_after_many_guesses() {
    for house in houses().await {
        let mut stranger = house.browser();
        let mut said = Vec::new();
        for address in [VICTIM, "nobody@nowhere.example"] {
            let nonce = hidden(&stranger.get("/portal/sign-in").await.text, "nonce");
            let asked = stranger.post("/portal/sign-in", &[("nonce", &nonce), ("email", address)]).await;
            assert_eq!(asked.status, 200);
            let nonce = hidden(&asked.text, "nonce");
            let mut statuses = Vec::new();
            for _ in 0..11 {
                let form = [("nonce", nonce.as_str()), ("email", address), ("code", "000000")];
                let wrong = stranger.post("/portal/sign-in/code", &form).await;
                let text = wrong.text.replace(address, "ADDRESS");
                let refusal = text.split("role=\"alert\"").nth(1).unwrap_or("").len();
                statuses.push((wrong.status.as_u16(), refusal > 0 || text.contains("error")));
            }
            said.push(statuses);
        }
        assert_eq!(said[0], said[1]);
        assert_eq!(said[0][9].0, 422);
        assert_eq!(said[0][10].0, 429, "locked");
        // Also for whoever knows the code.
        let code = mailed_code(&house.desk, VICTIM).await;
        let nonce = hidden(&stranger.get("/portal/sign-in").await.text, "nonce");
        let form = [("nonce", nonce.as_str()), ("email", VICTIM), ("code", code.as_str())];
        assert_eq!(stranger.post("/portal/sign-in/code", &form).await.status, 429);
    }
}

#[tokio::test]
async fn a_password_and_a_second_step_let_in_and_sessions_end() {
    for house in houses().await {
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let profile = guest.get("/portal/profile").await.text;
        let nonce = own(&profile, "nonce");
        let short = guest.post("/portal/profile/password", &[("nonce", &nonce), ("password", "short")]).await;
        assert_eq!(short.status, 422);
        let password = "a sentence is easy to keep";
        let set = guest.post("/portal/profile/password", &[("nonce", &nonce), ("password", password)]).await;
        assert_eq!(set.status, 303, "{}", set.text);
        let page = guest.get("/portal/profile/second-factor").await.text;
        let secret: String = page.split("secret=").nth(1).unwrap().split('&').next().unwrap().to_owned();
        let nonce = own(&page, "nonce");
        let wrong = [("nonce", nonce.as_str()), ("act", "confirm"), ("code", "000000")];
        assert_eq!(guest.post("/portal/profile/second-factor", &wrong).await.status, 422);
        let now = house.desk.system().now;
        let code = totp(&secret, now);
        let right = [("nonce", nonce.as_str()), ("act", "confirm"), ("code", code.as_str())];
        let on = guest.post("/portal/profile/second-factor", &right).await;
        assert_eq!(on.status, 200, "{}", on.text);
        let recovery = on.text.split("font-mono").nth(1).unwrap().split("<li>").nth(1).unwrap();
        let recovery = recovery.split('<').next().unwrap().to_owned();
        // By password now, and then by a recovery code, once.
        for expected in [303, 422] {
            let mut again = house.browser();
            let nonce = hidden(&again.get("/portal/sign-in").await.text, "nonce");
            let form = [("nonce", nonce.as_str()), ("email", VICTIM), ("password", password)];
            let asked = again.post("/portal/sign-in/password", &form).await;
            assert_eq!(asked.status, 200, "{}", asked.text);
            assert_eq!(again.get("/portal").await.status, 303, "not in yet");
            let (nonce, ticket) = (hidden(&asked.text, "nonce"), hidden(&asked.text, "ticket"));
            let form = [("nonce", nonce.as_str()), ("ticket", ticket.as_str()), ("code", recovery.as_str())];
            let entered = again.post("/portal/sign-in/second-factor", &form).await;
            assert_eq!(entered.status, expected, "{}", entered.text);
            if expected == 303 {
                assert_eq!(again.get("/portal").await.status, 200);
                let nonce = own(&guest.get("/portal/profile").await.text, "nonce");
                let ended = guest.post("/portal/profile/sessions/end", &[("nonce", &nonce)]).await;
                assert_eq!(ended.status, 303);
                assert_eq!(again.get("/portal").await.status, 303, "signed out elsewhere");
            }
        }
        let home = guest.get("/portal").await.text;
        let out = home.split("action=\"/portal/sign-out\"").nth(1).unwrap();
        let nonce = hidden(out, "nonce");
        assert_eq!(guest.post("/portal/sign-out", &[("nonce", &nonce)]).await.status, 303);
        assert_eq!(guest.get("/portal").await.status, 303);
    }
}

#[tokio::test]
async fn whoever_works_here_is_no_client_and_a_client_no_member() {
    let house = House::on(TestDatabase::sqlite().await).await;
    Browser::member(&house.desk, "Ada", NewMember::default()).await;
    let mut stranger = house.browser();
    let nonce = hidden(&stranger.get("/portal/sign-in").await.text, "nonce");
    let form = [
        ("nonce", nonce.as_str()),
        ("email", "ada@firm.example"),
        ("password", "a sentence is easy to keep"),
    ];
    assert_eq!(stranger.post("/portal/sign-in/password", &form).await.status, 422);
}

/// The victim is a contact of the other client's record too.
async fn give_second_record(house: &House) {
    let sql = format!(
        "INSERT INTO contact (id, organisation_id, record_id, person_id, role, is_primary, created_at) \
         SELECT 'second-part', r.organisation_id, r.id, '{}', NULL, 0, 1 FROM record r WHERE r.name = 'Another Ltd'",
        house.person
    );
    house.desk.database.execute(&sql).await;
}

async fn act_for_second_record(guest: &mut Browser<'_>) {
    let acting = guest.get("/portal/acting").await.text;
    assert!(acting.contains("Another Ltd") && acting.contains(SECRET), "{acting}");
    let value = acting
        .split("name=\"part\" value=\"")
        .skip(1)
        .find(|choice| choice.split("</button>").next().unwrap().contains("Another Ltd"))
        .map(|choice| choice.split('"').next().unwrap().to_owned())
        .unwrap();
    let form = acting.split("action=\"/portal/acting\"").nth(1).unwrap();
    let nonce = hidden(form, "nonce");
    let chosen = guest.post("/portal/acting", &[("nonce", &nonce), ("part", &value)]).await;
    assert_eq!(chosen.status, 303, "{}", chosen.text);
}

#[tokio::test]
async fn an_account_acts_for_each_of_its_records() {
    for house in houses().await {
        give_second_record(&house).await;
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        act_for_second_record(&mut guest).await;
        let home = guest.get("/portal").await.text;
        assert!(home.contains("Another Ltd"), "{home}");
        assert!(!home.contains("Please send us a document"), "of another record: {home}");
    }
}

#[tokio::test]
async fn it_can_be_installed() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let mut anybody = house.browser();
    let manifest = anybody.get("/portal/manifest.webmanifest").await;
    assert_eq!(manifest.header(header::CONTENT_TYPE), "application/manifest+json");
    let read: serde_json::Value = serde_json::from_str(&manifest.text).unwrap();
    assert_eq!((&read["start_url"], &read["display"]), (&"/portal".into(), &"standalone".into()));
    let icon = anybody.get(read["icons"][0]["src"].as_str().unwrap()).await;
    assert_eq!(icon.header(header::CONTENT_TYPE), "image/svg+xml");
    assert!(icon.text.starts_with("<svg"));
    assert_eq!(anybody.get("/portal/icon/nothing.svg").await.status, 404);
}

#[tokio::test]
async fn a_contact_starts_only_what_they_may_for_each_record() {
    for house in houses().await {
        let entry = publish(&house, None).await;
        let form = format!("/portal/start/{entry}");
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        for (may_start, templates, expected) in [
            ("nothing", "[]", 404),
            ("named", "[\"another\"]", 404),
            ("named", "[\"papers\"]", 200),
            ("offered", "[]", 200),
        ] {
            let sql = format!(
                "UPDATE contact SET may_start = '{may_start}', may_start_templates = '{templates}' WHERE person_id = '{}'",
                house.person
            );
            house.desk.database.execute(&sql).await;
            assert_eq!(guest.get(&form).await.status, expected, "{may_start} {templates}");
            let offered = guest.get("/portal").await.text.contains("href=\"/portal/start\"");
            assert_eq!(offered, expected == 200, "{may_start} {templates}");
        }
        // A record that is not in use any more starts nothing.
        house.desk.database.execute("UPDATE record SET status = 'inactive'").await;
        assert_eq!(guest.get(&form).await.status, 404);
    }
}

#[tokio::test]
async fn mails_are_chosen_and_whoever_changes_how_they_sign_in_hears_of_it() {
    for house in houses().await {
        let mut guest = house.browser();
        enter(&mut guest, VICTIM).await;
        let page = guest.get("/portal/profile").await.text;
        let nonce = own(&page, "nonce");
        let form = [("nonce", nonce.as_str()), ("language", "en"), ("zone", ""), ("mails", "needed")];
        assert_eq!(guest.post("/portal/profile", &form).await.status, 303);
        let page = guest.get("/portal/profile").await.text;
        assert!(page.contains("value=\"needed\" selected"), "{page}");
        let password = [("nonce", nonce.as_str()), ("password", "a sentence is easy to keep")];
        assert_eq!(guest.post("/portal/profile/password", &password).await.status, 303);
        let told = links_to(&house.desk, VICTIM).await;
        assert_eq!(told.last().map(String::as_str), Some("/portal/profile"), "{told:?}");
        let setting_up = guest.get("/portal/profile/second-factor").await.text;
        assert!(
            setting_up.contains("shape-rendering=\"crispEdges\"") && setting_up.contains("Scan this"),
            "{setting_up}"
        );
    }
}

/// As an app on a phone works it out, from the secret as it is written.
fn totp(written: &str, now: Instant) -> String {
    const ALPHABET: &str = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
    let bits: String =
        written.chars().map(|letter| format!("{:05b}", ALPHABET.find(letter).unwrap())).collect();
    let secret: Vec<u8> = bits
        .as_bytes()
        .chunks_exact(8)
        .map(|byte| u8::from_str_radix(std::str::from_utf8(byte).unwrap(), 2).unwrap())
        .collect();
    app::factors::code_at(&secret, now)
}
