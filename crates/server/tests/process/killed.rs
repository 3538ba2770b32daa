//! Processes that die without a word, at whatever moment: what they leave is nothing, or goes on.

use super::{
    backups::{Firm, documents, found, rows, with_data},
    baton::{Running, text},
    postgres::Postgres,
    smtp::until,
};
use std::{
    fs,
    path::Path,
    process::{Child, Stdio},
};

fn firms() -> impl Iterator<Item = Firm> {
    std::iter::once(Firm::open(None)).chain(Postgres::empty().map(|empty| Firm::open(Some(empty))))
}

/// Kills it as soon as it has made this, if it is not through by then.
fn kill_at(mut child: Child, made: &Path) {
    while child.try_wait().unwrap().is_none() {
        if made.exists() {
            child.kill().unwrap();
            child.wait().unwrap();
        }
    }
}

#[test]
fn a_restore_that_was_killed_is_run_again() {
    let firm = Firm::open(None);
    (0..4).for_each(|number| firm.start(number));
    firm.run(&["backup", "saved"]);
    let saved = firm.folder.path().join("saved");
    let (before, bytes) = (rows(&saved), documents(&saved.join("files")));
    // Each with the databases for which it is made.
    let made: [(&str, &[bool]); 6] = [
        ("restore.unfinished", &[false, true]),
        ("files.restoring", &[false]),
        ("secret.key", &[false, true]),
        ("files", &[false, true]),
        ("baton.db.restoring", &[false]),
        ("baton.db", &[false]),
    ];
    for (number, (made, databases)) in made.into_iter().enumerate() {
        for &on_postgres in databases {
            let target = if on_postgres { Postgres::empty() } else { None };
            if on_postgres && target.is_none() {
                continue;
            }
            let data = format!("{number}-{on_postgres}");
            let folder = firm.folder.path().join(&data);
            let restore = with_data(&["restore", "saved"], &data, target.as_ref());
            let mut command = firm.folder.command(&restore);
            let child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
            kill_at(child, &folder.join(made));
            if folder.join("restore.unfinished").exists() {
                let serve = with_data(&["serve", "--listen", "127.0.0.1:0"], &data, target.as_ref());
                let complaint = firm.folder.complaint(&serve);
                assert!(complaint.contains("run the same `baton restore` again"), "{complaint}");
            }
            let again = firm.folder.run(&restore);
            let (out, err) = (text(&again.stdout), text(&again.stderr));
            // It may have been through before it was killed.
            let is_whole = out.contains("All is whole") || err.contains("is there already");
            assert!(is_whole, "{made} {on_postgres}: {out}\n{err}");
            assert!(!folder.join("restore.unfinished").exists(), "{made}");
            let copy = format!("copy {data}");
            firm.folder.printed(&with_data(&["backup", &copy], &data, target.as_ref()));
            let copy = firm.folder.path().join(copy);
            assert!(rows(&copy) == before, "{made} {on_postgres}: other rows came back");
            assert!(
                documents(&copy.join("files")) == bytes,
                "{made} {on_postgres}: other documents came back"
            );
        }
    }
}

/// The worst moments, made by hand: everything but the database is there; everything is, but nobody has said so.
#[test]
fn a_restore_that_died_between_two_acts_is_run_again() {
    let firm = Firm::open(None);
    firm.start(1);
    firm.run(&["backup", "saved"]);
    firm.start(2);
    firm.run(&["backup", "other"]);
    let path = |name: &str| firm.folder.path().join(name);
    for (number, has_database) in [false, true].into_iter().enumerate() {
        let data = format!("data{number}");
        let restore = ["restore", "saved", "--data", data.as_str()];
        firm.folder.printed(&restore);
        let manifest = fs::read_to_string(path("saved/manifest.json")).unwrap();
        let mark = format!(r#"{{"manifest":{manifest},"database":"sqlite"}}"#);
        fs::write(path(&data).join("restore.unfinished"), mark).unwrap();
        if !has_database {
            fs::remove_file(path(&data).join("baton.db")).unwrap();
        }
        let other = firm.folder.complaint(&["restore", "other", "--data", &data]);
        assert!(other.contains("another backup"), "{other}");
        let elsewhere = "postgres://baton:secret@127.0.0.1:1/elsewhere";
        let other = firm.folder.complaint(&[&restore[..], &["--database", elsewhere]].concat());
        assert!(other.contains("another database (sqlite)") && !other.contains("secret"), "{other}");
        let printed = firm.folder.printed(&restore);
        assert!(printed.contains("All is whole: the logs of 1 flows"), "{printed}");
        firm.folder.printed(&["backup", &format!("again{number}"), "--data", &data]);
        assert!(rows(&path(&format!("again{number}"))) == rows(&path("saved")));
        let complaint = firm.folder.complaint(&restore);
        assert!(complaint.contains("is there already"), "{complaint}");
    }
}

#[test]
fn a_server_killed_while_search_is_fed_finds_everything_afterwards() {
    const FLOWS: usize = 60;
    for mut firm in firms() {
        std::thread::scope(|scope| {
            for lane in 0..3 {
                let firm = &firm;
                scope.spawn(move || (lane..FLOWS).step_by(3).for_each(|number| firm.start(number)));
            }
        });
        until("some of it is found", || !found(&firm, &firm.server, "records").is_empty());
        firm.server.signal("KILL");
        let serve = ["serve", "--listen", "127.0.0.1:0"];
        firm.server = Running::start(&firm.folder, &with_data(&serve, "data", firm.postgres.as_ref()));
        for kind in ["records", "flows"] {
            until("everything is found", || found(&firm, &firm.server, kind).len() == FLOWS);
            let mut names = found(&firm, &firm.server, kind);
            names.sort();
            names.dedup();
            assert_eq!(names.len(), FLOWS, "{kind}, each once");
        }
    }
}
