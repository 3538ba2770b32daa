//! How often one address, person or link may do what costs us something. Every refusal is a 429 that says when to come
//! back, keeps what was typed, and leaves everybody else alone.

use crate::browser::{Browser, hidden};
use crate::case::{ANSWERS, Case, PDF};
use crate::desk::{Answered, Desk};
use crate::{browser, case};
use app::members::NewMember;
use axum::{
    body::Body,
    extract::ConnectInfo,
    http::{Request, header},
};
use std::net::SocketAddr;
use testkit::TestDatabase;
use web::Rates;

const ATTACKER: &str = "192.0.2.1:4711";
const NEIGHBOUR: &str = "192.0.2.2:4711";

fn from<'d>(desk: &'d Desk, address: &str) -> Browser<'d> {
    Browser { address: Some(address.parse().unwrap()), ..Browser::new(desk) }
}

/// Asserts a whole refusal.
#[track_caller]
fn is_refused(answered: &Answered) {
    assert_eq!(answered.status, 429);
    let seconds: u64 = answered.header(header::RETRY_AFTER).parse().unwrap();
    assert!((1..=3_600).contains(&seconds), "{seconds}");
}

async fn sign_in(browser: &mut Browser<'_>, email: &str) -> Answered {
    let csrf = hidden(&browser.get("/sign-in").await.text, "csrf");
    browser.post("/sign-in", &[("csrf", &csrf), ("email", email), ("password", "not the right one")]).await
}

#[tokio::test]
async fn sign_in_counts_by_address_and_by_account() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let mut known = Browser::member(&desk, "Ada", NewMember::default()).await;
    assert_eq!(known.get("/todo").await.status, 200);
    let mut attacker = from(&desk, ATTACKER);
    for number in 0..Rates::default().sign_ins {
        let answered = sign_in(&mut attacker, &format!("guess{number}@firm.example")).await;
        assert_eq!(answered.status, 422, "{number}");
    }
    let refused = sign_in(&mut attacker, "ada@firm.example").await;
    is_refused(&refused);
    assert!(refused.text.contains("ada@firm.example"), "what was typed stays");
    assert!(!refused.text.contains("not the right one"), "save the password");
    assert_eq!(sign_in(&mut from(&desk, NEIGHBOUR), "ada@firm.example").await.status, 422);

    let mut many = from(&desk, "[2001:db8::1]:1");
    for number in 0..app::sessions::TRIES_MAX {
        many.address = Some(format!("[2001:db8:0:{number}::1]:1").parse().unwrap());
        assert_eq!(sign_in(&mut many, "nobody@firm.example").await.status, 422);
    }
    many.address = Some("[2001:db8:0:ffff::1]:1".parse().unwrap());
    is_refused(&sign_in(&mut many, "nobody@firm.example").await);
}

#[tokio::test]
async fn choosing_a_password_too_often_shows_the_form_again() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let new = NewMember { email: "ada@firm.example".into(), name: "Ada".into(), ..NewMember::default() };
    let (_, link) = app::members::add(&desk.system(), new).await.unwrap();
    let mut browser = from(&desk, ATTACKER);
    let path = link.url.strip_prefix("https://firm.example").unwrap();
    for _ in 0..Rates::default().sign_ins {
        assert_eq!(browser.post(path, &[("csrf", "made up")]).await.status, 422);
    }
    let refused = browser.post(path, &[("csrf", "made up")]).await;
    is_refused(&refused);
    assert!(refused.text.contains("name=\"password\""), "{}", refused.text);
}

#[tokio::test]
async fn an_unknown_address_hears_what_a_known_one_hears() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    Browser::member(&desk, "Ada", NewMember::default()).await;
    let mut said = Vec::new();
    for email in ["ada@firm.example", "nobody@firm.example"] {
        let answered = sign_in(&mut Browser::new(&desk), email).await;
        let page = answered.text.replace(email, "");
        let csrf = hidden(&page, "csrf");
        said.push((answered.status, page.replace(&csrf, "")));
    }
    assert_eq!(said[0], said[1]);
}

#[tokio::test]
async fn guessing_links_ends_after_a_hundred() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let link = case.started().await;
    let mut attacker = from(&case.desk, ATTACKER);
    let nonce = hidden(&attacker.get(&link).await.text, "nonce");
    for number in 0..Rates::default().dead_links {
        let path = ["/a/x.1.y", "/f/x.1.y", "/password/x", "/s/x"][number as usize % 4];
        assert_eq!(attacker.get(path).await.status, 404, "{number}");
    }
    for path in ["/a/x.1.y", "/f/x.1.y/code", "/password/x", "/s/x", link.as_str()] {
        is_refused(&attacker.get(path).await);
    }
    is_refused(&attacker.post("/password/x", &[]).await);
    let upload = attacker.upload(&format!("{link}/files/id"), &nonce, ("file.id", "id.pdf", PDF)).await;
    assert_eq!(upload.status, 303, "who was at work behind the same address goes on");
    assert_eq!(from(&case.desk, NEIGHBOUR).get(&link).await.status, 200);
    assert_eq!(attacker.get("/sign-in").await.status, 200);
}

