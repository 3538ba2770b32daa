//! How an organisation shows itself: its host name above all, its colour, words and pictures, for members and programs.

use crate::{
    browser::{Browser, enter, hidden},
    case::{CLIENT, Case},
    desk::{Answered, Desk},
};
use app::{
    Caller, Ctx,
    mails::{About, Writing, facts},
    members::NewMember,
    organisations::{self, Looks},
};
use axum::http::header;
use model::{Entropy, Id, Instant};
use serde_json::{Value as Json, json};
use store::{Viewer, outbox};
use testkit::TestDatabase;

const HOST: &str = "portal.sample.example";
const OTHER_HOST: &str = "portal.other.example";
const BRAND: &str = "/api/v1/brand";

async fn cases() -> Vec<Case> {
    let mut cases = Vec::new();
    for database in TestDatabase::each().await {
        cases.push(Case::on(database).await);
    }
    cases
}

async fn put(desk: &Desk, change: Json) -> Answered {
    let mut body = json!({"name": "Sample & Co."});
    for (name, value) in change.as_object().unwrap() {
        body[name] = value.clone();
    }
    desk.ask("PUT", BRAND, &[], body.to_string()).await
}

fn at<'d>(desk: &'d Desk, host: &'static str) -> Browser<'d> {
    Browser { host, ..Browser::new(desk) }
}

/// Where the newest mail to somebody leads.
async fn newest(desk: &Desk, address: &str) -> String {
    let organisation = organisations::default(&desk.app).await.unwrap().id;
    for row in outbox::recent(&desk.app.db, &Viewer::system(organisation.clone())).await.unwrap() {
        let writing = Writing { now: Instant(0), entropy: Entropy::from_number(5) };
        let facts = facts(&desk.app, &organisation, &row.reference, writing).await.unwrap();
        if let Some(About::Assignment(about)) =
            facts.filter(|facts| facts.to_address == address).map(|facts| facts.about)
        {
            return about.url;
        }
    }
    unreachable!("no mail to {address}")
}

/// Another organisation on the same server, with a host name of its own.
async fn another(desk: &Desk) {
    let sql = "INSERT INTO organisation (id, slug, name, zone, created_at) \
         SELECT 'other', 'other', 'Other Ltd', zone, created_at FROM organisation; \
         INSERT INTO calendar (id, organisation_id, name, is_default, rules, calendar, version, updated_at) \
         SELECT 'other', 'other', name, 1, rules, calendar, 1, updated_at FROM calendar; \
         INSERT INTO access_group (id, organisation_id, name, is_everyone) VALUES ('other', 'other', 'everyone', 1);";
    desk.database.execute(sql).await;
    let ours = desk.system();
    let caller = Caller::System(Viewer::system(Id::given("other")));
    let ctx = Ctx::new(ours.app.clone(), caller, ours.now, Entropy::from_number(78));
    let looks = Looks { name: "Other Ltd".to_owned(), host: OTHER_HOST.to_owned(), ..Looks::default() };
    organisations::change_looks(&ctx, looks).await.unwrap();
}

#[tokio::test]
async fn a_host_name_shows_the_public_pages_and_no_others() {
    for case in cases().await {
        let desk = &case.desk;
        let before = at(desk, HOST).get("/sign-in").await;
        assert_eq!(before.status, 200, "a host that is nobody's gets this server's organisation");
        let named = put(desk, json!({"host": "Portal.Sample.example."})).await.expect(200);
        assert_eq!((&named["host"], &named["address"]), (&json!(HOST), &json!(format!("https://{HOST}"))));

        let mut client = at(desk, "PORTAL.sample.example:443");
        let home = client.get("/").await;
        assert_eq!((home.status.as_u16(), home.header(header::LOCATION)), (303, "/portal"));
        for path in ["/portal/sign-in", case.start.as_str(), "/portal/manifest.webmanifest"] {
            let page = client.get(path).await;
            assert_eq!(page.status, 200, "{path}: {}", page.text);
            assert!(page.text.contains("Sample &"), "{path}: {}", page.text);
        }
        for path in
            ["/sign-in", "/flows", "/setup/x", "/password-forgotten", "/admin/organisation", "/nowhere"]
        {
            let page = client.get(path).await;
            assert_eq!(page.status, 404, "{path}");
            assert!(page.text.contains("Sample &amp; Co."), "{path}: {}", page.text);
        }
        assert_eq!(client.post("/sign-in", &[("email", "x")]).await.status, 404);
        for host in ["firm.example", "elsewhere.example"] {
            assert_eq!(at(desk, host).get("/sign-in").await.status, 200, "{host}");
        }
    }
}

