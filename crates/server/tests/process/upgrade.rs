//! A data folder of the release before this one, brought here. `previous/*.tar.gz` were made by that release's
//! `demo`, once on each database, with a key that `key create` printed into `key.txt`; they are never made anew.

use super::{
    baton::{Folder, Running, text},
    postgres::Postgres,
};
use serde_json::Value as Json;
use std::process::Command;

const SQLITE: &str = "tests/previous/sqlite.tar.gz";
const POSTGRES: &str = "tests/previous/postgres.tar.gz";
const FLOWS: usize = 11;
const MEMBER: &str = "priya@sample-advisors.example";
const PASSWORD: &str = "sample-password";

/// The old data in `data` of a folder of its own, and the database it belongs to.
struct Old {
    folder: Folder,
    postgres: Option<Postgres>,
    key: String,
}

impl Old {
    fn sqlite() -> Self {
        let (folder, key) = unpacked(SQLITE);
        Self { folder, postgres: None, key }
    }

    fn each() -> Vec<Self> {
        let mut all = vec![Self::sqlite()];
        if let Some(postgres) = Postgres::empty() {
            let (folder, key) = unpacked(POSTGRES);
            postgres.run(&std::fs::read_to_string(folder.path().join("data/dump.sql")).unwrap());
            all.push(Self { folder, postgres: Some(postgres), key });
        }
        all
    }

