//! `seed --data DIR [--database postgres://…] --flows N`

use crate::Failure;
use std::path::PathBuf;
use store::Settings;

pub struct Arguments {
    /// Empty, for a server that has not run yet.
    pub data: PathBuf,
    database: Option<String>,
    pub flows: usize,
}

impl Arguments {
    pub fn parse(words: impl Iterator<Item = String>) -> Result<Self, Failure> {
        let mut arguments = Self { data: PathBuf::new(), database: None, flows: 0 };
        let words: Vec<String> = words.collect();
        for pair in words.chunks(2) {
            match pair {
                [flag, value] if flag == "--data" => arguments.data = value.into(),
                [flag, value] if flag == "--database" => arguments.database = Some(value.clone()),
                [flag, value] if flag == "--flows" => arguments.flows = value.parse()?,
                _ => {
                    return Err(format!(
                        "{}: expected --data, --database or --flows with a value",
                        pair.join(" ")
                    )
                    .into());
                }
            }
        }
        if arguments.data.as_os_str().is_empty() || arguments.flows == 0 {
            return Err("expected --data DIR and --flows N".into());
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
