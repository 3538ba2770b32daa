//! The folder as a file store: whole files or nothing, and nobody else looks in.

use super::*;
use crate::files::Found;
use futures::stream;
use std::os::unix::fs::PermissionsExt;

const LIMIT: u64 = 1024 * 1024;

fn id(number: u64) -> Id {
    Id::new(Instant(1_000_000), &mut model::Entropy::from_number(number))
}

fn pieces(texts: &[&'static str]) -> ByteStream<'static> {
    stream::iter(texts.iter().map(|text| Ok(Bytes::from_static(text.as_bytes()))).collect::<Vec<_>>()).boxed()
}

async fn read_all(store: &LocalFolder, id: &Id) -> Result<String, FileError> {
    let mut opened = store.get(id).await?;
    let mut all = Vec::new();
    while let Some(chunk) = opened.bytes.next().await {
        all.extend_from_slice(&chunk.unwrap());
    }
    assert_eq!(all.len() as u64, opened.size);
    Ok(String::from_utf8(all).unwrap())
}

/// Every file under the folder, those on their way included.
fn names(folder: &Path) -> Vec<String> {
    let mut names = Vec::new();
    for entry in std::fs::read_dir(folder).unwrap() {
        let entry = entry.unwrap();
        match entry.file_type().unwrap().is_dir() {
            true => names.extend(self::names(&entry.path())),
            false => names.push(entry.file_name().to_string_lossy().into_owned()),
        }
    }
    names.sort();
    names
}

#[tokio::test]
async fn what_is_put_can_be_read_and_deleted() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    let id = id(1);
    let stored = store.put(&id, pieces(&["ab", "", "c"]), LIMIT).await.unwrap();
    let sha256 = "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad";
    assert_eq!(stored, Stored { sha256: sha256.to_owned(), size: 3, found: Found::Text });
    assert_eq!(read_all(&store, &id).await.unwrap(), "abc");
    assert_eq!(names(folder.path()), [id.as_str()]);
    store.delete(&id).await.unwrap();
    store.delete(&id).await.unwrap();
    assert!(matches!(read_all(&store, &id).await, Err(FileError::NotFound(_))));
}

#[tokio::test]
async fn a_large_file_comes_back_whole() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    let chunk = "0123456789abcdef".repeat(1000);
    let chunks: Vec<io::Result<Bytes>> = (0..30).map(|_| Ok(Bytes::from(chunk.clone()))).collect();
    store.put(&id(1), stream::iter(chunks).boxed(), LIMIT).await.unwrap();
    assert_eq!(read_all(&store, &id(1)).await.unwrap(), chunk.repeat(30));
}

#[tokio::test]
async fn what_fails_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    let too_large = store.put(&id(1), pieces(&["abc", "def"]), 5).await;
    assert!(matches!(too_large, Err(FileError::TooLarge { limit: 5 })));
    let broken = stream::iter(vec![Ok(Bytes::from_static(b"abc")), Err(io::Error::other("gone"))]);
    assert!(matches!(store.put(&id(1), broken.boxed(), LIMIT).await, Err(FileError::Source(_))));
    assert_eq!(names(folder.path()), [""; 0]);
    store.put(&id(1), pieces(&["abcde"]), 5).await.unwrap();
}

#[tokio::test]
async fn an_upload_that_goes_away_leaves_nothing() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    let (reached, wait) = tokio::sync::oneshot::channel();
    let endless = stream::once(async {
        let _ = reached.send(());
        Ok(Bytes::from_static(b"abc"))
    })
    .chain(stream::pending());
    let first = id(1);
    let put = store.put(&first, endless.boxed(), LIMIT);
    tokio::select! {
        _ = put => panic!("the stream never ends"),
        _ = wait => {}
    }
    assert_eq!(names(folder.path()), [""; 0]);
}

#[tokio::test]
async fn a_taken_id_is_not_overwritten() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    store.put(&id(1), pieces(&["first"]), LIMIT).await.unwrap();
    let again = store.put(&id(1), pieces(&["second"]), LIMIT).await;
    assert!(matches!(again, Err(FileError::AlreadyThere(_))), "{again:?}");
    assert_eq!(read_all(&store, &id(1)).await.unwrap(), "first");
}

#[tokio::test]
async fn a_full_disk_is_said_so() {
    let full = io::Error::from(io::ErrorKind::StorageFull);
    assert!(matches!(storage(full), FileError::OutOfSpace));
    let device = Path::new("/dev/full");
    if device.exists() {
        let file = tokio::fs::OpenOptions::new().write(true).open(device).await.unwrap();
        let mut file = file;
        let written = file.write_all(b"abc").await.and(file.flush().await);
        assert!(matches!(storage(written.unwrap_err()), FileError::OutOfSpace));
    }
}

#[tokio::test]
async fn an_id_cannot_leave_the_folder() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    for text in ["../../etc/passwd", "", "ab", "a/b", "..", "abc\0"] {
        let id = Id::given(text);
        assert!(matches!(store.get(&id).await, Err(FileError::NotFound(_))), "{text:?}");
        assert!(matches!(store.put(&id, pieces(&["x"]), LIMIT).await, Err(FileError::NotFound(_))));
    }
}

#[tokio::test]
async fn only_this_user_can_look() {
    let folder = tempfile::tempdir().unwrap();
    let root = folder.path().join("files");
    let store = LocalFolder::open(&root, Instant(0)).unwrap();
    store.put(&id(1), pieces(&["abc"]), LIMIT).await.unwrap();
    let mode = |path: &Path| std::fs::metadata(path).unwrap().permissions().mode() & 0o777;
    let path = store.path(&id(1)).unwrap();
    assert_eq!((mode(&root), mode(path.parent().unwrap()), mode(&path)), (0o700, 0o700, 0o600));
}

#[tokio::test]
async fn old_files_are_listed_page_by_page() {
    let folder = tempfile::tempdir().unwrap();
    let store = LocalFolder::open(folder.path(), Instant(0)).unwrap();
    let mut ids: Vec<Id> = (0..5).map(id).collect();
    ids.sort();
    for (number, id) in ids.iter().enumerate() {
        store.put(id, pieces(&["abc"]), LIMIT).await.unwrap();
        let file = std::fs::File::options().write(true).open(store.path(id).unwrap()).unwrap();
        file.set_modified(UNIX_EPOCH + std::time::Duration::from_secs(number as u64 * 10)).unwrap();
    }
    let before = Instant(35_000_000);
    let first = store.older_than(before, None, 3).await.unwrap();
    assert_eq!(first, &ids[..3]);
    assert_eq!(store.older_than(before, first.last(), 3).await.unwrap(), &ids[3..4]);
    assert_eq!(store.older_than(before, Some(&ids[3]), 3).await.unwrap(), []);
}

#[test]
fn what_a_crash_left_on_its_way_is_cleared_a_day_later() {
    let folder = tempfile::tempdir().unwrap();
    LocalFolder::open(folder.path(), Instant(0)).unwrap();
    let half = folder.path().join(INCOMING).join("half");
    std::fs::write(&half, "abc").unwrap();
    let written = Instant(1_000_000_000_000);
    let file = std::fs::File::options().write(true).open(&half).unwrap();
    file.set_modified(UNIX_EPOCH + std::time::Duration::from_secs(1_000_000)).unwrap();
    LocalFolder::open(folder.path(), written.plus_days(1)).unwrap();
    assert_eq!(names(folder.path()), ["half"]);
    LocalFolder::open(folder.path(), written.plus_days(1).plus_seconds(1)).unwrap();
    assert_eq!(names(folder.path()), [""; 0]);
}
