//! A server under load, saved and brought back: the same rows, documents and key, on either database.

use super::{
    baton::{Folder, Running, text},
    postgres::Postgres,
    smtp::until,
};
use rusqlite::{Connection, types::Value};
use std::{
    fs,
    os::unix::fs::PermissionsExt,
    path::Path,
    sync::atomic::{AtomicBool, AtomicUsize, Ordering},
};

const TEMPLATE: &str = "baton: 1\nkey: ask\nname: Ask\nroles:\n  client: {name: Client, party: client, fill: record.contact}\n\
    \x20 clerk: {name: Clerk, party: us, fill: group clerks}\nstages:\n  - stage: one\n    name: One\n    steps:\n\
    \x20     - step: look\n        kind: task\n        role: clerk\n        title: Look\n        form:\n\
    \x20         - {key: scan, label: Scan, type: file, types: [pdf]}\n";

pub struct Firm {
    pub folder: Folder,
    pub postgres: Option<Postgres>,
    pub server: Running,
    key: String,
}

impl Firm {
    pub fn open(postgres: Option<Postgres>) -> Self {
        let folder = Folder::new();
        let serve = ["serve", "--listen", "127.0.0.1:0"];
        let server = Running::start(&folder, &with_data(&serve, "data", postgres.as_ref()));
        let add = ["member", "add", "ann@firm.example", "--name", "Ann", "--group", "clerks"];
        folder.printed(&with_data(&add, "data", postgres.as_ref()));
        let create =
            ["key", "create", "--name", "load", "--scope", "read,templates,start,act,act_for_others"];
        let key = folder.printed(&with_data(&create, "data", postgres.as_ref())).trim().to_owned();
        let firm = Self { folder, postgres, server, key };
        firm.post("/templates", "application/yaml", TEMPLATE, "template");
        firm.post("/templates/ask/publication", "application/json", "", "publication");
        firm
    }

    fn post(&self, path: &str, kind: &str, body: &str, once: &str) -> serde_json::Value {
        let headers = format!(
            "Authorization: Bearer {}\r\nContent-Type: {kind}\r\nIdempotency-Key: {once}\r\n",
            self.key
        );
        let (status, _, answer) = self.server.ask("POST", &format!("/api/v1{path}"), &headers, body);
        assert!((200..300).contains(&status), "{path}: {status} {answer}");
        serde_json::from_str(&answer).unwrap_or_default()
    }

    /// Starts a flow and gives it a document.
    pub fn start(&self, number: usize) {
        let body = format!(
            r#"{{"template": "ask", "record": {{"kind": "client", "name": "Client {number}", "email": "client{number}@client.example"}}}}"#
        );
        let flow = self.post("/flows", "application/json", &body, &format!("start {number}"));
        let flow = flow["id"].as_str().unwrap_or_else(|| panic!("{flow}")).to_owned();
        let file = format!(
            "--b\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\nContent-Type: application/pdf\r\n\r\n%PDF-1.4 {number}\r\n--b--\r\n"
        );
        let path = format!("/flows/{flow}/steps/look/files/scan");
        self.post(&path, "multipart/form-data; boundary=b", &file, &format!("file {number}"));
    }

    pub fn run(&self, command: &[&str]) -> String {
        self.folder.printed(&with_data(command, "data", self.postgres.as_ref()))
    }
}

pub fn with_data<'a>(command: &[&'a str], data: &'a str, postgres: Option<&'a Postgres>) -> Vec<&'a str> {
    let database: &[&str] = match postgres {
        Some(postgres) => &["--database", postgres.url()],
        None => &[],
    };
    [command, &["--data", data], database].concat()
}

/// Every row of every table of a backup, in an order of its own. What search finds is written anew from the others.
pub fn rows(backup: &Path) -> Vec<String> {
    let connection = Connection::open(backup.join("baton.db")).unwrap();
    let names = "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'sqlite_%' \
        AND name NOT LIKE 'search\\_%' ESCAPE '\\'";
    let mut names = connection.prepare(names).unwrap();
    let names: Vec<String> = names.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
    let mut all = Vec::new();
    for name in names {
        let mut table = connection.prepare(&format!("SELECT * FROM {name}")).unwrap();
        let width = table.column_count();
        let mut found = table.query([]).unwrap();
        while let Some(row) = found.next().unwrap() {
            let cells: Vec<Value> = (0..width).map(|place| row.get(place).unwrap()).collect();
            all.push(format!("{name} {cells:?}"));
        }
    }
    all.sort();
    all
}

