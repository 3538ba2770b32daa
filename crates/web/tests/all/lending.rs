//! A client lets an adviser do one thing for a time: the adviser's link does this and nothing else, dies with its time or
//! when it is taken back, and the log names both.

use crate::{
    browser::{Browser, enter, hidden, links_to, prove},
    desk::Answered,
    house::{House, PDF, SECRET, VICTIM},
};
use app::members::NewMember;
use serde_json::{Value, json};
use testkit::TestDatabase;

const ADVISER: &str = "dora@adviser.example";

async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for database in TestDatabase::each().await {
        houses.push(House::on(database).await);
    }
    houses
}

/// Of the form in the page's own part.
fn own(page: &str, name: &str) -> String {
    hidden(page.split("<main").nth(1).unwrap(), name)
}

/// Posts the form that asks to whom.
async fn post(browser: &mut Browser<'_>, act: &str, change: (&str, &str)) -> Answered {
    let page = browser.get(&format!("{act}/lending")).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let nonce = own(&page.text, "nonce");
    let until = page.text.split("name=\"until\"").nth(1).unwrap().split("value=\"").nth(1).unwrap();
    let until = until.split('"').next().unwrap();
    let form = [
        ("nonce", nonce.as_str()),
        ("to.name", "Dora Lind"),
        ("to.email", ADVISER),
        ("until", until),
        ("note", "You have our papers."),
    ];
    let form = form.map(|(name, value)| if name == change.0 { change } else { (name, value) });
    browser.post(&format!("{act}/lending"), &form).await
}

async fn lend(house: &House, browser: &mut Browser<'_>, act: &str) -> String {
    assert_eq!(post(browser, act, ("", "")).await.status, 303);
    links_to(&house.desk, ADVISER).await.pop().unwrap()
}

async fn log(house: &House) -> Value {
    house.desk.get(&format!("/api/v1/flows/{}/log", house.flow)).await.expect(200)
}

#[tokio::test]
async fn the_adviser_does_this_one_thing_and_both_stand_in_the_log() {
    for house in houses().await {
        let mut client = house.browser();
        enter(&mut client, VICTIM).await;
        let act = format!("/portal/a/{}", house.assignment);
        let link = lend(&house, &mut client, &act).await;
        for place in [act.as_str(), "/portal"] {
            let page = client.get(place).await.text;
            assert!(page.contains("Dora Lind"), "who has it is said at {place}: {page}");
        }
        let mut adviser = house.browser();
        let page = adviser.get(&link).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(
            page.text.contains("You have our papers.") && page.text.contains("Please send us a document")
        );
        assert!(!page.text.contains("/f/"), "nothing leads to the whole flow: {}", page.text);
        assert!(!page.text.contains("/lending"), "it is not lent on: {}", page.text);
        let nonce = own(&page.text, "nonce");
        let uploaded = adviser.upload(&format!("{link}/files/id"), &nonce, ("file.id", "new.pdf", PDF)).await;
        assert_eq!(uploaded.status, 303, "{}", uploaded.text);
        let sent = adviser.post(&link, &[("nonce", &nonce), ("attempt", "2")]).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let thanks = adviser.get(&format!("{link}?sent=1")).await.text;
        assert!(thanks.contains("Thank you") && thanks.contains("Dora Lind"), "{thanks}");
        let log = log(&house).await;
        let entries = log["entries"].as_array().unwrap().iter();
        let answer = entries.rev().find(|entry| entry["events"].to_string().contains("\"lent_to\"")).unwrap();
        assert_eq!(answer["actor"]["on_behalf_of"].as_str(), Some(house.person.as_str()), "{answer}");
        assert_ne!(answer["actor"]["id"], answer["actor"]["on_behalf_of"]);
        let admin = NewMember { admin: true, ..NewMember::default() };
        let mut officer = Browser::member(&house.desk, "Ada", admin).await;
        let workspace = officer.get(&format!("/flows/{}", house.flow)).await.text;
        assert!(workspace.contains(&format!("Dora Lind for {SECRET}")), "{workspace}");
        let history = officer.get(&format!("/flows/{}/history", house.flow)).await.text;
        assert!(history.contains("Dora Lind"), "{history}");
        let told = links_to(&house.desk, VICTIM).await;
        assert!(told.last().unwrap().starts_with("/f/"), "the client hears of it: {told:?}");
    }
}

