//! Start Links as who manages them, who uses them and websites that show their form meet them.

use crate::browser::{Browser, Form, hidden, links_to};
use crate::case::{ANSWERS, CLIENT, Case};
use crate::desk::Answered;
use app::start_links::{self, StartLinkSettings};
use axum::http::header;
use serde_json::{Value as Json, json};
use testkit::TestDatabase;

const API: &str = "/api/v1/templates/kyc-review/start-link";
const WEBSITE: &str = "https://www.firm.example";

async fn each() -> Vec<Case> {
    let mut all = Vec::new();
    for database in TestDatabase::each().await {
        all.push(Case::on(database).await);
    }
    all
}

impl Case {
    async fn link(&self) -> Json {
        self.desk.get(API).await.expect(200)
    }

    async fn put(&self, body: &Json) -> Answered {
        self.desk.ask("PUT", API, &[], body.to_string()).await
    }

    async fn set(&self, change: Json) -> Answered {
        let known = self.link().await;
        let mut body = json!({"enabled": known["enabled"], "owner": known["owner"]});
        for (name, value) in change.as_object().unwrap() {
            body[name] = value.clone();
        }
        self.put(&body).await
    }
}

/// The form as the page gave it, filled in.
fn filled(nonce: &str) -> Vec<(&str, &str)> {
    let mut form: Vec<(&str, &str)> = vec![("nonce", nonce)];
    form.extend(ANSWERS);
    form
}

fn ancestors(answered: &Answered) -> String {
    let policy = answered.header(header::CONTENT_SECURITY_POLICY);
    policy.split("frame-ancestors ").nth(1).unwrap().split(';').next().unwrap().to_owned()
}

#[tokio::test]
async fn uses_are_counted_once_each() {
    for case in each().await {
        let before = case.link().await;
        assert_eq!((before["uses"].as_u64(), &before["used_at"]), (Some(0), &Json::Null));
        let mut browser = Browser::new(&case.desk);
        let nonce = hidden(&browser.get(&case.start).await.text, "nonce");
        let form = filled(&nonce);
        assert_eq!(browser.post(&case.start, &[("nonce", nonce.as_str())]).await.status, 422);
        assert_eq!(case.link().await["uses"], 0, "nothing was started");
        for _ in 0..2 {
            assert_eq!(browser.post(&case.start, &form).await.status, 303, "twice is once");
        }
        let after = case.link().await;
        assert_eq!(after["uses"], 1, "{after}");
        assert!(after["used_at"].is_string(), "{after}");
    }
}

#[tokio::test]
async fn only_named_websites_may_frame_the_form_and_only_where_it_is_asked_for() {
    for case in each().await {
        let mut browser = Browser::new(&case.desk);
        let framed = format!("{}?frame=yes", case.start);
        assert_eq!(ancestors(&browser.get(&framed).await), "'none'", "nobody is named yet");
        for wrong in ["http://www.firm.example", "https://*.firm.example", "https://a.example;script-src *"] {
            let refused = case.set(json!({"origins": [wrong]})).await.expect(422);
            assert_eq!(refused["errors"][0]["path"], "origins", "{wrong}: {refused}");
        }
        let named = case.set(json!({"origins": [format!("{WEBSITE}/"), WEBSITE]})).await.expect(200);
        assert_eq!(named["origins"], json!([WEBSITE]));
        assert!(named["snippet"].as_str().unwrap().contains(&framed), "{named}");

        assert_eq!(ancestors(&browser.get(&case.start).await), "'none'", "the page itself is not for frames");
        let page = browser.get(&framed).await;
        assert_eq!(ancestors(&page), WEBSITE);
        assert!(page.text.contains(&format!("data-frame-origins=\"{WEBSITE}\"")), "it is told its height");
        assert!(!page.text.contains("<footer"), "a frame has the form alone");
        assert_eq!(page.header(header::SET_COOKIE), "", "browsers keep no cookies of frames");

        let nonce = hidden(&page.text, "nonce");
        let wrong = browser.post(&case.start, &[("nonce", &nonce), ("frame", "yes")]).await;
        assert_eq!((wrong.status.as_u16(), ancestors(&wrong).as_str()), (422, WEBSITE));
        let mut form: Vec<(&str, &str)> = vec![("nonce", &nonce), ("frame", "yes")];
        form.extend(ANSWERS);
        let sent = browser.post(&case.start, &form).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let thanks = browser.get(sent.header(header::LOCATION)).await;
        assert_eq!((thanks.status.as_u16(), ancestors(&thanks).as_str()), (200, WEBSITE));

        assert_eq!(case.set(json!({})).await.expect(200)["origins"], json!([WEBSITE]), "unsaid, they stay");
        case.set(json!({"origins": []})).await.expect(200);
        assert_eq!(ancestors(&browser.get(&framed).await), "'none'");
    }
}