#[tokio::test]
async fn links_for_people_outside_begin_with_the_host_name_and_those_of_members_do_not() {
    for case in cases().await {
        let desk = &case.desk;
        put(desk, json!({"host": HOST})).await.expect(200);
        let link = desk.get("/api/v1/templates/kyc-review/start-link").await.expect(200);
        assert_eq!(link["url"], json!(format!("https://{HOST}{}", case.start)));
        assert!(link["snippet"].as_str().unwrap().contains(&format!("https://{HOST}/assets/embed.js")));
        assert_eq!(case.submit(&[]).await.status, 303);
        let url = newest(desk, CLIENT).await;
        let path = url.strip_prefix(&format!("https://{HOST}")).unwrap().to_owned();
        let mut client = at(desk, HOST);
        assert_eq!(client.get(&path).await.status, 200, "{path}");
        assert_eq!(Browser::new(desk).get(&path).await.status, 200, "the base address goes on");
        enter(&mut client, CLIENT).await;
        let portal = client.get("/portal").await;
        assert_eq!(portal.status, 200, "{}", portal.text);
        let (_, invited) = app::members::add(
            &desk.system(),
            NewMember {
                email: "mia@firm.example".to_owned(),
                name: "Mia".to_owned(),
                ..NewMember::default()
            },
        )
        .await
        .unwrap();
        assert!(invited.url.starts_with("https://firm.example/"), "{}", invited.url);
        let admin = NewMember { admin: true, ..NewMember::default() };
        let page = Browser::member(desk, "Ada", admin).await.get("/admin/organisation").await.text;
        let said = format!("Links in mails to clients begin with https://{HOST}.");
        assert!(page.contains(&said), "{page}");
        put(desk, json!({})).await.expect(200);
        assert!(newest(desk, CLIENT).await.starts_with("https://firm.example/"));
    }
}

#[tokio::test]
async fn a_host_name_is_of_one_organisation_and_shows_nothing_of_another() {
    for case in cases().await {
        let desk = &case.desk;
        assert_eq!(case.submit(&[]).await.status, 303);
        let url = newest(desk, CLIENT).await;
        let path = url.strip_prefix("https://firm.example").unwrap().to_owned();
        let mut client = Browser::new(desk);
        enter(&mut client, CLIENT).await;
        assert_eq!(client.get("/portal").await.status, 200);

        another(desk).await;
        let taken = put(desk, json!({"host": OTHER_HOST})).await.expect(422);
        assert_eq!(taken["errors"][0]["path"], "host", "{taken}");
        let mut strange = at(desk, OTHER_HOST);
        let door = strange.get("/portal/sign-in").await;
        assert!(door.text.contains("Other Ltd") && !door.text.contains("Sample"), "{}", door.text);
        for address in [&case.start, &path, &format!("{path}/code")] {
            let page = strange.get(address).await;
            assert_eq!(page.status, 404, "{address}");
            assert!(!page.text.contains("Sample"), "{address}: {}", page.text);
        }
        let nonce = hidden(&Browser::new(desk).get(&case.start).await.text, "nonce");
        assert_eq!(strange.post(&case.start, &[("nonce", &nonce)]).await.status, 404);
        strange.cookies.clone_from(&client.cookies);
        assert_eq!(strange.get("/portal").await.header(header::LOCATION), "/portal/sign-in");
    }
}

#[tokio::test]
async fn what_is_no_host_name_is_refused() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    for wrong in [
        "https://portal.sample.example",
        "portal.sample.example/x",
        "10.0.0.1",
        "firm.example",
        "x",
        "localhost",
    ] {
        let refused = put(&case.desk, json!({"host": wrong})).await.expect(422);
        assert_eq!(refused["errors"][0]["path"], "host", "{wrong}: {refused}");
    }
    assert_eq!(case.desk.get(BRAND).await.expect(200)["host"], Json::Null);
}