#[tokio::test]
async fn starts_count_and_the_form_keeps_what_was_typed() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let mut attacker = from(&case.desk, ATTACKER);
    for number in 0..=Rates::default().starts {
        let nonce = hidden(&attacker.get(&case.start).await.text, "nonce");
        let address = format!("n{number}@client.example");
        let mut form = vec![("nonce", nonce.as_str()), ("your_email", &address)];
        form.extend(ANSWERS.iter().filter(|(name, _)| *name != "your_email"));
        let answered = attacker.post(&case.start, &form).await;
        if number < Rates::default().starts {
            assert_eq!(answered.status, 303, "{number}: {}", answered.text);
        } else {
            is_refused(&answered);
            assert!(answered.text.contains("Orchard Lane Ltd"), "what was typed stays");
        }
    }
}

#[tokio::test]
async fn codes_renewals_and_uploads_count() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let link = case.started().await;
    let mut attacker = from(&case.desk, ATTACKER);
    let code = format!("{link}/code");
    for _ in 0..Rates::default().codes {
        let answered = attacker.post(&code, &[("nonce", "made up"), ("code", "123456")]).await;
        assert_eq!(answered.status, 422);
    }
    is_refused(&attacker.post(&code, &[("nonce", "made up"), ("code", "123456")]).await);

    for path in [&link, "/a/nobody.1.wrote"].repeat(Rates::default().renewals as usize / 2) {
        assert_eq!(attacker.post(&format!("{path}/renewal"), &[]).await.status, 303);
    }
    is_refused(&attacker.post(&format!("{link}/renewal"), &[]).await);

    let link = case.started().await;
    let nonce = hidden(&attacker.get(&link).await.text, "nonce");
    let files = format!("{link}/files/id");
    for _ in 0..Rates::default().uploads {
        let answered = attacker.upload(&files, "made up", ("file.id", "a.pdf", PDF)).await;
        assert_eq!(answered.status, 422);
    }
    let kept = case.desk.files.ids().len();
    is_refused(&attacker.upload(&files, &nonce, ("file.id", "a.pdf", PDF)).await);
    assert_eq!(case.desk.files.ids().len(), kept, "its bytes were not kept");
    let mut neighbour = from(&case.desk, NEIGHBOUR);
    assert_eq!(neighbour.upload(&files, &nonce, ("file.id", "a.pdf", PDF)).await.status, 303);
}

#[tokio::test]
async fn a_dead_link_is_renewed_a_few_times_an_hour_without_saying_so() {
    let case = Case::on(TestDatabase::sqlite().await).await;
    let first = case.started().await;
    let mut browser = Browser::new(&case.desk);
    for _ in 0..10 {
        assert_eq!(browser.post(&format!("{first}/renewal"), &[]).await.status, 303);
    }
    let mails = browser::links_to(&case.desk, case::CLIENT).await;
    assert!((2..=4).contains(&mails.len()), "the first and a few more: {mails:?}");
}

async fn with_key(desk: &Desk, address: &str, key: &str) -> Answered {
    let request = Request::get("/api/v1/templates").header(header::AUTHORIZATION, format!("Bearer {key}"));
    let mut request = request.body(Body::empty()).unwrap();
    request.extensions_mut().insert(ConnectInfo(address.parse::<SocketAddr>().unwrap()));
    desk.send(request).await
}

#[tokio::test]
async fn wrong_keys_count_and_right_ones_do_not() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    for _ in 0..Rates::default().wrong_keys {
        assert_eq!(with_key(&desk, ATTACKER, "baton_guess").await.status, 401);
    }
    is_refused(&with_key(&desk, ATTACKER, "baton_guess").await);
    for _ in 0..3 * Rates::default().wrong_keys {
        assert_eq!(with_key(&desk, ATTACKER, &desk.key).await.status, 200);
    }
}

#[tokio::test]
async fn a_header_of_strangers_does_not_make_them_somebody_else() {
    let desk = Desk::on(TestDatabase::sqlite().await).await;
    let ask = async |peer: &str, said: String| {
        let request = Request::get("/a/x.1.y").header("x-forwarded-for", said);
        let mut request = request.body(Body::empty()).unwrap();
        request.extensions_mut().insert(ConnectInfo(peer.parse::<SocketAddr>().unwrap()));
        desk.send(request).await
    };
    for number in 0..Rates::default().dead_links {
        assert_eq!(ask(ATTACKER, format!("198.51.100.{number}")).await.status, 404);
    }
    is_refused(&ask(ATTACKER, "198.51.100.200".to_owned()).await);
    assert_eq!(ask("127.0.0.1:9", "198.51.100.7".to_owned()).await.status, 404, "our own proxy is believed");
    assert_eq!(ask("127.0.0.1:9", "192.0.2.1".to_owned()).await.status, 429);
}
