//! What people are told while the storage is away, and that what they typed stays with them.

use crate::browser::{Browser, hidden};
use crate::case::{ANSWERS, Case};
use app::members::NewMember;
use axum::http::header;
use testkit::TestDatabase;

#[tokio::test]
async fn a_form_that_cannot_be_sent_comes_back_with_what_was_typed() {
    let Some(database) = TestDatabase::postgres().await else { return };
    let mut case = Case::on(database).await;
    let start = case.start.clone();
    let mut browser = Browser::new(&case.desk);
    let nonce = hidden(&browser.get(&start).await.text, "nonce");
    let mut member = Browser::member(&case.desk, "Ann", NewMember::default()).await;
    let csrf = hidden(&member.get("/todo").await.text, "csrf");
    let cookies = member.cookies;
    assert!(case.desk.database.stop().await);

    let mut browser = Browser::new(&case.desk);
    let mut form = vec![("nonce", nonce.as_str()), ("note", "<b>\"quoted\"</b>")];
    form.extend(ANSWERS);
    let away = browser.post(&start, &form).await;
    assert_eq!(away.status, 503, "{}", away.text);
    assert!(!away.header(header::RETRY_AFTER).is_empty());
    assert!(away.text.contains(&format!("action=\"{start}\"")), "{}", away.text);
    for (name, value) in ANSWERS {
        assert_eq!(hidden(&away.text, name), *value);
    }
    assert_eq!(hidden(&away.text, "nonce"), nonce, "what is sent again is the same act");
    assert!(
        away.text.contains("&lt;b&gt;&quot;quoted&quot;&lt;/b&gt;") && !away.text.contains("<b>\"quoted\"")
    );

    // A post without a nonce of ours is nobody's form.
    let strange = browser.post(&start, &[("data.company", "Orchard")]).await;
    assert_eq!((strange.status.as_u16(), strange.text.contains("Orchard")), (503, false));

    let mut member = Browser { cookies, ..Browser::new(&case.desk) };
    let away = member.post("/flows/new", &[("csrf", &csrf), ("command", "c-1"), ("password", "")]).await;
    assert_eq!((away.status.as_u16(), hidden(&away.text, "csrf")), (503, csrf.clone()));
    for secret in ["password", "again", "now", "code"] {
        let form = [("csrf", csrf.as_str()), ("command", "c-1"), (secret, "hidden words")];
        let away = member.post("/flows/new", &form).await;
        let is_told = away.text.contains("hidden words") || away.text.contains("c-1");
        assert_eq!((away.status.as_u16(), is_told), (503, false), "{secret}");
    }
    let page = member.get("/flows").await;
    assert_eq!(page.status, 503);
    assert!(!page.header(header::RETRY_AFTER).is_empty() && !page.text.contains("<form"));
    let api = case.desk.get("/api/v1/flows").await;
    assert!(!api.header(header::RETRY_AFTER).is_empty());
    api.expect(503);
}

#[tokio::test]
async fn who_lacks_the_second_step_that_is_asked_for_now_keeps_what_they_typed() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        let mut member = Browser::member(&case.desk, "Ann", NewMember::default()).await;
        let csrf = hidden(&member.get("/todo").await.text, "csrf");
        app::factors::require_of_members(&case.desk.system(), true).await.unwrap();
        let form = [("csrf", csrf.as_str()), ("command", "c-1"), ("reason", "They withdrew.")];
        let kept = member.post("/flows/01hx/cancellation", &form).await;
        assert_eq!((kept.status.as_u16(), hidden(&kept.text, "reason").as_str()), (403, "They withdrew."));
        assert!(kept.text.contains("href=\"/profile/second-factor\""), "{}", kept.text);
    }
}

#[tokio::test]
async fn whoever_was_signed_out_keeps_what_they_typed() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        let mut browser = Browser::new(&case.desk);
        let form = [("csrf", "of.a.session"), ("command", "c-1"), ("reason", "They withdrew.")];
        let out = browser.post("/flows/01hx/cancellation", &form).await;
        assert_eq!((out.status.as_u16(), hidden(&out.text, "reason").as_str()), (401, "They withdrew."));
    }
}
