//! A table of records by its pages, without a script: upload, columns, a look at what would happen, the run, what did not
//! fit as a file, and the list as a table again.

use crate::browser::{Browser, hidden};
use crate::desk::{Answered, Desk};
use app::{imports::Seen, members::NewMember};
use axum::http::header;
use model::Entropy;
use testkit::TestDatabase;

/// As a German spreadsheet writes it, in the code page of Western Europe.
const TABLE: &[u8] =
    b"Firma;E-Mail;Ort\r\nM\xfcller & Co.;office@mueller.example;K\xf6ln\r\nNo address;here;\r\n";

fn location(answered: &Answered) -> String {
    answered.header(header::LOCATION).to_owned()
}

const FORM: &str = "/records/of/client/import";

async fn upload(browser: &mut Browser<'_>, (name, bytes): (&str, &[u8])) -> Answered {
    let page = browser.get(FORM).await.text;
    let bound = ["csrf", "command"].map(|field| (field.to_owned(), hidden(&page, field)));
    browser.upload_as_member(FORM, &bound, ("file", name, bytes)).await
}

async fn look(desk: &Desk, seed: u64) {
    let seen = Seen::default();
    while app::imports::go_on(&desk.app, &seen, desk.system().now, Entropy::from_number(seed)).await.unwrap()
        > 0
    {}
}

#[tokio::test]
async fn a_table_becomes_records_and_a_table_again() {
    for database in TestDatabase::each().await {
        let desk = Desk::on(database).await;
        let new = NewMember { admin: true, builder: true, ..NewMember::default() };
        let mut browser = Browser::member(&desk, "Ada", new).await;
        let refused = upload(&mut browser, ("clients.xlsx", b"PK\x03\x04\x00")).await;
        assert_eq!(refused.status, 422);
        assert!(refused.text.contains("Save it as CSV"), "{}", refused.text);

        let uploaded = upload(&mut browser, ("clients.csv", TABLE)).await;
        assert_eq!(uploaded.status, 303, "{}", uploaded.text);
        let import = location(&uploaded);
        let page = browser.get(&import).await.text;
        assert!(page.contains("<option value=\"name\" selected>") && page.contains("Müller"), "{page}");

        let twice = [("act", "check"), ("column", "name"), ("column", "email"), ("column", "email")];
        let refused = browser.post_as_member(&import, &twice).await;
        assert_eq!(refused.status, 422);
        let check = [("act", "check"), ("column", "name"), ("column", "email"), ("column", "")];
        assert_eq!(browser.post_as_member(&import, &check).await.status, 303);
        look(&desk, 901).await;
        let page = browser.get(&import).await.text;
        assert!(page.contains("One record would be new") && page.contains("One row does not fit"), "{page}");
        assert!(!browser.get("/records/of/client").await.text.contains("Müller"), "nothing is written yet");

        assert_eq!(browser.post_as_member(&import, &[("act", "run")]).await.status, 303);
        look(&desk, 902).await;
        let page = browser.get(&import).await.text;
        assert!(page.contains("One record is new"), "{page}");
        let failures = browser.get(&format!("{import}/failures")).await.text;
        assert!(failures.contains("No address,here,,3,"), "{failures}");
        desk.feed().await;
        let table = browser.get("/records/of/client/export?text=m%C3%BC").await;
        assert!(table.header(header::CONTENT_TYPE).starts_with("text/csv"));
        assert!(table.text.starts_with("\u{feff}Name,E-mail,"), "{}", table.text);
        assert!(table.text.contains("Müller & Co.,office@mueller.example"), "{}", table.text);
    }
}
