//! Pages and mails speak the language of their reader: a member's choice, a browser's wish, an organisation's habit.

use crate::browser::{Browser, hidden, links_to};
use crate::case::{ANSWERS, CLIENT, Case, PDF};
use crate::desk::Desk;
use app::{
    mails::{Writing, facts},
    members::NewMember,
};
use model::{Entropy, Instant};
use store::{Viewer, outbox, people};
use testkit::TestDatabase;
use texts::Language;

const ENGLISH: &str = "<html lang=\"en\"";
const GERMAN: &str = "<html lang=\"de\"";

#[tokio::test]
async fn the_browser_chooses_for_visitors() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        for (wanted, spoken) in [
            ("", ENGLISH),
            ("de-AT, en;q=0.5", GERMAN),
            ("fr, de;q=0.3", GERMAN),
            ("fr", ENGLISH),
            ("\u{7f}", ENGLISH),
        ] {
            let mut browser = Browser::new(&case.desk);
            browser.language = if wanted == "\u{7f}" { "%%;;q=" } else { wanted };
            for path in [case.start.as_str(), "/sign-in", "/a/dead", "/nowhere"] {
                let answered = browser.get(path).await;
                assert!(answered.text.contains(spoken), "{path} for {wanted:?}: {}", answered.text);
            }
        }
    }
}

#[tokio::test]
async fn whoever_chooses_below_a_page_reads_on_in_it_and_nothing_else_changes() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        let link = case.started().await;
        let before = case.desk.database.contents().await;
        let mut browser = Browser::new(&case.desk);
        browser.language = "en";
        let page = browser.get(&link).await.text;
        assert!(page.contains(ENGLISH) && hidden(&page, "back") == link, "{page}");
        let chosen = browser.post("/language", &[("back", &link), ("language", "de")]).await;
        assert_eq!(
            (chosen.status.as_u16(), chosen.header(axum::http::header::LOCATION)),
            (303, link.as_str())
        );
        for path in [link.as_str(), case.start.as_str(), "/sign-in", "/a/dead", "/nowhere"] {
            assert!(browser.get(path).await.text.contains(GERMAN), "{path}");
        }
        assert_eq!(before, case.desk.database.contents().await, "nothing is stored");
        let away = [("back", "//elsewhere.example"), ("language", "en")];
        assert_eq!(browser.post("/language", &away).await.header(axum::http::header::LOCATION), "/");
        assert_eq!(browser.post("/language", &[("back", "/"), ("language", "tlh")]).await.status, 404);
        let mistaken = browser.post(&case.start, &[("nonce", "x")]).await;
        assert!(!mistaken.text.contains("/language"), "what was posted cannot be asked for again");
    }
}

#[tokio::test]
async fn what_is_wrong_with_a_form_is_said_in_the_language_of_its_page() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        for (wanted, said) in
            [("en", "Add the @ and what comes after it"), ("de", "Das @ und was danach kommt fehlt")]
        {
            let mut browser = Browser::new(&case.desk);
            browser.language = wanted;
            let nonce = hidden(&browser.get(&case.start).await.text, "nonce");
            let answered = browser
                .post(&case.start, &[("nonce", &nonce), ("your_name", "Nadia"), ("your_email", "nadia")])
                .await;
            assert_eq!(answered.status, 422);
            assert!(answered.text.contains(said), "{wanted}: {}", answered.text);
        }
    }
}

/// Of the person with this address: what they were last known to read, and in which language the newest mail to them
/// is written.
async fn read_by(desk: &Desk, address: &str) -> (Option<String>, Option<Language>) {
    let organisation = app::organisations::default(&desk.app).await.unwrap().id;
    let viewer = Viewer::system(organisation.clone());
    let person = people::by_email(&desk.app.db, &viewer, address).await.unwrap().pop();
    for row in outbox::recent(&desk.app.db, &viewer).await.unwrap() {
        let writing = Writing { now: Instant(0), entropy: Entropy::from_number(5) };
        let facts = facts(&desk.app, &organisation, &row.reference, writing).await.unwrap();
        if let Some(facts) = facts.filter(|facts| facts.to_address == address) {
            return (person.and_then(|person| person.language), Some(facts.language));
        }
    }
    (person.and_then(|person| person.language), None)
}

