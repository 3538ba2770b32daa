//! Every route, as nobody, with a wrong session, as a member without permissions, and by a wrong link. The list of
//! routes is the router's own, so a new one is walked here or fails.

use crate::browser;
use crate::browser::Browser;
use crate::desk::{Answered, Desk};
use app::members::NewMember;
use axum::http::{Method, header};
use testkit::TestDatabase;
use web::{Route, Who};

/// An address of the route, its places filled with what does not exist.
fn address(route: &Route) -> String {
    let mut address = String::new();
    for (at, piece) in route.path.split(['{', '}']).enumerate() {
        address += if at % 2 == 1 { "nothing" } else { piece };
    }
    address
}

async fn ask(browser: &mut Browser<'_>, route: &Route) -> Answered {
    let address = address(route);
    if route.method == Method::GET { browser.get(&address).await } else { browser.post(&address, &[]).await }
}

fn needs_a_session(route: &Route) -> bool {
    matches!(route.who, Who::Member | Who::Builder | Who::Admin)
}

async fn is_kept_out(browser: &mut Browser<'_>, route: &Route) {
    let answered = ask(browser, route).await;
    if route.method == Method::GET {
        assert_eq!(answered.status, 303, "{route:?}");
        assert!(answered.header(header::LOCATION).starts_with("/sign-in"), "{route:?}");
    } else {
        assert_eq!(answered.status, 401, "{route:?}");
    }
}

#[tokio::test]
async fn nobody_gets_what_needs_a_session() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let (mut nobody, mut stranger) = (Browser::new(&desk), Browser::new(&desk));
        stranger.cookies.push("__Host-session=somebody-made-this-up".to_owned());
        let table = web::table();
        assert!(table.len() > 50, "the list of routes is whole: {}", table.len());
        for route in table.iter().filter(|route| needs_a_session(route)) {
            is_kept_out(&mut nobody, route).await;
            is_kept_out(&mut stranger, route).await;
        }
    }
}

#[tokio::test]
async fn a_wrong_link_opens_nothing_and_says_nothing() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let mut nobody = Browser::new(&desk);
        for route in web::table().iter().filter(|route| route.who == Who::Holder) {
            let answered = ask(&mut nobody, route).await;
            assert_eq!(answered.status, 404, "{route:?}");
            assert_eq!(answered.header(header::REFERRER_POLICY), "no-referrer", "{route:?}");
        }
    }
}

#[tokio::test]
async fn what_anyone_may_see_does_not_ask_who_they_are() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut nobody = Browser::new(&desk);
    for route in web::table().iter().filter(|route| route.who == Who::Anyone) {
        let status = ask(&mut nobody, route).await.status.as_u16();
        assert!(matches!(status, 200 | 303 | 404 | 422), "{route:?}: {status}");
    }
}

#[tokio::test]
async fn members_do_not_get_what_needs_a_permission() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let mut member = Browser::member(&desk, "Sven", NewMember::default()).await;
        for route in web::table().iter().filter(|route| needs_a_session(route) && route.path != "/sign-out") {
            let address = address(route);
            let answered = if address == "/live" {
                member.glance(&address).await
            } else if route.method == Method::GET {
                member.get(&address).await
            } else {
                member.post_as_member(&address, &[]).await
            };
            let status = answered.status.as_u16();
            match route.who {
                Who::Builder | Who::Admin => assert_eq!(status, 403, "{route:?}"),
                _ => assert!(matches!(status, 200 | 303 | 404 | 422), "{route:?}: {status}"),
            }
        }
        let admin = NewMember { admin: true, builder: true, ..NewMember::default() };
        let mut admin = Browser::member(&desk, "Ada", admin).await;
        for route in
            web::table().iter().filter(|route| route.who == Who::Admin && route.method == Method::GET)
        {
            let expected = if route.path.contains('{') { 404 } else { 200 };
            assert_eq!(admin.get(&address(route)).await.status, expected, "{route:?}");
        }
    }
}

#[tokio::test]
async fn signing_out_ends_the_session_everywhere() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut member = Browser::member(&desk, "Sven", NewMember::default()).await;
    let session = member.cookies.clone();
    assert!(session[0].starts_with("__Host-session="), "{session:?}");
    assert_eq!(member.post_as_member("/sign-out", &[]).await.status, 303);
    let mut thief = Browser::new(&desk);
    thief.cookies = session;
    assert_eq!(thief.get("/todo").await.status, 303);
}

#[tokio::test]
async fn posts_from_other_sites_and_without_our_form_do_nothing() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let admin = NewMember { admin: true, ..NewMember::default() };
    let mut admin = Browser::member(&desk, "Ada", admin).await;
    admin.site = "cross-site";
    assert_eq!(admin.post_as_member("/admin/groups", &[("name", "lawyers")]).await.status, 403);
    admin.site = "same-origin";
    let without_our_form = admin.post("/admin/groups", &[("name", "lawyers")]).await;
    assert_eq!(without_our_form.status, 422);
    assert!(without_our_form.text.contains("lawyers"), "what was typed stays");
    let mut other = Browser::member(&desk, "Sven", NewMember::default()).await;
    let page = other.get("/todo").await;
    let (csrf, command) = (browser::hidden(&page.text, "csrf"), browser::hidden(&page.text, "command"));
    let foreign = [("name", "lawyers"), ("csrf", csrf.as_str()), ("command", command.as_str())];
    assert_eq!(admin.post("/admin/groups", &foreign).await.status, 422);
    assert!(app::groups::list(&desk.system()).await.unwrap().is_empty());
    assert_eq!(admin.post_as_member("/admin/groups", &[("name", "lawyers")]).await.status, 303);
    assert_eq!(app::groups::list(&desk.system()).await.unwrap().len(), 1);
}

#[tokio::test]
async fn every_answer_is_told_how_to_be_treated() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut nobody = Browser::new(&desk);
    for path in ["/sign-in", "/nothing", "/a/nothing", "/api/v1/openapi.json"] {
        let answered = nobody.get(path).await;
        let policy = answered.header(header::CONTENT_SECURITY_POLICY);
        assert!(policy.contains("frame-ancestors 'none'") && !policy.contains("unsafe"), "{path}: {policy}");
        assert_eq!(answered.header(header::X_CONTENT_TYPE_OPTIONS), "nosniff", "{path}");
        assert_eq!(answered.header(header::CACHE_CONTROL), "no-store", "{path}");
        assert!(answered.headers.contains_key("x-request-id"), "{path}");
    }
    let page = nobody.get("/sign-in").await.text;
    let stylesheet = page.split("href=\"").find(|piece| piece.starts_with("/assets/public")).unwrap();
    let asset = nobody.get(stylesheet.split('"').next().unwrap()).await;
    assert_eq!(asset.header(header::CACHE_CONTROL), "public, max-age=31536000, immutable");
}
