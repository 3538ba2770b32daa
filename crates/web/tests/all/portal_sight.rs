//! What the portal shows whom: contacts who may see all of a record, one account in several records and organisations,
//! and the same work as by links.

use crate::{
    browser::{Browser, enter, hidden, links_to, prove},
    house::{House, OTHER, PDF, SECRET, VICTIM},
};
use app::portal::{self, EntryChange, NewEntry};
use axum::http::header;
use serde_json::json;
use testkit::TestDatabase;

pub const HEAD: &str = "paula@victim.example";
const CLERK: &str = "carl@victim.example";
const ADVISER: &str = "dora@adviser.example";
/// What the firm does by itself about a client.
const INTERNAL: &str = "
baton: 1
key: quiet-check
name: Quiet check
started_from: [client, prospect]
roles:
  officer: {name: Officer, party: us, fill: group officers}
stages:
  - stage: look
    name: Look
    steps:
      - {step: look, kind: task, role: officer, title: Look into it}
";

pub async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for database in TestDatabase::each().await {
        houses.push(House::on(database).await);
    }
    houses
}

/// Of the form in the page's own part.
pub fn own(page: &str, name: &str) -> String {
    hidden(page.split("<main").nth(1).unwrap(), name)
}

pub async fn contact(house: &House, name: &str, email: &str, may_see: &str) -> String {
    let given = json!({"name": name, "email": email, "may_see": may_see});
    let made = house.desk.post(&format!("/api/v1/records/{}/contacts", house.record), &given).await;
    let made = made.expect(201);
    let mut contacts = made["contacts"].as_array().unwrap().iter();
    contacts.find(|one| one["email"] == email).unwrap()["id"].as_str().unwrap().to_owned()
}

pub async fn signed_in<'h>(house: &'h House, address: &str) -> Browser<'h> {
    let mut browser = house.browser();
    enter(&mut browser, address).await;
    browser
}

#[tokio::test]
async fn a_contact_who_may_see_all_looks_on_and_others_see_their_own() {
    for house in houses().await {
        house.desk.publish(INTERNAL).await;
        let quiet = json!({"template": "quiet-check", "record_id": house.record});
        let quiet = house.desk.post("/api/v1/flows", &quiet).await.expect(201);
        let quiet = quiet["id"].as_str().unwrap().to_owned();
        contact(&house, "Paula", HEAD, "all").await;
        contact(&house, "Carl", CLERK, "own").await;
        let seen = format!("/portal/record-flows/{}", house.flow);
        let mut head = signed_in(&house, HEAD).await;
        let home = head.get("/portal").await.text;
        assert!(home.contains(&format!("href=\"{seen}\"")) && home.contains("With somebody else"), "{home}");
        assert!(!home.contains("Please send us a document"), "it is not hers to do: {home}");
        let page = head.get(&seen).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("With somebody else") && page.text.contains("You play no part"));
        for words in ["Please send us a document", ".pdf", "We look at it", "Put it away", "Olga", "textarea"]
        {
            assert!(!page.text.contains(words), "{words} in {}", page.text);
        }
        only_looks_on(&house, &mut head).await;
        assert!(!home.contains(&quiet) && !home.contains("Quiet check"), "{home}");
        assert_eq!(head.get(&format!("/portal/record-flows/{quiet}")).await.status, 404);
        let done = format!("/api/v1/flows/{quiet}/steps/look/completion");
        house.desk.post(&done, &json!({})).await.expect(200);
        assert!(!head.get("/portal").await.text.contains("/portal/finished"), "nor that it has ended");
        for address in [CLERK, OTHER] {
            let mut other = signed_in(&house, address).await;
            assert_eq!(other.get(&seen).await.status, 404, "{address}");
            assert!(!other.get("/portal").await.text.contains(&house.flow), "{address}");
        }
        let mut whose = signed_in(&house, VICTIM).await;
        let led = whose.get(&seen).await;
        assert_eq!((led.status.as_u16(), led.header(header::LOCATION)), (404, ""), "she may see her own");
    }
}

