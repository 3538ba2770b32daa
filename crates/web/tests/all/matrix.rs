//! Who gets what from every route: the table in `rights` has a row for each route of the router, and a route without a row
//! fails. The flow asked for belongs to a client (see `house`); whoever asks is somebody it is not for, and at the end
//! an admin it is for.

use crate::browser::{Browser, hidden};
use crate::desk::Answered;
use crate::house::{House, OTHER, SECRET};
use crate::rights::{
    Expected::{self, Away, Forbidden, Hidden, May, Refused, Unmoved},
    TABLE, Whose,
};
use crate::{browser, house};
use app::{Scope, members::NewMember};
use axum::http::{Method, header};
use std::collections::BTreeSet;
use testkit::{Contents, TestDatabase};
use web::Route;

fn name(route: &Route) -> String {
    format!("{} {}", route.method, route.path)
}

#[test]
fn every_route_has_its_row() {
    let routes: BTreeSet<String> = web::table().iter().map(name).collect();
    let rows: BTreeSet<String> = TABLE.iter().map(|row| row.route.to_owned()).collect();
    assert_eq!(rows.len(), TABLE.len(), "a row stands there twice");
    let missing: Vec<_> = routes.difference(&rows).collect();
    let gone: Vec<_> = rows.difference(&routes).collect();
    assert!(missing.is_empty() && gone.is_empty(), "without a row: {missing:#?}\nwithout a route: {gone:#?}");
}

/// The address of the victim's own thing; `token` stands for the link.
fn address(house: &House, route: &str, token: &str) -> String {
    let path = route.split_once(' ').unwrap().1;
    let of_id: &str = match path.split('/').nth(1).unwrap() {
        "flows" => &house.flow,
        "files" => &house.file,
        "records" => &house.record,
        "api" if path.starts_with("/api/v1/records") => &house.record,
        "api" if path.starts_with("/api/v1/calendars") => &house.calendar,
        "api" if path.starts_with("/api/v1/members") => &house.member,
        "api" => &house.flow,
        _ if path.starts_with("/admin/members") => &house.member,
        _ if path.starts_with("/admin/calendars") => &house.calendar,
        _ if path.starts_with("/admin/groups") => &house.group,
        _ if path.starts_with("/admin/keys") => &house.key,
        "portal" if path.starts_with("/portal/a/") => &house.assignment,
        "views" => house::VIEW,
        "profile" => house::SESSION,
        _ => &house.flow,
    };
    // Kinds that come with Baton are there in every firm.
    let (key, kind) = match path {
        path if path.contains("record-kinds") => ("client", "person"),
        path if path.starts_with("/records/of/") => ("papers", "client"),
        _ => ("papers", "person"),
    };
    let slug = house.start.rsplit('/').next().unwrap();
    let places = [
        ("{id}", of_id),
        // Template and step are called alike.
        ("{key}", key),
        ("{kind}", kind),
        ("{step}", "papers"),
        ("{form}", "order-7"),
        ("{field}", "id"),
        ("{document}", "id"),
        ("{role}", "officer"),
        ("{slug}", slug),
        ("{file}", &house.file),
        ("{assignment}", &house.assignment),
        ("{person}", &house.person),
        ("{hash}", "nothing"),
        ("{token}", token),
        ("{name}", "nothing.css"),
        ("{module}", "files"),
        ("{record}", "none"),
        ("{clock}", "none"),
        ("{absence}", "none"),
        ("{view}", "none"),
        ("{version}", "9"),
        ("{contact}", "none"),
        ("{merge}", "none"),
    ];
    places.iter().fold(path.to_owned(), |path, (place, value)| path.replace(place, value))
}

fn method(route: &str) -> Method {
    Method::from_bytes(route.split_once(' ').unwrap().0.as_bytes()).unwrap()
}

/// Asks and compares; what is not as it should be joins the others.
#[derive(Default)]
struct Findings {
    found: Vec<String>,
    /// What was in the database after the last request, if it may not have changed since.
    known: Option<Contents>,
}

impl Findings {
    async fn check(
        &mut self,
        house: &House,
        row: (&str, &str),
        expected: Expected,
        ask: impl Future<Output = Answered>,
    ) {
        let (asker, route) = row;
        // That nothing changed is looked up in the whole database.
        let before = match self.known.take() {
            None if expected != May => Some(contents(house).await),
            known => known,
        };
        let answered = ask.await;
        let status = answered.status.as_u16();
        let said = format!("{asker}: {route}: {status}, expected {expected:?}");
        let location = answered.header(header::LOCATION);
        let to_sign_in = location.starts_with("/sign-in") || location.starts_with("/portal/sign-in");
        let fits = match expected {
            May => {
                !matches!(status, 401 | 403 | 404 | 405 | 500..) && (!to_sign_in || route == "POST /sign-out")
            }
            Hidden => status == 404,
            Forbidden => status == 403,
            Away => status == 401 || (status == 303 && to_sign_in),
            Unmoved => matches!(status, 200 | 303 | 409 | 422) && !to_sign_in,
            Refused => matches!(status, 403 | 404 | 409 | 422),
        };
        if !fits {
            self.found.push(said.clone());
        }
        if expected != May {
            let after = contents(house).await;
            if before.as_ref() != Some(&after) {
                self.found.push(format!("{said}: something changed"));
            }
            self.known = Some(after);
        }
        let theirs = matches!(asker, "admin" | "auditor" | "the attempt before");
        if !theirs && answered.text.contains(SECRET) {
            self.found.push(format!("{said}: it says what is not for them"));
        }
    }
}

