//! Backups made, read again, and spoilt in every way.

use super::{Backup, BackupFolderError, DATABASE, Making, Manifest};
use crate::files::{FileError, FileStore, fake::MemoryFiles};
use bytes::Bytes;
use futures::StreamExt;
use model::{Id, Instant};
use std::{fs, os::unix::fs::PermissionsExt, path::Path};

const NOW: Instant = Instant(1_750_000_000_000_000);

async fn store() -> MemoryFiles {
    let files = MemoryFiles::default();
    for id in ["01abcdef", "01abcdxy", "01orphan"] {
        let bytes = futures::stream::iter([Ok(Bytes::from(format!("bytes of {id}")))]).boxed();
        files.put(&Id::given(id), bytes, 1_000).await.unwrap();
    }
    files
}

/// Three documents, of which the database speaks of two.
async fn made(root: &Path) -> Manifest {
    let mut making = Making::begin(root, NOW).unwrap();
    let from = store().await;
    for id in ["01abcdef", "01abcdxy", "01orphan", "01abcdef"] {
        making.copy(&from, &Id::given(id)).await.unwrap();
    }
    let gone = making.copy(&from, &Id::given("01gone")).await;
    assert!(matches!(gone, Err(FileError::NotFound(_))));
    making.keep_only(|id| id.as_str() != "01orphan").await.unwrap();
    fs::write(making.path(DATABASE), "rows").unwrap();
    making.sum(DATABASE).unwrap();
    making.write_key("00ff").unwrap();
    making.finish(Manifest::new("2026-03-17T10:20:00Z".to_owned(), "1.2.3", 7, 12)).unwrap()
}

#[tokio::test]
async fn what_is_saved_is_there_again() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("new/backup");
    let manifest = made(&root).await;
    assert_eq!((manifest.files, manifest.bytes, manifest.has_key), (2, 34, true));
    let mode = |name: &str| fs::metadata(root.join(name)).unwrap().permissions().mode() & 0o777;
    assert_eq!((mode("."), mode("secret.key"), mode("manifest.json")), (0o700, 0o600, 0o600));
    let backup = Backup::open(&root).unwrap();
    assert_eq!((&backup.manifest, backup.key().unwrap().as_deref()), (&manifest, Some("00ff")));
    let ids: Vec<&str> = backup.files.iter().map(|(id, _)| id.as_str()).collect();
    assert_eq!(ids, ["01abcdef", "01abcdxy"]);
    let opened = backup.store().unwrap().get(&Id::given("01abcdxy")).await.unwrap();
    assert_eq!(opened.size, 17);
    let again = Making::begin(&root, NOW).map(drop);
    assert!(matches!(again, Err(BackupFolderError::NotEmpty(_))), "{again:?}");
    assert!(Backup::open(&root).is_ok(), "a backup is never written over");
}

#[tokio::test]
async fn what_is_not_finished_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    for (name, is_there) in [("new", false), ("empty", true)] {
        let root = folder.path().join(name);
        if is_there {
            fs::create_dir(&root).unwrap();
        }
        let mut making = Making::begin(&root, NOW).unwrap();
        making.copy(&store().await, &Id::given("01abcdef")).await.unwrap();
        drop(making);
        assert_eq!(root.exists(), is_there);
        assert!(!is_there || fs::read_dir(&root).unwrap().next().is_none());
    }
}

#[tokio::test]
async fn a_spoilt_backup_says_what_is_wrong_with_it() {
    type Spoil = fn(&Path);
    let cases: [(Spoil, &str); 13] = [
        (|root| fs::remove_dir_all(root).unwrap(), "is not there"),
        (|root| fs::remove_file(root.join("manifest.json")).unwrap(), "holds no finished backup"),
        (|root| fs::write(root.join("manifest.json"), "{}").unwrap(), "is no manifest"),
        (|root| fs::write(root.join("manifest.json"), "not JSON").unwrap(), "is no manifest"),
        (
            |root| fs::write(root.join("manifest.json"), r#"{"baton_backup": 9}"#).unwrap(),
            "by a newer program (format 9",
        ),
        (|root| fs::remove_file(root.join("SHA256SUMS")).unwrap(), "SHA256SUMS is missing"),
        (|root| fs::write(root.join("SHA256SUMS"), "").unwrap(), "SHA256SUMS is not as it was saved"),
        (|root| fs::write(root.join(DATABASE), "row").unwrap(), "baton.db is not as it was saved"),
        (|root| fs::remove_file(root.join(DATABASE)).unwrap(), "baton.db is missing"),
        (|root| fs::remove_file(root.join("secret.key")).unwrap(), "secret.key is missing"),
        (|root| fs::write(root.join("secret.key"), "other").unwrap(), "secret.key is not as it was saved"),
        (|root| fs::remove_file(root.join("files/ef/01abcdef")).unwrap(), "files/ef/01abcdef is missing"),
        (
            |root| fs::write(root.join("files/ef/01abcdef"), "").unwrap(),
            "files/ef/01abcdef is not as it was saved",
        ),
    ];
    for (spoil, expected) in cases {
        let folder = tempfile::tempdir().unwrap();
        let root = folder.path().join("backup");
        made(&root).await;
        spoil(&root);
        let refused = Backup::open(&root).unwrap_err().to_string();
        assert!(refused.contains(expected), "{refused}");
    }
}

#[test]
fn names_that_lead_out_of_the_folder_are_no_names() {
    let sum = "0".repeat(64);
    for (name, fine) in [
        ("files/ef/01ef", true),
        ("baton.db", true),
        ("../baton.db", false),
        ("/etc/passwd", false),
        ("files//x", false),
        ("files/./x", false),
        ("files/a b", false),
    ] {
        let read = super::sums::Sums::parse(&format!("{sum}  {name}\n"));
        assert_eq!(read.is_some(), fine, "{name}");
    }
}
