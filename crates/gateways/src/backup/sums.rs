//! Checksums of a folder by name, in the form `sha256sum` writes and checks.

use model::Id;
use sha2::{Digest, Sha256};
use std::{
    collections::BTreeMap,
    fs::File,
    io::{self, Read},
    path::Path,
};

const CHUNK_BYTES: usize = 64 * 1024;

/// Hex by name, which is a path from the folder.
#[derive(Debug, Default, PartialEq, Eq)]
pub struct Sums(pub BTreeMap<String, String>);

impl Sums {
    pub fn text(&self) -> String {
        self.0.iter().map(|(name, sum)| format!("{sum}  {name}\n")).collect()
    }

    /// `None` for text of another form, and for names that lead out of the folder.
    pub fn parse(text: &str) -> Option<Self> {
        let line = |line: &str| {
            let (sum, name) = line.split_once("  ")?;
            let is_sum = sum.len() == 64 && sum.bytes().all(|byte| byte.is_ascii_hexdigit());
            (is_sum && is_inside(name)).then(|| (name.to_owned(), sum.to_owned()))
        };
        text.lines().map(line).collect::<Option<_>>().map(Self)
    }
}

/// Letters, digits and dots between single slashes, and no part that begins with a dot.
fn is_inside(name: &str) -> bool {
    name.split('/').all(|part| {
        let plain = part.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'.' || byte == b'-');
        plain && !part.is_empty() && !part.starts_with('.')
    })
}

/// The id in the name of a document.
pub fn id(name: &str) -> Option<Id> {
    let rest = name.strip_prefix("files/")?;
    rest.rsplit_once('/').map(|(_, id)| Id::given(id))
}

/// Checksum and size of a file.
pub fn of_file(path: &Path) -> io::Result<(String, u64)> {
    let (mut file, mut hasher, mut size) = (File::open(path)?, Sha256::new(), 0);
    let mut chunk = vec![0; CHUNK_BYTES];
    loop {
        let count = file.read(&mut chunk)?;
        if count == 0 {
            return Ok((hex::encode(hasher.finalize()), size));
        }
        hasher.update(&chunk[..count]);
        size += count as u64;
    }
}

pub fn of_text(text: &str) -> String {
    hex::encode(Sha256::digest(text))
}
