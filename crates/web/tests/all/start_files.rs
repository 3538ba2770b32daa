//! Files in a start form, uploaded before there is a flow, without a script too.

use crate::browser::{Browser, Form, hidden, links_to};
use crate::case::{CLIENT, Case, PDF};
use crate::desk::FILE_BYTES_MAX;
use app::start_links::{self, StartLinkSettings};
use serde_json::json;
use testkit::TestDatabase;

const TEMPLATE: &str = r#"
baton: 1
key: with-file
name: With a file
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
  form:
    - {key: company, label: Company, type: text, required: true}
    - {key: plan, label: Business plan, type: file, types: [pdf], required: true}
stages:
  - stage: one
    name: One
    steps:
      - {step: a, kind: task, role: client, title: Look at it}
"#;

const ANSWERS: Form<'static> =
    &[("your_name", "Nadia Ferrand"), ("your_email", CLIENT), ("data.company", "Orchard Lane Ltd")];

async fn each() -> Vec<(Case, String)> {
    let mut all = Vec::new();
    for database in TestDatabase::each().await {
        let case = Case::on(database).await;
        case.desk.publish(TEMPLATE).await;
        let owner = app::members::list(&case.desk.system()).await.unwrap()[0].id.clone();
        let wanted = StartLinkSettings { enabled: true, owner, origins: None };
        let link = start_links::configure(&case.desk.system(), "with-file", wanted).await.unwrap();
        all.push((case, format!("/s/{}", link.slug)));
    }
    all
}