#[tokio::test]
async fn the_script_for_websites_may_be_loaded_by_them() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let script = Browser::new(&case.desk).get("/assets/embed.js").await;
    assert_eq!(script.status, 200);
    let policy = header::HeaderName::from_static("cross-origin-resource-policy");
    assert_eq!(script.header(policy), "cross-origin");
    assert_eq!(script.header(header::CACHE_CONTROL), "public, max-age=3600");
}

#[tokio::test]
async fn what_was_typed_survives_that_the_link_is_switched_off() {
    for case in each().await {
        let mut browser = Browser::new(&case.desk);
        let nonce = hidden(&browser.get(&case.start).await.text, "nonce");
        let form = filled(&nonce);
        case.set(json!({"enabled": false})).await.expect(200);
        let refused = browser.post(&case.start, &form).await;
        assert_eq!(refused.status, 409, "{}", refused.text);
        assert!(refused.text.contains("was switched off while you had it open"), "{}", refused.text);
        for (name, text) in
            ANSWERS.iter().filter(|(name, _)| !matches!(*name, "data.sector" | "data.public_office"))
        {
            assert!(refused.text.contains(text), "{name} is lost");
        }
        assert_eq!(hidden(&refused.text, "nonce"), nonce, "it is the same form");
        let flows = case.desk.get("/api/v1/flows").await.expect(200);
        assert_eq!(flows["flows"], json!([]));
        assert_eq!(browser.get(&case.start).await.status, 404, "whoever comes now finds nothing");
        let strange: Form<'_> = &[("nonce", "x.1.y"), ("your_name", "x")];
        assert_eq!(browser.post(&case.start, strange).await.status, 404, "nor does who never had the form");
        case.set(json!({"enabled": true})).await.expect(200);
        assert_eq!(browser.post(&case.start, &form).await.status, 303, "on again, it is sent as it is");
    }
}

#[tokio::test]
async fn who_fills_in_what_nobody_sees_starts_nothing_and_loses_nothing() {
    for case in each().await {
        let trapped = case.submit(&[("your_website", "https://robot.example")]).await;
        assert_eq!(trapped.status, 422);
        assert!(trapped.text.contains("Please send it once more") && trapped.text.contains(CLIENT));
        assert!(!trapped.text.contains("robot.example"), "the field is empty again");
        assert_eq!(case.link().await["uses"], 0);
        assert_eq!(case.submit(&[("your_website", "")]).await.status, 303);
    }
}

#[tokio::test]
async fn private_and_foldered_templates_start_by_link() {
    for case in each().await {
        for (folder, is_private, uses) in [(None, true, 1), (Some("Old"), false, 2), (Some("Old"), true, 3)] {
            let place = app::portal::Place { folder: folder.map(str::to_owned), is_private };
            app::portal::place_template(&case.desk.system(), "kyc-review", place).await.unwrap();
            let answered = case.submit(&[]).await;
            assert_eq!(answered.status, 303, "{folder:?} {is_private}: {}", answered.text);
            assert_eq!(case.link().await["uses"], uses);
        }
    }
}