#[tokio::test]
async fn taken_back_or_over_the_link_is_dead_and_says_so_kindly() {
    for house in houses().await {
        let mut client = house.browser();
        let act = house.second.clone();
        let link = lend(&house, &mut client, &act).await;
        let shown = client.get(&act).await.text;
        assert!(shown.contains("Take it back") && !shown.contains("Dora Lind"), "not proved: {shown}");
        let mut adviser = house.browser();
        let nonce = own(&adviser.get(&link).await.text, "nonce");
        let end = own(&shown, "nonce");
        assert_eq!(client.post(&format!("{act}/lending/end"), &[("nonce", &end)]).await.status, 303);
        let dead = adviser.get(&link).await;
        assert_eq!(dead.status, 404);
        assert!(dead.text.contains("This is no longer with you") && !dead.text.contains("/renewal"));
        let late = adviser.post(&link, &[("nonce", &nonce), ("attempt", "2")]).await;
        assert_eq!(late.status, 404, "{}", late.text);
        adviser.post(&format!("{link}/renewal"), &[]).await;
        assert_eq!(adviser.get(&link).await.status, 404, "it is not renewed");

        let again = lend(&house, &mut client, &act).await;
        assert_ne!(again, link);
        assert_eq!(adviser.get(&again).await.status, 200);
        house.desk.pass_days(9);
        let over = adviser.get(&again).await;
        assert_eq!(over.status, 404);
        assert!(over.text.contains("The time for this is over"), "{}", over.text);
        assert!(client.get(&act).await.text.contains("Let somebody else do this"), "it can be lent again");
    }
}

#[tokio::test]
async fn the_adviser_gives_it_back_and_reaches_nothing_else() {
    for house in houses().await {
        let mut client = house.browser();
        let act = house.second.clone();
        let link = lend(&house, &mut client, &act).await;
        let mut adviser = house.browser();
        prove(&mut adviser, &link, ADVISER).await;
        assert_eq!(adviser.get(&format!("{link}/given/{}", house.file)).await.status, 200, "of this thing");
        let whole = link.replacen("/a/", "/f/", 1);
        assert_eq!(adviser.get(&whole).await.status, 404);
        let nonce = own(&adviser.get(&link).await.text, "nonce");
        let on = [("nonce", nonce.as_str()), ("to.name", "Ed"), ("to.email", "ed@else.example")];
        assert_eq!(adviser.post(&format!("{link}/lending"), &on).await.status, 303);
        assert!(links_to(&house.desk, "ed@else.example").await.is_empty(), "it is not lent on");
        let said = adviser.post(&format!("{whole}/messages"), &[("nonce", &nonce), ("text", "x")]).await;
        assert_eq!(said.status, 404);
        let back = adviser.post(&format!("{link}/hand-back"), &[("nonce", &nonce)]).await;
        assert_eq!(back.status, 303, "{}", back.text);
        assert_eq!(adviser.get(&link).await.status, 404);
        let told = links_to(&house.desk, VICTIM).await;
        assert_eq!(told.last(), Some(&house.second), "the client hears of it: {told:?}");
    }
}

#[tokio::test]
async fn what_does_not_fit_comes_back_with_what_was_typed() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let mut client = house.browser();
    let act = house.second.clone();
    for (change, said) in [
        (("to.email", VICTIM), "your own address"),
        (("to.email", "dora@"), "e-mail"),
        (("to.name", ""), "name"),
        (("until", "2020-01-01"), "has passed"),
        (("until", ""), "Choose a day."),
        (("until", "2999-01-01"), "within the next 90 days"),
    ] {
        let refused = post(&mut client, &act, change).await;
        assert_eq!(refused.status, 422, "{change:?}: {}", refused.text);
        assert!(
            refused.text.contains(said) && refused.text.contains("You have our papers."),
            "{}",
            refused.text
        );
    }
    assert!(links_to(&house.desk, ADVISER).await.is_empty());
    let first = lend(&house, &mut client, &act).await;
    let nonce = own(&client.get(&act).await.text, "nonce");
    let form = [
        ("nonce", nonce.as_str()),
        ("to.name", "Ed"),
        ("to.email", "ed@else.example"),
        ("until", "2026-03-20"),
    ];
    let twice = client.post(&format!("{act}/lending"), &form).await;
    assert_ne!(twice.status, 303, "somebody has it already");
    let mut adviser = house.browser();
    assert_eq!(adviser.get(&first).await.status, 200);
}