#[tokio::test]
async fn a_pale_colour_is_named_with_the_nearest_that_can_be_read() {
    for case in cases().await {
        let desk = &case.desk;
        let mut admin = Browser::member(desk, "Ada", NewMember { admin: true, ..NewMember::default() }).await;
        let form =
            [("name", "Sample & Co."), ("language", "en"), ("zone", "Europe/London"), ("color", "#f5c400")];
        let refused = admin.post_as_member("/admin/organisation", &form).await;
        assert_eq!(refused.status, 422);
        let offered = refused.text.split("name=\"color\" value=\"").nth(2).unwrap()[..7].to_owned();
        assert!(refused.text.contains(&format!("Take {offered}")), "{}", refused.text);
        let taken =
            admin.post_as_member("/admin/organisation", &[&form[..], &[("color", &offered)]].concat()).await;
        assert_eq!(taken.status, 303, "one press: {}", taken.text);
        assert_eq!(desk.get(BRAND).await.expect(200)["color"], json!(offered));
        let kept = admin
            .post_as_member("/admin/organisation", &[&form[..], &[("color_as_it_is", "yes")]].concat())
            .await;
        assert_eq!(kept.status, 303, "{}", kept.text);
        let brand = desk.get(BRAND).await.expect(200);
        assert_eq!((&brand["color"], &brand["color_readable"]), (&json!("#f5c400"), &json!(offered)));
        let again = admin.post_as_member("/admin/organisation", &form).await;
        assert_eq!(again.status, 303, "what stands is not asked about again");
        let refused = put(desk, json!({"color": "#ffe"})).await.expect(422);
        assert_eq!(refused["errors"][0]["path"], "color", "{refused}");
        put(desk, json!({"color": "#ffe", "color_as_it_is": true})).await.expect(200);
    }
}

/// Two grey points.
fn picture() -> Vec<u8> {
    let mut bytes = Vec::new();
    let encoder = image::codecs::png::PngEncoder::new(&mut bytes);
    image::ImageEncoder::write_image(encoder, &[9, 99], 1, 2, image::ExtendedColorType::L8).unwrap();
    bytes
}

#[tokio::test]
async fn words_and_pictures_stand_where_clients_see_them() {
    for case in cases().await {
        let desk = &case.desk;
        put(desk, json!({"footer": "Sample & Co. LLP\nNo. 12345"})).await.expect(200);
        let door = Browser::new(desk).get("/portal/sign-in").await.text;
        assert!(door.contains("Sample &amp; Co. LLP<br>No. 12345"), "{door}");
        assert!(!door.contains("/brand/logo/"), "{door}");
        for (address, place) in [("logo", "logo_url"), ("sign-in-picture", "sign_in_picture_url")] {
            let path = format!("{BRAND}/{address}");
            let svg = "<svg xmlns=\"http://www.w3.org/2000/svg\"><script>alert(1)</script></svg>";
            let refused = desk.ask("PUT", &path, &[], svg).await.expect(422);
            assert!(refused["errors"][0]["message"].as_str().unwrap().contains("SVG"), "{refused}");
            desk.ask("PUT", &path, &[], "GIF89a").await.expect(422);
            desk.ask("PUT", &path, &[], vec![0_u8; 6_000_000]).await.expect(413);
            let set = desk.ask("PUT", &path, &[], picture()).await.expect(200);
            let url = set[place].as_str().unwrap().strip_prefix("https://firm.example").unwrap().to_owned();
            let door = Browser::new(desk).get("/portal/sign-in").await.text;
            assert!(door.contains(&format!("src=\"{url}\"")), "{address}: {door}");
            assert_eq!(Browser::new(desk).get(&url).await.status, 200);
            assert_eq!(desk.ask("DELETE", &path, &[], "").await.status, 204);
            assert!(!Browser::new(desk).get("/portal/sign-in").await.text.contains(&url));
        }
    }
}