/// Nothing below the flow opens for whoever looks on.
async fn only_looks_on(house: &House, head: &mut Browser<'_>) {
    let (flow, act) = (format!("/portal/f/{}", house.flow), format!("/portal/a/{}", house.assignment));
    for address in [
        flow.clone(),
        format!("{flow}/given/{}", house.file),
        format!("{flow}/steps/{}", house.assignment),
        act.clone(),
        format!("{act}/lending"),
        format!("{act}/given/{}", house.file),
    ] {
        assert_eq!(head.get(&address).await.status, 404, "{address}");
    }
    let profile = head.get("/portal/profile").await.text;
    let nonce = own(&profile, "nonce");
    for (address, name) in [(format!("{flow}/messages"), "text"), (act, "attempt")] {
        let said = head.post(&address, &[("nonce", &nonce), (name, "2")]).await;
        assert_eq!(said.status, 404, "{address}");
    }
    for list in ["/portal/files", "/portal/messages"] {
        assert!(!head.get(list).await.text.contains(&house.flow), "{list}");
    }
}

#[tokio::test]
async fn what_a_contact_may_see_changes_at_once() {
    for house in houses().await {
        let id = contact(&house, "Paula", HEAD, "all").await;
        let mut head = signed_in(&house, HEAD).await;
        let seen = format!("/portal/record-flows/{}", house.flow);
        assert_eq!(head.get(&seen).await.status, 200);
        let at = format!("/api/v1/records/{}/contacts/{id}", house.record);
        let own = json!({"may_see": "own"});
        house.desk.ask("PUT", &at, &[], own.to_string()).await.expect(200);
        assert_eq!(head.get(&seen).await.status, 404);
        assert!(!head.get("/portal").await.text.contains(&house.flow));
        // Whoever gets a part of another's role has that part, and nothing of what the other gave or was told.
        let all = json!({"may_see": "all"});
        house.desk.ask("PUT", &at, &[], all.to_string()).await.expect(200);
        let over = json!({"to": {"name": "Paula", "email": HEAD}, "reason": "She signs"});
        let passed = format!("/api/v1/flows/{}/steps/papers/reassignment", house.flow);
        house.desk.post(&passed, &over).await.expect(200);
        let led = head.get(&seen).await;
        assert_eq!(led.header(header::LOCATION), format!("/portal/f/{}", house.flow), "{}", led.text);
        assert!(head.get("/portal").await.text.contains("Please send us a document"));
        let page = head.get(&format!("/portal/f/{}", house.flow)).await.text;
        assert!(page.contains("Please send us a document") && page.contains("<textarea"), "{page}");
        let said = format!("/portal/f/{}", house.flow);
        assert!(!head.get("/portal/messages").await.text.contains(&said), "what the other was told");
        let mut victim = signed_in(&house, VICTIM).await;
        assert!(victim.get("/portal/messages").await.text.contains(&said));
    }
}

/// The same address at another firm on the same server, with a record of its own.
async fn client_elsewhere(house: &House) {
    house.open_elsewhere().await;
    let sql = format!(
        "INSERT INTO person (id, organisation_id, name, email, created_at) VALUES ('vera-elsewhere', 'elsewhere', 'Vera', '{VICTIM}', 1); \
         INSERT INTO record (id, organisation_id, access_group_id, kind, name, name_folded, fields, created_at, updated_at) \
         VALUES ('record-elsewhere', 'elsewhere', 'everyone-elsewhere', 'client', 'Vera Holding', 'vera holding', '{{}}', 1, 1); \
         INSERT INTO contact (id, organisation_id, record_id, person_id, role, is_primary, created_at) \
         VALUES ('contact-elsewhere', 'elsewhere', 'record-elsewhere', 'vera-elsewhere', NULL, 1, 1);"
    );
    house.desk.database.execute(&sql).await;
}

/// Presses the choice that says these words.
async fn act_as(browser: &mut Browser<'_>, words: &str) {
    let page = browser.get("/portal/acting").await.text;
    let mut choices = page.split("name=\"part\" value=\"").skip(1);
    let choice = choices.find(|choice| choice.split("</button>").next().unwrap().contains(words));
    let value = choice.unwrap_or_else(|| unreachable!("{words} in {page}")).split('"').next().unwrap();
    let nonce = own(&page, "nonce");
    let chosen = browser.post("/portal/acting", &[("nonce", &nonce), ("part", value)]).await;
    assert_eq!(chosen.status, 303, "{}", chosen.text);
}

