//! `seed --data DIR [--database postgres://…] --flows N`, or `--waiting N --due N --due-in SECONDS`

use crate::Failure;
use std::path::PathBuf;
use store::Settings;

pub struct Arguments {
    /// Empty, for a server that has not run yet.
    pub data: PathBuf,
    database: Option<String>,
    pub flows: usize,
    /// Flows that do nothing but wait, in place of a firm at work.
    pub waiting: Option<Waiting>,
}

#[derive(Clone, Copy, Default)]
pub struct Waiting {
    pub flows: usize,
    /// How many of them are due at the same instant.
    pub due: usize,
    /// Seconds after they were begun to be made.
    pub due_in: i64,
}

impl Arguments {
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = Self { data: PathBuf::new(), database: None, flows: 0, waiting: None };
        let words: Vec<String> = words.collect();
        let mut waiting = Waiting::default();
        for pair in words.chunks(2) {
            match pair {
                [flag, value] if flag == "--waiting" => waiting.flows = value.parse()?,
                [flag, value] if flag == "--due" => waiting.due = value.parse()?,
                [flag, value] if flag == "--due-in" => waiting.due_in = value.parse()?,
                [flag, value] if flag == "--data" => arguments.data = value.into(),
                [flag, value] if flag == "--database" => arguments.database = Some(value.clone()),
                [flag, value] if flag == "--flows" => arguments.flows = value.parse()?,
                _ => {
                    return Err(format!(
                        "{}: expected --data, --database, --flows, --waiting, --due or --due-in with a value",
                        pair.join(" ")
                    )
                    .into());
                }
            }
        }
        arguments.waiting = (waiting.flows > 0).then_some(waiting);
        if arguments.data.as_os_str().is_empty() || (arguments.flows == 0 && arguments.waiting.is_none()) {
            return Err("expected --data DIR and --flows N or --waiting N".into());
        }
        Ok(arguments)
    }

    pub fn settings(&self) -> Settings {
        match &self.database {
            Some(url) => Settings::Postgres(url.clone()),
            None => Settings::SqliteFile(self.data.join("baton.db")),
        }
    }
}
