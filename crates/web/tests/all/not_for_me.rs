//! "Not for me": a client hands a step back, the owner says whose it is, and the first link does nothing more.

use crate::browser::{Browser, hidden, links_to};
use crate::case::{CLIENT, Case};
use app::{
    flows::{self, RolePerson},
    steps,
};
use serde_json::json;
use testkit::TestDatabase;

#[tokio::test]
async fn the_owner_names_somebody_else_and_the_link_is_over() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        let link = case.started().await;
        let mut browser = Browser::new(&case.desk);
        let page = browser.get(&link).await.text;
        assert!(page.contains("This is not for me"));
        let foreign = browser.post(&format!("{link}/hand-back"), &[("nonce", "x")]).await;
        assert_eq!(foreign.status, 422, "not without the page's nonce");
        let nonce = hidden(&page, "nonce");
        let form = [("nonce", nonce.as_str()), ("note", "Jo Marsh does this.")];
        assert_eq!(browser.post(&format!("{link}/hand-back"), &form).await.status, 303);
        let over = browser.get(&link).await;
        assert_eq!(over.status, 200);
        assert!(over.text.contains("This is no longer with you") && over.text.contains("data-draft-done"));
        assert!(!over.text.contains("Jo Marsh"), "the note is the owner's");
        assert_eq!(browser.post(&format!("{link}/hand-back"), &form).await.status, 303, "twice is once");
        assert_eq!(browser.post(&link, &[("nonce", &nonce), ("attempt", "1")]).await.status, 303);
        let to_owner = links_to(&case.desk, "olga@team.example").await;
        assert_eq!(to_owner.len(), 1, "{to_owner:?}");

        let ctx = case.desk.system();
        let flow = model::Id::given(to_owner[0].rsplit('/').next().unwrap());
        let jo = RolePerson::Named { name: "Jo Marsh".to_owned(), email: "jo@client.example".to_owned() };
        steps::assign_role(&ctx, &flow, "client", vec![jo], None).await.unwrap();
        let new = links_to(&case.desk, "jo@client.example").await.pop().unwrap();
        assert!(browser.get(&new).await.text.contains("Jo Marsh"));
        let over = browser.get(&link).await;
        assert!(over.text.contains("This is no longer with you"), "{}", over.text);
        assert!(links_to(&case.desk, CLIENT).await.is_empty(), "the first client is told of nothing more");
        assert!(flows::workspace(&case.desk.system(), &flow).await.is_ok());
    }
}

#[tokio::test]
async fn a_key_hands_back_for_others() {
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        case.started().await;
        let listed = case.desk.get("/api/v1/flows").await.expect(200);
        let flow = listed["flows"][0]["id"].as_str().unwrap().to_owned();
        let at = format!("/api/v1/flows/{flow}/steps/identity/hand-back");
        let stale = case.desk.post(&at, &json!({"attempt": 2})).await.expect(409);
        assert_eq!(stale["accepted"]["attempt"], 1, "{stale}");
        let handed = case.desk.post(&at, &json!({"note": "She phoned."})).await.expect(200);
        let step =
            &handed["steps"].as_array().unwrap().iter().find(|step| step["key"] == "identity").unwrap();
        assert_eq!(step["status"], "open");
        case.desk.post(&at, &json!({})).await.expect(409);
        case.desk.post(&at, &json!({"unknown": 1})).await.expect(422);
    }
}
