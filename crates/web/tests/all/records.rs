//! Records in the browser and by the API: the menu, lists, Start Workflow, editing at the same time, kinds, merging.

use crate::{browser::Browser, desk::Desk};
use app::members::NewMember;
use axum::http::header;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const FOR: &str = "
baton: 1
key: KEY
name: Welcome a KIND
started_from: [KIND]
roles:
  worker: {name: Worker, party: us, fill: starter}
start:
  form:
    - {key: phone, label: Their phone, type: phone, required: true}
stages:
  - stage: work
    name: Work
    steps:
      - {step: look, kind: task, role: worker, title: Look}
";

async fn staff(desk: &Desk) -> Browser<'_> {
    Browser::member(desk, "Olga", NewMember { admin: true, ..NewMember::default() }).await
}

/// Where an answer leads, without what it says there.
fn led(answered: &crate::desk::Answered) -> String {
    assert_eq!(answered.status, 303, "{}", answered.text);
    answered.header(header::LOCATION).split('?').next().unwrap().to_owned()
}

async fn add(browser: &mut Browser<'_>, kind: &str, name: &str, email: &str) -> String {
    let form = [("name", name), ("email", email), ("data.phone", "+47 22 123 456")];
    led(&browser.post_as_member(&format!("/records/of/{kind}/new"), &form).await)
}

async fn each() -> Vec<Desk> {
    let mut desks = Vec::new();
    for database in TestDatabase::each().await {
        desks.push(Desk::on(database).await);
    }
    desks
}

#[tokio::test]
async fn the_menu_leads_to_lists_that_say_how_to_fill_them() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut olga = staff(&desk).await;
    let home = olga.get("/").await.text;
    for (kind, words) in [("prospect", "Prospects"), ("client", "Clients"), ("employee", "Employees")] {
        let path = format!("/records/of/{kind}");
        assert!(home.contains(&format!("href=\"{path}\"")) && home.contains(words), "{path}");
        let list = olga.get(&path).await;
        assert_eq!(list.status, 200);
        assert!(list.text.contains(&format!("href=\"{path}/new\"")), "{}", list.text);
    }
    assert!(home.contains("href=\"/records\""));
    let more = olga.get("/records").await.text;
    for words in ["Partners", "Authorizations", "The firm itself"] {
        assert!(more.contains(words), "{words}");
    }
    assert_eq!(olga.get("/records/of/nothing").await.status, 404);
}

#[tokio::test]
async fn start_workflow_is_on_the_page_when_something_can_be_started_and_only_then() {
    for desk in each().await {
        let mut olga = staff(&desk).await;
        let record = add(&mut olga, "prospect", "Halden", "ann@halden.example").await;
        let bare = olga.get(&record).await;
        assert_eq!(bare.status, 200);
        assert!(!bare.text.contains("Start Workflow"));
        desk.publish(&FOR.replace("KEY", "of-clients").replace("KIND", "client")).await;
        assert!(!olga.get(&record).await.text.contains("Start Workflow"));
        desk.publish(&FOR.replace("KEY", "of-prospects").replace("KIND", "prospect")).await;
        let page = olga.get(&record).await.text;
        assert!(page.contains("Start Workflow") && page.contains("Welcome a prospect"), "{page}");
        assert!(!page.contains("Welcome a client"));
        let id = record.rsplit('/').next().unwrap();
        let start = olga.get(&format!("/flows/new?template=of-prospects&record={id}")).await.text;
        assert!(start.contains("value=\"+47 22 123 456\""), "what the record knows is filled in: {start}");
        let form = [("template", "of-prospects"), ("record", id), ("data.phone", "+47 22 123 456")];
        let flow = led(&olga.post_as_member("/flows/new", &form).await);
        assert!(flow.starts_with("/flows/"));
        let page = olga.get(&record).await.text;
        assert!(page.contains(&format!("href=\"{flow}\"")), "all flows of the record are on its page");
        let history = olga.get(&format!("{record}/history")).await.text;
        assert!(history.contains("A flow began:") && history.contains("Olga made the record."), "{history}");
    }
}

