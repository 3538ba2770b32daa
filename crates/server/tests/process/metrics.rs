//! What Prometheus reads, and who may.

use super::baton::{Folder, Running, ask};

const SERVE: [&str; 7] =
    ["serve", "--data", "data", "--listen", "127.0.0.1:0", "--metrics-listen", "127.0.0.1:0"];

/// Where it answers, from its log.
fn metrics_address(server: &Running) -> String {
    let line = server.log.iter().find(|line| line.contains(": metrics ")).unwrap();
    line.split("address=").nth(1).unwrap().to_owned()
}

fn value(text: &str, sample: &str) -> Option<f64> {
    text.lines().find_map(|line| line.strip_prefix(sample)?.strip_prefix(' ')?.parse().ok())
}

#[test]
fn requests_commits_and_the_rest_are_counted() {
    let folder = Folder::new();
    let server = Running::start(&folder, &SERVE);
    let address = metrics_address(&server);
    let key = folder.printed(&["key", "create", "--name", "crm", "--data", "data"]);
    let bearer = format!("Authorization: Bearer {}\r\n", key.trim());
    assert_eq!(server.get("/api/v1/flows", &bearer).0, 200);
    assert_eq!(server.get("/api/v1/flows/nothing-such", &bearer).0, 404);
    assert_eq!(server.get("/nobody-knows-this", "").0, 404);
    let (status, head, text) = ask(&address, "GET", "/metrics", "", "");
    assert_eq!(status, 200);
    assert!(head.contains("text/plain; version=0.0.4"), "{head}");
    for (sample, expected) in [
        ("baton_http_requests_total{method=\"GET\",route=\"/api/v1/flows\",status=\"200\"}", 1.0),
        ("baton_http_requests_total{method=\"GET\",route=\"/api/v1/flows/{id}\",status=\"404\"}", 1.0),
        ("baton_http_requests_total{method=\"GET\",route=\"none\",status=\"404\"}", 1.0),
        ("baton_http_request_seconds_count{method=\"GET\",route=\"/api/v1/flows\"}", 1.0),
        ("baton_flow_commits_total{outcome=\"written\"}", 0.0),
        ("baton_outbox_rows{state=\"waiting\"}", 0.0),
        ("baton_outbox_rows{state=\"failed\"}", 0.0),
        ("baton_outbox_oldest_seconds", 0.0),
        ("baton_sessions", 0.0),
        ("baton_database_up", 1.0),
        ("baton_mails_total{outcome=\"delivered\"}", 0.0),
    ] {
        assert_eq!(value(&text, sample), Some(expected), "{sample} in\n{text}");
    }
    for sample in
        ["process_resident_memory_bytes", "baton_database_connections{state=\"idle\"}", "process_open_fds"]
    {
        assert!(value(&text, sample).is_some_and(|value| value > 0.0), "{sample} in\n{text}");
    }
    assert!(text.contains("reconciler=\"mails\""), "{text}");
    assert!(!text.contains("nothing-such") && !text.contains("nobody-knows"), "{text}");
    // The pages know nothing of it.
    assert_eq!(server.get("/metrics", "").0, 404);
    server.signal("TERM");
    assert!(server.wait().0.success());
}

#[test]
fn a_token_is_asked_for_where_one_is_set() {
    let folder = Folder::new();
    let token = "a-token-of-some-length";
    let server = Running::start(&folder, &[&SERVE[..], &["--metrics-token", token]].concat());
    let address = metrics_address(&server);
    for (sent, status) in [
        (String::new(), 401),
        ("Authorization: Bearer wrong\r\n".to_owned(), 401),
        (format!("Authorization: Bearer {token}\r\n"), 200),
    ] {
        assert_eq!(ask(&address, "GET", "/metrics", &sent, "").0, status, "{sent}");
    }
}

#[test]
fn others_cannot_read_them_by_accident() {
    let folder = Folder::new();
    let open = folder.complaint(&["serve", "--data", "data", "--metrics-listen", "0.0.0.0:0"]);
    assert!(open.contains("metrics_token"), "{open}");
    let short = folder.complaint(&["serve", "--data", "data", "--metrics-token", "short"]);
    assert!(short.contains("at least 16") && !short.contains("short\""), "{short}");
    let taken = std::net::TcpListener::bind("127.0.0.1:0").unwrap();
    let address = taken.local_addr().unwrap().to_string();
    let refused =
        folder.run(&["serve", "--data", "data", "--listen", "127.0.0.1:0", "--metrics-listen", &address]);
    assert!(!refused.status.success());
    assert!(String::from_utf8_lossy(&refused.stderr).contains("for metrics"), "{refused:?}");
}
