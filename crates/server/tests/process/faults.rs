//! Storage that fails under a running server: what cannot be done is refused, nothing is half done, and it goes on by
//! itself.

use super::{
    baton::{Folder, Running, ask},
    gate::Gate,
    postgres::Postgres,
    smtp::{PATIENCE, until},
};
use std::{
    collections::BTreeSet,
    path::Path,
    process::Command,
    sync::{
        Arc,
        atomic::{AtomicBool, Ordering},
        mpsc::channel,
    },
    time::Duration,
};

const TEMPLATE: &str = include_str!("../../../../templates/bench-onboarding5.yaml");
const SERVE: [&str; 5] = ["serve", "--data", "data", "--listen", "127.0.0.1:0"];

/// One who starts flows over the API.
#[derive(Clone)]
struct Starter {
    address: String,
    key: String,
}

impl Starter {
    /// With the template published.
    fn new(folder: &Folder, server: &Running, database: &[&str]) -> Self {
        let create = [&["key", "create", "--name", "load", "--data", "data"], database].concat();
        let key = folder.printed(&create).trim().to_owned();
        let starter = Self { address: server.address.clone(), key };
        let yaml = "Content-Type: application/yaml\r\n";
        assert_eq!(starter.ask("POST", "/api/v1/templates", yaml, TEMPLATE).0, 201);
        let published = starter.ask("POST", "/api/v1/templates/bench-onboarding5/publication", "", "");
        assert_eq!(published.0, 201, "{}", published.2);
        starter
    }

    fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, String, String) {
        let bearer = format!("Authorization: Bearer {}\r\n{headers}", self.key);
        ask(&self.address, method, path, &bearer, body)
    }

    /// The same number is the same request.
    fn start(&self, number: usize) -> (u16, String, String) {
        let body = format!(
            r#"{{"template":"bench-onboarding5","record":{{"kind":"client","name":"Client {number}","email":"c{number}@client.example"}}}}"#
        );
        let headers = format!("Content-Type: application/json\r\nIdempotency-Key: start-{number}\r\n");
        self.ask("POST", "/api/v1/flows", &headers, &body)
    }

    fn flows(&self) -> BTreeSet<String> {
        let (status, _, body) = self.ask("GET", "/api/v1/flows?limit=200", "", "");
        assert_eq!(status, 200, "{body}");
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        body["flows"].as_array().unwrap().iter().map(|flow| flow["id"].as_str().unwrap().to_owned()).collect()
    }
}

/// A refusal that says when to come back.
fn assert_away((status, head, body): &(u16, String, String)) {
    assert_eq!(*status, 503, "{head}\n{body}");
    assert!(head.to_lowercase().contains("\r\nretry-after: "), "{head}");
}

#[test]
fn a_database_that_goes_away_under_load_and_comes_back_loses_nothing() {
    let Some(postgres) = Postgres::empty() else { return };
    let (before, rest) = postgres.url().split_once('@').unwrap();
    let (server, name) = rest.split_once('/').unwrap();
    let gate = Gate::before(server);
    let url = format!("{before}@127.0.0.1:{}/{name}", gate.port);
    let folder = Folder::new();
    let database = ["--database", &url];
    let running = Running::start(&folder, &[&SERVE[..], &database].concat());
    let starter = Starter::new(&folder, &running, &database);
    assert_eq!(starter.start(0).0, 201);
    let (_, sign_in, _) = running.ask("GET", "/sign-in", "", "");
    assert!(sign_in.starts_with("HTTP/1.1 200"), "{sign_in}");

    let stop = Arc::new(AtomicBool::new(false));
    let (told, refused) = channel();
    let load: Vec<_> = (0..8)
        .map(|lane| {
            let (starter, stop, told) = (starter.clone(), Arc::clone(&stop), told.clone());
            std::thread::spawn(move || {
                let mut done = Vec::new();
                for number in (1..).map(|round| round * 8 + lane) {
                    // Whoever is refused comes again with the same request.
                    loop {
                        let answer = starter.start(number);
                        if answer.0 == 201 {
                            break;
                        }
                        assert_away(&answer);
                        let _ = told.send(lane);
                    }
                    done.push(number);
                    if stop.load(Ordering::SeqCst) {
                        return done;
                    }
                }
                done
            })
        })
        .collect();
    gate.shut();
    // Everybody is told, and told again.
    let mut lanes = BTreeSet::new();
    while lanes.len() < 8 {
        lanes.insert(refused.recv_timeout(PATIENCE).unwrap());
    }
    assert_eq!(running.get("/healthz", "").0, 200, "the process is well");
    assert_eq!(running.get("/readyz", "").0, 503, "and says that it cannot work");
    assert_away(&running.ask("GET", "/sign-in", "", ""));
    stop.store(true, Ordering::SeqCst);
    gate.open();
    let done: usize = load.into_iter().map(|lane| lane.join().unwrap().len()).sum();
    until("readiness", || running.get("/readyz", "").0 == 200);
    // Each request that was answered is there once; none that was repeated is there twice.
    assert_eq!(starter.flows().len(), (done + 1).min(200));
    running.signal("TERM");
    assert!(running.wait().0.success());
}