    fn arguments<'a>(&'a self, command: &[&'a str]) -> Vec<&'a str> {
        match &self.postgres {
            Some(postgres) => postgres.arguments(command),
            None => [command, &["--data", "data"]].concat(),
        }
    }

    fn serve(&self) -> Running {
        Running::start(&self.folder, &self.arguments(&["serve", "--listen", "127.0.0.1:0"]))
    }
}

fn unpacked(archive: &str) -> (Folder, String) {
    let folder = Folder::new();
    let data = folder.path().join("data");
    std::fs::create_dir(&data).unwrap();
    let tar = Command::new("tar").args(["-xzf", archive, "-C"]).arg(&data).status().unwrap();
    assert!(tar.success());
    let key = std::fs::read_to_string(data.join("key.txt")).unwrap().trim().to_owned();
    (folder, key)
}

fn json(server: &Running, key: &str, path: &str) -> Json {
    let (status, body) = server.get(path, &format!("Authorization: Bearer {key}\r\n"));
    assert_eq!(status, 200, "{path}: {body}");
    serde_json::from_str(&body).unwrap()
}

fn flows(server: &Running, key: &str) -> Vec<(String, String)> {
    let flows = json(server, key, "/api/v1/flows?limit=100");
    let one = |flow: &Json| {
        let name = flow["record"]["name"].as_str().unwrap_or_default();
        (flow["id"].as_str().unwrap().to_owned(), name.to_owned())
    };
    flows["flows"].as_array().unwrap().iter().map(one).collect()
}

#[test]
fn the_release_before_is_upgraded_and_works() {
    for old in Old::each() {
        let migrated = old.folder.run(&old.arguments(&["migrate"]));
        let printed = text(&migrated.stdout);
        assert!(printed.contains("The tables went from version 1 to "), "{migrated:?}");
        let server = old.serve();
        let all = flows(&server, &old.key);
        assert_eq!(all.len(), FLOWS);
        every_page_answers(&server, &all);
        let calendars = json(&server, &old.key, "/api/v1/calendars");
        let own = &calendars["calendars"][0];
        assert_eq!((&own["name"], &own["default"]), (&"Standard".into(), &true.into()), "{calendars}");
        assert!(own["hours"]["mon"].is_array(), "the hours it had: {calendars}");
        complete_a_step(&server, &old.key, &all);
        // Its logs, those written since, and the audit log.
        old.folder.printed(&old.arguments(&["backup", "saved"]));
        server.signal("TERM");
        assert!(server.wait().0.success());
        let restored = old.folder.printed(&["restore", "saved", "--data", "again"]);
        assert!(restored.contains(&format!("All is whole: the logs of {FLOWS} flows")), "{restored}");
    }
}

/// Members sign in with the passwords they had, and read everything.
fn every_page_answers(server: &Running, flows: &[(String, String)]) {
    let cookie = server.sign_in(MEMBER, PASSWORD);
    let lists = ["/", "/todo", "/flows", "/flows?status=completed", "/templates", "/templates/kyc-review"];
    let admin = ["/admin/members", "/admin/keys", "/admin/calendars", "/flows/new?template=kyc-review"];
    let tabs = |(id, _): &(String, String)| {
        ["", "/messages", "/files", "/history"].map(|tab| format!("/flows/{id}{tab}"))
    };
    let paths = lists.iter().chain(&admin).map(|path| (*path).to_owned());
    for path in paths.chain(flows.iter().flat_map(tabs)) {
        let (status, page) = server.get(&path, &cookie);
        assert_eq!(status, 200, "{path}: {page}");
    }
    let (_, history) = server.get(&format!("/flows/{}/history", flows[0].0), &cookie);
    assert!(!history.contains("was changed"), "{history}");
}

fn complete_a_step(server: &Running, key: &str, flows: &[(String, String)]) {
    let (flow, _) = flows.iter().find(|(_, name)| name == "Northfield Bakery").unwrap();
    let path = format!("/api/v1/flows/{flow}/steps/verify/completion");
    let headers =
        format!("Authorization: Bearer {key}\r\nContent-Type: application/json\r\nIdempotency-Key: once\r\n");
    let body = r#"{"outcome": "approved", "data": {"risk": "Low"}}"#;
    let (status, _, answer) = server.ask("POST", &path, &headers, body);
    assert_eq!(status, 200, "{answer}");
    let log = json(server, key, &format!("/api/v1/flows/{flow}/log"));
    assert!(log["entries"].as_array().unwrap().iter().any(|entry| entry.to_string().contains("verify")));
}

#[test]
fn serve_upgrades_a_file_after_copying_it() {
    let old = Old::sqlite();
    let server = old.serve();
    assert_eq!(flows(&server, &old.key).len(), FLOWS);
    let copies: Vec<_> = std::fs::read_dir(old.folder.path().join("data/backups"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .collect();
    assert_eq!(copies.len(), 1, "{copies:?}");
    drop(server);
    // The copy is the old database: with it in place everything is as it was.
    let data = old.folder.path().join("data");
    for name in ["baton.db", "baton.db-wal", "baton.db-shm"] {
        let _ = std::fs::remove_file(data.join(name));
    }
    std::fs::rename(&copies[0], data.join("baton.db")).unwrap();
    let printed = old.folder.printed(&old.arguments(&["migrate"]));
    assert!(printed.contains("The tables went from version 1 to "), "{printed}");
}

#[test]
fn a_backup_of_the_release_before_is_restored_and_upgraded() {
    for old in Old::each() {
        let saved = old.folder.printed(&old.arguments(&["backup", "saved"]));
        assert!(saved.contains(" rows at version 1 and "), "{saved}");
        let restored = old.folder.printed(&["restore", "saved", "--data", "again"]);
        assert!(restored.contains("The tables went from version 1 to "), "{restored}");
        assert!(restored.contains(&format!("All is whole: the logs of {FLOWS} flows")), "{restored}");
    }
}

#[test]
fn a_newer_database_is_left_alone() {
    let old = Old::sqlite();
    old.folder.printed(&old.arguments(&["migrate"]));
    let future = "INSERT INTO schema_migration VALUES (9999, 'future', 'x', 0)";
    rusqlite::Connection::open(old.folder.path().join("data/baton.db")).unwrap().execute(future, []).unwrap();
    for command in [&["serve", "--listen", "127.0.0.1:0"][..], &["migrate"], &["backup", "saved"]] {
        let output = old.folder.run(&old.arguments(command));
        assert!(!output.status.success());
        assert!(text(&output.stderr).contains("start a newer program"), "{}", text(&output.stderr));
    }
    assert!(!old.folder.path().join("saved").exists());
}