fn upload_at(page: &str) -> String {
    page.split("formaction=\"").nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn a_file_is_uploaded_then_the_form_sent() {
    for (case, start) in each().await {
        let mut browser = Browser::new(&case.desk);
        let page = browser.get(&start).await.text;
        let nonce = hidden(&page, "nonce");
        let form = [&[("nonce", nonce.as_str())], ANSWERS].concat();
        let missing = browser.post(&start, &form).await;
        assert_eq!(missing.status, 422, "the file is required");
        assert_eq!(
            hidden(&missing.text, "nonce"),
            nonce,
            "it is the same form, with what was uploaded to it"
        );

        let sent = browser.upload(&upload_at(&page), &nonce, ("file.plan", "plan.pdf", PDF)).await;
        assert_eq!(sent.status, 303, "{}", sent.text);
        let at = sent.header(axum::http::header::LOCATION).to_owned();
        let page = browser.get(&at).await.text;
        assert!(page.contains("plan.pdf") && page.contains("ready to send"));
        assert_eq!(hidden(&page, "nonce"), nonce);
        let started = browser.post(&start, &form).await;
        assert_eq!(started.status, 303, "{}", started.text);
        assert_eq!(browser.post(&start, &form).await.status, 303, "twice is once");
        let links = links_to(&case.desk, CLIENT).await;
        assert_eq!(links.len(), 1);
        let after = browser.get(&at).await.text;
        assert!(!after.contains("plan.pdf"), "it is the flow's now");
        let flow = case.desk.get("/api/v1/flows?template=with-file").await.expect(200);
        let id = model::Id::given(flow["flows"][0]["id"].as_str().unwrap());
        let files = app::files::list(&case.desk.system(), &id).await.unwrap();
        assert_eq!((files.len(), files[0].name.as_str(), files[0].field.as_str()), (1, "plan.pdf", "plan"));
    }
}

#[tokio::test]
async fn a_program_uploads_for_a_start_and_starts_with_it() {
    for (case, _) in each().await {
        let desk = &case.desk;
        let path =
            |form: &str, field: &str| format!("/api/v1/templates/with-file/forms/{form}/files/{field}");
        let given = desk.upload(&path("order-7", "plan"), Some("u1"), ("plan.pdf", PDF)).await.expect(201);
        let again = desk.upload(&path("order-7", "plan"), Some("u1"), ("plan.pdf", PDF)).await.expect(201);
        assert_eq!((&given, desk.files.ids().len()), (&again, 1), "twice is once");
        for (form, field, status) in
            [("order-7", "company", 404), ("order-7", "none", 404), ("a%20b", "plan", 422)]
        {
            desk.upload(&path(form, field), None, ("plan.pdf", PDF)).await.expect(status);
        }
        desk.upload(&path("order-7", "plan"), None, ("plan.exe", b"MZ\x00\x01")).await.expect(422);
        assert_eq!(desk.files.ids().len(), 1, "what was refused is not kept");

        let record = json!({"kind": "client", "name": "Orchard Lane Ltd", "email": CLIENT});
        let start = |form: &str| json!({"template": "with-file", "record": record, "data": {"company": "Orchard"}, "form": form});
        let missing = desk.post("/api/v1/flows", &start("order-8")).await.expect(422);
        assert_eq!(missing["errors"][0]["path"], "plan", "another form has no file: {missing}");
        let flow = desk.post("/api/v1/flows", &start("order-7")).await.expect(201);
        let id = model::Id::given(flow["id"].as_str().unwrap());
        let files = app::files::list(&desk.system(), &id).await.unwrap();
        assert_eq!((files.len(), files[0].name.as_str()), (1, "plan.pdf"));
        desk.post("/api/v1/flows", &start("order-7")).await.expect(422);

        let other = desk.new_key(&[app::Scope::Start]).await;
        let bearer = format!("Bearer {other}");
        desk.upload(&path("order-9", "plan"), None, ("plan.pdf", PDF)).await.expect(201);
        let theirs = [("authorization", bearer.as_str())];
        desk.ask("POST", "/api/v1/flows", &theirs, start("order-9").to_string()).await.expect(422);
    }
}

#[tokio::test]
async fn what_is_typed_beside_an_upload_is_kept_and_a_file_can_go_again() {
    for (case, start) in each().await {
        let mut browser = Browser::new(&case.desk);
        let page = browser.get(&start).await.text;
        let (nonce, at) = (hidden(&page, "nonce"), upload_at(&page));
        let form: Vec<(String, String)> =
            ANSWERS.iter().map(|(name, text)| ((*name).to_owned(), (*text).to_owned())).collect();
        let sent = browser.upload_as_member(&at, &form, ("file.plan", "plan.pdf", PDF)).await;
        let shown = sent.header(axum::http::header::LOCATION).to_owned();
        let page = browser.get(&shown).await.text;
        assert!(page.contains("Orchard Lane Ltd") && page.contains(CLIENT), "{page}");
        let file = hidden_button(&page, "file");
        let removed = browser.post(&format!("{at}/removal"), &[("file", &file)]).await;
        assert_eq!(removed.status, 303, "{}", removed.text);
        assert!(!browser.get(&shown).await.text.contains("plan.pdf"));
        assert!(case.desk.files.ids().is_empty(), "its bytes are gone");
        let other = hidden(&browser.get(&start).await.text, "nonce");
        assert_ne!(other, nonce);
        let foreign = browser.get(&shown.replace(&nonce, &other)).await.text;
        assert!(!foreign.contains("Orchard Lane Ltd"), "another form has nothing of it");
    }
}

fn hidden_button(page: &str, name: &str) -> String {
    page.split(&format!("name=\"{name}\" value=\"")).nth(1).unwrap().split('"').next().unwrap().to_owned()
}

#[tokio::test]
async fn what_does_not_fit_is_said_and_not_kept() {
    for (case, start) in each().await {
        let mut browser = Browser::new(&case.desk);
        let page = browser.get(&start).await.text;
        let (nonce, at) = (hidden(&page, "nonce"), upload_at(&page));
        let large = vec![b'x'; usize::try_from(FILE_BYTES_MAX).unwrap() + 1];
        let cases: [(&str, &[u8], &str); 4] = [
            ("note.txt", b"plain words", "one of these types"),
            ("plan.pdf", b"", "empty"),
            ("large.pdf", &large, "larger than"),
            ("", b"", "Choose a file first"),
        ];
        for (name, bytes, said) in cases {
            let refused = browser.upload(&at, &nonce, ("file.plan", name, bytes)).await;
            assert_eq!(refused.status, 422, "{name}");
            assert!(refused.text.contains(said), "{name}: {}", refused.text);
            assert!(case.desk.files.ids().is_empty(), "{name} was kept");
        }
        let foreign = at.replace(&nonce, "x.1.y");
        for (at, field, status) in [(&foreign, "file.plan", 303), (&at, "file.none", 404)] {
            let refused = browser.upload(at, &nonce, (field, "plan.pdf", PDF)).await;
            assert_eq!(refused.status, status, "{field} at {at}");
            assert!(case.desk.files.ids().is_empty(), "{field} at {at} was kept");
        }
        assert!(page.contains("up to 0.1 MB"), "the limit that holds is the one that is said");
    }
}
