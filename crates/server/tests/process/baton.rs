//! Running the binary in a data folder of its own.

use std::{
    io::{BufRead, BufReader, Read, Write},
    net::TcpStream,
    path::Path,
    process::{Child, Command, ExitStatus, Output, Stdio},
    thread::JoinHandle,
};
use tempfile::TempDir;

pub struct Folder(TempDir);

impl Folder {
    pub fn new() -> Self {
        Self(tempfile::tempdir().unwrap())
    }

    pub fn path(&self) -> &Path {
        self.0.path()
    }

    pub fn file(&self, name: &str, text: &str) -> String {
        let path = self.path().join(name);
        std::fs::write(&path, text).unwrap();
        path.to_str().unwrap().to_owned()
    }

    /// Without any setting of the machine the tests run on.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = Command::new(env!("CARGO_BIN_EXE_baton"));
        command.args(arguments).env_clear().current_dir(self.path());
        command
    }

    pub fn run(&self, arguments: &[&str]) -> Output {
        self.command(arguments).output().unwrap()
    }

    /// What the command prints; it must succeed and print nothing beside it.
    pub fn printed(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(output.status.success() && err.is_empty(), "{arguments:?}: {out}\n{err}");
        out
    }

    /// What the command complains of; it must fail and print nothing else.
    pub fn complaint(&self, arguments: &[&str]) -> String {
        let output = self.run(arguments);
        let (out, err) = (text(&output.stdout), text(&output.stderr));
        assert!(!output.status.success() && out.is_empty(), "{arguments:?}: {out}\n{err}");
        err
    }
}

pub fn text(bytes: &[u8]) -> String {
    String::from_utf8(bytes.to_vec()).unwrap()
}

/// A running server; killed if the test fails before stopping it.
pub struct Running {
    child: Child,
    pub address: String,
    /// What it logged until it was ready.
    pub log: Vec<String>,
    rest: Option<JoinHandle<Vec<String>>>,
}

impl Running {
    /// Waits until it says that it is ready.
    pub fn start(folder: &Folder, arguments: &[&str]) -> Self {
        Self::of(folder.command(arguments))
    }

    pub fn of(mut command: Command) -> Self {
        let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        let mut lines = BufReader::new(child.stderr.take().unwrap()).lines();
        let mut log = Vec::new();
        let address = loop {
            let line = lines.next().unwrap_or_else(|| panic!("it ended: {log:#?}")).unwrap();
            let address = ready_at(&line);
            log.push(line);
            if let Some(address) = address {
                break address;
            }
        };
        // Standard error must be read on, or the server stands still once the pipe is full.
        let rest = std::thread::spawn(move || lines.map_while(Result::ok).collect());
        Self { child, address, log, rest: Some(rest) }
    }

    /// Status and body of a GET.
    pub fn get(&self, path: &str, headers: &str) -> (u16, String) {
        let (status, _, body) = self.ask("GET", path, headers, "");
        (status, body)
    }

    /// Status, head and body of any request.
    pub fn ask(&self, method: &str, path: &str, headers: &str, body: &str) -> (u16, String, String) {
        ask(&self.address, method, path, headers, body)
    }

    /// Signs in as a member would; gives the header that says so.
    pub fn sign_in(&self, email: &str, password: &str) -> String {
        let (_, page) = self.get("/sign-in", "");
        let form = format!("csrf={}&email={}&password={password}", csrf(&page), email.replace('@', "%40"));
        let same_site = "Sec-Fetch-Site: same-origin\r\nContent-Type: application/x-www-form-urlencoded\r\n";
        let (status, head, page) = self.ask("POST", "/sign-in", same_site, &form);
        assert_eq!(status, 303, "{page}");
        let cookie = head.lines().find_map(|line| line.strip_prefix("set-cookie: ")).unwrap();
        format!("Cookie: {}\r\n", cookie.split(';').next().unwrap())
    }

    /// Of the process.
    pub fn id(&self) -> u32 {
        self.child.id()
    }

    /// `TERM`, `INT`, `KILL`.
    pub fn signal(&self, name: &str) {
        let id = self.child.id().to_string();
        assert!(Command::new("kill").args([&format!("-{name}"), &id]).status().unwrap().success());
    }

    /// Stops it; gives all it ever logged.
    pub fn into_log(mut self) -> Vec<String> {
        self.signal("TERM");
        assert!(self.child.wait().unwrap().success());
        let rest = self.rest.take().unwrap().join().unwrap();
        std::mem::take(&mut self.log).into_iter().chain(rest).collect()
    }

    /// How it ended and all it printed on standard output.
    pub fn wait(mut self) -> (ExitStatus, String) {
        let mut printed = String::new();
        self.child.stdout.take().unwrap().read_to_string(&mut printed).unwrap();
        (self.child.wait().unwrap(), printed)
    }
}

/// The address, if this line of the log says that it is ready.
fn ready_at(line: &str) -> Option<String> {
    if let Ok(json) = serde_json::from_str::<serde_json::Value>(line) {
        return (json["message"] == "ready").then(|| json["address"].as_str().unwrap().to_owned());
    }
    let address = line.contains(": ready ").then(|| line.split("address=").nth(1))??;
    address.split(' ').next().map(str::to_owned)
}

/// What a form of the page carries to show that it is ours.
pub fn csrf(page: &str) -> &str {
    let after = page.split("name=\"csrf\" value=\"").nth(1).unwrap_or_else(|| panic!("no form in {page}"));
    after.split('"').next().unwrap()
}

/// Status, head and body of one request on a connection of its own.
pub fn ask(address: &str, method: &str, path: &str, headers: &str, body: &str) -> (u16, String, String) {
    let mut stream = TcpStream::connect(address).unwrap();
    let length = body.len();
    write!(
        stream,
        "{method} {path} HTTP/1.1\r\nHost: {address}\r\nConnection: close\r\nContent-Length: {length}\r\n{headers}\r\n{body}"
    )
    .unwrap();
    let mut answer = Vec::new();
    stream.read_to_end(&mut answer).unwrap();
    let answer = String::from_utf8_lossy(&answer);
    let (head, body) = answer.split_once("\r\n\r\n").unwrap_or((&answer, ""));
    let status = head.split(' ').nth(1).unwrap().parse().unwrap();
    (status, head.to_owned(), body.to_owned())
}

impl Drop for Running {
    fn drop(&mut self) {
        let _ = self.child.kill();
        let _ = self.child.wait();
    }
}
