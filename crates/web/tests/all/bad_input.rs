//! What goes wrong on public pages: old and foreign forms, dead links, files that do not fit, hostile texts.

use crate::browser;
use crate::browser::{Browser, hidden, links_to};
use crate::case::{ANSWERS, CLIENT, Case, PDF};
use crate::desk::FILE_BYTES_MAX;
use axum::http::header;
use store::{Viewer, links};
use testkit::TestDatabase;

async fn each() -> Vec<Case> {
    let mut all = Vec::new();
    for database in TestDatabase::each().await {
        all.push(Case::on(database).await);
    }
    all
}

#[tokio::test]
async fn an_old_form_keeps_what_was_typed_and_starts_nothing() {
    for case in each().await {
        let mut browser = Browser::new(&case.desk);
        let nonce = hidden(&browser.get(&case.start).await.text, "nonce");
        let form = [&[("nonce", nonce.as_str())], ANSWERS].concat();
        case.desk.pass_days(8);
        let answered = browser.post(&case.start, &form).await;
        assert_eq!(answered.status, 422);
        assert!(answered.text.contains("no longer current") && answered.text.contains("Orchard Lane Ltd"));
        let fresh = hidden(&answered.text, "nonce");
        let form = [&[("nonce", fresh.as_str())], ANSWERS].concat();
        assert_eq!(browser.post(&case.start, &form).await.status, 303);
        assert_eq!(
            browser.post(&case.start, &form).await.status,
            303,
            "the same form again is the same start"
        );
        assert_eq!(links_to(&case.desk, CLIENT).await.len(), 1);
    }
}

#[tokio::test]
async fn a_form_of_another_link_does_nothing() {
    for case in each().await {
        let (first, second) = (case.started().await, case.started().await);
        let mut browser = Browser::new(&case.desk);
        let foreign = hidden(&browser.get(&first).await.text, "nonce");
        let form = [("nonce", foreign.as_str()), ("attempt", "1"), ("decline.register", "We have none.")];
        let answered = browser.post(&second, &form).await;
        assert_eq!(answered.status, 422);
        assert!(answered.text.contains("no longer current") && answered.text.contains("We have none."));
        let upload =
            browser.upload(&format!("{second}/files/id"), &foreign, ("file.id", "id.pdf", PDF)).await;
        assert_eq!(upload.status, 422);
        assert!(!browser.get(&second).await.text.contains("id.pdf"), "nothing was kept");
    }
}

#[tokio::test]
async fn dead_links_all_look_the_same() {
    for case in each().await {
        let link = case.started().await;
        let token = link.rsplit('/').next().unwrap();
        let mut browser = Browser::new(&case.desk);
        let mut words = Vec::new();
        for dead in [format!("{link}x"), "/a/nobody.1.wrote".to_owned(), format!("/f/{token}")] {
            words.push(said(&mut browser, &dead).await);
        }
        case.desk.pass_days(31);
        words.push(said(&mut browser, &link).await);
        let renewed = browser.post(&format!("{link}/renewal"), &[]).await;
        assert_eq!(renewed.status, 303);
        let stranger = browser.post("/a/nobody.1.wrote/renewal", &[]).await;
        assert_eq!(stranger.status, 303, "whoever asks learns nothing");
        let again = links_to(&case.desk, CLIENT).await.pop().unwrap();
        assert_eq!(browser.get(&again).await.status, 200, "the new link works");
        let organisation = app::organisations::default(&case.desk.app).await.unwrap().id;
        let id = browser::id(again.rsplit('/').next().unwrap().split('.').next().unwrap());
        let revoked = links::revoke(&Viewer::system(organisation), &id, case.desk.system().now);
        case.desk.app.db.transact(vec![revoked]).await.unwrap();
        words.push(said(&mut browser, &again).await);
        words.dedup();
        assert_eq!(words.len(), 1, "{words:#?}");
    }
}

/// The page of a dead link, without what names the link.
async fn said(browser: &mut Browser<'_>, link: &str) -> String {
    let answered = browser.get(link).await;
    assert_eq!(answered.status, 404, "{link}");
    assert_eq!(answered.header(header::REFERRER_POLICY), "no-referrer");
    let main = answered.text.split("<main").nth(1).unwrap().split("</main>").next().unwrap().to_owned();
    main.replace(link, "")
}

#[tokio::test]
async fn a_file_there_is_no_room_for_is_said_as_ours_and_can_be_sent_again() {
    for case in each().await {
        let link = case.started().await;
        let mut browser = Browser::new(&case.desk);
        let nonce = hidden(&browser.get(&link).await.text, "nonce");
        let flows = case.desk.get("/api/v1/flows").await.expect(200);
        let step = format!("/api/v1/flows/{}/steps/identity", flows["flows"][0]["id"].as_str().unwrap());
        case.desk.files.set_room(10);
        let upload = format!("{link}/files/id");
        let page = browser.upload(&upload, &nonce, ("file.id", "a.pdf", PDF)).await;
        let program = case.desk.upload(&format!("{step}/files/id"), None, ("a.pdf", PDF)).await;
        for answered in [&page, &program] {
            assert_eq!(answered.status, 503, "{}", answered.text);
            assert!(!answered.header(header::RETRY_AFTER).is_empty());
            assert!(answered.text.contains("could not be kept"), "{}", answered.text);
        }
        assert!(page.text.contains("<form"), "it is the page itself");
        case.desk.files.set_room(u64::MAX);
        assert_eq!(browser.upload(&upload, &nonce, ("file.id", "a.pdf", PDF)).await.status, 303);
    }
}

