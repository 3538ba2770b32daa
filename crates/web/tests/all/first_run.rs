//! From an empty folder to the first flow, as a newcomer does it in a browser without scripts; and the organisation's
//! own pages.

use crate::browser::{Browser, hidden};
use crate::desk::{Answered, Desk};
use testkit::TestDatabase;

async fn desks() -> Vec<Desk> {
    let mut desks = Vec::new();
    for database in TestDatabase::each().await {
        desks.push(Desk::on(database).await);
    }
    desks
}

async fn link(desk: &Desk) -> String {
    let url = app::setup::issue_link(&desk.system()).await.unwrap().unwrap();
    url.strip_prefix("https://firm.example").unwrap().to_owned()
}

const BEGIN: [(&str, &str); 6] = [
    ("organisation", "Sample & Co. Advisors"),
    ("zone", "Europe/Berlin"),
    ("language", "en"),
    ("name", "Helen Brandt"),
    ("email", "helen@firm.example"),
    ("password", "a sentence is easy to keep"),
];

/// Signed in as the first admin.
async fn set_up(desk: &Desk) -> Browser<'_> {
    let link = link(desk).await;
    let mut browser = Browser::new(desk);
    let page = browser.get(&link).await;
    assert_eq!(page.status, 200, "{}", page.text);
    let nonce = hidden(&page.text, "nonce");
    let form: Vec<(&str, &str)> = BEGIN.into_iter().chain([("nonce", nonce.as_str())]).collect();
    let answered = browser.post(&link, &form).await;
    assert_eq!((answered.status.as_u16(), location(&answered)), (303, "/admin/mail"), "{}", answered.text);
    browser
}

fn location(answered: &Answered) -> &str {
    answered.header(axum::http::header::LOCATION)
}

#[tokio::test]
async fn a_newcomer_comes_to_the_first_flow() {
    for desk in desks().await {
        let mut browser = set_up(&desk).await;
        let mail = browser.get("/admin/mail").await;
        assert!(
            mail.text.contains("Later") && mail.text.contains("Sample &amp; Co. Advisors"),
            "{}",
            mail.text
        );
        let home = browser.get("/").await;
        assert!(home.text.contains("Use KYC and compliance review"), "{}", home.text);
        assert!(!home.text.contains("bench"), "the template of the benchmark is nobody's");
        let taken = browser.post_as_member("/templates/library/kyc-review", &[("home", "yes")]).await;
        assert_eq!((taken.status.as_u16(), location(&taken)), (303, "/?said=template-taken"));
        let home = browser.get("/").await;
        let start = home.text.split("https://firm.example/s/").nth(1).unwrap().split('"').next().unwrap();
        let page = browser.get(&format!("/s/{start}")).await;
        assert_eq!(page.status, 200);
        assert!(page.text.contains("Sample &amp; Co. Advisors"));
        let mailbox = browser.get("/mailbox").await;
        assert!(mailbox.text.contains("No mail yet"), "{}", mailbox.text);
        let ended = browser.post_as_member("/first-steps/end", &[]).await;
        assert_eq!(location(&ended), "/");
        assert!(!browser.get("/").await.text.contains("first-steps"));
    }
}

#[tokio::test]
async fn a_used_link_says_so_and_wrong_answers_keep_what_was_typed() {
    for desk in desks().await {
        let link = link(&desk).await;
        let mut browser = Browser::new(&desk);
        let nonce = hidden(&browser.get(&link).await.text, "nonce");
        let wrong =
            [("nonce", nonce.as_str()), ("organisation", "Kept & Co."), ("zone", "Mars"), ("email", "x")];
        let answered = browser.post(&link, &wrong).await;
        assert_eq!(answered.status, 422);
        for text in ["Kept &amp; Co.", "Choose a time zone from the list.", "Use at least 10 characters."] {
            assert!(answered.text.contains(text), "{text} in {}", answered.text);
        }
        let without = browser.post(&link, &BEGIN).await;
        assert_eq!(without.status, 422, "without the nonce of the page nothing happens");
        set_up(&desk).await;
        let dead = Browser::new(&desk).get(&link).await;
        assert_eq!(dead.status, 404);
        assert!(dead.text.contains("This link has been used"), "{}", dead.text);
    }
}

