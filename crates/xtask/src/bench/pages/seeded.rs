//! What was made for the benchmark to look at.

use crate::failure::{During as _, Failure, Outcome};
use serde::Deserialize;
use std::{path::Path, process::Stdio};
use tokio::process::Command;

#[derive(Deserialize)]
pub struct Seeded {
    pub emails: Vec<String>,
    pub password: String,
    /// Ids of members, in the order of their addresses.
    pub members: Vec<String>,
    /// Ids of running flows.
    pub flows: Vec<String>,
    /// Ids of records that have flows.
    pub records: Vec<String>,
    /// Tokens of magic links that open a client's part.
    pub actions: Vec<String>,
    /// Key of a template.
    pub template: String,
}

pub async fn seed(program: &Path, data: &Path, database: Option<&str>, flows: usize) -> Outcome<Seeded> {
    let mut command = Command::new(program);
    command.arg("--data").arg(data).args(["--flows", &flows.to_string()]);
    if let Some(url) = database {
        command.args(["--database", url]);
    }
    let output = command.stderr(Stdio::inherit()).kill_on_drop(true).output().await.during("seeding")?;
    if !output.status.success() {
        return Err(Failure::new("the flows could not be made"));
    }
    serde_json::from_slice(&output.stdout).during("reading what was seeded")
}
