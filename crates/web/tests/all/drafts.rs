//! What a client typed and has not sent: shown again on the device it was typed on, elsewhere only after a code.

use crate::browser::{Browser, code_to, hidden};
use crate::case::{CLIENT, Case, PDF};
use testkit::TestDatabase;

const SECRET: &str = "We are owned by a trust in Samplia.";

async fn each() -> Vec<Case> {
    let mut all = Vec::new();
    for database in TestDatabase::each().await {
        all.push(Case::on(database).await);
    }
    all
}

/// Types the secret into the page behind `link` and lets the script keep it; what it goes by from then on.
async fn type_and_keep(browser: &mut Browser<'_>, link: &str) -> String {
    let page = browser.get(link).await.text;
    let (nonce, draft) = (hidden(&page, "nonce"), hidden(&page, "draft"));
    let form = [("nonce", nonce.as_str()), ("draft", &draft), ("attempt", "1"), ("decline.register", SECRET)];
    let kept = browser.post_by_script(&format!("{link}/draft"), &form).await;
    assert_eq!(kept.status, 200, "{}", kept.text);
    kept.json()["draft"].as_str().unwrap().to_owned()
}

#[tokio::test]
async fn what_was_typed_is_shown_where_it_was_typed_and_elsewhere_after_a_code() {
    for case in each().await {
        let link = case.started().await;
        let mut phone = Browser::new(&case.desk);
        let ticket = type_and_keep(&mut phone, &link).await;
        let here = phone.get(&format!("{link}?draft={ticket}")).await;
        assert!(here.text.contains(SECRET));

        let mut desk = Browser::new(&case.desk);
        let elsewhere = desk.get(&link).await;
        assert!(
            !elsewhere.text.contains(SECRET) && elsewhere.text.contains("You began this on another device")
        );
        for wrong in ["x", &format!("{ticket}x"), &hidden(&elsewhere.text, "nonce")] {
            let tried = desk.get(&format!("{link}?draft={wrong}")).await;
            assert!(!tried.text.contains(SECRET), "{wrong}");
        }
        prove(&case, &mut desk, &link).await;
        let proved = desk.get(&link).await;
        assert!(proved.text.contains(SECRET) && !proved.text.contains("You began this on another device"));
    }
}

async fn prove(case: &Case, browser: &mut Browser<'_>, link: &str) {
    let page = browser.get(&format!("{link}/code")).await.text;
    let nonce = hidden(&page, "nonce");
    let asked = browser.post(&format!("{link}/code"), &[("nonce", &nonce), ("code", "")]).await;
    assert_eq!(asked.status, 303, "{}", asked.text);
    let code = code_to(&case.desk, CLIENT).await;
    let proved = browser.post(&format!("{link}/code"), &[("nonce", &nonce), ("code", &code)]).await;
    assert_eq!(proved.status, 303, "{}", proved.text);
}

#[tokio::test]
async fn two_devices_do_not_write_over_each_other() {
    for case in each().await {
        let link = case.started().await;
        let (mut phone, mut desk) = (Browser::new(&case.desk), Browser::new(&case.desk));
        let ticket = type_and_keep(&mut phone, &link).await;
        let page = desk.get(&link).await.text;
        let (nonce, draft) = (hidden(&page, "nonce"), hidden(&page, "draft"));
        let form = [("nonce", nonce.as_str()), ("draft", &draft), ("decline.register", "None.")];
        assert_eq!(desk.post_by_script(&format!("{link}/draft"), &form).await.status, 200);
        let first = phone.get(&format!("{link}?draft={ticket}")).await.text;
        assert!(first.contains(SECRET) && !first.contains("None."));
    }
}

#[tokio::test]
async fn without_a_script_a_button_keeps_it() {
    for case in each().await {
        let link = case.started().await;
        let mut browser = Browser::new(&case.desk);
        let page = browser.get(&link).await.text;
        assert!(page.contains("Save and continue later"));
        let nonce = hidden(&page, "nonce");
        let form = [("nonce", nonce.as_str()), ("decline.register", SECRET)];
        let kept = browser.post(&format!("{link}/draft"), &form).await;
        assert_eq!(kept.status, 303);
        let at = kept.header(axum::http::header::LOCATION).to_owned();
        let page = browser.get(&at).await.text;
        assert!(page.contains(SECRET) && page.contains("Saved. Open the link from your mail again"));
        let stranger = browser.get(&link).await.text;
        assert!(!stranger.contains(SECRET), "the link alone shows nothing");
        let foreign = browser.post(&format!("{link}/draft"), &[("nonce", "x"), ("comment", "y")]).await;
        assert_eq!(foreign.status, 422);
    }
}

#[tokio::test]
async fn a_draft_ends_with_its_act() {
    for case in each().await {
        let link = case.started().await;
        let mut browser = Browser::new(&case.desk);
        let ticket = type_and_keep(&mut browser, &link).await;
        let page = browser.get(&format!("{link}?draft={ticket}")).await.text;
        let (nonce, draft) = (hidden(&page, "nonce"), hidden(&page, "draft"));
        for document in ["id", "address"] {
            let name = format!("file.{document}");
            let at = format!("{link}/files/{document}");
            assert_eq!(browser.upload(&at, &nonce, (&name, "id.pdf", PDF)).await.status, 303);
        }
        let form = [("nonce", nonce.as_str()), ("draft", &draft), ("attempt", "1"), ("outcome", "submitted")];
        assert_eq!(browser.post(&link, &form).await.status, 303);
        let done = browser.get(&format!("{link}?sent=1")).await.text;
        assert!(done.contains("Thank you, Nadia Ferrand") && done.contains("data-draft-done"));
        let late = [("nonce", nonce.as_str()), ("decline.register", SECRET)];
        assert_eq!(browser.post_by_script(&format!("{link}/draft"), &late).await.status, 410);
    }
}
