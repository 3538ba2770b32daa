//! Business calendars and absences as admins, members and programs meet them, without a script.

use crate::browser::Browser;
use crate::desk::{Answered, Desk};
use app::members::NewMember;
use axum::http::header;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

async fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    for database in TestDatabase::each().await {
        desks.push(Desk::on(database).await);
    }
    desks
}

async fn admin(desk: &Desk) -> Browser<'_> {
    Browser::member(desk, "Ada", NewMember { admin: true, builder: true, ..NewMember::default() }).await
}

fn location(answered: &Answered) -> String {
    answered.header(header::LOCATION).to_owned()
}

/// The address of a calendar, by its name in the list.
async fn calendar(browser: &mut Browser<'_>, name: &str) -> String {
    let list = browser.get("/admin/calendars").await.text;
    let before = list.split(&format!(">{name}</a>")).next().unwrap();
    let address = before.rsplit("href=\"").next().unwrap();
    address.split('"').next().unwrap().to_owned()
}

const SUPPORT: [(&str, &str); 7] = [
    ("name", "Support"),
    ("zone", "Europe/Berlin"),
    ("hours.mon", "9-12, 13:00-17:00"),
    ("hours.sun", "22:00-24:00"),
    ("place", "DE-BY"),
    ("holidays", "24.12.2026 Heiligabend"),
    ("exceptions", "2026-12-30 closed"),
];

#[tokio::test]
async fn an_admin_makes_checks_changes_and_deletes_a_calendar() {
    for desk in desks().await {
        let mut browser = admin(&desk).await;
        let new = browser.get("/admin/calendars/new").await;
        assert!(new.text.contains("09:00-17:00") && new.text.contains("<datalist"), "{}", new.text);

        let form: Vec<(&str, &str)> = SUPPORT.into_iter().chain([("act", "check")]).collect();
        let checked = browser.post_as_member("/admin/calendars/new", &form).await;
        assert_eq!(checked.status, 200);
        for text in ["nothing is saved yet", "5 business days", "Heiligabend", "Fronleichnam"] {
            assert!(checked.text.contains(text), "{text} in {}", checked.text);
        }
        assert!(!browser.get("/admin/calendars").await.text.contains("Support"));

        let made = browser.post_as_member("/admin/calendars/new", &SUPPORT).await;
        assert_eq!(made.status, 303, "{}", made.text);
        let page = calendar(&mut browser, "Support").await;
        assert_eq!(location(&made), format!("{page}?said=calendar-saved"));
        let shown = browser.get(&page).await;
        for text in ["09:00-12:00, 13:00-17:00", "2026-12-24 Heiligabend", "2026-12-30 closed", "Monday"] {
            assert!(shown.text.contains(text), "{text} in {}", shown.text);
        }
        let taken = browser.post_as_member("/admin/calendars/new", &SUPPORT).await;
        assert_eq!(taken.status, 422);
        assert!(taken.text.contains("There is a calendar “Support” already"), "{}", taken.text);

        let renamed = [SUPPORT.as_slice(), &[("name", "Help desk"), ("version", "1")]].concat();
        assert_eq!(browser.post_as_member(&page, &renamed).await.status, 303);
        let stale = browser.post_as_member(&page, &renamed).await;
        assert_eq!(stale.status, 412);
        assert!(stale.text.contains("changed this calendar meanwhile"), "{}", stale.text);

        let asked = browser.get(&format!("{page}/deletion")).await;
        assert!(asked.text.contains("Delete Help desk?"), "{}", asked.text);
        let gone = browser.post_as_member(&format!("{page}/deletion"), &[]).await;
        assert_eq!(location(&gone), "/admin/calendars?said=calendar-deleted");
        assert_eq!(browser.get(&page).await.status, 404);
        let own = calendar(&mut browser, "Standard").await;
        assert_eq!(browser.post_as_member(&format!("{own}/deletion"), &[]).await.status, 409);
    }
}

#[tokio::test]
async fn what_cannot_be_is_said_beside_its_field_and_kept() {
    for desk in desks().await {
        let mut browser = admin(&desk).await;
        let cases: [(&[(&str, &str)], &str); 8] = [
            (&[("zone", "Mars/Olympus")], "There is no time zone “Mars/Olympus”"),
            (&[("hours.mon", ""), ("hours.sun", "")], "at least one day"),
            (&[("hours.mon", "9-12, 11-17")], "09:00-12:00 and 11:00-17:00 overlap"),
            (&[("hours.mon", "22:00-06:00")], "split it at midnight"),
            (&[("holidays", "2026-12-24 A\r\n2026-12-24 B")], "Lines 1 and 2 are both about 2026-12-24"),
            (&[("exceptions", "2026-12-24")], "Line 1: After the date"),
            (&[("place", "XX")], "are not known"),
            (&[("name", " ")], "name"),
        ];
        for (wrong, said) in cases {
            for act in ["save", "check"] {
                let form = [SUPPORT.as_slice(), wrong, &[("act", act)]].concat();
                let answered = browser.post_as_member("/admin/calendars/new", &form).await;
                assert_eq!(answered.status, 422, "{said}");
                assert!(answered.text.contains(said), "{said} in {}", answered.text);
                assert!(answered.text.contains("22:00-24:00") || wrong[0].0.starts_with("hours"), "kept");
            }
        }
        assert!(!browser.get("/admin/calendars").await.text.contains("Support"), "nothing was made");
    }
}

