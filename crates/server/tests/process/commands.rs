//! Commands that do one thing and end.

use super::baton::{Folder, text};

const TEMPLATE: &str = "baton: 1\nkey: ask\nname: Ask\nroles:\n  lawyer: {name: Lawyer, party: us, fill: group lawyers}\n\
    stages:\n  - stage: one\n    name: One\n    steps:\n      - {step: answer, kind: task, role: lawyer, title: Answer}\n";

#[test]
fn key_create_prints_only_the_key() {
    let folder = Folder::new();
    let key = folder.printed(&["key", "create", "--name", "crm", "--data", "data"]);
    assert!(
        key.ends_with('\n') && key.trim().len() > 30 && !key.trim().contains(char::is_whitespace),
        "{key:?}"
    );
    let other =
        folder.printed(&["key", "create", "--name", "crm", "--scope", "read,start", "--data", "data"]);
    assert_ne!(key, other);
    let complaint = folder.complaint(&["key", "create", "--name", "crm", "--scope", "everything"]);
    assert!(
        complaint.contains("expected one of read, templates, start, act, records, act_for_others"),
        "{complaint}"
    );
}

#[test]
fn member_add_prints_a_link_that_sets_a_password() {
    let folder = Folder::new();
    let add = ["member", "add", "ann@firm.example", "--name", "Ann", "--group", "legal,tax", "--admin"];
    let link = folder.printed(&[&add[..], &["--public-address", "https://flows.firm.example/"]].concat());
    assert!(link.starts_with("https://flows.firm.example/password/"), "{link}");
    let again = folder.complaint(&add);
    assert!(!again.trim().is_empty(), "a taken address must be refused in words");
    let wrong = folder.complaint(&["member", "add", "ann", "--name", "Ann"]);
    assert!(wrong.contains("email"), "{wrong}");
}

#[test]
fn template_check_prints_every_problem_with_its_place() {
    let folder = Folder::new();
    let (good, bad) =
        (folder.file("good.yaml", TEMPLATE), folder.file("bad.yaml", "baton: 1\nkey: Bad Key\n"));
    assert_eq!(folder.printed(&["template", "check", &good]), "");
    let output = folder.run(&["template", "check", &good, &bad]);
    assert_eq!(output.status.code(), Some(1));
    let printed = text(&output.stdout);
    assert!(!printed.is_empty());
    for line in printed.lines() {
        assert!(line.starts_with(&format!("{bad}:")) && line.contains(", expected "), "{line}");
    }
    let missing = folder.complaint(&["template", "check", "nowhere.yaml"]);
    assert!(missing.contains("nowhere.yaml"), "{missing}");
}

#[test]
fn template_check_warns_of_groups_where_it_knows_a_store() {
    let folder = Folder::new();
    let file = folder.file("ask.yaml", TEMPLATE);
    let output = folder.run(&["template", "check", &file, "--data", "data"]);
    assert!(output.status.success());
    assert!(text(&output.stderr).contains("there is no group \"lawyers\" yet"), "{}", text(&output.stderr));
    folder.printed(&[
        "member",
        "add",
        "ann@firm.example",
        "--name",
        "Ann",
        "--group",
        "lawyers",
        "--data",
        "data",
    ]);
    assert_eq!(folder.printed(&["template", "check", &file, "--data", "data"]), "");
}

#[test]
fn calendar_due_answers_one_and_many() {
    let folder = Folder::new();
    let calendar =
        folder.file("calendar.yaml", "zone: UTC\nhours: {mon: [\"09:00-17:00\"], tue: [\"09:00-17:00\"]}\n");
    let due = ["calendar", "due", "--calendar", &calendar, "--from", "2026-03-16T16:00:00Z", "--target"];
    let answer = folder.printed(&[&due[..], &["1 business day"]].concat());
    assert!(answer.starts_with("{\"due\":\"2026-03-17T16:00:00Z\",\"derivation\":["), "{answer}");
    let refused = folder.run(&[&due[..], &["soon"]].concat());
    assert_eq!(refused.status.code(), Some(1));
    assert!(text(&refused.stdout).starts_with("{\"error\":"), "{}", text(&refused.stdout));
    let complaint = folder.complaint(&["calendar", "due", "--calendar", &calendar]);
    assert!(complaint.contains("--from"), "{complaint}");
}

#[test]
fn schema_is_json() {
    let schema: serde_json::Value =
        serde_json::from_str(&Folder::new().printed(&["template", "schema"])).unwrap();
    assert!(schema.get("$defs").is_some());
}

#[test]
fn migrate_says_what_it_did() {
    let folder = Folder::new();
    let first = folder.run(&["migrate", "--data", "data"]);
    assert!(text(&first.stdout).starts_with("The tables were made at version "), "{}", text(&first.stdout));
    let second = folder.run(&["migrate", "--data", "data"]);
    assert!(text(&second.stdout).starts_with("The tables were up to date"), "{}", text(&second.stdout));
}

#[test]
fn wrong_settings_are_refused_before_anything_is_made() {
    let folder = Folder::new();
    folder.file("baton.toml", "listne = \"127.0.0.1:1\"\n");
    for (arguments, words) in [
        (&["serve", "--data", "."][..], "./baton.toml:1: unknown setting listne"),
        (&["serve", "--data", "data", "--listen", "here"], "--listen: listen: \"here\" is not an address"),
        (&["serve", "--data", "data", "--listen", "0.0.0.0:0"], "--behind-proxy"),
        (
            &["serve", "--data", "data", "--listen", "0.0.0.0:0", "--behind-proxy"],
            "public_address is missing",
        ),
        (&["demo", "--data", "data", "--listen", "0.0.0.0:0"], "answers this machine only"),
    ] {
        let complaint = folder.complaint(arguments);
        assert!(complaint.contains(words), "{arguments:?}: {complaint}");
    }
    assert!(!folder.path().join("data").exists());
}

#[test]
fn the_audit_log_verifies_until_it_is_changed() {
    let folder = Folder::new();
    folder.printed(&["key", "create", "--name", "crm", "--data", "data"]);
    let whole = folder.printed(&["verify", "audit", "--data", "data"]);
    assert!(whole.starts_with("audit: whole, 2 entries, head "), "{whole}");
    let database = rusqlite::Connection::open(folder.path().join("data/baton.db")).unwrap();
    database.execute("UPDATE audit_log SET subject = 'x' WHERE seq = 2", []).unwrap();
    let changed = folder.run(&["verify", "audit", "--data", "data"]);
    assert_eq!(changed.status.code(), Some(1));
    let said = text(&changed.stdout);
    assert_eq!(said, "audit: not whole: entry 2 of the audit log is missing or was changed\n");
}

#[test]
fn verify_knows_no_flow_that_is_not_there() {
    let complaint = Folder::new().complaint(&["verify", "nothing", "--data", "data"]);
    assert!(complaint.contains("there is no flow nothing"), "{complaint}");
}
