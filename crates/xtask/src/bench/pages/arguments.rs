//! What `bench pages` is asked to do.

use crate::{
    bench::arguments::Database,
    failure::{Failure, Outcome},
};

pub struct Arguments {
    pub database: Database,
    pub flows: usize,
    pub clients: usize,
    /// For each page.
    pub seconds: u64,
    /// How long a client looks at a page before it asks for the next, in milliseconds.
    pub pause: u64,
    /// Pages whose name begins so.
    pub only: Option<String>,
    pub release: bool,
}

/// As many members have a password.
const CLIENTS_MAX: usize = 16;

impl Arguments {
    pub fn parse(flags: &[String]) -> Outcome<Self> {
        let mut arguments = Self {
            database: Database::Sqlite,
            flows: 100_000,
            clients: CLIENTS_MAX,
            seconds: 3,
            pause: 0,
            only: None,
            release: true,
        };
        for pair in flags.chunks(2) {
            let [flag, value] = pair else {
                return Err(Failure::new(format!("{} needs a value", pair.join(" "))));
            };
            arguments.set(flag, value)?;
        }
        Ok(arguments)
    }

    fn set(&mut self, flag: &str, value: &str) -> Outcome {
        let wrong = |expected: &str| Failure::new(format!("{flag} {value}: expected {expected}"));
        let number = || value.parse::<usize>().ok().filter(|number| *number > 0);
        match flag {
            "--database" => {
                self.database = Database::parse(value).ok_or_else(|| wrong("sqlite or postgres"))?;
            }
            "--flows" => self.flows = number().ok_or_else(|| wrong("how many flows to store"))?,
            "--clients" => {
                let clients = number().filter(|number| *number <= CLIENTS_MAX);
                self.clients = clients.ok_or_else(|| wrong("1 to 16"))?;
            }
            "--seconds" => self.seconds = value.parse().map_err(|_| wrong("a number of seconds"))?,
            "--pause" => self.pause = value.parse().map_err(|_| wrong("milliseconds"))?,
            "--only" => self.only = Some(value.to_owned()),
            "--profile" if value == "release" || value == "dev" => self.release = value == "release",
            "--profile" => return Err(wrong("release or dev")),
            _ => {
                return Err(Failure::new(format!(
                    "{flag} is unknown, expected --database, --flows, --clients, --seconds, --pause, --only or --profile"
                )));
            }
        }
        Ok(())
    }

    pub fn wants(&self, page: &str) -> bool {
        self.only.as_ref().is_none_or(|only| page.starts_with(only.as_str()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_and_unknown_ones_refused() {
        let parse = |line: &str| Arguments::parse(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        let read = parse("--flows 5000 --database postgres --clients 4 --only flows").unwrap();
        assert_eq!((read.flows, read.clients, read.database.to_string().as_str()), (5_000, 4, "postgres"));
        assert!(read.wants("flows-due") && !read.wants("home"));
        for wrong in ["--flows 0", "--clients 17", "--flows", "--database mysql", "--fast 1"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
