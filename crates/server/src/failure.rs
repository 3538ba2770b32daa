//! Why a command could not do what it was told. Each says what to do about it, where something can be done.

use crate::{
    entropy::NoRandomness,
    settings::{SettingsError, secret::SecretError},
};
use std::{io, path::Path};

#[derive(Debug, thiserror::Error)]
pub enum Failure {
    #[error(transparent)]
    Settings(#[from] SettingsError),
    #[error(transparent)]
    Secret(#[from] SecretError),
    #[error(transparent)]
    Randomness(#[from] NoRandomness),
    #[error("{0}")]
    Database(#[from] store::DbError),
    #[error("{0}")]
    Migration(#[from] store::migration::MigrationError),
    #[error(transparent)]
    Backup(#[from] store::backup::BackupError),
    #[error(transparent)]
    BackupFolder(#[from] gateways::backup::BackupFolderError),
    #[error(transparent)]
    Files(#[from] gateways::files::FileError),
    #[error("{}", explained(.0))]
    App(#[from] app::Problem),
    #[error("the tables of the database belong to an older version; make a backup, then run `baton migrate`")]
    Behind,
    #[error("{what}: {source}")]
    Io { what: String, source: io::Error },
    #[error("{0}")]
    Told(String),
}

impl Failure {
    /// For `map_err`: what was being done with this path.
    pub fn at(path: &Path) -> impl FnOnce(io::Error) -> Self {
        let what = path.display().to_string();
        move |source| Self::Io { what, source }
    }
}

/// The chain a visitor of a page would not see is for the operator.
fn explained(problem: &app::Problem) -> String {
    match problem {
        app::Problem::Invalid(fields) => {
            let each = fields.iter().map(|field| format!("{}: {}", field.path, field.message));
            each.collect::<Vec<_>>().join("; ")
        }
        app::Problem::Definition(problems) => {
            problems.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n")
        }
        app::Problem::Unavailable(error) => error.to_string(),
        app::Problem::Broken(what) => format!("a defect or damaged data: {what}"),
        problem => problem.to_string(),
    }
}
