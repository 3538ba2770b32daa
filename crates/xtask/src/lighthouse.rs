//! `cargo xtask lighthouse`: performance, accessibility and best practices of the pages clients see first. Not one of
//! the checks: it measures time, and its packages weigh more than everything else.

use crate::{
    bench,
    failure::{During as _, Failure, Outcome},
    repository,
};
use std::process::Command;

pub fn run() -> Outcome {
    let folder = repository::root()?.join("e2e/lighthouse");
    let program = bench::build(false)?;
    if !folder.join("node_modules").exists() {
        let npm =
            Command::new("npm").args(["ci", "--ignore-scripts", "--silent"]).current_dir(&folder).status();
        if !npm.during("npm ci")?.success() {
            return Err(Failure::new("npm ci in e2e/lighthouse failed; it needs the network the first time"));
        }
    }
    let node = Command::new("node").arg("run.mjs").current_dir(&folder).env("BATON_BIN", program).status();
    match node.during("node")?.success() {
        true => Ok(()),
        false => Err(Failure::new("a page is below the bar of 95, or could not be measured")),
    }
}