#[tokio::test]
async fn one_account_acts_in_several_organisations_and_sees_one_at_a_time() {
    for house in houses().await {
        client_elsewhere(&house).await;
        let mut guest = signed_in(&house, VICTIM).await;
        let flow = format!("/portal/f/{}", house.flow);
        act_as(&mut guest, "Elsewhere").await;
        let home = guest.get("/portal").await.text;
        assert!(home.contains("Elsewhere") && !home.contains(SECRET), "{home}");
        for address in [&flow, &format!("/portal/a/{}", house.assignment)] {
            assert_eq!(guest.get(address).await.status, 404, "{address} is of another organisation");
        }
        for list in ["/portal/files", "/portal/messages", "/portal/start", "/portal/finished"] {
            let page = guest.get(list).await;
            assert!(!page.text.contains(SECRET) && !page.text.contains("Sample &amp; Co."), "{}", page.text);
        }
        // Another browser of theirs acts as it did.
        let mut second = signed_in(&house, VICTIM).await;
        act_as(&mut second, "Sample").await;
        assert_eq!(second.get(&flow).await.status, 200);
        assert_eq!(guest.get(&flow).await.status, 404);
        act_as(&mut guest, "Sample").await;
        assert_eq!(guest.get(&flow).await.status, 200);
        assert!(!guest.get("/portal").await.text.contains("Elsewhere"));
    }
}

#[tokio::test]
async fn nobody_acts_as_what_is_not_theirs() {
    for house in houses().await {
        client_elsewhere(&house).await;
        let mut other = signed_in(&house, OTHER).await;
        let nonce = own(&other.get("/portal/profile").await.text, "nonce");
        for part in ["vera-elsewhere", "vera-elsewhere.record-elsewhere", house.person.as_str(), ""] {
            let acting = other.get("/portal/acting").await.text;
            let nonce = acting.split("<main").nth(1).filter(|main| main.contains("name=\"nonce\""));
            let nonce = nonce.map_or_else(|| hidden(&acting, "nonce"), |main| hidden(main, "nonce"));
            let chosen = other.post("/portal/acting", &[("nonce", &nonce), ("part", part)]).await;
            assert_eq!(chosen.status, 404, "{part}: {}", chosen.text);
        }
        let wrong = [("nonce", nonce.as_str()), ("part", house.person.as_str())];
        assert_eq!(other.post("/portal/acting", &wrong).await.status, 422, "of another form");
        assert!(!other.get("/portal").await.text.contains(SECRET));
    }
}

/// The page's own part, without what names the way that led there.
fn plain(page: &str, ways: &[(&str, &str)]) -> String {
    let main = page.split("<main").nth(1).unwrap().split("</main>").next().unwrap();
    let mut main = main.to_owned();
    for (way, named) in ways {
        main = main.replace(way, named);
    }
    // What differs from page to page by itself.
    for secret in
        ["name=\"nonce\" value=\"", "name=\"draft\" value=\"", "data-draft-kept=\"", "data-draft-ticket=\""]
    {
        let mut pieces = main.split(secret);
        let mut kept = pieces.next().unwrap().to_owned();
        for piece in pieces {
            kept += secret;
            kept += piece.find('"').map_or(piece, |end| &piece[end..]);
        }
        main = kept;
    }
    main
}

/// One piece of work and the whole flow, by link and in the portal.
struct Both<'h> {
    house: &'h House,
    by_link: Browser<'h>,
    in_portal: Browser<'h>,
    /// Of the link: to the work, to the flow.
    link: (String, String),
}

impl Both<'_> {
    async fn same(&mut self, state: &str) -> String {
        let house = self.house;
        let (act, flow) = (format!("/portal/a/{}", house.assignment), format!("/portal/f/{}", house.flow));
        let mut all = String::new();
        let links = (self.link.0.clone(), self.link.1.clone());
        for (link, own) in [(&links.0, &act), (&links.1, &flow)] {
            let by_link = self.by_link.get(link).await;
            let in_portal = self.in_portal.get(own).await;
            assert_eq!(by_link.status, in_portal.status, "{state}: {link} and {own}");
            let ways = [(links.0.as_str(), "ACT"), (links.1.as_str(), "FLOW")];
            let by_link = plain(&by_link.text, &ways);
            let in_portal = plain(&in_portal.text, &[(act.as_str(), "ACT"), (flow.as_str(), "FLOW")]);
            assert_eq!(by_link, in_portal, "{state}: {link} and {own}");
            all += &by_link;
        }
        all
    }
}