/// Names and contents of the documents below a folder.
pub fn documents(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut found = Vec::new();
    for shard in fs::read_dir(folder).unwrap().map(|shard| shard.unwrap().path()) {
        for file in fs::read_dir(shard).unwrap().map(|file| file.unwrap().path()) {
            found.push((file.file_name().unwrap().to_str().unwrap().to_owned(), fs::read(file).unwrap()));
        }
    }
    found.sort();
    found
}

#[test]
fn what_is_saved_under_load_comes_back_equal_on_either_database() {
    let firms =
        std::iter::once(Firm::open(None)).chain(Postgres::empty().map(|empty| Firm::open(Some(empty))));
    for firm in firms {
        let (stop, made) = (AtomicBool::new(false), AtomicUsize::new(0));
        for _ in 0..10 {
            firm.start(made.fetch_add(1, Ordering::SeqCst));
        }
        std::thread::scope(|scope| {
            for _ in 0..3 {
                scope.spawn(|| {
                    while !stop.load(Ordering::SeqCst) {
                        firm.start(made.fetch_add(1, Ordering::SeqCst));
                    }
                });
            }
            firm.run(&["backup", "saved"]);
            stop.store(true, Ordering::SeqCst);
        });
        let saved = firm.folder.path().join("saved");
        let (before, bytes) = (rows(&saved), documents(&saved.join("files")));
        let flows = before.iter().filter(|row| row.starts_with("flow [")).count();
        assert!(flows >= 10 && bytes.len() >= 10, "{flows} flows, {} documents", bytes.len());
        let mode = fs::metadata(saved.join("secret.key")).unwrap().permissions().mode() & 0o777;
        assert_eq!(mode, 0o600);
        for (number, target) in [None, Postgres::empty()].iter().enumerate() {
            if number == 1 && target.is_none() {
                continue;
            }
            let data = format!("restored{number}");
            let printed = firm.folder.printed(&with_data(&["restore", "saved"], &data, target.as_ref()));
            assert!(printed.contains(&format!("All is whole: the logs of {flows} flows")), "{printed}");
            let again = format!("again{number}");
            firm.folder.printed(&with_data(&["backup", &again], &data, target.as_ref()));
            let again = firm.folder.path().join(again);
            let now = rows(&again);
            let other = now
                .iter()
                .filter(|row| !before.contains(row))
                .chain(before.iter().filter(|row| !now.contains(row)));
            let other: Vec<_> = other.take(4).collect();
            assert!(now == before, "other rows came back: {other:#?}");
            assert!(documents(&again.join("files")) == bytes, "other documents came back");
            let same =
                |name: &str| fs::read(saved.join(name)).unwrap() == fs::read(again.join(name)).unwrap();
            assert!(same("secret.key"));
            answers_as_before(
                &firm,
                &with_data(&["serve", "--listen", "127.0.0.1:0"], &data, target.as_ref()),
                flows,
            );
            let twice = firm.folder.run(&with_data(&["restore", "saved"], &data, target.as_ref()));
            assert!(text(&twice.stderr).contains("is there already"), "{}", text(&twice.stderr));
        }
    }
}

/// The same key opens the restored server.
fn answers_as_before(firm: &Firm, serve: &[&str], flows: usize) {
    let server = Running::start(&firm.folder, serve);
    let (status, body) =
        server.get("/api/v1/flows?limit=200", &format!("Authorization: Bearer {}\r\n", firm.key));
    assert_eq!(status, 200, "{body}");
    let body: serde_json::Value = serde_json::from_str(&body).unwrap();
    assert_eq!(body["flows"].as_array().unwrap().len(), flows.min(200));
    for kind in ["records", "flows"] {
        until("everything that came back is found", || found(firm, &server, kind).len() == flows);
    }
    let mut names = found(firm, &server, "records");
    names.sort();
    names.dedup();
    assert_eq!(names.len(), flows, "each once");
}

