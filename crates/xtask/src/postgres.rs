//! A temporary PostgreSQL on loopback, gone when its user is done.

use crate::{
    failure::{During as _, Failure, Outcome},
    temporary::TemporaryFolder,
};
use std::{
    net::TcpListener,
    os::unix::{
        fs::{MetadataExt as _, PermissionsExt as _, chown},
        process::{CommandExt as _, ExitStatusExt as _},
    },
    path::{Path, PathBuf},
    process::{Command, ExitCode, ExitStatus},
};
use tokio::signal::unix::{SignalKind, signal};

/// Tests read the address of their database server here.
const ADDRESS_VARIABLE: &str = "BATON_TEST_POSTGRES";

const INSTALL: &str = "PostgreSQL is not installed. Install its server and run this again.
  Debian, Ubuntu: apt-get install postgresql
  Fedora: dnf install postgresql-server
  macOS: brew install postgresql";

/// `[--fsync on|off] -- COMMAND…`; answers with the exit code of the command.
pub fn run(words: &[String]) -> Outcome<ExitCode> {
    let usage = || Failure::new("expected `cargo xtask postgres [--fsync on|off] -- COMMAND…`");
    let split = words.iter().position(|word| word == "--").ok_or_else(usage)?;
    let fsync = match &words[..split] {
        [] => false,
        [flag, value] if flag == "--fsync" && (value == "on" || value == "off") => value == "on",
        _ => return Err(usage()),
    };
    let (program, arguments) = words[split + 1..].split_first().ok_or_else(usage)?;
    let cluster = Cluster::start(fsync)?;
    let mut command = Command::new(program);
    command.args(arguments).env(ADDRESS_VARIABLE, cluster.url("postgres"));
    let status = wait(command)?;
    drop(cluster);
    Ok(exit_code(status))
}

/// Waits for the command, and for it alone: an interrupt reaches it too, and the cluster is cleared away after.
fn wait(command: Command) -> Outcome<ExitStatus> {
    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build().during("starting")?;
    runtime.block_on(async {
        let program = command.get_program().to_string_lossy().into_owned();
        let mut interrupt = signal(SignalKind::interrupt()).during("listening for an interrupt")?;
        let mut terminate = signal(SignalKind::terminate()).during("listening for an end")?;
        let mut child = tokio::process::Command::from(command);
        let mut child = child.kill_on_drop(true).spawn().during(&program)?;
        loop {
            tokio::select! {
                status = child.wait() => return status.during(&program),
                _ = interrupt.recv() => {}
                _ = terminate.recv() => return Err(Failure::new("ended from outside")),
            }
        }
    })
}

fn exit_code(status: ExitStatus) -> ExitCode {
    let code = status.code().or_else(|| status.signal().map(|signal| 128 + signal));
    ExitCode::from(code.and_then(|code| u8::try_from(code).ok()).unwrap_or(1))
}

/// A running server of its own, superuser `postgres`, no password, loopback only.
pub struct Cluster {
    programs: Programs,
    folder: TemporaryFolder,
    port: u16,
}

impl Cluster {
    /// With `fsync` off it forgets on a power cut and is quick: for tests. With it on it is what people run.
    pub fn start(fsync: bool) -> Outcome<Self> {
        let programs = Programs::find()?;
        let folder = programs.folder()?;
        let data = folder.path().join("data");
        let init = ["--username=postgres", "--auth=trust", "--encoding=UTF8", "--no-locale", "--no-sync"];
        programs.run("initdb", |command| command.arg("--pgdata").arg(&data).args(init))?;
        let port = free_port()?;
        let durable = if fsync { "on" } else { "off" };
        let options = format!(
            "-p {port} -c listen_addresses=127.0.0.1 -c unix_socket_directories= -c max_connections=200 \
             -c fsync={durable} -c full_page_writes={durable} -c synchronous_commit={durable}"
        );
        let log = folder.path().join("log");
        let start = ["--wait", "--silent", "start"];
        let started = programs.run("pg_ctl", |command| {
            command
                .arg("--pgdata")
                .arg(&data)
                .arg("--log")
                .arg(&log)
                .arg("--options")
                .arg(&options)
                .args(start)
        });
        if let Err(failure) = started {
            let log = std::fs::read_to_string(&log).unwrap_or_default();
            return Err(Failure::new(format!("{failure}\n{log}")));
        }
        Ok(Self { programs, folder, port })
    }

    pub fn url(&self, database: &str) -> String {
        format!("postgres://postgres@127.0.0.1:{}/{database}", self.port)
    }

