//! `baton restore`: a backup into an empty data folder and an empty database, all of it or nothing. Where it dies it leaves
//! a mark, and the same restore begins again.

use crate::{
    clock,
    entropy::EntropySource,
    failure::Failure,
    house, output,
    settings::{self, SettingFlags, Settings, secret},
    unfinished::{self, Mark},
};
use app::{App, Caller, Ctx, secrets::ServerKey};
use gateways::{
    backup::{Backup, Manifest},
    files::{FileStore, LocalFolder},
};
use model::Id;
use std::{fs, io, path::PathBuf, process::ExitCode, sync::Arc};
use store::{Db, FlowWriter, System, Viewer, backup::Snapshot};

#[derive(clap::Args)]
pub struct Arguments {
    /// Folder that `baton backup` made
    dir: PathBuf,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = settings::read(arguments.settings)?;
    let backup = Backup::open(&arguments.dir)?;
    let snapshot = Snapshot::open(&backup.database())?;
    house::make_folder(&settings.data)?;
    let _alone = alone(&settings)?;
    let mark = Mark { manifest: backup.manifest.clone(), database: settings.database.place()? };
    let begins_again = unfinished::is_of(&settings.data, &mark)?;
    if begins_again {
        clear(&settings)?;
    } else {
        require_vacant(&settings).await?;
    }
    unfinished::mark(&settings.data, &mark)?;
    let mut placed = Placed::default();
    if !begins_again {
        placed.paths.push(unfinished::path(&settings.data));
    }
    placed.place(&settings, &backup).await?;
    // The database came as a whole, or not at all.
    if !begins_again || store::backup::is_vacant(&settings.database).await? {
        store::backup::restore(&settings.database, &snapshot).await?;
    }
    placed.keep();
    say(&backup.manifest);
    let migrated = house::migrate(&settings).await?;
    if migrated.from != migrated.to {
        output::line(&format!("The tables went from version {} to {}.", migrated.from, migrated.to));
    }
    // All of it is back, whatever is wrong with what was saved: nobody needs a damaged backup more than whoever lost the rest.
    unfinished::done(&settings.data)?;
    check(&settings).await
}

/// Held until the restore is over: another would take what this one has put in its place for what is left of one that died.
fn alone(settings: &Settings) -> Result<fs::File, Failure> {
    let folder = fs::File::open(&settings.data).map_err(Failure::at(&settings.data))?;
    match folder.try_lock() {
        Ok(()) => Ok(folder),
        Err(fs::TryLockError::WouldBlock) => {
            Err(Failure::Told(format!("another restore into {} is running", settings.data.display())))
        }
        Err(fs::TryLockError::Error(error)) => Err(Failure::at(&settings.data)(error)),
    }
}

/// What a restore that died here had put in its place: nobody has used it since.
fn clear(settings: &Settings) -> Result<(), Failure> {
    let key = settings.data.join("secret.key");
    match fs::remove_file(&key) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Failure::at(&key)(error)),
        _ => {}
    }
    let files = settings.files_folder();
    match fs::remove_dir_all(&files) {
        Err(error) if error.kind() != io::ErrorKind::NotFound => Err(Failure::at(&files)(error)),
        _ => Ok(()),
    }
}

/// Nothing of anybody's is mixed with what comes back.
async fn require_vacant(settings: &Settings) -> Result<(), Failure> {
    for name in ["baton.db", "secret.key"] {
        let path = settings.data.join(name);
        if path.try_exists().map_err(Failure::at(&path))? {
            return Err(not_empty(&path));
        }
    }
    let files = settings.files_folder();
    for folder in [files.join("incoming"), files] {
        match fs::remove_dir(&folder) {
            Err(error) if error.kind() == io::ErrorKind::DirectoryNotEmpty => return Err(not_empty(&folder)),
            Err(error) if error.kind() != io::ErrorKind::NotFound => return Err(Failure::at(&folder)(error)),
            _ => {}
        }
    }
    if store::backup::is_vacant(&settings.database).await? {
        return Ok(());
    }
    Err(store::backup::BackupError::NotEmpty.into())
}