impl Drop for Findings {
    fn drop(&mut self) {
        if !std::thread::panicking() {
            assert!(self.found.is_empty(), "{:#?}", self.found);
        }
    }
}

/// What nobody may change without being let in.
async fn contents(house: &House) -> Contents {
    house.desk.database.contents().await
}

/// A post carries the hidden fields of the asker's own pages: what keeps it out is not a missing form.
async fn as_member(browser: &mut Browser<'_>, route: &str, address: &str) -> Answered {
    match method(route) {
        Method::GET if address == "/live" => browser.glance(address).await,
        Method::GET => browser.get(address).await,
        Method::POST => {
            let form = [
                ("attempt", "2"),
                ("template", "papers"),
                ("thread", "client"),
                ("text", "x"),
                ("list", "flows"),
            ];
            browser.post_as_member(address, &form).await
        }
        // No page has forms for these.
        other => browser.ask(other.as_str(), address, &body(route)).await,
    }
}

async fn as_visitor(browser: &mut Browser<'_>, route: &str, address: &str, nonce: &str) -> Answered {
    match method(route) {
        Method::GET => browser.get(address).await,
        Method::POST => browser.post(address, &[("nonce", nonce), ("attempt", "2"), ("text", "x")]).await,
        other => browser.ask(other.as_str(), address, &body(route)).await,
    }
}

async fn houses() -> Vec<House> {
    let mut houses = Vec::new();
    for database in TestDatabase::each().await {
        houses.push(House::on(database).await);
    }
    houses
}

fn token(link: &str) -> &str {
    link.rsplit('/').next().unwrap()
}

#[tokio::test]
async fn links_open_what_they_were_made_for() {
    for house in houses().await {
        let mut findings = Findings::default();
        let mut other = house.browser();
        browser::prove(&mut other, &house.other_whole, OTHER).await;
        // Forms of the victim's own page: they fit no other link.
        let nonce = hidden(&house.browser().get(&house.second).await.text, "nonce");
        for row in TABLE {
            let Whose::Link { made_up, other: of_other, before } = row.who else { continue };
            let whole = row.route.contains(" /f/");
            let theirs = token(if whole { &house.other_whole } else { &house.other });
            for (asker, link, expected) in [
                ("a link that was made up", "nobody.1.wrote", made_up),
                ("link of another flow", theirs, of_other),
                ("the attempt before", token(&house.first), before),
            ] {
                let address = address(&house, row.route, link);
                let ask = as_visitor(&mut other, row.route, &address, &nonce);
                findings.check(&house, (asker, row.route), expected, ask).await;
            }
        }
    }
}

#[tokio::test]
async fn pages_of_staff_are_for_those_they_are_for() {
    for house in houses().await {
        let mut findings = Findings::default();
        let (desk, mut nobody) = (&house.desk, house.browser());
        let new = |admin| NewMember { admin, builder: admin, ..NewMember::default() };
        let mut outside = Browser::member(desk, "Sven", new(false)).await;
        let mut elsewhere = Browser::member(desk, "Eve", new(true)).await;
        let mut auditor = Browser::member(desk, "Audrey", new(false)).await;
        let mut admin = Browser::member(desk, "Ada", new(true)).await;
        house.open_elsewhere().await;
        house.move_away("Eve").await;
        house.make_auditor("Audrey").await;
        house.close_doors(&["Ada", "Audrey"]).await;
        let mut client = house.browser();
        browser::prove(&mut client, &house.whole, house::VICTIM).await;
        let mut guest = house.browser();
        browser::enter(&mut guest, house::VICTIM).await;
        for row in TABLE {
            let Whose::Session {
                outside: of_outside,
                elsewhere: of_elsewhere,
                auditor: of_auditor,
                admin: of_admin,
            } = row.who
            else {
                continue;
            };
            let at = address(&house, row.route, "");
            let nonce = "made up";
            findings
                .check(&house, ("nobody", row.route), Away, as_visitor(&mut nobody, row.route, &at, nonce))
                .await;
            findings
                .check(&house, ("client", row.route), Away, as_visitor(&mut client, row.route, &at, nonce))
                .await;
            findings
                .check(&house, ("guest", row.route), Away, as_visitor(&mut guest, row.route, &at, nonce))
                .await;
            let how = method(row.route);
            let by_key = desk.ask(how.as_str(), &at, &[("sec-fetch-site", "same-origin")], "");
            findings.check(&house, ("key", row.route), Away, by_key).await;
            for (asker, browser, expected) in [
                ("outside", &mut outside, of_outside),
                ("elsewhere", &mut elsewhere, of_elsewhere),
                ("auditor", &mut auditor, of_auditor),
                ("admin", &mut admin, of_admin),
            ] {
                findings
                    .check(&house, (asker, row.route), expected, as_member(browser, row.route, &at))
                    .await;
            }
        }
    }
}