#[tokio::test]
async fn mails_follow_the_language_in_which_a_client_acts() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        let mut browser = Browser::new(&case.desk);
        browser.language = "de-DE";
        let nonce = hidden(&browser.get(&case.start).await.text, "nonce");
        let started = browser.post(&case.start, &[&[("nonce", nonce.as_str())], ANSWERS].concat()).await;
        assert_eq!(started.status, 303, "{}", started.text);
        let german = (Some("de".to_owned()), Some(Language::De));
        assert_eq!(
            read_by(&case.desk, CLIENT).await,
            german,
            "a new person reads what their browser asked for"
        );

        let link = links_to(&case.desk, CLIENT).await.pop().unwrap();
        let mut elsewhere = Browser::new(&case.desk);
        assert!(
            elsewhere.get(&link).await.text.contains(GERMAN),
            "a browser that asks for nothing gets theirs"
        );
        elsewhere.language = "en-GB";
        let page = elsewhere.get(&link).await.text;
        assert!(page.contains(ENGLISH), "the browser they sit at counts");
        assert_eq!(read_by(&case.desk, CLIENT).await, german, "looking changes nothing");
        let nonce = hidden(&page, "nonce");
        for document in ["id", "address", "register"] {
            let file = (format!("file.{document}"), format!("{document}.pdf"));
            let path = format!("{link}/files/{document}");
            let kept = elsewhere.upload(&path, &nonce, (&file.0, &file.1, PDF)).await;
            assert_eq!(kept.status, 303, "{}", kept.text);
        }
        let nonce = hidden(&elsewhere.get(&link).await.text, "nonce");
        let form = [("nonce", nonce.as_str()), ("attempt", "1"), ("outcome", "submitted")];
        let acted = elsewhere.post(&link, &form).await;
        assert_eq!(acted.status, 303, "{}", acted.text);
        assert_eq!(read_by(&case.desk, CLIENT).await.0.as_deref(), Some("en"), "acting does");
    }
}

#[tokio::test]
async fn members_choose_language_and_zone() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let mut browser = Browser::member(&desk, "Ada", NewMember::default()).await;
        assert!(browser.get("/profile").await.text.contains(ENGLISH));
        browser.language = "de";
        assert!(browser.get("/profile").await.text.contains(GERMAN), "unless they chose, the browser does");

        let form = [("name", "Ada King"), ("language", "en"), ("zone", "Asia/Tokyo")];
        assert_eq!(browser.post_as_member("/profile", &form).await.status, 303);
        let page = browser.get("/profile").await.text;
        assert!(page.contains(ENGLISH) && page.contains("Ada King"), "{page}");
        assert!(
            page.contains("19:2") && page.contains("value=\"Asia/Tokyo\" selected"),
            "times are theirs: {page}"
        );
        assert!(browser.get("/flows/nowhere").await.text.contains(ENGLISH), "failures too");

        let wrong = [("name", ""), ("language", "de"), ("zone", "Mars/Olympus")];
        let answered = browser.post_as_member("/profile", &wrong).await;
        assert_eq!(answered.status, 422);
        assert!(answered.text.contains("Write a name.") && answered.text.contains("Choose a time zone"));
        assert!(answered.text.contains("value=\"de\" selected"), "what was chosen stays: {}", answered.text);
        assert!(browser.get("/profile").await.text.contains("Ada King"), "and nothing was saved");
    }
}

#[tokio::test]
async fn members_change_their_password_and_end_sessions() {
    const OLD: &str = "a sentence is easy to keep";
    const NEW: &str = "another sentence to keep";
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let mut here = Browser::member(&desk, "Ada", NewMember::default()).await;
        let mut there = signed_in(&desk, OLD).await;
        let cases = [
            (("wrong password", NEW, NEW), "This is not your password now."),
            ((OLD, "short", "short"), "Use at least 10 characters."),
            ((OLD, NEW, "something else"), "Type the same one twice."),
        ];
        for ((now, new, again), said) in cases {
            let form = [("now", now), ("password", new), ("again", again)];
            let answered = here.post_as_member("/profile/password", &form).await;
            assert_eq!(answered.status, 422, "{said}");
            assert!(answered.text.contains(said), "{said}: {}", answered.text);
        }
        assert_eq!(there.get("/profile").await.status, 200);
        let form = [("now", OLD), ("password", NEW), ("again", NEW)];
        assert_eq!(here.post_as_member("/profile/password", &form).await.status, 303);
        assert_eq!(here.get("/profile").await.status, 200, "whoever changes it stays signed in");
        assert_eq!(there.get("/profile").await.status, 303, "everybody else is not");

        let (mut second, mut third) = (signed_in(&desk, NEW).await, signed_in(&desk, NEW).await);
        let page = here.get("/profile").await.text;
        let at = page.find("action=\"/profile/sessions/").unwrap() + "action=\"".len();
        let one = page[at..].split('"').next().unwrap().to_owned();
        assert_eq!(here.post_as_member(&one, &[]).await.status, 303);
        assert_eq!(here.post_as_member(&one, &[]).await.status, 404, "it is over already");
        let left = [second.get("/profile").await.status, third.get("/profile").await.status];
        assert!(
            left.contains(&axum::http::StatusCode::OK) && left.contains(&axum::http::StatusCode::SEE_OTHER)
        );
        assert_eq!(here.post_as_member("/profile/sessions/end", &[]).await.status, 303);
        assert_eq!(second.get("/profile").await.status, 303);
        assert_eq!(third.get("/profile").await.status, 303);
        assert_eq!(here.get("/profile").await.status, 200);
    }
}

async fn signed_in<'d>(desk: &'d Desk, password: &str) -> Browser<'d> {
    let mut browser = Browser::new(desk);
    let csrf = hidden(&browser.get("/sign-in").await.text, "csrf");
    let form = [("csrf", csrf.as_str()), ("email", "ada@firm.example"), ("password", password)];
    assert_eq!(browser.post("/sign-in", &form).await.status, 303);
    browser
}