#[tokio::test]
async fn what_was_typed_stays_and_what_others_changed_is_shown() {
    for desk in each().await {
        let mut olga = staff(&desk).await;
        let record = add(&mut olga, "client", "Halden", "ann@halden.example").await;
        let wrong = [("name", ""), ("email", "ann"), ("data.phone", "call me"), ("tags", "kept")];
        let refused = olga.post_as_member("/records/of/client/new", &wrong).await;
        assert_eq!(refused.status, 422);
        for typed in ["value=\"ann\"", "value=\"call me\"", "value=\"kept\"", "Write a name"] {
            assert!(refused.text.contains(typed), "{typed}: {}", refused.text);
        }
        let twice = [("name", "Other"), ("email", "ANN@halden.example")];
        let refused = olga.post_as_member("/records/of/client/new", &twice).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("name=\"alike\"") && refused.text.contains("Halden"),
            "{}",
            refused.text
        );

        let edit = format!("{record}/edit");
        let page = olga.get(&edit).await.text;
        let version = crate::browser::hidden(&page, "version");
        let id = record.rsplit('/').next().unwrap();
        let phone = json!({"fields": {"phone": "+47 22 654 321"}});
        desk.ask("PATCH", &format!("/api/v1/records/{id}"), &[], phone.to_string()).await.expect(200);
        let form = [
            ("name", "Halden AS"),
            ("email", "ann@halden.example"),
            ("data.phone", "+47 22 123 456"),
            ("version", version.as_str()),
        ];
        let late = olga.post_as_member(&edit, &form).await;
        assert_eq!(late.status, 422, "{}", late.text);
        for words in ["This has changed while you had it open", "+47 22 654 321", "value=\"Halden AS\""] {
            assert!(late.text.contains(words), "{words}: {}", late.text);
        }
        let now = crate::browser::hidden(&late.text, "version");
        assert_ne!(now, version);
        let form = [
            ("name", "Halden AS"),
            ("email", "ann@halden.example"),
            ("data.phone", "+47 22 123 456"),
            ("version", now.as_str()),
        ];
        assert_eq!(led(&olga.post_as_member(&edit, &form).await), record);
        let page = olga.get(&record).await.text;
        assert!(page.contains("Halden AS") && page.contains("+47 22 123 456"));
    }
}

#[tokio::test]
async fn a_prospect_is_converted_once_and_archived_and_used_again() {
    for desk in each().await {
        let mut olga = staff(&desk).await;
        let record = add(&mut olga, "prospect", "Halden", "ann@halden.example").await;
        let ask = olga.get(&format!("{record}/conversion")).await;
        assert!(ask.text.contains("Make Halden a client"), "{}", ask.text);
        assert_eq!(led(&olga.post_as_member(&format!("{record}/conversion"), &[]).await), record);
        let twice = olga.post_as_member(&format!("{record}/conversion"), &[]).await;
        assert_eq!(twice.status, 409);
        assert!(twice.text.contains("Halden is a client already"), "{}", twice.text);
        assert!(olga.get(&record).await.text.contains("prospect before"));
        led(&olga.post_as_member(&format!("{record}/archiving"), &[]).await);
        assert!(!olga.get("/records/of/client").await.text.contains(&record));
        assert!(olga.get("/records/of/client?status=archived").await.text.contains(&record));
        led(&olga.post_as_member(&format!("{record}/restoring"), &[]).await);
        assert!(olga.get("/records/of/client").await.text.contains(&record));
    }
}

#[tokio::test]
async fn two_records_become_one_and_two_again() {
    for desk in each().await {
        let mut olga = staff(&desk).await;
        let kept = add(&mut olga, "client", "Halden", "ann@halden.example").await;
        let gone = add(&mut olga, "client", "Halden", "bo@halden.example").await;
        let other = gone.rsplit('/').next().unwrap();
        let ask = olga.get(&format!("{kept}/merge")).await.text;
        assert!(ask.contains(&format!("with={other}")), "the same name is offered: {ask}");
        desk.feed().await;
        let own = kept.rsplit('/').next().unwrap();
        for (words, is_offered) in [("bo@halden.example", true), ("halden", true), ("elsewhere", false)] {
            let found = olga.get(&format!("{kept}/merge?search={words}")).await.text;
            assert_eq!(found.contains(&format!("with={other}")), is_offered, "{words}: {found}");
            assert!(!found.contains(&format!("with={own}")), "not itself: {found}");
        }
        let preview = olga.get(&format!("{kept}/merge?with={other}")).await.text;
        assert!(preview.contains("bo@halden.example"), "{preview}");
        let seen = |page: &str, name: &str| {
            let value = page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap();
            value.split('"').next().unwrap().to_owned()
        };
        let form = |page: &str| (seen(page, "version"), seen(page, "other_version"));
        let (version, other_version) = form(&preview);
        let stale = [
            ("with", other),
            ("take", "email"),
            ("version", version.as_str()),
            ("other_version", other_version.as_str()),
        ];
        // Somebody else changes the other one: whoever merges sees what, and nothing has happened.
        let mut tom = Browser::member(&desk, "Tom", NewMember::default()).await;
        let edit = tom.get(&format!("{gone}/edit")).await.text;
        let of_form = seen(&edit, "version");
        let renamed =
            [("name", "Halden Marine"), ("email", "bo@halden.example"), ("version", of_form.as_str())];
        led(&tom.post_as_member(&format!("{gone}/edit"), &renamed).await);
        let told = olga.post_as_member(&format!("{kept}/merge"), &stale).await;
        assert_eq!(told.status, 422);
        assert!(told.text.contains("Tom changed") && told.text.contains("Halden Marine"), "{}", told.text);
        assert!(!olga.get(&gone).await.text.contains("What it held is now in"));
        let (version, other_version) = form(&told.text);
        let fresh = [
            ("with", other),
            ("take", "email"),
            ("version", version.as_str()),
            ("other_version", other_version.as_str()),
        ];
        led(&olga.post_as_member(&format!("{kept}/merge"), &fresh).await);
        let page = olga.get(&kept).await.text;
        assert!(page.contains("bo@halden.example"), "{page}");
        assert!(olga.get(&gone).await.text.contains("What it held is now in"));
        let undo =
            page.split(&format!("{kept}/merges/")).nth(1).unwrap().split('"').next().unwrap().to_owned();
        led(&olga.post_as_member(&format!("{kept}/merges/{undo}"), &[]).await);
        // One there never was, and one of another record.
        let third = add(&mut olga, "client", "Cedar", "cy@cedar.example").await;
        for unknown in [format!("{kept}/merges/none/undo"), format!("{third}/merges/{undo}")] {
            assert_eq!(tom.post_as_member(&unknown, &[]).await.status, 404, "{unknown}");
        }
        // Undone twice is undone once.
        led(&tom.post_as_member(&format!("{kept}/merges/{undo}"), &[]).await);
        let list = olga.get("/records/of/client").await.text;
        assert!(list.contains(&kept) && list.contains(&gone));
        assert!(olga.get(&kept).await.text.contains("ann@halden.example"));
    }
}