#[tokio::test]
async fn files_that_do_not_fit_are_said_at_their_document_and_not_kept() {
    for case in each().await {
        let link = case.started().await;
        let mut browser = Browser::new(&case.desk);
        let nonce = hidden(&browser.get(&link).await.text, "nonce");
        let large = [PDF, &vec![b' '; usize::try_from(FILE_BYTES_MAX).unwrap()]].concat();
        let cases: [(&str, &[u8], &str); 4] = [
            ("large.pdf", &large, "larger than"),
            ("program.pdf", b"MZ\x00\x01\x02", "one of these types"),
            ("text.pdf", b"only words", "one of these types"),
            ("empty.pdf", b"", "empty"),
        ];
        for (name, bytes, words) in cases {
            let answered =
                browser.upload(&format!("{link}/files/id"), &nonce, ("file.id", name, bytes)).await;
            assert_eq!(answered.status, 422, "{name}");
            assert!(answered.text.contains(words), "{name}: {words}");
        }
        assert!(case.desk.files.ids().is_empty(), "no bytes stay behind");
        let kept =
            browser.upload(&format!("{link}/files/id"), &nonce, ("file.id", "../x/passport.pdf", PDF)).await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let page = browser.get(&link).await.text;
        assert!(page.contains("passport.pdf") && !page.contains("../x"));
        assert_eq!(case.desk.files.ids().len(), 1);
        let id = case.desk.files.ids()[0].to_string();
        assert_eq!(
            browser.get(&format!("{link}/given/{id}")).await.status,
            404,
            "without a code nothing is read"
        );
        let mut other = Browser::new(&case.desk);
        assert_eq!(other.get(&format!("/files/{id}")).await.status, 303, "members sign in first");
    }
}

const SCRIPT: &str = "<script>alert(1)</script>\"'&";

#[tokio::test]
async fn hostile_and_endless_texts_stay_texts() {
    let long = "x".repeat(10_000);
    for case in each().await {
        let texts = ["your_name", "data.company", "data.registration", "data.seat.street", "data.phone"];
        for field in texts {
            let answered = case.submit(&[(field, &long)]).await;
            assert_eq!(answered.status, 422, "{field} of 10 000 characters");
            assert!(answered.text.contains(&long), "{field}: what was typed stays");
        }
        for field in
            texts.into_iter().chain(["your_email", "data.sector", "data.public_office", "data.turnover"])
        {
            let answered = case.submit(&[(field, SCRIPT)]).await;
            assert!(matches!(answered.status.as_u16(), 303 | 422), "{field}: {}", answered.status);
            assert!(!answered.text.contains("<script>alert"), "{field}");
        }
        let started = case.submit(&[("your_name", SCRIPT), ("data.company", SCRIPT)]).await;
        assert_eq!(started.status, 303, "{}", started.text);
        let mut browser = Browser::new(&case.desk);
        let thanks = browser.get(started.header(header::LOCATION)).await.text;
        let link = links_to(&case.desk, CLIENT).await.pop().unwrap();
        let act = browser.get(&link).await.text;
        for page in [thanks, act] {
            assert!(page.contains("&lt;script&gt;") && !page.contains("<script>alert"));
        }
    }
}

#[tokio::test]
async fn an_address_carries_no_headers() {
    for case in each().await {
        for address in
            ["a@b.example\r\nBcc: all@b.example", "a@b.example, c@d.example", "a@b", "<a@b.example>", ""]
        {
            let answered = case.submit(&[("your_email", address)]).await;
            assert_eq!(answered.status, 422, "{address:?}");
        }
        assert!(links_to(&case.desk, CLIENT).await.is_empty());
    }
}

#[tokio::test]
async fn two_mebibytes_of_form_are_refused() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let answered = case.submit(&[("data.company", &"x".repeat(2 * 1024 * 1024))]).await;
    assert_eq!(answered.status, 422);
    assert!(answered.text.contains("longer than 1 MiB"));
}

#[tokio::test]
async fn the_page_of_thanks_says_only_what_we_said() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let started = case.submit(&[]).await;
    let address = started.header(header::LOCATION).to_owned();
    let mut browser = Browser::new(&case.desk);
    assert_eq!(browser.get(&address).await.status, 200);
    let forged = address.replace("Nadia", "Call+0900");
    assert_eq!(browser.get(&forged).await.status, 404);
}

#[tokio::test]
async fn bytes_of_strangers_are_not_kept() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let mut browser = Browser::new(&case.desk);
    let nonce = hidden(&browser.get(&case.start).await.text, "nonce");
    for path in [case.start.as_str(), "/sign-in", "/password/nothing", "/a/nothing/files/id", "/a/nothing"] {
        let status = browser.upload(path, &nonce, ("file.id", "passport.pdf", PDF)).await.status;
        assert!(matches!(status.as_u16(), 404 | 422), "{path}: {status}");
        assert!(case.desk.files.ids().is_empty(), "{path}");
    }
}