/// As a camera sees the drawing: each of its squares four pixels wide.
fn read(svg: &str) -> Option<String> {
    let side: usize = svg.split("viewBox=\"0 0 ").nth(1)?.split(' ').next()?.parse().ok()?;
    let drawn = svg.split(" d=\"").nth(2)?.split('"').next()?;
    let mut dark = std::collections::BTreeSet::new();
    for square in drawn.split('M').filter(|square| !square.is_empty()) {
        let (x, y) = square.split('h').next()?.split_once(' ')?;
        dark.insert((x.parse::<usize>().ok()?, y.parse::<usize>().ok()?));
    }
    let bright = |x: usize, y: usize| if dark.contains(&(x / 4, y / 4)) { 0 } else { u8::MAX };
    let mut seen = rqrr::PreparedImage::prepare_from_greyscale(side * 4, side * 4, bright);
    seen.detect_grids().first().and_then(|grid| grid.decode().ok()).map(|(_, text)| text)
}

#[tokio::test]
async fn the_code_leads_to_the_start_page() {
    for case in each().await {
        let link = case.link().await;
        let svg = case.desk.get(&format!("{API}/qr.svg")).await;
        assert_eq!(svg.header(header::CONTENT_TYPE), "image/svg+xml");
        let name = "attachment; filename=\"start-link-kyc-review.svg\"";
        assert!(svg.header(header::CONTENT_DISPOSITION).starts_with(name));
        let address = read(&svg.text).unwrap();
        assert_eq!(Some(address.as_str()), link["url"].as_str());
        assert!(address.ends_with(&case.start), "{address}");
        assert_eq!(Browser::new(&case.desk).get(&case.start).await.status, 200);
        let png = case.desk.get(&format!("{API}/qr.png")).await;
        assert_eq!((png.status.as_u16(), png.header(header::CONTENT_TYPE)), (200, "image/png"));
        let picture = image::load_from_memory(&png.bytes).unwrap().to_luma8();
        let (width, height) = (picture.width() as usize, picture.height() as usize);
        let bright = |x: usize, y: usize| picture.as_raw()[y * width + x];
        let mut seen = rqrr::PreparedImage::prepare_from_greyscale(width, height, bright);
        let (_, read) = seen.detect_grids()[0].decode().unwrap();
        assert_eq!(read, address, "the picture says the same");
    }
}

#[tokio::test]
async fn a_link_is_made_and_managed_over_the_api() {
    for case in each().await {
        let known = case.link().await;
        let owner = &known["owner"];
        let off = case.put(&json!({"enabled": false, "owner": owner})).await.expect(200);
        assert_eq!((&off["enabled"], &off["url"]), (&json!(false), &known["url"]), "its address stays");
        case.put(&json!({"enabled": true, "owner": "nobody"})).await.expect(422);
        case.put(&json!({"enabled": true})).await.expect(422);
        let none = "/api/v1/templates/none/start-link";
        case.desk.get(none).await.expect(404);
        case.desk
            .ask("PUT", none, &[], json!({"enabled": true, "owner": owner}).to_string())
            .await
            .expect(404);
        let system = case.desk.system();
        let settings = StartLinkSettings {
            enabled: true,
            owner: model::Id::given(owner.as_str().unwrap()),
            origins: None,
        };
        let link = start_links::configure(&system, "kyc-review", settings).await.unwrap();
        assert_eq!(Some(link.url.as_str()), known["url"].as_str());
    }
}

const MAILS: &str = "/api/v1/templates/kyc-review/start-link/mails";

#[tokio::test]
async fn a_link_is_sent_by_mail_and_starts_from_it_are_counted() {
    for case in each().await {
        let desk = &case.desk;
        let body = json!({"to": ["Ines@Halden.example", "ines@halden.example"], "message": "Please begin.", "language": "de"});
        let key = [("idempotency-key", "once")];
        for _ in 0..2 {
            let sent = desk.ask("POST", MAILS, &key, body.to_string()).await.expect(202);
            assert_eq!(sent["mails"], 1, "each address once, and a repeat is the same");
        }
        let listed = desk.get(MAILS).await.expect(200);
        let mail = &listed["mails"][0];
        assert_eq!(
            (&mail["to"], &mail["state"], &mail["uses"]),
            (&json!("ines@halden.example"), &json!("waiting"), &json!(0))
        );
        assert_eq!(listed["mails"].as_array().unwrap().len(), 1, "{listed}");
        let link = links_to(desk, "ines@halden.example").await.pop().unwrap();
        assert!(link.starts_with(&format!("{}?sent=", case.start)), "{link}");

        let mut browser = Browser::new(desk);
        let page = browser.get(&link).await.text;
        let (nonce, sending) = (hidden(&page, "nonce"), hidden(&page, "sent"));
        let wrong = browser.post(&case.start, &[("nonce", &nonce), ("sent", &sending)]).await;
        assert_eq!((wrong.status.as_u16(), hidden(&wrong.text, "sent")), (422, sending.clone()));
        let mut form = filled(&nonce);
        form.push(("sent", &sending));
        assert_eq!(browser.post(&case.start, &form).await.status, 303);
        let listed = desk.get(MAILS).await.expect(200);
        assert_eq!(listed["mails"][0]["uses"], 1, "{listed}");
        assert_eq!(case.link().await["uses"], 1);

        let audit = desk.get("/api/v1/audit").await.text;
        assert!(audit.contains("start_link.sent") && !audit.contains("halden"), "{audit}");
    }
}

