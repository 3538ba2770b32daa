//! Runs Node's tools: npm for the packages, Tailwind for stylesheets, esbuild for scripts.

use sha2::{Digest, Sha256};
use std::{fs, path::Path, process::Command};

const NODE_MAJOR_MIN: u32 = 20;
const INSTALL: &str = "Install Node 20 or newer and npm, then build again.\n  \
    Debian 13 or newer: apt-get install nodejs npm\n  \
    macOS: brew install node\n  \
    anything else: https://nodejs.org/en/download";

/// Checks Node and npm, and installs the locked packages where they are missing or of another lock file.
pub fn ensure(web: &Path) -> Result<(), String> {
    let version = Command::new("node").arg("--version").output();
    let Ok(version) = version else {
        return Err(format!("Node is not installed. {INSTALL}"));
    };
    let version = String::from_utf8_lossy(&version.stdout).trim().to_owned();
    let major = version.trim_start_matches('v').split('.').next().and_then(|major| major.parse::<u32>().ok());
    if major.is_none_or(|major| major < NODE_MAJOR_MIN) {
        return Err(format!("Node {version} is too old. {INSTALL}"));
    }
    let lock = fs::read(web.join("package-lock.json")).map_err(|problem| problem.to_string())?;
    let fingerprint = hex(&lock);
    let stamp = web.join("node_modules/.installed-from");
    if fs::read_to_string(&stamp).is_ok_and(|installed| installed == fingerprint) {
        return Ok(());
    }
    install(web)?;
    fs::write(stamp, fingerprint).map_err(|problem| problem.to_string())
}

fn install(web: &Path) -> Result<(), String> {
    let run = Command::new("npm").args(["ci", "--ignore-scripts"]).current_dir(web).output();
    match run {
        Err(_) => Err(format!("npm is not installed. {INSTALL}")),
        Ok(output) if output.status.success() => Ok(()),
        Ok(output) => Err(format!(
            "`npm ci` in crates/assets/web failed. It needs the network the first time.\n{}",
            String::from_utf8_lossy(&output.stderr)
        )),
    }
}

/// Builds one stylesheet into `out` under its own name.
pub fn tailwind(web: &Path, name: &str, out: &Path) -> Result<(), String> {
    let entry = web.join("css").join(name);
    let mut command = Command::new("node");
    command.arg(web.join("node_modules/@tailwindcss/cli/dist/index.mjs")).arg("--input").arg(entry);
    command.arg("--output").arg(out.join(name)).arg("--minify").current_dir(web);
    run(command, name)
}

/// Bundles `ts/NAME.ts` into `NAME.js`. On pages of others, its names must not be theirs.
pub fn esbuild(web: &Path, name: &str, out: &Path) -> Result<(), String> {
    let mut command = Command::new("node");
    command.arg(web.join("node_modules/esbuild/bin/esbuild")).arg(format!("ts/{name}.ts"));
    let format = if name == "embed" { "--format=iife" } else { "--format=esm" };
    command.args(["--bundle", "--minify", format, "--target=es2022", "--legal-comments=none"]);
    command.arg(format!("--outfile={}", out.join(format!("{name}.js")).display())).current_dir(web);
    run(command, name)
}

/// Writes `FILE.br` beside a file, as small as it gets.
pub fn brotli(file: &Path) -> Result<(), String> {
    const SCRIPT: &str = "const fs = require('node:fs'), [file] = process.argv.slice(1); \
        fs.writeFileSync(`${file}.br`, require('node:zlib').brotliCompressSync(fs.readFileSync(file)));";
    let mut command = Command::new("node");
    command.args(["--eval", SCRIPT]).arg(file);
    run(command, "brotli")
}

fn run(mut command: Command, what: &str) -> Result<(), String> {
    let output = command.output().map_err(|problem| format!("{what}: {problem}"))?;
    if output.status.success() {
        return Ok(());
    }
    Err(format!("{what}: {}", String::from_utf8_lossy(&output.stderr)))
}

pub fn hex(bytes: &[u8]) -> String {
    Sha256::digest(bytes).iter().map(|byte| format!("{byte:02x}")).collect()
}
