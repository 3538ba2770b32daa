//! The files of this repository as git knows them, new ones included.

use crate::failure::{During as _, Failure, Outcome};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::Command,
};

/// Text files by path from the root; what is no text is not looked at.
#[derive(Default)]
pub struct Repository {
    pub files: BTreeMap<String, String>,
}

/// Where `Cargo.toml` of the workspace lies.
pub fn root() -> Outcome<PathBuf> {
    let crate_folder = Path::new(env!("CARGO_MANIFEST_DIR"));
    let here = std::env::current_dir().during("looking where this runs")?;
    let above = here.ancestors().find(|folder| folder.join("crates/xtask/Cargo.toml").exists());
    let built = crate_folder.ancestors().nth(2);
    let root = above.or(built).ok_or_else(|| Failure::new("run this inside the repository"))?;
    Ok(root.to_owned())
}

impl Repository {
    pub fn read() -> Outcome<Self> {
        let root = root()?;
        let list = ["ls-files", "--cached", "--others", "--exclude-standard", "-z"];
        let output = Command::new("git").args(list).current_dir(&root).output().during("git ls-files")?;
        if !output.status.success() {
            return Err(Failure::new(format!("git ls-files: {}", String::from_utf8_lossy(&output.stderr))));
        }
        let mut files = BTreeMap::new();
        for path in String::from_utf8_lossy(&output.stdout).split_terminator('\0') {
            // Deleted but not committed yet, or no text.
            if let Ok(text) = std::fs::read_to_string(root.join(path)) {
                files.insert(path.to_owned(), text);
            }
        }
        Ok(Self { files })
    }

    pub fn rust(&self) -> impl Iterator<Item = (&str, &str)> {
        self.all().filter(|(path, _)| path.ends_with(".rs"))
    }

    pub fn all(&self) -> impl Iterator<Item = (&str, &str)> {
        self.files.iter().map(|(path, text)| (path.as_str(), text.as_str()))
    }

    pub fn text(&self, path: &str) -> Option<&str> {
        self.files.get(path).map(String::as_str)
    }

    /// Folders below `crates/` that hold a `Cargo.toml`.
    pub fn crates(&self) -> Vec<&str> {
        self.files.keys().filter_map(|path| crate_name(path)).collect()
    }
}

fn crate_name(path: &str) -> Option<&str> {
    let name = path.strip_prefix("crates/")?.strip_suffix("/Cargo.toml")?;
    (!name.contains('/')).then_some(name)
}

#[cfg(test)]
pub fn of(files: &[(&str, &str)]) -> Repository {
    let files = files.iter().map(|(path, text)| ((*path).to_owned(), (*text).to_owned())).collect();
    Repository { files }
}