#[tokio::test]
async fn an_admin_defines_a_kind_and_records_have_its_fields() {
    for desk in each().await {
        let mut olga = staff(&desk).await;
        let field = [
            ("key", "vessel"),
            ("singular", "Vessel"),
            ("plural", "Vessels"),
            ("launches", "yes"),
            ("field.0.label", "Flag"),
            ("field.0.type", "choice"),
            ("field.0.details", ""),
        ];
        let refused = olga.post_as_member("/admin/record-kinds/new", &field).await;
        assert_eq!(refused.status, 422);
        assert!(
            refused.text.contains("options") && refused.text.contains("value=\"Flag\""),
            "{}",
            refused.text
        );
        let mut field = field.to_vec();
        field[6] = ("field.0.details", "Norway, Germany");
        assert_eq!(led(&olga.post_as_member("/admin/record-kinds/new", &field).await), "/admin/record-kinds");
        assert!(olga.get("/records").await.text.contains("Vessels"));
        let form = olga.get("/records/of/vessel/new").await.text;
        assert!(form.contains("Norway") && form.contains("Germany"), "{form}");
        let new = [("name", "Nora"), ("data.flag", "Norway")];
        let record = led(&olga.post_as_member("/records/of/vessel/new", &new).await);
        assert!(olga.get(&record).await.text.contains("Norway"));
        let delete = olga.post_as_member("/admin/record-kinds/vessel/deletion", &[]).await;
        assert_eq!(delete.status, 409, "{}", delete.text);
    }
}

/// The select of the field, as the page has it.
fn advisers(page: &str) -> &str {
    page.split("name=\"data.adviser\"").nth(1).unwrap().split("</select>").next().unwrap()
}

#[tokio::test]
async fn whoever_has_left_the_group_stays_in_the_record_until_taken_away() {
    for desk in each().await {
        let mut olga = staff(&desk).await;
        let group = NewMember { groups: vec!["advisers".to_owned()], ..NewMember::default() };
        Browser::member(&desk, "Ada", group).await;
        let adviser =
            json!({"key": "adviser", "label": "Adviser", "type": "person", "from": "group advisers"});
        let kind = json!({"fields": [adviser]}).to_string();
        desk.ask("PUT", "/api/v1/record-kinds/client", &[], kind).await.expect(200);
        let groups = app::groups::list(&desk.system()).await.unwrap();
        let group = groups.iter().find(|group| group.name == "advisers").unwrap();
        let ada = group.members[0].id.to_string();
        let new = [("name", "Halden"), ("data.adviser", ada.as_str())];
        let record = led(&olga.post_as_member("/records/of/client/new", &new).await);
        app::groups::set_members(&desk.system(), &group.id, &[]).await.unwrap();

        let edit = format!("{record}/edit");
        let chosen = format!("value=\"{ada}\" selected");
        let page = olga.get(&edit).await.text;
        assert!(advisers(&page).contains(&chosen), "{page}");
        let version = crate::browser::hidden(&page, "version");
        let form = |name: &'static str, version: &str| {
            [("name", name.to_owned()), ("data.adviser", ada.clone()), ("version", version.to_owned())]
        };
        let sent = async |olga: &mut Browser<'_>, form: &[(&str, String); 3]| {
            let form = form.each_ref().map(|(name, value)| (*name, value.as_str()));
            olga.post_as_member(&edit, &form).await
        };
        let refused = sent(&mut olga, &form("", &version)).await;
        assert_eq!(refused.status, 422);
        assert!(advisers(&refused.text).contains(&chosen), "{}", refused.text);
        let id = record.rsplit('/').next().unwrap();
        let path = format!("/api/v1/records/{id}");
        desk.ask("PATCH", &path, &[], json!({"tags": ["VIP"]}).to_string()).await.expect(200);
        let late = sent(&mut olga, &form("Halden AS", &version)).await;
        assert_eq!(late.status, 422);
        assert!(advisers(&late.text).contains(&chosen), "{}", late.text);
        let now = crate::browser::hidden(&late.text, "version");
        assert_eq!(led(&sent(&mut olga, &form("Halden AS", &now)).await), record);
        let kept = desk.get(&path).await.expect(200);
        assert!(kept["fields"]["adviser"].to_string().contains(&ada), "{kept}");
    }
}