const ICS: &str = "BEGIN:VCALENDAR\r\nBEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261224\r\nSUMMARY:Heiligabend\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART;VALUE=DATE:20261231\r\nSUMMARY:Silvester <b>\r\nEND:VEVENT\r\n\
    BEGIN:VEVENT\r\nDTSTART:20261201T100000Z\r\nSUMMARY:Meeting\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n";

#[tokio::test]
async fn holidays_of_a_file_are_shown_before_they_are_saved() {
    for desk in desks().await {
        let mut browser = admin(&desk).await;
        let page = browser.get("/admin/calendars/new").await.text;
        let mut form: Vec<(String, String)> = ["csrf", "command"]
            .into_iter()
            .map(|name| (name.to_owned(), crate::browser::hidden(&page, name)))
            .collect();
        form.extend(SUPPORT.into_iter().map(|(name, text)| (name.to_owned(), text.to_owned())));
        let mut holidays = form.clone();
        holidays.retain(|(name, _)| name != "holidays");
        holidays.push(("holidays".to_owned(), "2026-12-24 Heiligabend".to_owned()));
        holidays.push(("act".to_owned(), "read".to_owned()));
        let read = browser
            .upload_as_member("/admin/calendars/new", &holidays, ("file", "days.ics", ICS.as_bytes()))
            .await;
        assert_eq!(read.status, 200, "{}", read.text);
        for text in [
            "1 holiday from days.ics",
            "1 was there already",
            "2026-12-31 Silvester &lt;b&gt;",
            "Line 10, Meeting",
        ] {
            assert!(read.text.contains(text), "{text} in {}", read.text);
        }
        let wrong = browser
            .upload_as_member("/admin/calendars/new", &holidays, ("file", "days.ics", b"no calendar"))
            .await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text.contains("This is no iCalendar file") && wrong.text.contains("Support"),
            "{}",
            wrong.text
        );
        assert!(desk.files.ids().is_empty(), "the file itself is not kept");
    }
}

#[tokio::test]
async fn a_template_chooses_and_keeps_its_calendar() {
    for desk in desks().await {
        let mut browser = admin(&desk).await;
        let key = desk.publish(include_str!("../../../../templates/bench-onboarding5.yaml")).await;
        browser.post_as_member("/admin/calendars/new", &SUPPORT).await;
        let page = calendar(&mut browser, "Support").await;
        let id = page.rsplit('/').next().unwrap().to_owned();
        let template = format!("/templates/{key}");
        assert!(browser.get(&template).await.text.contains("Yours, Standard"));
        let wrong = browser.post_as_member(&format!("{template}/calendar"), &[("calendar", "none")]).await;
        assert_eq!(wrong.status, 422);
        let chosen = browser.post_as_member(&format!("{template}/calendar"), &[("calendar", &id)]).await;
        assert_eq!(location(&chosen), format!("{template}?said=template-calendar-saved"));
        let asked = browser.get(&format!("{page}/deletion")).await;
        assert!(asked.text.contains("chose it on its page"), "{}", asked.text);
        assert_eq!(browser.post_as_member(&format!("{page}/deletion"), &[]).await.status, 409);
        let own = json!({"calendar": Json::Null});
        let put = async |body: &Json| {
            desk.ask("PUT", &format!("/api/v1/templates/{key}/calendar"), &[], body.to_string()).await
        };
        assert_eq!(put(&json!({"calendar": "None"})).await.status, 422);
        assert_eq!(put(&own).await.expect(200), own);
        assert_eq!(browser.post_as_member(&format!("{page}/deletion"), &[]).await.status, 303);
    }
}

