//! A server from start to end.

use super::baton::{Folder, Running};
use std::{net::TcpStream, os::unix::fs::PermissionsExt};

const SERVE: [&str; 5] = ["serve", "--data", "data", "--listen", "127.0.0.1:0"];

#[test]
fn it_starts_on_an_empty_folder_and_stops_when_told() {
    for signal in ["TERM", "INT"] {
        let folder = Folder::new();
        let server = Running::start(&folder, &SERVE);
        assert_eq!(server.get("/healthz", "").0, 200);
        assert_eq!(server.get("/readyz", "").0, 200);
        // A connection that was opened and never used must not hold it up.
        let _idle = TcpStream::connect(&server.address).unwrap();
        server.signal(signal);
        let (status, printed) = server.wait();
        assert!(status.success(), "{status}");
        assert!(printed.contains("/setup/"), "{printed}");
        let mode = |name: &str| {
            let metadata = std::fs::metadata(folder.path().join("data").join(name)).unwrap();
            metadata.permissions().mode() & 0o777
        };
        assert_eq!((mode("."), mode("files"), mode("secret.key")), (0o700, 0o700, 0o600));
    }
}

#[test]
fn a_key_made_beside_it_works_at_once_and_after_a_crash() {
    let folder = Folder::new();
    let server = Running::start(&folder, &SERVE);
    let key = folder.printed(&["key", "create", "--name", "crm", "--data", "data"]);
    let bearer = format!("Authorization: Bearer {}\r\n", key.trim());
    let (status, body) = server.get("/api/v1/flows", &bearer);
    assert_eq!(status, 200, "{body}");
    assert_eq!(server.get("/api/v1/flows", "Authorization: Bearer nonsense\r\n").0, 401);
    server.signal("KILL");
    assert!(!server.wait().0.success());
    let server = Running::start(&folder, &SERVE);
    assert_eq!(server.get("/api/v1/flows", &bearer).0, 200);
}

#[test]
fn a_key_file_others_can_read_stops_it() {
    let folder = Folder::new();
    folder.printed(&["key", "create", "--name", "crm", "--data", "data"]);
    let path = folder.path().join("data/secret.key");
    std::fs::set_permissions(path, std::fs::Permissions::from_mode(0o644)).unwrap();
    let complaint = folder.complaint(&SERVE);
    assert!(complaint.contains("chmod 600 data/secret.key"), "{complaint}");
}

#[test]
fn the_demo_is_made_once_and_kept() {
    let folder = Folder::new();
    let demo = ["demo", "--data", "data", "--listen", "127.0.0.1:0"];
    let flows = |server: &Running| {
        let key = folder.printed(&["key", "create", "--name", "look", "--data", "data"]);
        let (status, body) =
            server.get("/api/v1/flows?limit=100", &format!("Authorization: Bearer {}\r\n", key.trim()));
        assert_eq!(status, 200, "{body}");
        let body: serde_json::Value = serde_json::from_str(&body).unwrap();
        body["flows"].as_array().unwrap().iter().map(|flow| flow["id"].to_string()).collect::<Vec<_>>()
    };
    let server = Running::start(&folder, &demo);
    let first = flows(&server);
    assert!(first.len() >= 10, "{first:?}");
    for id in &first {
        let checked = folder.printed(&["verify", id.trim_matches('"'), "--data", "data"]);
        assert!(checked.contains(": whole, "), "{checked}");
    }
    server.signal("TERM");
    let (_, printed) = server.wait();
    for words in ["/sign-in", "/mailbox", "/s/", "priya@sample-advisors.example", "sample-password"] {
        assert!(printed.contains(words), "{words} is missing in\n{printed}");
    }
    let server = Running::start(&folder, &demo);
    assert_eq!(flows(&server), first);
}

#[test]
fn the_demo_leaves_an_organisation_of_somebody_else_alone() {
    let folder = Folder::new();
    folder.printed(&["member", "add", "ann@firm.example", "--name", "Ann", "--data", "data"]);
    let output = folder.run(&["demo", "--data", "data", "--listen", "127.0.0.1:0"]);
    assert!(!output.status.success());
    assert!(String::from_utf8_lossy(&output.stderr).contains("choose another folder with --data"));
}