#[tokio::test]
async fn looks_reach_every_page() {
    for desk in desks().await {
        let mut admin = set_up(&desk).await;
        let form =
            [("name", "Blue & Co."), ("zone", "Europe/Berlin"), ("language", "de"), ("color", "#1a4fd6")];
        let saved = admin.post_as_member("/admin/organisation", &form).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        for path in ["/", "/sign-in", "/password-forgotten", "/nowhere"] {
            let page = admin.get(path).await;
            assert!(
                page.text.contains("/brand/1a4fd6.css") && page.text.contains("Blue &amp; Co."),
                "{path}"
            );
        }
        let css = admin.get("/brand/1a4fd6.css").await;
        assert_eq!(css.text, ":root{--brand:#1a4fd6}\n");
        assert!(css.header(axum::http::header::CACHE_CONTROL).contains("immutable"));
        for wrong in ["/brand/1a4fd6", "/brand/red.css", "/brand/1a4fd6}body{.css", "/brand/logo/nothing"] {
            assert_eq!(admin.get(wrong).await.status, 404, "{wrong}");
        }
        let links = [("privacy", "firm.example/privacy"), ("help", "help@firm.example")];
        let saved = admin.post_as_member("/admin/organisation", &[&form[..], &links[..]].concat()).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        for path in ["/sign-in", "/nowhere"] {
            let page = admin.get(path).await.text;
            for link in ["href=\"https://firm.example/privacy\"", "href=\"mailto:help@firm.example\""] {
                assert!(page.contains(link), "{path}: {link}");
            }
        }
        let refused = admin.post_as_member("/admin/organisation", &[("help", "javascript:alert(1)")]).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("firm.example/privacy"), "how to write one: {}", refused.text);
        let ours =
            [("name", "Blue & Co."), ("zone", "Europe/Berlin"), ("language", "de"), ("color", "#14655a")];
        admin.post_as_member("/admin/organisation", &ours).await;
        assert!(!admin.get("/sign-in").await.text.contains("/brand/"), "our own colour costs no request");
    }
}

/// One white point.
const PNG: &[u8] = &[
    137, 80, 78, 71, 13, 10, 26, 10, 0, 0, 0, 13, 73, 72, 68, 82, 0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0, 58,
    126, 155, 85, 0, 0, 0, 10, 73, 68, 65, 84, 120, 156, 99, 248, 15, 0, 1, 1, 1, 0, 177, 56, 246, 20, 0, 0,
    0, 0, 73, 69, 78, 68, 174, 66, 96, 130,
];

#[tokio::test]
async fn a_logo_is_a_picture_and_nothing_else() {
    for desk in desks().await {
        let mut admin = set_up(&desk).await;
        let form = async |admin: &mut Browser<'_>| {
            let page = admin.get("/admin/organisation").await;
            ["csrf", "command"].map(|name| (name.to_owned(), hidden(&page.text, name))).to_vec()
        };
        let svg = br#"<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>"#;
        let fields = form(&mut admin).await;
        let refused =
            admin.upload_as_member("/admin/organisation/logo", &fields, ("logo", "logo.png", svg)).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("SVG drawings can carry scripts"), "{}", refused.text);
        let fields = form(&mut admin).await;
        let taken =
            admin.upload_as_member("/admin/organisation/logo", &fields, ("logo", "logo.png", PNG)).await;
        assert_eq!(taken.status, 303, "{}", taken.text);
        let page = admin.get("/sign-in").await;
        let path = page.text.split("src=\"/brand/logo/").nth(1).unwrap().split('"').next().unwrap();
        let logo = Browser::new(&desk).get(&format!("/brand/logo/{path}")).await;
        assert_eq!((logo.status.as_u16(), logo.header(axum::http::header::CONTENT_TYPE)), (200, "image/png"));
        assert!(logo.header(axum::http::header::CONTENT_SECURITY_POLICY).contains("sandbox"));
        let removed = admin.post_as_member("/admin/organisation/logo/removal", &[]).await;
        assert_eq!(removed.status, 303);
        assert!(!admin.get("/sign-in").await.text.contains("/brand/logo/"));
    }
}

