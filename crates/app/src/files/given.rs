//! A file as whoever gave it is told of it.

use model::Id;
use serde::{Deserialize, Serialize};
use store::files::File;

/// Longest name kept, in characters.
const NAME_CHARS_MAX: usize = 200;

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct GivenFile {
    pub id: Id,
    /// Document or form field.
    pub field: String,
    pub name: String,
    pub size_bytes: i64,
    /// Hex.
    pub sha256: String,
    /// As sniffed.
    pub media_type: String,
}

impl GivenFile {
    pub fn of(file: &File) -> Self {
        Self {
            id: file.id.clone(),
            field: file.field.clone(),
            name: file.name.clone(),
            size_bytes: file.size_bytes,
            sha256: file.sha256.clone(),
            media_type: file.media_type.clone(),
        }
    }
}

/// A name that is one line, without folders, and not endless; its ending is kept.
pub(crate) fn name(given: &str) -> String {
    let last = given.rsplit(['/', '\\']).next().unwrap_or_default();
    let clean: String = last.chars().filter(|letter| !letter.is_control()).collect();
    let clean = clean.trim().trim_start_matches('.');
    let length = clean.chars().count();
    if length == 0 {
        return "file".to_owned();
    }
    if length <= NAME_CHARS_MAX {
        return clean.to_owned();
    }
    let ending =
        clean.rsplit_once('.').map(|(_, ending)| ending).filter(|ending| ending.chars().count() <= 10);
    let ending = ending.map(|ending| format!(".{ending}")).unwrap_or_default();
    let kept = NAME_CHARS_MAX - ending.chars().count();
    clean.chars().take(kept).collect::<String>() + &ending
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_of_files_are_plain() {
        let long = format!("{}.pdf", "x".repeat(500));
        let cut = format!("{}.pdf", "x".repeat(NAME_CHARS_MAX - 4));
        for (given, expected) in [
            ("passport.pdf", "passport.pdf"),
            ("../../etc/passwd", "passwd"),
            ("C:\\me\\a.pdf", "a.pdf"),
            ("a\r\nb.pdf", "ab.pdf"),
            ("", "file"),
            ("...", "file"),
            (&*long, &*cut),
        ] {
            assert_eq!(name(given), expected, "{given:?}");
        }
    }
}