#[tokio::test]
async fn links_and_portal_show_the_same_work_in_every_state() {
    for house in houses().await {
        let mut both = Both {
            by_link: house.browser(),
            in_portal: house.browser(),
            link: (house.second.clone(), house.whole.clone()),
            house: &house,
        };
        prove(&mut both.by_link, &house.second, VICTIM).await;
        enter(&mut both.in_portal, VICTIM).await;
        let open = both.same("open").await;
        assert!(open.contains("Please send us a document"), "{open}");
        assert!(open.contains("type=\"file\""), "the mail leads to where it is given: {open}");
        let until = house.desk.system().now.plus_days(3).to_string();
        let at = format!("/api/v1/flows/{}/steps/papers/lending", house.flow);
        let given = json!({"to": {"name": "Dora Lind", "email": ADVISER}, "until": until, "on_behalf_of": house.person});
        house.desk.post(&at, &given).await.expect(200);
        let lent = both.same("lent").await;
        assert!(lent.contains("Dora Lind"), "{lent}");
        let borrowed = links_to(&house.desk, ADVISER).await.pop().unwrap();
        let mut adviser = house.browser();
        let page = adviser.get(&borrowed).await.text;
        assert!(!page.contains("/portal/"), "the adviser has no portal: {page}");
        house.desk.post(&format!("{at}/end"), &json!({"on_behalf_of": house.person})).await.expect(200);
        assert_eq!(both.same("taken back").await.matches("Dora Lind").count(), 0);
        // Given in the portal, both know it.
        let act = format!("/portal/a/{}", house.assignment);
        let nonce = own(&both.in_portal.get(&act).await.text, "nonce");
        let uploaded =
            both.in_portal.upload(&format!("{act}/files/id"), &nonce, ("file.id", "n.pdf", PDF)).await;
        assert_eq!(uploaded.status, 303, "{}", uploaded.text);
        let shown = both.same("uploaded").await;
        assert!(shown.contains("n.pdf"), "{shown}");
        let nonce = own(&both.in_portal.get(&act).await.text, "nonce");
        assert_eq!(both.in_portal.post(&act, &[("nonce", &nonce), ("attempt", "2")]).await.status, 303);
        let done = both.same("done").await;
        assert!(!done.contains("name=\"attempt\""), "{done}");
        let mut other = signed_in(&house, OTHER).await;
        for address in [act, format!("/portal/f/{}", house.flow)] {
            assert_eq!(other.get(&address).await.status, 404);
        }
        let mut stranger = house.browser();
        prove(&mut stranger, &house.other, OTHER).await;
        let own_work = stranger.get(&house.other_whole).await.text;
        assert!(!own_work.contains(SECRET) && !own_work.contains("n.pdf"), "{own_work}");
    }
}

const INTAKE: &str = "
baton: 1
key: intake
name: Intake
started_from: [client, prospect]
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
  form:
    - {key: company, label: Company, type: text, required: true, names_record: true}
    - {key: number, label: Phone, type: phone, prefill: record.phone}
    - {key: phone, label: Private phone, type: phone}
    - {key: sector, label: Sector, type: choice, options: [Bank, Bakery], required: true}
    - {key: licence, label: Licence, type: text, required: true, shown_if: 'start.sector = \"Bank\"'}
    - {key: staff, label: Staff, type: number, min: 1, max: 500}
    - {key: scan, label: Scan, type: file, types: [pdf]}
stages:
  - stage: one
    name: One
    steps:
      - step: about
        kind: form
        role: client
        title: Tell us more
        form:
          - {key: phone, label: Phone again, type: phone, prefill: record.phone}
          - {key: license, label: Licence again, type: text, prefill: start.licence}
          - {key: abroad, label: Abroad, type: yes_no, required: true}
          - {key: country, label: Country, type: text, required: true, shown_if: about.abroad}
";