/// What a database that goes away is on PostgreSQL, a file that another process keeps to itself is on SQLite: a copy or a
/// repair by hand.
#[test]
fn a_database_file_that_somebody_else_holds_refuses_acts_until_it_is_free() {
    let folder = Folder::new();
    let server = Running::start(&folder, &SERVE);
    let starter = Starter::new(&folder, &server, &[]);
    assert_eq!(starter.start(0).0, 201);
    let holder = rusqlite::Connection::open(folder.path().join("data/baton.db")).unwrap();
    holder.execute_batch("BEGIN IMMEDIATE").unwrap();
    let (told, answers) = channel();
    for number in 1..9 {
        let (starter, told) = (starter.clone(), told.clone());
        std::thread::spawn(move || told.send(starter.start(number)));
    }
    assert_eq!(server.get("/sign-in", "").0, 200, "what only reads goes on");
    assert_eq!(starter.flows().len(), 1);
    for _ in 1..9 {
        assert_away(&answers.recv_timeout(SILENCE_MAX).unwrap());
    }
    holder.execute_batch("ROLLBACK").unwrap();
    until("recovery", || (1..9).all(|number| starter.start(number).0 == 201));
    assert_eq!(starter.flows().len(), 9, "none of them twice");
    server.signal("TERM");
    assert!(server.wait().0.success());
}

/// How long somebody waits at most: 15 s for an answer, and 10 s more where no connection is left to ask on
/// (architecture.md, "When something fails").
const SILENCE_MAX: Duration = Duration::from_secs(27);

#[test]
fn a_database_that_lets_everybody_in_and_says_nothing_is_refused_in_time() {
    let Some(postgres) = Postgres::empty() else { return };
    let (before, rest) = postgres.url().split_once('@').unwrap();
    let (server, name) = rest.split_once('/').unwrap();
    let gate = Gate::before(server);
    let url = format!("{before}@127.0.0.1:{}/{name}", gate.port);
    let folder = Folder::new();
    let database = ["--database", &url];
    let running = Running::start(&folder, &[&SERVE[..], &database].concat());
    let starter = Starter::new(&folder, &running, &database);
    assert_eq!(starter.start(0).0, 201);

    gate.silence();
    let (told, answers) = channel();
    for number in 1..4 {
        let (starter, told) = (starter.clone(), told.clone());
        std::thread::spawn(move || told.send(starter.start(number)));
    }
    for _ in 1..4 {
        assert_away(&answers.recv_timeout(SILENCE_MAX).unwrap());
    }
    assert_eq!(running.get("/healthz", "").0, 200, "the process is well");
    gate.open();
    until("recovery", || (1..4).all(|number| starter.start(number).0 == 201));
    assert_eq!(starter.flows().len(), 4, "none of them twice");
    running.signal("TERM");
    assert!(running.wait().0.success());
}

/// The server in a shell that limits the size of files, as a full disk or a quota would.
fn limited(folder: &Folder, kib: u64) -> Running {
    let script = format!("trap '' XFSZ; ulimit -S -f {}; exec \"$@\"", kib * 2);
    let mut command = Command::new("sh");
    command.args(["-c", &script, "sh", env!("CARGO_BIN_EXE_baton")]).args(SERVE);
    command.env_clear().env("PATH", "/usr/bin:/bin").current_dir(folder.path());
    Running::of(command)
}

/// What the file is larger than, in KiB.
fn size(path: &Path) -> u64 {
    std::fs::metadata(path).map_or(0, |file| file.len() / 1024)
}