/// Names of all that search finds of a kind.
pub fn found(firm: &Firm, server: &Running, kind: &str) -> Vec<String> {
    let (mut names, mut cursor) = (Vec::new(), String::new());
    loop {
        let path = format!("/api/v1/search?q=client&kind={kind}&limit=100{cursor}");
        let (status, body) = server.get(&path, &format!("Authorization: Bearer {}\r\n", firm.key));
        assert_eq!(status, 200, "{body}");
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        let page = &body[kind];
        let items = page["items"].as_array().unwrap();
        names.extend(items.iter().map(|item| item["name"].as_str().unwrap().to_owned()));
        let Some(next) = page["next"].as_str() else { return names };
        cursor = format!("&cursor={next}");
    }
}

#[test]
fn a_backup_that_cannot_be_trusted_restores_nothing() {
    let firm = Firm::open(None);
    firm.start(1);
    firm.run(&["backup", "good"]);
    type Spoil = fn(&Path);
    let cases: [(Spoil, &str); 6] = [
        (|saved| fs::remove_file(saved.join("manifest.json")).unwrap(), "holds no finished backup"),
        (|saved| fs::write(saved.join("baton.db"), "").unwrap(), "baton.db is not as it was saved"),
        (|saved| fs::remove_dir_all(saved.join("files")).unwrap(), "is missing"),
        (|saved| fs::remove_file(saved.join("secret.key")).unwrap(), "secret.key is missing"),
        (|saved| fs::remove_dir_all(saved).unwrap(), "is not there"),
        (|saved| fs::write(saved.join("manifest.json"), "{\"other\": 1}").unwrap(), "is no manifest"),
    ];
    for (spoil, expected) in cases {
        let saved = firm.folder.path().join("spoilt");
        let copied = std::process::Command::new("cp")
            .arg("-r")
            .arg(firm.folder.path().join("good"))
            .arg(&saved)
            .status();
        assert!(copied.unwrap().success());
        spoil(&saved);
        let complaint = firm.folder.complaint(&["restore", "spoilt", "--data", "nowhere"]);
        assert!(complaint.contains(expected), "{complaint}");
        assert!(!firm.folder.path().join("nowhere").exists());
        let _ = fs::remove_dir_all(&saved);
    }
    let complaint = firm.folder.complaint(&["restore", "good", "--data", "data"]);
    assert!(complaint.contains("is there already"), "{complaint}");
}

#[test]
fn a_backup_that_cannot_be_written_says_why_and_leaves_nothing() {
    let folder = Folder::new();
    let nothing = folder.complaint(&["backup", "saved", "--data", "data"]);
    assert!(nothing.contains("nothing to save"), "{nothing}");
    assert!(!folder.path().join("saved").exists() && !folder.path().join("data").exists());
    folder.printed(&["key", "create", "--name", "crm", "--data", "data"]);
    folder.file("file", "");
    fs::create_dir(folder.path().join("data/files")).unwrap();
    for (dir, expected) in [
        ("data", "is not empty"),
        ("file", "file"),
        ("file/below", "file/below"),
        ("/proc/nowhere/saved", "/proc/nowhere"),
        ("data/files/saved", "lies among the documents"),
    ] {
        let complaint = folder.complaint(&["backup", dir, "--data", "data"]);
        assert!(complaint.contains(expected), "{dir}: {complaint}");
    }
    folder.printed(&["backup", "saved", "--data", "data"]);
    let complaint = folder.complaint(&["backup", "saved", "--data", "data"]);
    assert!(complaint.contains("is not empty"), "{complaint}");
    folder.printed(&["restore", "saved", "--data", "again"]);
}

#[test]
fn a_document_without_bytes_is_named_and_the_rest_is_saved() {
    let firm = Firm::open(None);
    firm.start(1);
    let kept = "UPDATE file SET state = 'kept'";
    Connection::open(firm.folder.path().join("data/baton.db")).unwrap().execute(kept, []).unwrap();
    let (name, _) = documents(&firm.folder.path().join("data/files")).remove(0);
    let path = format!("data/files/{}/{name}", &name[name.len() - 2..]);
    fs::remove_file(firm.folder.path().join(path)).unwrap();
    let output = firm.folder.run(&["backup", "saved", "--data", "data"]);
    assert_eq!(output.status.code(), Some(1));
    assert!(text(&output.stderr).contains(&name), "{}", text(&output.stderr));
    let restored = firm.folder.run(&["restore", "saved", "--data", "again"]);
    assert!(restored.status.success() && text(&restored.stderr).contains(&name), "{restored:?}");
}