#[tokio::test]
async fn the_portal_shows_everybody_their_own() {
    for house in houses().await {
        let mut findings = Findings::default();
        let (desk, mut nobody) = (&house.desk, house.browser());
        let new = NewMember { admin: true, builder: true, ..NewMember::default() };
        let mut admin = Browser::member(desk, "Ada", new).await;
        let mut other = house.browser();
        browser::enter(&mut other, OTHER).await;
        for row in TABLE {
            let Whose::Guest { other: of_other } = row.who else { continue };
            let at = address(&house, row.route, "");
            for (asker, browser, expected) in [
                ("nobody", &mut nobody, Away),
                ("member", &mut admin, Away),
                ("other client", &mut other, of_other),
            ] {
                findings.known = None;
                let ask = as_visitor(browser, row.route, &at, "made up");
                findings.check(&house, (asker, row.route), expected, ask).await;
            }
        }
    }
}

#[tokio::test]
async fn keys_do_what_their_scopes_say() {
    for house in houses().await {
        let mut findings = Findings::default();
        let desk = &house.desk;
        let mut member =
            Browser::member(desk, "Sven", NewMember { admin: true, ..NewMember::default() }).await;
        let mut nobody = house.browser();
        house.open_elsewhere().await;
        let elsewhere = house.key_elsewhere().await;
        for row in TABLE {
            let Whose::Key { without, elsewhere: of_elsewhere } = row.who else { continue };
            let at = address(&house, row.route, "");
            findings
                .check(&house, ("nobody", row.route), Away, as_visitor(&mut nobody, row.route, &at, ""))
                .await;
            findings.check(&house, ("member", row.route), Away, as_member(&mut member, row.route, &at)).await;
            let scopes: Vec<Scope> = Scope::ALL
                .into_iter()
                .filter(|scope| {
                    *scope != without && !(without == Scope::Act && *scope == Scope::ActForOthers)
                })
                .collect();
            let lacking = desk.new_key(&scopes).await;
            findings.known = None;
            for (asker, key, expected) in
                [("key without scope", lacking.as_str(), Forbidden), ("elsewhere", &elsewhere, of_elsewhere)]
            {
                let bearer = format!("Bearer {key}");
                let multipart = "multipart/form-data; boundary=frontier";
                let headers = [("authorization", bearer.as_str()), ("content-type", multipart)];
                let body = body(row.route);
                findings
                    .check(
                        &house,
                        (asker, row.route),
                        expected,
                        desk.ask(method(row.route).as_str(), &at, &headers, body),
                    )
                    .await;
            }
        }
    }
}

/// Something the route can read, so that what is missing is the right and not the body.
fn body(route: &str) -> String {
    match route.split_once(' ').unwrap() {
        ("GET", _) => String::new(),
        (_, "/api/v1/templates") => house::TEMPLATE.replace("key: papers\n", "key: papers-again\n"),
        (_, path) if path.ends_with("/files/{field}") => format!(
            "--frontier\r\ncontent-disposition: form-data; name=\"file\"; filename=\"a.pdf\"\r\n\r\n{}\r\n--frontier--\r\n",
            String::from_utf8_lossy(house::PDF)
        ),
        (_, path) if path.ends_with("/decision") => r#"{"decision": "accept"}"#.to_owned(),
        (_, "/api/v1/flows") => {
            r#"{"template": "papers", "record": {"kind": "client", "name": "X", "email": "x@x.example"}, "data": {"company": "X"}}"#.to_owned()
        }
        _ => "{}".to_owned(),
    }
}

#[tokio::test]
async fn what_everybody_may_see_asks_nobody_who_they_are() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let mut nobody = house.browser();
    for row in TABLE.iter().filter(|row| matches!(row.who, Whose::Everybody)) {
        let at = address(&house, row.route, "nobody.1.wrote");
        let answered = as_visitor(&mut nobody, row.route, &at, "").await;
        assert!(
            matches!(answered.status.as_u16(), 200 | 303 | 404 | 422),
            "{}: {}",
            row.route,
            answered.status
        );
        assert!(!answered.text.contains(SECRET), "{}", row.route);
    }
}
