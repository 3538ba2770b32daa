//! What mail scanners and link previews do: ask for every link by GET and HEAD, render every page and press nothing,
//! follow what is on it, and post forms without their nonce. Nothing in the database changes, and no link is spent.

use crate::browser::{Browser, Form, hidden, links_to};
use crate::house;
use crate::house::{House, OTHER, VICTIM};
use axum::{body::Body, http::Request};
use std::collections::{BTreeSet, VecDeque};
use testkit::TestDatabase;

/// Values of an attribute in a page, as a browser reads them.
fn values(html: &str, tag: &str, attribute: &str) -> Vec<String> {
    let tags = html.split('<').skip(1).filter(|piece| piece.starts_with(tag));
    let mark = format!(" {attribute}=\"");
    let of = |piece: &str| {
        let inside = piece.split('>').next()?;
        let value = inside.split(&mark).nth(1)?.split('"').next()?;
        Some(value.replace("&amp;", "&"))
    };
    tags.filter_map(of).collect()
}

/// A path of ours, without its mark.
fn ours(href: &str) -> Option<String> {
    let path = href.strip_prefix("https://firm.example").unwrap_or(href);
    path.starts_with('/').then(|| path.split('#').next().unwrap().to_owned())
}

async fn head(house: &House, path: &str) {
    let request = Request::builder().method("HEAD").uri(path).body(Body::empty()).unwrap();
    let answered = house.desk.send(request).await;
    assert!(answered.text.is_empty(), "HEAD {path}");
}

/// Every form of a page with all its fields, as a script that presses every button would send it, save the nonce.
async fn press_without_nonce(browser: &mut Browser<'_>, page: &str, html: &str) -> usize {
    let mut pressed = 0;
    for form in html.split("<form").skip(1) {
        let form = form.split("</form>").next().unwrap();
        let head = format!("<form{}", form.split('>').next().unwrap());
        if !head.contains("method=\"post\"") {
            continue;
        }
        let action = values(&head, "form", "action").pop().unwrap_or_else(|| page.to_owned());
        let names = values(form, "input", "name").into_iter().chain(values(form, "textarea", "name"));
        let fields: Vec<(String, String)> = names
            .chain(values(form, "button", "name"))
            .filter(|name| !matches!(name.as_str(), "nonce" | "csrf"))
            .map(|name| (name, "1".to_owned()))
            .collect();
        let fields: Vec<(&str, &str)> =
            fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        for extra in [&[][..], &[("nonce", "")][..], &[("nonce", "a.1.b"), ("csrf", "a.1.b")][..]] {
            let sent: Vec<(&str, &str)> = [fields.as_slice(), extra].concat();
            let form: Form<'_> = &sent;
            let answered = browser.post(&action, form).await;
            let renewal = action.ends_with("/renewal");
            assert!(
                renewal || matches!(answered.status.as_u16(), 303 | 401 | 404 | 422),
                "{action}: {}",
                answered.status
            );
        }
        pressed += 1;
    }
    pressed
}

#[tokio::test]
async fn scanners_change_nothing_and_spend_nothing() {
    for database in TestDatabase::each().await {
        let house = House::on(database).await;
        let mut open: VecDeque<String> = VecDeque::new();
        for address in [VICTIM, OTHER, "olga@firm.example"] {
            open.extend(links_to(&house.desk, address).await);
        }
        assert!(open.len() >= 4, "{open:?}");
        open.push_back(house.start.clone());
        let before = house.desk.database.contents().await;
        let (mut seen, mut forms) = (BTreeSet::new(), 0);
        let mut scanner = house.browser();
        while let Some(path) = open.pop_front() {
            if !seen.insert(path.clone()) {
                continue;
            }
            head(&house, &path).await;
            let page = scanner.get(&path).await;
            assert!(matches!(page.status.as_u16(), 200 | 303 | 404), "{path}: {}", page.status);
            scanner.get(&path).await;
            forms += press_without_nonce(&mut scanner, &path, &page.text).await;
            for tag in ["a", "img", "link", "iframe", "script"] {
                let attribute = if matches!(tag, "a" | "link") { "href" } else { "src" };
                open.extend(values(&page.text, tag, attribute).iter().filter_map(|href| ours(href)));
            }
            let location = page.header(axum::http::header::LOCATION);
            open.extend(ours(location).filter(|next| !next.starts_with("/sign-in")));
        }
        assert!(seen.len() > 12 && forms >= 4, "it found its way: {forms} forms, {seen:#?}");
        assert_eq!(before, house.desk.database.contents().await, "something changed");

        let mut client = house.browser();
        let page = client.get(&house.second).await;
        assert_eq!(page.status, 200, "the link still opens");
        let nonce = hidden(&page.text, "nonce");
        let upload = format!("{}/files/id", house.second);
        let given = client.upload(&upload, &nonce, ("file.id", "a.pdf", house::PDF)).await;
        assert_eq!(given.status, 303, "and still does what it is for: {}", given.text);
        let attempt = hidden(&client.get(&house.second).await.text, "attempt");
        let done = client.post(&house.second, &[("nonce", &nonce), ("attempt", &attempt)]).await;
        assert_eq!(done.status, 303, "{}", done.text);
        assert!(done.header(axum::http::header::LOCATION).contains("sent=1"));
        assert_ne!(before, house.desk.database.contents().await, "the comparison can fail");
    }
}
