//! Sections and lists in forms, without a script: what a page offers, what is taken, said, kept and read back.

use crate::browser::{Browser, Form, hidden, links_to, prove};
use crate::desk::Desk;
use app::{
    members::{self, NewMember},
    start_links::{self, StartLinkSettings},
};
use serde_json::json;
use testkit::TestDatabase;

const TEMPLATE: &str = include_str!("entries.yaml");
const CLIENT: &str = "nadia@client.example";
const ANSWERS: Form<'static> = &[
    ("your_name", "Nadia Ferrand"),
    ("your_email", CLIENT),
    ("data.company", "Orchard Bank"),
    ("data.sector", "Banking"),
    ("data.held_by_state", "no"),
    ("data.owners.0.name", "Ada Lund"),
    ("data.owners.0.share", "62.5"),
    ("data.owners.0.role", "Chair"),
    ("data.owners.0.since", "2019-04-01"),
];
/// What a browser sends of an entry that nobody opened.
const NOTHING: Form<'static> = &[("data.owners.2.name", ""), ("data.owners.2.since", "")];

struct Firm {
    desk: Desk,
    start: String,
}

async fn each() -> Vec<Firm> {
    let mut all = Vec::new();
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        desk.publish(TEMPLATE).await;
        let officer = NewMember {
            email: "olga@team.example".to_owned(),
            name: "Olga".to_owned(),
            groups: vec!["officers".to_owned()],
            ..NewMember::default()
        };
        let owner = members::add(&desk.system(), officer).await.unwrap().0.id;
        let wanted = StartLinkSettings { enabled: true, owner, origins: None };
        let link = start_links::configure(&desk.system(), "ownership", wanted).await.unwrap();
        all.push(Firm { desk, start: format!("/s/{}", link.slug) });
    }
    all
}

impl Firm {
    /// Sends the start form with these answers after the usual ones.
    async fn submit(&self, more: Form<'_>) -> crate::desk::Answered {
        let mut browser = Browser::new(&self.desk);
        let nonce = hidden(&browser.get(&self.start).await.text, "nonce");
        browser.post(&self.start, &[&[("nonce", nonce.as_str())], ANSWERS, NOTHING, more].concat()).await
    }

    /// Started; the client's link to the first step.
    async fn started(&self, more: Form<'_>) -> String {
        let answered = self.submit(more).await;
        assert_eq!(answered.status, 303, "{}", answered.text);
        links_to(&self.desk, CLIENT).await.pop().unwrap()
    }

    async fn flow(&self) -> serde_json::Value {
        let flows = self.desk.get("/api/v1/flows").await.expect(200);
        let id = flows["flows"][0]["id"].as_str().unwrap().to_owned();
        self.desk.get(&format!("/api/v1/flows/{id}")).await.expect(200)
    }
}

/// Sends the form behind a link with these answers.
async fn act(browser: &mut Browser<'_>, link: &str, answers: Form<'_>) -> crate::desk::Answered {
    let page = browser.get(link).await.text;
    let (nonce, draft, attempt) = (hidden(&page, "nonce"), hidden(&page, "draft"), hidden(&page, "attempt"));
    let own = [("nonce", nonce.as_str()), ("draft", &draft), ("attempt", &attempt), ("outcome", "submitted")];
    browser.post(link, &[&own, answers].concat()).await
}

#[track_caller]
fn says(page: &str, parts: &[&str]) {
    for part in parts {
        assert!(page.contains(part), "“{part}” is not in {page}");
    }
}

#[tokio::test]
async fn the_page_has_room_for_every_entry_and_looking_changes_nothing() {
    for firm in each().await {
        let mut browser = Browser::new(&firm.desk);
        let page = browser.get(&firm.start).await.text;
        says(
            &page,
            &["Who owns it", "Everyone who holds", "Only if “Sector” is Banking.", "Owner 1", "Add owner"],
        );
        says(&page, &["name=\"data.owners.9.name\"", "Only if “Role” is Chair."]);
        assert!(!page.contains("data.owners.10."), "ten are the most");
        assert_eq!(page.matches("<details class=\"entry\"").count(), 9, "the first is there");
        assert!(
            !page.contains("<details class=\"entry\" data-entry=\"data.owners.1\" open"),
            "others offer themselves"
        );
        assert_eq!(browser.get(&firm.start).await.status, 200);
        let flows = firm.desk.get("/api/v1/flows").await.expect(200);
        assert_eq!(flows["flows"].as_array().unwrap().len(), 0);
    }
}

#[tokio::test]
async fn a_mistake_in_an_entry_is_said_beside_its_input_and_nothing_typed_is_lost() {
    for firm in each().await {
        let wrong = [
            ("data.owners.5.name", ""),
            ("data.owners.5.share", "a third"),
            ("data.owners.5.role", "Member"),
        ];
        let answered = firm.submit(&wrong).await;
        assert_eq!(answered.status, 422);
        let page = answered.text;
        says(&page, &["href=\"#data-owners-1-name\"", "Owner 2, Name: Please fill this in."]);
        says(&page, &["id=\"data-owners-1-name-error\"", "value=\"a third\"", "value=\"Ada Lund\""]);
        says(&page, &["<details class=\"entry\" data-entry=\"data.owners.1\" open"]);
        assert_eq!(page.matches("value=\"a third\"").count(), 1, "where the entries before it left room");
        assert!(!page.contains("data-entry=\"data.owners.2\" open"), "empty ones are not there");
    }
}

