//! A folder that is gone when its owner is.

use crate::failure::{During as _, Outcome};
use std::{
    fs,
    path::{Path, PathBuf},
    sync::atomic::{AtomicU32, Ordering},
};

static MADE: AtomicU32 = AtomicU32::new(0);

pub struct TemporaryFolder(PathBuf);

impl TemporaryFolder {
    pub fn new(purpose: &str) -> Outcome<Self> {
        Self::new_in(&std::env::temp_dir(), purpose)
    }

    pub fn new_in(parent: &Path, purpose: &str) -> Outcome<Self> {
        let number = MADE.fetch_add(1, Ordering::Relaxed);
        let path = parent.join(format!("baton-{purpose}-{}-{number}", std::process::id()));
        fs::create_dir(&path).during(&format!("making {}", path.display()))?;
        Ok(Self(path))
    }

    pub fn path(&self) -> &Path {
        &self.0
    }
}

impl Drop for TemporaryFolder {
    fn drop(&mut self) {
        if let Err(error) = fs::remove_dir_all(&self.0) {
            eprintln!("{} stays behind: {error}", self.0.display());
        }
    }
}
