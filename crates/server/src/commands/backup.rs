//! `baton backup`: database, documents and key into a folder, while the server runs.

use crate::{
    clock,
    failure::Failure,
    output,
    settings::{self, SettingFlags, secret},
};
use gateways::{
    backup::{DATABASE, Making, Manifest},
    files::{FileError, FileStore, LocalFolder},
};
use model::{Id, Instant};
use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
    process::ExitCode,
};
use store::backup::Snapshot;

#[derive(clap::Args)]
pub struct Arguments {
    /// Folder to make; it must be new or empty
    dir: PathBuf,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = settings::read(arguments.settings)?;
    keep_apart(&arguments.dir, &settings.files_folder())?;
    let now = clock::now();
    let mut making = Making::begin(&arguments.dir, now)?;
    let documents = documents(&settings.files_folder())?;
    // Most bytes are copied before the database is, so that hardly any upload is taken back in between.
    if let Some(documents) = &documents {
        copy_all(&mut making, documents).await?;
    }
    let snapshot = store::backup::take(&settings.database, &making.path(DATABASE)).await?;
    let missing = complete(&mut making, &snapshot, documents.as_ref()).await?;
    making.sum(DATABASE)?;
    if settings.secret_key.is_none() {
        making.write_key(&secret::read(&settings.data)?)?;
    }
    let mut manifest =
        Manifest::new(now.to_string(), env!("CARGO_PKG_VERSION"), snapshot.version, snapshot.rows());
    manifest.missing = missing;
    Ok(say(&making.finish(manifest)?, &arguments.dir))
}

/// A backup among the documents would be taken for documents.
fn keep_apart(dir: &Path, files: &Path) -> Result<(), Failure> {
    let absolute = |path: &Path| std::path::absolute(path).map_err(Failure::at(path));
    if absolute(dir)?.starts_with(absolute(files)?) {
        return Err(Failure::Told(format!(
            "{} lies among the documents; name another folder",
            dir.display()
        )));
    }
    Ok(())
}

fn documents(folder: &Path) -> Result<Option<LocalFolder>, Failure> {
    let is_there = folder.try_exists().map_err(Failure::at(folder))?;
    is_there.then(|| LocalFolder::open_to_read(folder).map_err(Failure::at(folder))).transpose()
}

async fn copy_all(making: &mut Making, documents: &LocalFolder) -> Result<(), Failure> {
    for id in documents.older_than(Instant(i64::MAX), None, usize::MAX).await? {
        match making.copy(documents, &id).await {
            Ok(_) | Err(FileError::NotFound(_)) => {}
            Err(error) => return Err(error.into()),
        }
    }
    Ok(())
}

/// Every document the snapshot speaks of and no other. Gives those that are missing or damaged.
async fn complete(
    making: &mut Making,
    snapshot: &Snapshot,
    documents: Option<&LocalFolder>,
) -> Result<Vec<String>, Failure> {
    let wanted: BTreeMap<Id, _> = snapshot.files()?.into_iter().map(|file| (file.id.clone(), file)).collect();
    let (mut missing, mut taken_back) = (Vec::new(), Vec::new());
    for (id, file) in &wanted {
        let copied = match documents {
            Some(documents) => making.copy(documents, id).await.map(|stored| stored.sha256 == file.sha256),
            None => Err(FileError::NotFound(id.clone())),
        };
        match copied {
            Ok(true) => {}
            Err(FileError::NotFound(_)) if !file.is_kept => taken_back.push(id.clone()),
            Ok(false) | Err(FileError::NotFound(_)) => missing.push(id.to_string()),
            Err(error) => return Err(error.into()),
        }
    }
    snapshot.forget_uploads(&taken_back)?;
    making.keep_only(|id| wanted.contains_key(id)).await?;
    Ok(missing)
}

fn say(manifest: &Manifest, dir: &Path) -> ExitCode {
    let Manifest { schema, rows, files, bytes, .. } = manifest;
    let dir = dir.display();
    output::line(&format!(
        "{dir} holds {rows} rows at version {schema} and {files} documents of {bytes} bytes."
    ));
    if manifest.has_key {
        output::line(
            "Keep it where only you can read it: the server's key and everything people sent is in it.",
        );
    } else {
        output::line(
            "Keep it where only you can read it. The server's key is not in it: keep secret_key elsewhere.",
        );
    }
    if manifest.missing.is_empty() {
        return ExitCode::SUCCESS;
    }
    let missing = manifest.missing.join(", ");
    output::note(&format!("baton: the bytes of these documents are missing or damaged: {missing}"));
    ExitCode::FAILURE
}