#[tokio::test]
async fn a_key_lends_and_takes_back_for_others() {
    for house in houses().await {
        let at = format!("/api/v1/flows/{}/steps/papers/lending", house.flow);
        let until = house.desk.system().now.plus_days(3).to_string();
        let given = json!({
            "to": {"name": "Dora Lind", "email": ADVISER}, "until": until, "on_behalf_of": house.person,
        });
        let lent = house.desk.post(&at, &given).await.expect(200);
        let papers = lent["steps"].as_array().unwrap().iter().find(|step| step["key"] == "papers").unwrap();
        assert_eq!(papers["assignees"][0]["lent"]["to"]["name"], "Dora Lind", "{lent}");
        house.desk.post(&at, &given).await.expect(409);
        for until in ["soon", "", "2026-13-40", "tomorrow at noon"] {
            let given = json!({"to": {"name": "D", "email": ADVISER}, "until": until});
            let problem = house.desk.post(&at, &given).await.expect(422);
            assert_eq!(problem["errors"][0]["path"], "until", "{problem}");
            assert!(problem.to_string().contains("Write an instant in UTC"), "{problem}");
        }
        let silent = house.desk.post(&format!("{at}/end"), &json!({})).await;
        assert_eq!(silent.status, 422, "in the owner's place a reason is needed: {}", silent.text);
        let reason = json!({"reason": "Dora has left"});
        house.desk.post(&format!("{at}/end"), &reason).await.expect(200);
        house.desk.post(&format!("{at}/end"), &reason).await.expect(409);
        let log = log(&house).await;
        let last = log["entries"].as_array().unwrap().last().unwrap();
        assert!(last["actor"]["on_behalf_of"].as_str() == Some(house.member.as_str()), "{last}");
        assert!(
            last["events"][0]["reason"].is_string() && last["events"][0]["why"] == "taken_back",
            "{last}"
        );
        let seen = house.desk.get(&format!("/api/v1/flows/{}", house.flow)).await.expect(200).to_string();
        assert!(!seen.contains("\"lent\""), "{seen}");
    }
}

#[tokio::test]
async fn the_owner_takes_it_back_and_says_why() {
    for house in houses().await {
        let recall = format!("/flows/{}/steps/papers/recall", house.flow);
        let admin = NewMember { admin: true, ..NewMember::default() };
        let mut officer = Browser::member(&house.desk, "Ada", admin).await;
        let workspace = format!("/flows/{}", house.flow);
        assert!(!officer.get(&workspace).await.text.contains(&recall), "nothing is lent yet");
        assert_eq!(officer.get(&recall).await.status, 409);
        let mut client = house.browser();
        enter(&mut client, VICTIM).await;
        let act = format!("/portal/a/{}", house.assignment);
        let link = lend(&house, &mut client, &act).await;
        assert!(officer.get(&workspace).await.text.contains(&recall));
        assert_eq!(officer.get(&recall).await.status, 200);
        let silent = officer.post_as_member(&recall, &[("reason", " ")]).await;
        assert_eq!(silent.status, 422, "{}", silent.text);
        let mut adviser = house.browser();
        assert_eq!(adviser.get(&link).await.status, 200, "it is theirs still");
        let done = officer.post_as_member(&recall, &[("reason", "Dora has left")]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        let dead = adviser.get(&link).await;
        assert_eq!(dead.status, 404);
        assert!(dead.text.contains("This is no longer with you"), "{}", dead.text);
        let history = officer.get(&format!("{workspace}/history")).await.text;
        assert!(history.contains("Dora has left"), "{history}");
        let shown = client.get(&act).await.text;
        assert!(!shown.contains("Dora") && shown.contains("Let somebody else do this"), "{shown}");
        let told = links_to(&house.desk, VICTIM).await;
        assert_eq!(told.last(), Some(&house.second), "the client hears of it: {told:?}");
        assert_eq!(officer.post_as_member(&recall, &[("reason", "Twice")]).await.status, 409);
    }
}