#[tokio::test]
async fn entries_are_kept_in_their_order_and_empty_ones_left_out() {
    for firm in each().await {
        let second = [
            ("data.owners.7.name", "Bo Berg"),
            ("data.owners.7.role", "Member"),
            ("data.owners.7.since", "2020-01-01"),
        ];
        firm.started(&second).await;
        let owners = &firm.flow().await["data"]["start"]["owners"];
        let expected = json!([
            {"name": "Ada Lund", "share": "62.5", "role": "Chair", "since": "2019-04-01"},
            {"name": "Bo Berg", "role": "Member"},
        ]);
        assert_eq!(*owners, expected, "what does not apply is not kept");
    }
}

#[tokio::test]
async fn more_than_the_most_are_refused_with_a_sentence_and_stay_typed() {
    for firm in each().await {
        let names: Vec<(String, String)> =
            (1..=10).map(|at| (format!("data.owners.{at}.name"), format!("Owner no. {at}"))).collect();
        let names: Vec<(&str, &str)> =
            names.iter().map(|(name, text)| (name.as_str(), text.as_str())).collect();
        let answered = firm.submit(&names).await;
        assert_eq!(answered.status, 422);
        says(
            &answered.text,
            &["Owners: Give at most 10 entries.", "href=\"#data-owners\"", "value=\"Owner no. 10\""],
        );
    }
}

#[tokio::test]
async fn a_section_that_does_not_apply_is_not_asked() {
    for firm in each().await {
        firm.started(&[("data.sector", "Other")]).await;
        let start = &firm.flow().await["data"]["start"];
        assert!(start.get("owners").is_none() && start.get("held_by_state").is_none(), "{start}");
    }
}

#[tokio::test]
async fn a_draft_of_entries_is_shown_again_and_what_was_given_is_read_back() {
    for firm in each().await {
        let link = firm.started(&[]).await;
        let mut browser = Browser::new(&firm.desk);
        let page = browser.get(&link).await.text;
        let (nonce, draft) = (hidden(&page, "nonce"), hidden(&page, "draft"));
        let typed = [("nonce", nonce.as_str()), ("draft", &draft), ("data.signers.1.seat.city", "Bremen")];
        let kept = browser.post_by_script(&format!("{link}/draft"), &typed).await;
        assert_eq!(kept.status, 200, "{}", kept.text);
        let ticket = kept.json()["draft"].as_str().unwrap().to_owned();
        let again = browser.get(&format!("{link}?draft={ticket}")).await.text;
        says(&again, &["name=\"data.signers.0.seat.city\"", "value=\"Bremen\""]);
        let sent = act(
            &mut browser,
            &link,
            &[("data.signers.0.name", "Cy Dahl"), ("data.signers.0.seat.city", "Kiel")],
        )
        .await;
        assert_eq!(sent.status, 422, "an address has a street: {}", sent.text);
        says(&sent.text, &["Signer 1, Address:", "value=\"Kiel\"", "data-signers-0-seat-error"]);
        let sent =
            act(&mut browser, &link, &[("data.signers.0.name", "Cy Dahl"), ("data.signers.1.name", "Di Ek")])
                .await;
        assert_eq!(sent.status, 303, "{}", sent.text);

        let officer = NewMember { groups: vec!["officers".to_owned()], ..NewMember::default() };
        let mut desk = Browser::member(&firm.desk, "Otto", officer).await;
        let flow = firm.flow().await["id"].as_str().unwrap().to_owned();
        let pick_up = format!("/flows/{flow}/steps/check/pick-up");
        assert_eq!(desk.post_as_member(&pick_up, &[("attempt", "1")]).await.status, 303);
        let workspace = desk.get(&format!("/flows/{flow}")).await.text;
        says(&workspace, &["Who owns it", "Owner 1", "1 April 2019", "Signer 2", "Di Ek"]);
        assert!(!workspace.contains("&quot;name&quot;"), "no raw data");
        prove(&mut browser, &link, CLIENT).await;
        says(&browser.get(&link).await.text, &["Signer 2", "Di Ek"]);
    }
}

#[tokio::test]
async fn what_comes_back_is_filled_in_as_it_was() {
    for firm in each().await {
        let link = firm.started(&[]).await;
        let mut browser = Browser::new(&firm.desk);
        let sent =
            act(&mut browser, &link, &[("data.signers.0.name", "Cy Dahl"), ("data.signers.1.name", "Di Ek")])
                .await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let flow = firm.flow().await["id"].as_str().unwrap().to_owned();
        let back = json!({"outcome": "sent_back", "comment": "Who is Cy?", "back_to": ["signing"]});
        firm.desk.post(&format!("/api/v1/flows/{flow}/steps/check/completion"), &back).await.expect(200);
        let link = links_to(&firm.desk, CLIENT).await.pop().unwrap();
        let page = browser.get(&link).await.text;
        says(
            &page,
            &["value=\"Cy Dahl\"", "value=\"Di Ek\"", "data-entry=\"data.signers.1\" open", "Who is Cy?"],
        );
    }
}