#[tokio::test]
async fn programs_do_the_same() {
    for desk in desks().await {
        let sent = json!({
            "name": "Support", "zone": "Europe/Berlin", "hours": {"mon": ["09:00-12:00", "13:00-24:00"]},
            "holidays": ["2026-12-24", {"date": "2026-12-31", "name": "New Year's Eve"}],
            "exceptions": {"2026-12-30": [], "2026-12-29": ["09:00-10:00"]}, "place": "DE-SN",
        });
        let made = desk.post_once("/api/v1/calendars", "once", &sent).await.expect(201);
        let again = desk.post_once("/api/v1/calendars", "once", &sent).await.expect(201);
        assert_eq!(made, again, "the same request twice makes one");
        assert_eq!(made["hours"], sent["hours"]);
        assert_eq!(made["exceptions"], sent["exceptions"]);
        assert_eq!(made["holidays"][1]["name"], "New Year's Eve");
        assert!(made["public_holidays"].to_string().contains("Buß- und Bettag"), "{made}");
        let address = format!("/api/v1/calendars/{}", made["id"].as_str().unwrap());
        let changed = json!({"name": "Support", "zone": "Europe/Berlin", "hours": {"sun": ["00:00-24:00"]}});
        let put = desk.ask("PUT", &address, &[], changed.to_string()).await.expect(200);
        assert_eq!((&put["hours"], &put["version"]), (&changed["hours"], &json!(2)));
        for (seen, status) in [("\"1\"", 412), ("\"never\"", 412), ("\"2\"", 200), ("*", 200)] {
            let tagged = desk.ask("PUT", &address, &[("if-match", seen)], changed.to_string()).await;
            assert_eq!(tagged.status, status, "{seen}");
        }
        let shown = desk.ask("GET", &address, &[], "").await;
        let version = desk.get(&address).await.expect(200)["version"].to_string();
        assert_eq!(shown.header(axum::http::header::ETAG), format!("\"{version}\""));
        let wrong = json!({"name": "Support", "zone": "Nowhere", "hours": {"sun": ["9"]}});
        let refused = desk.ask("PUT", &address, &[], wrong.to_string()).await.expect(422);
        let paths: Vec<&str> =
            refused["errors"].as_array().unwrap().iter().filter_map(|one| one["path"].as_str()).collect();
        assert_eq!(paths, ["zone", "hours.sun"], "{refused}");
        assert_eq!(desk.ask("DELETE", &address, &[], "").await.status, 204);
        desk.get(&address).await.expect(404);
    }
}

#[tokio::test]
async fn members_say_when_they_are_away() {
    for desk in desks().await {
        let mut ada = admin(&desk).await;
        let mut bob = Browser::member(&desk, "Bob", NewMember::default()).await;
        let all = app::members::list(&desk.system()).await.unwrap();
        let id = |name: &str| all.iter().find(|member| member.name == name).unwrap().id.to_string();
        let (first, second) = (id("Ada"), id("Bob"));
        let year = "2030";
        let days = |substitute: &'_ str| {
            [
                ("first_day", format!("{year}-08-03")),
                ("last_day", format!("{year}-08-07")),
                ("substitute", substitute.to_owned()),
            ]
        };
        let post = async |browser: &mut Browser<'_>, path: &str, substitute: &str| {
            let form = days(substitute);
            let form: Vec<(&str, &str)> = form.iter().map(|(name, text)| (*name, text.as_str())).collect();
            browser.post_as_member(path, &form).await
        };
        let wrong = post(&mut bob, "/profile/absences", &second).await;
        assert_eq!(wrong.status, 422);
        assert!(
            wrong.text.contains("somebody else than the person") && wrong.text.contains("2030-08-03"),
            "{}",
            wrong.text
        );
        let saved = post(&mut bob, "/profile/absences", &first).await;
        assert_eq!(location(&saved), "/profile?said=absence-added#absences");
        let profile = bob.get("/profile").await.text;
        assert!(
            profile.contains("3 August 2030 to 7 August 2030") && profile.contains("Ada stands in"),
            "{profile}"
        );
        let circle = post(&mut ada, &format!("/admin/members/{first}/absences"), &second).await;
        assert_eq!(circle.status, 422);
        assert!(circle.text.contains("Ada → Bob → Ada"), "{}", circle.text);
        let member = ada.get(&format!("/admin/members/{second}")).await.text;
        let end = member.split("/absences/").nth(1).unwrap().split("/end").next().unwrap().to_owned();
        assert_eq!(
            bob.post_as_member(&format!("/admin/members/{second}/absences/{end}/end"), &[]).await.status,
            403
        );
        let ended = ada.post_as_member(&format!("/admin/members/{second}/absences/{end}/end"), &[]).await;
        assert_eq!(ended.status, 303, "{}", ended.text);
        assert!(!bob.get("/profile").await.text.contains("August 2030"));

        let sent = json!({"first_day": "2031-01-02", "last_day": "2031-01-02", "substitute": first});
        let address = format!("/api/v1/members/{second}/absences");
        let made = desk.post(&address, &sent).await.expect(201);
        let listed = desk.get(&address).await.expect(200);
        assert_eq!(listed["absences"][0], made);
        let one = format!("{address}/{}", made["id"].as_str().unwrap());
        assert_eq!(desk.ask("DELETE", &one, &[], "").await.status, 204);
        desk.ask("DELETE", &one, &[], "").await.expect(404);
    }
}