#[tokio::test]
async fn how_many_are_sent_is_bounded_and_a_link_that_is_off_is_not_sent() {
    for case in each().await {
        let desk = &case.desk;
        let send = async |to: Json| desk.post(MAILS, &json!({"to": to})).await;
        for wrong in [json!([]), json!(["ada"]), json!(["ada@firm.example\r\nBcc: all@firm.example"])] {
            let refused = send(wrong.clone()).await.expect(422);
            assert_eq!(refused["errors"][0]["path"], "to", "{wrong}: {refused}");
        }
        for _ in 0..3 {
            send(json!(["ines@halden.example"])).await.expect(202);
        }
        send(json!(["ines@halden.example"])).await.expect(422);
        for batch in 0..4 {
            let many: Vec<String> = (0..20).map(|at| format!("a{batch}.{at}@halden.example")).collect();
            send(json!(many)).await.expect(202);
        }
        let many: Vec<String> = (0..18).map(|at| format!("b{at}@halden.example")).collect();
        send(json!(many)).await.expect(422);
        let page = desk.get(MAILS).await.expect(200);
        assert_eq!(page["mails"].as_array().unwrap().len(), 50);
        let next = format!("{MAILS}?after={}", page["next"].as_str().unwrap());
        assert_eq!(desk.get(&next).await.expect(200)["mails"].as_array().unwrap().len(), 33);
        desk.pass_days(2);
        case.set(json!({"enabled": false})).await.expect(200);
        send(json!(["ines@halden.example"])).await.expect(409);
        assert_eq!(links_to(desk, "ines@halden.example").await, Vec::<String>::new(), "nor what waited");
    }
}

#[tokio::test]
async fn robots_and_switching_off_are_met_in_a_frame_as_on_a_page() {
    for case in each().await {
        case.set(json!({"origins": [WEBSITE]})).await.expect(200);
        let mut browser = Browser::new(&case.desk);
        let nonce = hidden(&browser.get(&format!("{}?frame=yes", case.start)).await.text, "nonce");
        let mut form = filled(&nonce);
        form.push(("frame", "yes"));
        let mut trapped = form.clone();
        trapped.push(("your_website", "https://robot.example"));
        let refused = browser.post(&case.start, &trapped).await;
        assert_eq!((refused.status.as_u16(), ancestors(&refused).as_str()), (422, WEBSITE));
        assert!(refused.text.contains("Please send it once more") && refused.text.contains(CLIENT));
        case.set(json!({"enabled": false})).await.expect(200);
        let refused = browser.post(&case.start, &form).await;
        assert_eq!((refused.status.as_u16(), ancestors(&refused).as_str()), (409, WEBSITE));
        assert!(refused.text.contains("was switched off while you had it open"), "{}", refused.text);
        case.set(json!({"enabled": true})).await.expect(200);
        assert_eq!(browser.post(&case.start, &form).await.status, 303);
        browser.address = Some(([203, 0, 113, 9], 4_000).into());
        let mut last = 0;
        for _ in 0..200 {
            let answered = browser.post(&case.start, &trapped).await;
            last = answered.status.as_u16();
            if last == 429 {
                assert_eq!(ancestors(&answered), WEBSITE);
                assert!(answered.text.contains(CLIENT), "what was typed is still there");
                break;
            }
        }
        assert_eq!(last, 429, "too often from one address");
    }
}
