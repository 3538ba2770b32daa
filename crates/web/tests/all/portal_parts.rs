//! Whoever has a part of somebody else's role: what they and the firm write to each other, and whose files the portal lists.

use crate::{
    browser::{Browser, hidden},
    house::{House, PDF, VICTIM, newest},
    portal_sight::{HEAD, contact, houses, own, signed_in},
};
use app::members::NewMember;
use serde_json::json;

/// The one step that is open goes to Paula; whoever plays the role plays it still.
async fn pass_on(house: &House) {
    contact(house, "Paula", HEAD, "own").await;
    let over = json!({"to": {"name": "Paula", "email": HEAD}, "reason": "She signs"});
    let passed = format!("/api/v1/flows/{}/steps/papers/reassignment", house.flow);
    house.desk.post(&passed, &over).await.expect(200);
}

async fn write(browser: &mut Browser<'_>, page: &str, text: &str) -> u16 {
    let nonce = own(&browser.get(page).await.text, "nonce");
    let sent = browser.post(&format!("{page}/messages"), &[("nonce", &nonce), ("text", text)]).await;
    sent.status.as_u16()
}

#[tokio::test]
async fn whoever_has_a_part_and_the_firm_write_to_each_other_and_nobody_else_reads_it() {
    for house in houses().await {
        pass_on(&house).await;
        let flow = format!("/portal/f/{}", house.flow);
        let mut head = signed_in(&house, HEAD).await;
        let mut victim = signed_in(&house, VICTIM).await;
        assert_eq!(write(&mut victim, &flow, "For the firm from Vera").await, 303);
        assert_eq!(write(&mut head, &flow, "May I sign today?").await, 303);
        let page = head.get(&flow).await.text;
        assert!(page.contains("May I sign today?") && !page.contains("from Vera"), "{page}");
        let page = victim.get(&flow).await.text;
        assert!(page.contains("from Vera") && !page.contains("May I sign today?"), "{page}");
        // The firm reads it beside the other threads, and answers her alone.
        let mut petra = Browser::member(&house.desk, "Petra", NewMember::default()).await;
        let messages = format!("/flows/{}/messages", house.flow);
        let page = petra.get(&messages).await.text;
        assert!(page.contains("May I sign today?") && page.contains("from Vera"), "{page}");
        let thread = hidden(page.split(">Paula</span>").nth(1).unwrap(), "thread");
        let form = [("thread", thread.as_str()), ("text", "You may, Paula.")];
        assert_eq!(petra.post_as_member(&messages, &form).await.status, 303);
        let led = newest(&house.desk, HEAD, "/f/").await;
        let page = house.browser().get(&led).await.text;
        assert!(page.contains("You may, Paula.") && !page.contains("from Vera"), "{page}");
        assert!(head.get("/portal/messages").await.text.contains("You may, Paula."));
        assert!(!victim.get(&flow).await.text.contains("You may, Paula."));
        assert!(!victim.get("/portal/messages").await.text.contains("You may, Paula."));
        // It is hers no more: what she wrote stays with the firm, and nothing more is written to her.
        let back = json!({"to": {"name": "Vera", "email": VICTIM}, "reason": "She is back"});
        let passed = format!("/api/v1/flows/{}/steps/papers/reassignment", house.flow);
        house.desk.post(&passed, &back).await.expect(200);
        assert_eq!(head.get(&flow).await.status, 404);
        let page = petra.get(&messages).await.text;
        assert!(page.contains("May I sign today?") && !page.contains(&thread_input(&thread)), "{page}");
        assert_eq!(petra.post_as_member(&messages, &form).await.status, 404);
    }
}

fn thread_input(thread: &str) -> String {
    format!("name=\"thread\" value=\"{thread}\"")
}

#[tokio::test]
async fn files_of_a_role_are_listed_to_whoever_plays_it_now() {
    for house in houses().await {
        let act = format!("/portal/a/{}", house.assignment);
        let mut victim = signed_in(&house, VICTIM).await;
        let nonce = own(&victim.get(&act).await.text, "nonce");
        let uploaded =
            victim.upload(&format!("{act}/files/id"), &nonce, ("file.id", "of-vera.pdf", PDF)).await;
        assert_eq!(uploaded.status, 303, "{}", uploaded.text);
        let sent = victim.post(&act, &[("nonce", &nonce), ("attempt", "2")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let paula = json!({"persons": [{"name": "Paula", "email": HEAD}], "reason": "Vera has left"});
        let role = format!("/api/v1/flows/{}/roles/client", house.flow);
        house.desk.post(&role, &paula).await.expect(200);
        let back = json!({"outcome": "sent_back", "comment": "Once more", "back_to": ["papers"]});
        let check = format!("/api/v1/flows/{}/steps/check/completion", house.flow);
        house.desk.post(&check, &back).await.expect(200);
        let given = format!("/api/v1/flows/{}/steps/papers/files/id", house.flow);
        house.desk.upload(&given, None, ("of-paula.pdf", PDF)).await.expect(201);
        house
            .desk
            .post(&format!("/api/v1/flows/{}/steps/papers/completion", house.flow), &json!({}))
            .await
            .expect(200);
        let list = victim.get("/portal/files").await.text;
        assert!(list.contains("of-vera.pdf") && !list.contains("of-paula.pdf"), "{list}");
        let mut head = signed_in(&house, HEAD).await;
        let list = head.get("/portal/files").await.text;
        assert!(list.contains("of-vera.pdf") && list.contains("of-paula.pdf"), "{list}");
        for file in list.split("/given/").skip(1) {
            let id = file.split('"').next().unwrap();
            let at = format!("/portal/f/{}/given/{id}", house.flow);
            assert_eq!(head.get(&at).await.status, 200, "what is listed opens");
        }
    }
}