/// The value in the input of this name.
fn value(page: &str, name: &str) -> String {
    let input = page.split("<input").find(|input| input.contains(&format!("name=\"{name}\""))).unwrap();
    let value = input.split('>').next().unwrap().split("value=\"").nth(1).unwrap_or_default();
    value.split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn forms_ask_what_they_must_know_what_the_record_says_and_take_files() {
    for house in houses().await {
        house.desk.publish(INTAKE).await;
        let link = json!({"enabled": true, "owner": house.member});
        house.desk.ask("PUT", "/api/v1/templates/intake/start-link", &[], link.to_string()).await.expect(200);
        let phone = json!({"fields": {"phone": "+47 22 123 456"}});
        let at = format!("/api/v1/records/{}", house.record);
        house.desk.ask("PATCH", &at, &[], phone.to_string()).await.expect(200);
        let change = EntryChange { title: "Intake".to_owned(), description: String::new(), groups: None };
        let entry = NewEntry { template: "intake".to_owned(), change };
        let entry = portal::create_entry(&house.desk.system(), entry).await.unwrap();
        let mut guest = signed_in(&house, VICTIM).await;
        let form = format!("/portal/start/{entry}");
        let shown = guest.get(&form).await.text;
        assert_eq!(value(&shown, "data.company"), SECRET, "{shown}");
        assert_eq!(value(&shown, "data.number"), "+47 22 123 456");
        assert_eq!(value(&shown, "data.phone"), "", "what the template does not ask for is the firm's");
        let (nonce, record) = (own(&shown, "nonce"), own(&shown, "record"));
        let send = [("nonce", nonce.as_str()), ("record", &record), ("data.company", SECRET)];
        for (more, status) in [
            (vec![], 422),
            (vec![("data.sector", "Bank")], 422),
            (vec![("data.sector", "Bakery"), ("data.staff", "0")], 422),
            (vec![("data.sector", "Bakery"), ("data.staff", "many")], 422),
            (vec![("data.sector", "Butcher")], 422),
            (vec![("data.sector", "Bakery"), ("data.phone", "x")], 422),
        ] {
            let answered = guest.post(&form, &[&send[..], &more].concat()).await;
            assert_eq!(answered.status.as_u16(), status, "{more:?}: {}", answered.text);
            assert_eq!(value(&answered.text, "data.company"), SECRET, "what was typed stays");
        }
        let upload = format!("{form}/forms/{nonce}/files/scan");
        let stored = guest.upload(&upload, &nonce, ("file.scan", "scan.pdf", PDF)).await;
        assert_eq!(stored.status, 303, "{}", stored.text);
        let given = [("data.sector", "Bank"), ("data.licence", "L-7"), ("data.staff", "12")];
        let started = guest.post(&form, &[&send[..], &given].concat()).await;
        assert_eq!(started.status, 303, "{}", started.text);
        let home = guest.get("/portal").await.text;
        let act = home.split("href=\"/portal/a/").skip(1).map(|at| at.split('"').next().unwrap());
        let act =
            act.map(|id| format!("/portal/a/{id}")).find(|act| !act.contains(&house.assignment)).unwrap();
        let page = guest.get(&act).await.text;
        assert_eq!(value(&page, "data.phone"), "+47 22 123 456", "{page}");
        assert_eq!(value(&page, "data.license"), "L-7");
        let nonce = own(&page, "nonce");
        let send = |data: &[(&'static str, &'static str)]| {
            let head = [("nonce", nonce.as_str()), ("attempt", "1")];
            [&head[..], data]
                .concat()
                .into_iter()
                .map(|(a, b)| (a.to_owned(), b.to_owned()))
                .collect::<Vec<_>>()
        };
        for (data, status) in [
            (send(&[("data.abroad", "yes")]), 422),
            (send(&[("data.abroad", "no"), ("data.country", "not asked")]), 303),
        ] {
            let form: Vec<(&str, &str)> = data.iter().map(|(a, b)| (a.as_str(), b.as_str())).collect();
            let answered = guest.post(&act, &form).await;
            assert_eq!(answered.status.as_u16(), status, "{}", answered.text);
        }
    }
}

#[tokio::test]
async fn entries_stand_in_the_order_they_were_put_in() {
    for house in houses().await {
        house.desk.publish(INTAKE).await;
        let link = json!({"enabled": true, "owner": house.member});
        house.desk.ask("PUT", "/api/v1/templates/intake/start-link", &[], link.to_string()).await.expect(200);
        let mut made = Vec::new();
        for (template, title) in [("papers", "Zoo permit"), ("intake", "Annual return")] {
            let change = EntryChange {
                title: title.to_owned(),
                description: format!("What {title} is for."),
                groups: None,
            };
            let new = NewEntry { template: template.to_owned(), change };
            made.push(portal::create_entry(&house.desk.system(), new).await.unwrap());
        }
        let mut guest = signed_in(&house, VICTIM).await;
        for (first, then) in [("Zoo permit", "Annual return"), ("Annual return", "Zoo permit")] {
            let page = guest.get("/portal/start").await.text;
            let place = |words: &str| page.find(words).unwrap_or_else(|| unreachable!("{words} in {page}"));
            assert!(place(first) < place(then), "{page}");
            assert!(page.contains("What Zoo permit is for."));
            portal::move_entry(&house.desk.system(), &made[1], 0).await.unwrap();
        }
    }
}