#[test]
fn a_disk_without_room_for_the_database_refuses_whole_acts_until_there_is_some() {
    let folder = Folder::new();
    let server = Running::start(&folder, &SERVE);
    let starter = Starter::new(&folder, &server, &[]);
    assert_eq!(starter.start(0).0, 201);
    server.signal("TERM");
    server.wait();

    // Room for some more, in the file and in its log.
    let room = size(&folder.path().join("data/baton.db")) + 300;
    let server = limited(&folder, room);
    let starter = Starter { address: server.address.clone(), ..starter };
    let mut number = 0;
    let refused = loop {
        number += 1;
        let answer = starter.start(number);
        if answer.0 != 201 {
            break answer;
        }
        assert!(number < 2_000, "the disk is never full");
    };
    assert_away(&refused);
    let before = starter.flows();
    assert_eq!(before.len(), number.min(200), "what was answered is there, what was refused is not");
    assert_eq!(server.get("/sign-in", "").0, 200, "what only reads goes on");

    let id = server.id().to_string();
    let more = Command::new("prlimit").args(["--pid", &id, "--fsize=unlimited:unlimited"]).status().unwrap();
    assert!(more.success());
    until("recovery", || starter.start(number).0 == 201);
    for flow in starter.flows() {
        let checked = folder.printed(&["verify", &flow, "--data", "data"]);
        assert!(checked.contains(": whole, "), "{checked}");
    }
    server.signal("TERM");
    assert!(server.wait().0.success());
}

#[test]
fn a_postgres_without_room_refuses_whole_acts_until_there_is_some() {
    let Some(postgres) = Postgres::empty() else { return };
    let folder = Folder::new();
    let database = ["--database", postgres.url()];
    let server = Running::start(&folder, &[&SERVE[..], &database].concat());
    let starter = Starter::new(&folder, &server, &database);
    assert_eq!(starter.start(0).0, 201);
    postgres.run(
        "CREATE FUNCTION out_of_room() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN \
         RAISE EXCEPTION 'could not extend file: No space left on device' USING ERRCODE = '53100'; END $$; \
         CREATE TRIGGER out_of_room AFTER INSERT ON flow_log FOR EACH ROW EXECUTE FUNCTION out_of_room()",
    );
    assert_away(&starter.start(1));
    assert_eq!(starter.flows().len(), 1);
    postgres.run("DROP FUNCTION out_of_room CASCADE");
    assert_eq!(starter.start(1).0, 201);
    assert_eq!(starter.flows().len(), 2);
}

const FILES: &str = "
baton: 1
key: files
name: Files
started_from: [client]
roles:
  client: {name: Client, party: client, fill: record.contact}
start:
  initializer: client
stages:
  - stage: work
    name: Work
    steps:
      - step: give
        kind: file_request
        role: client
        title: Send us a scan
        files:
          - {key: scan, label: Scan, types: [pdf], required: true}
";

#[test]
fn a_disk_without_room_for_a_file_keeps_nothing_of_it() {
    let folder = Folder::new();
    // Every file of the server's own stays below this.
    let server = limited(&folder, 8 * 1024);
    let starter = Starter::new(&folder, &server, &[]);
    let yaml = "Content-Type: application/yaml\r\n";
    assert_eq!(starter.ask("POST", "/api/v1/templates", yaml, FILES).0, 201);
    assert_eq!(starter.ask("POST", "/api/v1/templates/files/publication", "", "").0, 201);
    let body = r#"{"template":"files","record":{"kind":"client","name":"Ann","email":"ann@client.example"}}"#;
    let json = "Content-Type: application/json\r\n";
    let (status, _, started) = starter.ask("POST", "/api/v1/flows", json, body);
    assert_eq!(status, 201, "{started}");
    let started: serde_json::Value = serde_json::from_str(&started).unwrap();
    let place = format!("/api/v1/flows/{}/steps/give/files/scan", started["id"].as_str().unwrap());
    let key = folder.printed(&[
        "key",
        "create",
        "--name",
        "for others",
        "--scope",
        "act",
        "--scope",
        "act_for_others",
        "--data",
        "data",
    ]);
    let giver = Starter { key: key.trim().to_owned(), ..starter };
    let give = |bytes: usize| {
        let pdf = format!("%PDF-1.7\n{}\n%%EOF\n", "x".repeat(bytes));
        let multipart = "Content-Type: multipart/form-data; boundary=frontier\r\n";
        let body = format!(
            "--frontier\r\nContent-Disposition: form-data; name=\"file\"; filename=\"scan.pdf\"\r\n\r\n{pdf}\r\n--frontier--\r\n"
        );
        giver.ask("POST", &place, multipart, &body)
    };
    assert_away(&give(9 * 1024 * 1024));
    let left = walk(&folder.path().join("data/files"));
    assert_eq!(left, 0, "nothing of it stays");
    let given = give(1_000);
    assert_eq!(given.0, 201, "{}", given.2);
    assert_eq!(walk(&folder.path().join("data/files")), 1);
}

/// How many files lie below.
fn walk(folder: &Path) -> usize {
    let entries = std::fs::read_dir(folder).unwrap().map(Result::unwrap);
    entries.map(|entry| if entry.path().is_dir() { walk(&entry.path()) } else { 1 }).sum()
}