fn not_empty(path: &std::path::Path) -> Failure {
    Failure::Told(format!("{} is there already; restore into an empty folder with --data", path.display()))
}

/// Documents and key in their places; taken away again, the last first, unless the database follows.
#[derive(Default)]
struct Placed {
    paths: Vec<PathBuf>,
}

impl Placed {
    async fn place(&mut self, settings: &Settings, backup: &Backup) -> Result<(), Failure> {
        let (files, aside) = (settings.files_folder(), settings.data.join("files.restoring"));
        if aside.try_exists().map_err(Failure::at(&aside))? {
            fs::remove_dir_all(&aside).map_err(Failure::at(&aside))?;
        }
        self.paths.push(aside.clone());
        let (from, to) =
            (backup.store()?, LocalFolder::open(&aside, clock::now()).map_err(Failure::at(&aside))?);
        for (id, sum) in &backup.files {
            let stored = to.put(id, from.get(id).await?.bytes, u64::MAX).await?;
            if stored.sha256 != *sum {
                return Err(Failure::Told(format!("{id} changed while it was read from the backup")));
            }
        }
        if let Some(key) = backup.key()? {
            self.paths.push(secret::write(&settings.data, &key)?);
        }
        fs::rename(&aside, &files).map_err(Failure::at(&files))?;
        self.paths.push(files);
        Ok(())
    }

    fn keep(mut self) {
        self.paths.clear();
    }
}

impl Drop for Placed {
    fn drop(&mut self) {
        for path in self.paths.iter().rev() {
            let _ = if path.is_dir() { fs::remove_dir_all(path) } else { fs::remove_file(path) };
        }
    }
}

fn say(manifest: &Manifest) {
    let Manifest { made_at, rows, files, .. } = manifest;
    output::line(&format!("{rows} rows and {files} documents are back as they were at {made_at}."));
    if !manifest.has_key {
        output::line(
            "The server's key is not in this backup: give the same secret_key, or no link sent before opens.",
        );
    }
    if !manifest.missing.is_empty() {
        let missing = manifest.missing.join(", ");
        output::note(&format!("baton: these documents were missing or damaged when it was made: {missing}"));
    }
}

/// Every log against its hashes, its values and its state.
async fn check(settings: &Settings) -> Result<ExitCode, Failure> {
    let db = Db::open(&settings.database).await?;
    let app = App::new(db.clone(), FlowWriter::start(&db), ServerKey::new([0; 32]), app::Settings::default());
    let entropy = EntropySource::open()?;
    let (mut flows, mut broken) = (0, Vec::new());
    for organisation in store::organisations::list(&db, &System).await? {
        let caller = Caller::System(Viewer::system(organisation.id));
        let ctx = Ctx::new(Arc::clone(&app), caller, clock::now(), entropy.draw());
        if let Some(problem) = app::audit::verified(&ctx).await?.problem {
            broken.push(problem.to_string());
        }
        let mut after = None;
        loop {
            let ids = store::flows::ids(&db, &System, ctx.organisation(), after.as_ref()).await?;
            let Some(last) = ids.last().cloned() else { break };
            for id in &ids {
                flows += 1;
                broken.extend(wrong_with(&ctx, id).await);
            }
            after = Some(last);
        }
        for id in store::flows::without_beginning(&db, &System, ctx.organisation()).await? {
            broken.push(format!("flow {id}: the first entry of its log is missing"));
        }
    }
    for line in &broken {
        output::line(&format!("not whole: {line}"));
    }
    if broken.is_empty() {
        output::line(&format!("All is whole: the logs of {flows} flows and the audit log."));
        return Ok(ExitCode::SUCCESS);
    }
    Ok(ExitCode::FAILURE)
}

async fn wrong_with(ctx: &Ctx, flow: &Id) -> Option<String> {
    match app::flows::verified(ctx, flow).await {
        Ok(found) => found.problem.map(|problem| format!("flow {flow}: {problem}")),
        Err(problem) => Some(format!("flow {flow}: {problem}")),
    }
}
