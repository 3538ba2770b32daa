//! What a server logs: nothing about people, an id for whatever somebody is told went wrong, in text and as JSON.

use super::baton::{Folder, Running};
use rusqlite::Connection;
use serde_json::Value as Json;

/// Words that stand for somebody: none may be logged, whatever becomes of the request they came with.
const MARKS: [&str; 6] =
    ["Zaphira", "zaphira", "Quillfeather", "marked-company", "marked-secret", "marked-message"];
const TEMPLATE: &str = "baton: 1\nkey: ask\nname: Ask\nroles:\n  client: {name: Client, party: client, fill: record.contact}\n\
    stages:\n  - stage: one\n    name: One\n    steps:\n\
    \x20     - {step: tell, kind: form, role: client, title: 'Tell us about {{record.name}}', form: [{key: note, label: Note, type: text}]}\n";

struct Marked {
    server: Running,
    key: String,
    folder: Folder,
}

impl Marked {
    fn serve(format: &str) -> Self {
        let folder = Folder::new();
        // Nobody listens there, so every mail fails, and the log says why.
        let serve =
            ["serve", "--data", "data", "--listen", "127.0.0.1:0", "--smtp", "smtp://127.0.0.1:1?tls=none"];
        let server = Running::start(
            &folder,
            &[&serve[..], &["--mail-from", "mail@quill.example", "--log-format", format, "--log", "info"]]
                .concat(),
        );
        let scopes = "read,templates,start,act,act_for_others";
        let key = folder.printed(&["key", "create", "--name", "marked", "--scope", scopes, "--data", "data"]);
        let add =
            ["member", "add", "zaphira@quill.example", "--name", "Zaphira Quillfeather", "--data", "data"];
        folder.printed(&add);
        Self { server, key: key.trim().to_owned(), folder }
    }

    fn ask(&self, method: &str, path: &str, kind: &str, body: &str) -> (u16, String, String) {
        let headers = format!(
            "Authorization: Bearer {}\r\nContent-Type: {kind}\r\nX-Request-Id: marked-secret\r\nIdempotency-Key: {}\r\n",
            self.key,
            path.len() + body.len()
        );
        self.server.ask(method, path, &headers, body)
    }

    /// A flow about somebody, answers good and bad, and addresses nobody answers at.
    fn journey(&self) {
        let json = "application/json";
        let (status, head, answer) = self.ask("POST", "/api/v1/templates", "application/yaml", TEMPLATE);
        assert_eq!(status, 201, "{answer}");
        assert!(!head.contains("marked-secret"), "an id from outside is none of ours: {head}");
        self.ask("POST", "/api/v1/templates/ask/publication", json, "");
        let start = r#"{"template": "ask", "record": {"kind": "client", "name": "marked-company", "email": "zaphira@quill.example"}, "roles": {"client": [{"name": "Zaphira Quillfeather", "email": "zaphira@quill.example"}]}}"#;
        let (status, _, answer) = self.ask("POST", "/api/v1/flows", json, start);
        assert_eq!(status, 201, "{answer}");
        self.wait_for_a_try();
        let flow: Json = serde_json::from_str(&answer).unwrap();
        let completion = format!("/api/v1/flows/{}/steps/tell/completion", flow["id"].as_str().unwrap());
        let wrong = r#"{"data": {"note": ["marked-message"]}}"#;
        assert_eq!(self.ask("POST", &completion, json, wrong).0, 422);
        assert_eq!(self.ask("POST", &completion, json, r#"{"marked-message": "#).0 / 100, 4);
        let right = r#"{"data": {"note": "marked-message"}}"#;
        assert_eq!(self.ask("POST", &completion, json, right).0, 200);
        let form = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        let body = "csrf=marked-secret&email=zaphira%40quill.example&password=marked-secret";
        self.server.ask("POST", "/sign-in", form, body);
        for path in [
            "/a/marked-secret",
            "/password/marked-secret",
            "/f/marked-secret/x?name=Zaphira",
            "/x/marked-secret",
        ] {
            assert_eq!(self.server.get(path, "").0 / 100, 4, "{path}");
        }
    }

    /// Asks until the worker has tried the mail.
    fn wait_for_a_try(&self) {
        let database = Connection::open(self.folder.path().join("data/baton.db")).unwrap();
        let tried = "SELECT COUNT(*) FROM outbox WHERE attempts > 0 AND last_error IS NOT NULL";
        let is_tried = || database.query_row(tried, [], |row| row.get::<_, i64>(0)).unwrap() > 0;
        let asked = (0..10_000).find(|_| is_tried() || self.server.get("/healthz", "").0 != 200);
        assert!(asked.is_some(), "no mail was tried");
    }

    /// A table goes away under the server. Gives the id on the page of somebody who meets it.
    fn break_and_meet(&self) -> String {
        let database = Connection::open(self.folder.path().join("data/baton.db")).unwrap();
        database.execute_batch("ALTER TABLE template_settings RENAME TO elsewhere").unwrap();
        let (status, head, page) = self.server.ask("GET", "/s/nobody", "", "");
        assert!(status >= 500, "{status}");
        let id = head.lines().find_map(|line| line.strip_prefix("x-request-id: ")).unwrap().to_owned();
        assert!(page.contains(&id), "the page names what to quote: {page}");
        id
    }
}

#[test]
fn nothing_about_people_is_logged_and_what_went_wrong_is_found_by_its_id() {
    for format in ["text", "json"] {
        let marked = Marked::serve(format);
        marked.journey();
        let id = marked.break_and_meet();
        let log = marked.server.into_log();
        for line in &log {
            assert!(MARKS.iter().all(|mark| !line.contains(mark)), "{line}");
            assert_eq!(serde_json::from_str::<Json>(line).is_ok(), format == "json", "{line}");
        }
        let about: Vec<&String> = log.iter().filter(|line| line.contains(&id)).collect();
        let tells = |line: &&String| line.contains("ERROR") && line.contains("template_settings");
        assert!(about.iter().any(tells), "the cause stands under its id: {about:#?}");
        assert!(log.iter().any(|line| line.contains("mail waits")), "a mail was tried");
    }
}