    /// What one SQL statement answers.
    pub fn ask(&self, database: &str, sql: &str) -> Outcome<String> {
        let port = self.port.to_string();
        let words = ["-h", "127.0.0.1", "-p", &port, "-U", "postgres", "-d", database, "-XAtqc", sql];
        self.programs.run("psql", |command| command.args(words))
    }
}

impl Drop for Cluster {
    fn drop(&mut self) {
        let data = self.folder.path().join("data");
        let stop = ["--wait", "--silent", "--mode=immediate", "stop"];
        let stopped = self.programs.run("pg_ctl", |command| command.arg("--pgdata").arg(&data).args(stop));
        if let Err(failure) = stopped {
            eprintln!("{failure}");
        }
    }
}

/// Where PostgreSQL's programs lie, and whom they run as: they refuse root.
struct Programs {
    folder: PathBuf,
    user: Option<(u32, u32)>,
}

impl Programs {
    fn find() -> Outcome<Self> {
        let path = std::env::var_os("PATH").unwrap_or_default();
        let mut folders: Vec<PathBuf> = std::env::split_paths(&path).collect();
        folders.extend(debian_folders());
        let folder = folders
            .into_iter()
            .find(|folder| {
                ["initdb", "pg_ctl", "postgres", "psql"].iter().all(|name| folder.join(name).is_file())
            })
            .ok_or_else(|| Failure::new(INSTALL))?;
        let root = std::fs::metadata("/proc/self").is_ok_and(|own| own.uid() == 0);
        let user = if root { Some(postgres_user()?) } else { None };
        Ok(Self { folder, user })
    }

    /// A folder of that user, where that user can get to.
    fn folder(&self) -> Outcome<TemporaryFolder> {
        let usual = std::env::temp_dir();
        let parent = if self.user.is_none() || open_to_all(&usual) { usual } else { PathBuf::from("/tmp") };
        let folder = TemporaryFolder::new_in(&parent, "postgres")?;
        if let Some((user, group)) = self.user {
            chown(folder.path(), Some(user), Some(group)).during("giving the folder to postgres")?;
        }
        Ok(folder)
    }

    /// Standard output of a program that ended well.
    fn run(&self, name: &str, arguments: impl FnOnce(&mut Command) -> &mut Command) -> Outcome<String> {
        let mut command = Command::new(self.folder.join(name));
        command.current_dir("/").env("LC_ALL", "C");
        if let Some((user, group)) = self.user {
            command.uid(user).gid(group);
        }
        arguments(&mut command);
        // The server that pg_ctl leaves behind would hold a pipe open.
        let output = if name == "pg_ctl" {
            command
                .stdout(std::process::Stdio::null())
                .status()
                .map(|status| (status, Vec::new(), Vec::new()))
        } else {
            command.output().map(|output| (output.status, output.stdout, output.stderr))
        };
        let (status, answer, complaint) = output.during(name)?;
        if !status.success() {
            return Err(Failure::new(format!("{name} failed: {}", String::from_utf8_lossy(&complaint))));
        }
        Ok(String::from_utf8_lossy(&answer).trim().to_owned())
    }
}

/// Debian keeps each version apart; the newest first.
fn debian_folders() -> Vec<PathBuf> {
    let versions = std::fs::read_dir("/usr/lib/postgresql").into_iter().flatten().flatten();
    let mut versions: Vec<(u32, PathBuf)> = versions
        .filter_map(|entry| Some((entry.file_name().to_str()?.parse().ok()?, entry.path().join("bin"))))
        .collect();
    versions.sort_by_key(|(version, _)| std::cmp::Reverse(*version));
    versions.into_iter().map(|(_, folder)| folder).collect()
}

fn postgres_user() -> Outcome<(u32, u32)> {
    let users = std::fs::read_to_string("/etc/passwd").during("reading /etc/passwd")?;
    let ids = users.lines().find(|line| line.starts_with("postgres:")).and_then(|line| {
        let mut parts = line.split(':').skip(2);
        Some((parts.next()?.parse().ok()?, parts.next()?.parse().ok()?))
    });
    ids.ok_or_else(|| Failure::new("PostgreSQL refuses to run as root, and there is no user `postgres`"))
}

fn open_to_all(folder: &Path) -> bool {
    let passable = |folder: &Path| {
        std::fs::metadata(folder).is_ok_and(|metadata| metadata.permissions().mode() & 0o001 != 0)
    };
    folder.ancestors().all(passable)
}

fn free_port() -> Outcome<u16> {
    let listener = TcpListener::bind(("127.0.0.1", 0)).during("looking for a free port")?;
    Ok(listener.local_addr().during("looking for a free port")?.port())
}