#[tokio::test]
async fn a_kind_saved_on_its_page_keeps_what_the_page_does_not_show() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut olga = staff(&desk).await;
    let field = json!({
        "key": "advisers", "label": "Advisers", "type": "person", "from": "group advisers", "several": true,
        "hint": "Who looks after them.",
    });
    let kind = json!({"fields": [field]}).to_string();
    desk.ask("PUT", "/api/v1/record-kinds/client", &[], kind).await.expect(200);
    let page = olga.get("/admin/record-kinds/client").await.text;
    let version = crate::browser::hidden(&page, "version");
    let form = [
        ("version", version.as_str()),
        ("field.0.key", "advisers"),
        ("field.0.label", "Our advisers"),
        ("field.0.type", "person"),
        ("field.0.details", "advisers"),
    ];
    led(&olga.post_as_member("/admin/record-kinds/client", &form).await);
    let all = desk.get("/api/v1/record-kinds").await.expect(200);
    let client = all["kinds"].as_array().unwrap().iter().find(|kind| kind["key"] == "client").unwrap();
    let mut expected = field;
    expected["label"] = json!("Our advisers");
    assert_eq!(client["fields"], json!([expected]));
}

#[tokio::test]
async fn programs_do_what_pages_do() {
    for desk in each().await {
        let new = json!({"kind": "client", "name": "Halden", "email": "ann@halden.example", "tags": ["VIP"]});
        let made = desk.post("/api/v1/records", &new).await.expect(201);
        let path = format!("/api/v1/records/{}", made["id"].as_str().unwrap());
        assert_eq!((made["kind"].as_str(), &made["startable"]), (Some("client"), &json!([])));
        let taken = json!({"kind": "client", "name": "Other", "email": "Ann@Halden.Example"});
        desk.post("/api/v1/records", &taken).await.expect(422);
        desk.post("/api/v1/records", &json!({"kind": "nothing", "name": "x"})).await.expect(422);
        let read = desk.get(&path).await;
        let etag = read.header(header::ETAG).to_owned();
        read.expect(200);
        let change = json!({"fields": {"phone": "+47 22 123 456"}, "email": null}).to_string();
        let changed = desk.ask("PATCH", &path, &[("if-match", &etag)], change.clone()).await.expect(200);
        assert_eq!(
            (&changed["email"], &changed["fields"]),
            (&Json::Null, &json!({"phone": "+47 22 123 456"}))
        );
        desk.ask("PATCH", &path, &[("if-match", &etag)], change.clone()).await.expect(412);
        desk.ask("PATCH", &path, &[], r#"{"fields": {"phone": "x"}}"#).await.expect(422);
        let ann =
            json!({"name": "Ann", "email": "ann@halden.example", "may_start": "nothing", "may_see": "all"});
        let contacts = desk.post(&format!("{path}/contacts"), &ann).await.expect(201);
        assert_eq!(contacts["contacts"][0]["may_start"], "nothing");
        desk.post(&format!("{path}/archiving"), &Json::Null).await.expect(200);
        let found = desk.get("/api/v1/records?kind=client&status=inactive&tag=vip").await.expect(200);
        assert_eq!(found["count"], 1);
        desk.post(&format!("{path}/conversion"), &Json::Null).await.expect(409);
        let history = desk.get(&format!("{path}/history")).await.expect(200);
        let acts: Vec<&str> =
            history["entries"].as_array().unwrap().iter().map(|one| one["act"].as_str().unwrap()).collect();
        assert_eq!(acts, ["archived", "contact_added", "edited", "created"]);
        desk.get("/api/v1/records?kind=client&colour=red").await.expect(422);
        desk.get("/api/v1/records").await.expect(422);
    }
}
