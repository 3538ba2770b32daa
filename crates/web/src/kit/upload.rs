//! One file of a form on its way into the file store: bytes first; its row is written by `app`.

use crate::Server;
use axum::extract::multipart::Field;
use futures::{StreamExt, TryStreamExt};
use gateways::files::{FileError, Stored};
use model::Id;
use std::io;
use texts::Sentence;

/// Longer names are cut before their ending.
const NAME_CHARS_MAX: usize = 120;

/// A kept file; until `app` writes its row, nothing refers to it and the sweeper removes it after a day.
#[derive(Clone, Debug)]
pub struct Uploaded {
    pub field: String,
    pub id: Id,
    pub name: String,
    pub stored: Stored,
}

/// Why a file was not kept.
#[derive(Debug)]
pub struct NotKept {
    /// For the person to read.
    pub said: Sentence,
    /// The storage failed: the same file may be kept another time.
    pub ours: bool,
}

/// Keeps it, or says why not.
pub async fn keep(
    server: &Server,
    field: &str,
    file_name: &str,
    bytes: &mut Field<'_>,
) -> Result<Uploaded, NotKept> {
    let id = Id::new(server.now(), &mut server.entropy());
    let limit = server.app.settings.file_bytes_max;
    let stream = bytes.map_err(io::Error::other).boxed();
    let stored = server.files.put(&id, stream, limit).await.map_err(|error| not_kept(&error))?;
    Ok(Uploaded { field: field.to_owned(), id, name: plain_name(file_name), stored })
}

fn not_kept(error: &FileError) -> NotKept {
    let theirs = |said| NotKept { said, ours: false };
    match error {
        FileError::TooLarge { limit } => {
            theirs(Sentence::problem_upload_large(views::local::size_said(*limit)))
        }
        FileError::Source(_) => theirs(Sentence::problem_upload_broken()),
        FileError::OutOfSpace
        | FileError::Storage(_)
        | FileError::NotFound(_)
        | FileError::AlreadyThere(_) => {
            tracing::error!(%error, "a file could not be kept");
            NotKept { said: Sentence::problem_upload_unkept(), ours: true }
        }
    }
}

/// The name as people know it: no folders, no control characters, not endless.
fn plain_name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let clean = clean.trim().trim_start_matches('.');
    let (stem, ending) = match clean.rsplit_once('.') {
        Some((stem, ending)) if ending.chars().count() <= 10 => (stem, format!(".{ending}")),
        _ => (clean, String::new()),
    };
    let stem: String = stem.chars().take(NAME_CHARS_MAX).collect();
    if stem.is_empty() { format!("file{ending}") } else { stem + &ending }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_plain() {
        let long = format!("{}.pdf", "x".repeat(500));
        let cut = format!("{}.pdf", "x".repeat(NAME_CHARS_MAX));
        let cases = [
            ("passport.pdf", "passport.pdf"),
            ("C:\\Users\\me\\passport.pdf", "passport.pdf"),
            ("../../etc/passwd", "passwd"),
            ("a\r\nb\".pdf", "ab\".pdf"),
            (".pdf", "pdf"),
            ("", "file"),
            (&long, &cut),
        ];
        for (given, expected) in cases {
            assert_eq!(plain_name(given), expected, "{given:?}");
        }
    }
}
