//! The server under measurement: built, started, asked for its memory, killed, stopped.

use super::http::Connection;
use crate::failure::{During as _, Failure, Outcome};
use std::{
    net::SocketAddr,
    path::{Path, PathBuf},
    process::Stdio,
    time::Duration,
};
use tokio::process::{Child, Command};

const READY_TRIES_MAX: u32 = 1_000;
const READY_PAUSE: Duration = Duration::from_millis(20);
const STOP_MAX: Duration = Duration::from_secs(20);
/// All there are, the one for others included.
const SCOPES: &str = "read,templates,start,act,act_for_others,records";

pub struct Server {
    program: PathBuf,
    settings: Vec<String>,
    pub address: SocketAddr,
    child: Child,
    /// Most memory of those already ended, in KiB.
    peak: u64,
}

/// Builds `baton` and answers where it lies, unless `BATON_BIN` names one.
pub fn build(release: bool) -> Outcome<PathBuf> {
    match std::env::var_os("BATON_BIN") {
        Some(program) => Ok(PathBuf::from(program)),
        None => build_package("server", "baton", release),
    }
}

/// Builds a package and answers where its program of that name lies.
pub fn build_package(package: &str, program: &str, release: bool) -> Outcome<PathBuf> {
    let root = crate::repository::root()?;
    let mut cargo = std::process::Command::new("cargo");
    cargo.args(["build", "--quiet", "--package", package, "--message-format", "json-render-diagnostics"]);
    if release {
        cargo.arg("--release");
    }
    let output = cargo.current_dir(&root).stderr(Stdio::inherit()).output().during("cargo build")?;
    if !output.status.success() {
        return Err(Failure::new(format!("the package {package} does not build")));
    }
    let made = |line: &str| executable(line, program);
    let found = String::from_utf8_lossy(&output.stdout).lines().filter_map(made).next_back();
    found.ok_or_else(|| Failure::new(format!("cargo build made no `{program}`")))
}

fn executable(line: &str, program: &str) -> Option<PathBuf> {
    let message: serde_json::Value = serde_json::from_str(line).ok()?;
    let path = PathBuf::from(message.get("executable")?.as_str()?);
    path.file_name().is_some_and(|name| name == program).then_some(path)
}

impl Server {
    pub async fn start(
        program: &Path,
        data: &Path,
        database: Option<String>,
        mail_port: u16,
        more: &[&str],
    ) -> Outcome<Self> {
        let listener = std::net::TcpListener::bind(("127.0.0.1", 0)).during("looking for a free port")?;
        let address = listener.local_addr().during("looking for a free port")?;
        drop(listener);
        let mut settings = vec!["--data".to_owned(), data.display().to_string()];
        settings.extend(["--smtp".to_owned(), format!("smtp://127.0.0.1:{mail_port}?tls=none")]);
        settings.extend(["--log".to_owned(), "warn".to_owned()]);
        settings.extend(more.iter().map(|word| (*word).to_owned()));
        if let Some(url) = database {
            settings.extend(["--database".to_owned(), url]);
            let migrated =
                Command::new(program).arg("migrate").args(&settings).stdout(Stdio::null()).status().await;
            if !migrated.during("baton migrate")?.success() {
                return Err(Failure::new("baton migrate failed"));
            }
        }
        let child = serve(program, &settings, address)?;
        let mut server = Self { program: program.to_owned(), settings, address, child, peak: 0 };
        server.wait_until_ready().await?;
        Ok(server)
    }

    /// A key that may do everything.
    pub async fn make_key(&self) -> Outcome<String> {
        let mut command = Command::new(&self.program);
        command.args(["key", "create", "--name", "bench", "--scope", SCOPES]).args(&self.settings);
        let output = command.stderr(Stdio::inherit()).output().await.during("baton key create")?;
        let key = String::from_utf8_lossy(&output.stdout).trim().to_owned();
        if output.status.success() && !key.is_empty() {
            Ok(key)
        } else {
            Err(Failure::new("baton key create failed"))
        }
    }

    /// SIGKILL, at once.
    pub async fn kill(&mut self) -> Outcome {
        self.note_peak();
        self.child.kill().await.during("killing the server")
    }

    pub async fn restart(&mut self) -> Outcome {
        self.child = serve(&self.program, &self.settings, self.address)?;
        self.wait_until_ready().await
    }

    /// Asks it to stop, waits, and answers the most memory it ever had, in KiB.
    pub async fn stop(&mut self) -> Outcome<u64> {
        self.note_peak();
        let id = self.child.id().ok_or_else(|| Failure::new("the server ended by itself"))?;
        let asked = Command::new("kill").args(["-TERM", &id.to_string()]).status().await;
        asked.during("asking the server to stop")?;
        match tokio::time::timeout(STOP_MAX, self.child.wait()).await {
            Ok(status) => status.during("waiting for the server").map(|_| self.peak),
            Err(_) => Err(Failure::new("the server does not stop when asked to")),
        }
    }

    /// Processor time it has used so far, as far as Linux tells: hundredths of a second.
    pub fn used_hundredths(&self) -> u64 {
        let stat = self.child.id().map(|id| std::fs::read_to_string(format!("/proc/{id}/stat")));
        let stat = stat.and_then(Result::ok).unwrap_or_default();
        // Behind the name, which may hold blanks: user and system time are the 12th and 13th.
        let fields = stat.rsplit(')').next().unwrap_or_default().split_whitespace().skip(11).take(2);
        fields.filter_map(|field| field.parse::<u64>().ok()).sum()
    }

    fn note_peak(&mut self) {
        let status = self.child.id().map(|id| std::fs::read_to_string(format!("/proc/{id}/status")));
        let status = status.and_then(Result::ok).unwrap_or_default();
        let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
        let peak = line.and_then(|line| line.split_whitespace().next()?.parse().ok()).unwrap_or(0);
        self.peak = self.peak.max(peak);
    }

    async fn wait_until_ready(&mut self) -> Outcome {
        for _ in 0..READY_TRIES_MAX {
            if let Some(status) = self.child.try_wait().during("starting the server")? {
                return Err(Failure::new(format!("the server ended with {status}")));
            }
            if let Ok(mut connection) = Connection::open(self.address, "").await
                && connection.get("/readyz").await.is_ok_and(|answer| answer.status == 200)
            {
                return Ok(());
            }
            pause(READY_PAUSE).await;
        }
        Err(Failure::new("the server does not become ready"))
    }
}

fn serve(program: &Path, settings: &[String], address: SocketAddr) -> Outcome<Child> {
    let mut command = Command::new(program);
    command.arg("serve").args(settings).args(["--listen", &address.to_string()]);
    command.stdin(Stdio::null()).stdout(Stdio::null()).kill_on_drop(true).spawn().during("baton serve")
}

#[expect(
    clippy::disallowed_methods,
    reason = "a benchmark waits for a process it does not hold the clock of"
)]
pub async fn pause(length: Duration) {
    tokio::time::sleep(length).await;
}