const SERVER: [(&str, &str); 6] = [
    ("host", "mail.firm.example"),
    ("port", "587"),
    ("tls", "starttls"),
    ("user", "flows"),
    ("password", "sesame"),
    ("sender", "flows@firm.example"),
];

#[tokio::test]
async fn a_test_message_shows_what_the_server_said_and_saves_nothing() {
    for desk in desks().await {
        let mut admin = set_up(&desk).await;
        let tested = admin.post_as_member("/admin/mail/test", &SERVER).await;
        assert_eq!(tested.status, 200);
        assert!(tested.text.contains("250 taken for helen@firm.example"), "{}", tested.text);
        assert!(!tested.text.contains("sesame"), "the password is not shown again");
        assert!(admin.get("/admin/mail").await.text.contains("Until mails can go out they are kept"));
        assert_eq!(admin.get("/mailbox").await.status, 200);
        assert_eq!(Browser::new(&desk).get("/mailbox").await.status, 404);

        let saved = admin.post_as_member("/admin/mail", &SERVER).await;
        assert_eq!((saved.status.as_u16(), location(&saved)), (303, "/?said=mail-saved"), "{}", saved.text);
        let page = admin.get("/admin/mail").await;
        assert!(page.text.contains("mail.firm.example") && !page.text.contains("sesame"));
        assert_eq!(admin.get("/mailbox").await.status, 404, "mails go out");
        let wrong = admin.post_as_member("/admin/mail", &[("host", ""), ("port", "x")]).await;
        assert_eq!(wrong.status, 422);
        assert_eq!(admin.post_as_member("/admin/mail/removal", &[]).await.status, 303);
        assert_eq!(admin.get("/mailbox").await.status, 200);
    }
}

#[tokio::test]
async fn a_forgotten_password_has_one_answer_for_everybody() {
    for desk in desks().await {
        set_up(&desk).await;
        let mut browser = Browser::new(&desk);
        let mut answers = Vec::new();
        for email in ["helen@firm.example", "eve@elsewhere.example"] {
            let csrf = hidden(&browser.get("/password-forgotten").await.text, "csrf");
            let answered = browser.post("/password-forgotten", &[("csrf", &csrf), ("email", email)]).await;
            assert_eq!(answered.status, 200);
            answers.push(answered.text.replace(email, "ADDRESS"));
        }
        assert_eq!(answers[0], answers[1]);
        let without = browser.post("/password-forgotten", &[("email", "helen@firm.example")]).await;
        assert_eq!(without.status, 422, "a form needs the page's nonce");
    }
}

#[tokio::test]
async fn a_member_is_managed_on_a_page_of_their_own() {
    for desk in desks().await {
        let mut admin = set_up(&desk).await;
        let added =
            [("name", "Tom Okafor"), ("email", "tom@firm.example"), ("may", "staff"), ("may", "auditor")];
        let page = admin.post_as_member("/admin/members", &added).await;
        assert_eq!(page.status, 200, "{}", page.text);
        assert!(page.text.contains("https://firm.example/password/") && page.text.contains("Invited"));
        let id =
            page.text.split("href=\"/admin/members/").nth(2).unwrap().split('"').next().unwrap().to_owned();
        let path = format!("/admin/members/{id}");
        assert!(admin.get(&path).await.text.contains("Tom Okafor"));
        let nothing = admin.post_as_member(&path, &[("name", "")]).await;
        assert_eq!(nothing.status, 422);
        let saved = admin.post_as_member(&path, &[("name", "Tom O."), ("may", "staff")]).await;
        assert_eq!(saved.status, 303, "{}", saved.text);
        let asked = admin.get(&format!("{path}/disabling")).await;
        assert!(asked.text.contains("Disable Tom O.?"), "{}", asked.text);
        assert_eq!(admin.post_as_member(&format!("{path}/disabling"), &[]).await.status, 303);
        assert!(admin.get("/admin/members").await.text.contains("Disabled since"));
        assert_eq!(admin.post_as_member(&format!("{path}/disabling"), &[]).await.status, 409);
        assert_eq!(admin.post_as_member(&format!("{path}/enabling"), &[]).await.status, 303);
        assert_eq!(admin.post_as_member(&format!("{path}/link"), &[]).await.status, 200);
    }
}
