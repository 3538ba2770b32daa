//! How every answer is to be treated: policies on every route, nothing inline in any page, cookies that stay here.

use crate::browser::Browser;
use crate::desk::Answered;
use crate::house::House;
use crate::{browser, house};
use app::members::NewMember;
use axum::http::{HeaderName, Method, header};
use testkit::TestDatabase;
use web::Route;

/// An address of the route, its places filled with what the house has, else with what does not exist.
fn address(house: &House, route: &Route) -> String {
    let link = if route.path.starts_with("/f/") { &house.whole } else { &house.second };
    let id = if route.path.starts_with("/files") { &house.file } else { &house.flow };
    let places = [
        ("{id}", id.as_str()),
        ("{token}", link.rsplit('/').next().unwrap()),
        ("{slug}", house.start.rsplit('/').next().unwrap()),
        ("{key}", "papers"),
        ("{step}", "papers"),
        ("{file}", &house.file),
        ("{assignment}", &house.assignment),
    ];
    let path = places.iter().fold(route.path.clone(), |path, (place, value)| path.replace(place, value));
    path.split(['{', '}'])
        .enumerate()
        .map(|(at, piece)| if at % 2 == 1 { "nothing" } else { piece })
        .collect()
}

/// `; `-separated parts of a policy, by name.
fn part<'a>(policy: &'a str, name: &str) -> Option<&'a str> {
    policy.split(';').map(str::trim).find_map(|part| part.strip_prefix(name)).map(str::trim)
}

fn is_told(route: &Route, answered: &Answered) {
    let said = format!("{} {}: {}", route.method, route.path, answered.status);
    let policy = answered.header(header::CONTENT_SECURITY_POLICY);
    assert_eq!(part(policy, "default-src"), Some("'none'"), "{said}: {policy}");
    assert!(matches!(part(policy, "frame-ancestors"), Some("'none'" | "'self'")), "{said}: {policy}");
    let scripts = part(policy, "script-src").unwrap_or_default();
    assert!(matches!(scripts, "" | "'self'"), "{said}: {policy}");
    let framed_mail = route.path.ends_with("/html");
    assert!(framed_mail || !policy.contains("unsafe"), "{said}: {policy}");
    assert_eq!(answered.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{said}");
    let referrer = answered.header(header::REFERRER_POLICY);
    let secret = route.path.contains("{token}");
    assert_eq!(referrer, if secret { "no-referrer" } else { "strict-origin" }, "{said}");
    let permissions = answered.header(HeaderName::from_static("permissions-policy"));
    for gone in ["camera=()", "microphone=()", "geolocation=()"] {
        assert!(permissions.contains(gone), "{said}: {permissions}");
    }
    assert_eq!(
        answered.header(HeaderName::from_static("cross-origin-opener-policy")),
        "same-origin",
        "{said}"
    );
    let kept = answered.header(header::CACHE_CONTROL);
    let private = kept.starts_with("private, max-age=") && route.path.starts_with("/files/");
    let asset = route.path.starts_with("/assets");
    assert!(asset || private || kept == "no-store", "{said}: {kept}");
    assert!(answered.headers.contains_key("x-request-id"), "{said}");
    cookies(&said, answered);
    if answered.header(header::CONTENT_TYPE).starts_with("text/html") && !framed_mail {
        nothing_inline(&said, &answered.text);
    }
}

fn cookies(said: &str, answered: &Answered) {
    for line in answered.headers.get_all(header::SET_COOKIE) {
        let line = line.to_str().unwrap();
        assert!(line.starts_with("__Host-"), "{said}: {line}");
        for flag in ["; Path=/", "; HttpOnly", "; SameSite=Lax", "; Secure"] {
            assert!(line.contains(flag), "{said}: {line}");
        }
        assert!(!line.contains("Domain="), "{said}: {line}");
    }
}

/// Scripts come from files of ours; no element carries a style or a handler.
fn nothing_inline(said: &str, html: &str) {
    for tag in html.split('<').skip(1).filter_map(|piece| piece.split('>').next()) {
        let name = tag.split([' ', '\n']).next().unwrap_or_default();
        assert!(name != "script" || tag.contains("src=\"/assets/"), "{said}: <{tag}>");
        assert!(name != "style", "{said}: <{tag}>");
        let outside_values: String = tag.split('"').step_by(2).collect();
        for attribute in outside_values.split_whitespace().skip(1) {
            assert!(!attribute.starts_with("style=") && !attribute.starts_with("on"), "{said}: <{tag}>");
        }
    }
}

async fn ask(browser: &mut Browser<'_>, route: &Route, address: &str) -> Answered {
    if route.method == Method::GET { browser.get(address).await } else { browser.post(address, &[]).await }
}

#[tokio::test]
async fn every_answer_of_every_route_is_told_how_to_be_treated() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let admin = NewMember { admin: true, builder: true, ..NewMember::default() };
    let mut admin = Browser::member(&house.desk, "Ada", admin).await;
    let mut nobody = house.browser();
    for route in web::table() {
        let address = address(&house, &route);
        is_told(&route, &ask(&mut nobody, &route, &address).await);
        // A stream of news does not end.
        if route.path != "/live" && route.path != "/sign-out" {
            is_told(&route, &ask(&mut admin, &route, &address).await);
        }
    }
}

#[tokio::test]
async fn cookies_are_for_this_host_and_not_for_scripts() {
    let house = House::on(TestDatabase::sqlite().await).await;
    let mut client = house.browser();
    browser::prove(&mut client, &house.whole, house::VICTIM).await;
    assert!(client.cookies.iter().any(|cookie| cookie.starts_with("__Host-device=")), "{:?}", client.cookies);
    let member = Browser::member(&house.desk, "Sven", NewMember::default()).await;
    assert!(
        member.cookies.iter().any(|cookie| cookie.starts_with("__Host-session=")),
        "{:?}",
        member.cookies
    );
    let csrf = browser::hidden(&house.browser().get("/sign-in").await.text, "csrf");
    let form =
        [("csrf", csrf.as_str()), ("email", "sven@firm.example"), ("password", "a sentence is easy to keep")];
    let signed_in = house.browser().post("/sign-in", &form).await;
    assert_eq!(signed_in.headers.get_all(header::SET_COOKIE).iter().count(), 1);
    cookies("signing in", &signed_in);
}
