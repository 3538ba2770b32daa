//! What the benchmark is asked to do.

use crate::failure::{Failure, Outcome};
use std::{fmt, time::Duration};

pub struct Arguments {
    pub database: Database,
    pub callers: Vec<usize>,
    pub duration: Duration,
    pub kills: u32,
    /// Of the moments at which the server is killed.
    pub seed: u64,
    pub release: bool,
}

#[derive(Clone, Copy)]
pub enum Database {
    Sqlite,
    Postgres,
}

impl fmt::Display for Database {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(match self {
            Self::Sqlite => "sqlite",
            Self::Postgres => "postgres",
        })
    }
}

impl Database {
    pub fn parse(word: &str) -> Option<Self> {
        match word {
            "sqlite" => Some(Self::Sqlite),
            "postgres" => Some(Self::Postgres),
            _ => None,
        }
    }
}

impl Arguments {
    pub fn parse(words: &[String]) -> Outcome<Self> {
        let Some((name, flags)) = words.split_first() else {
            return Err(Failure::new("expected the name of a benchmark: onboarding5, pages or tick"));
        };
        if name != "onboarding5" {
            return Err(Failure::new(format!(
                "`{name}` is no benchmark, expected onboarding5, pages or tick"
            )));
        }
        let mut arguments = Self {
            database: Database::Sqlite,
            callers: vec![1, 16, 64],
            duration: Duration::from_secs(10),
            kills: 0,
            seed: 1,
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
        match flag {
            "--database" => {
                self.database = Database::parse(value).ok_or_else(|| wrong("sqlite or postgres"))?;
            }
            "--callers" => {
                let callers: Option<Vec<usize>> =
                    value.split(',').map(|count| count.parse().ok().filter(|count| *count > 0)).collect();
                self.callers = callers.ok_or_else(|| wrong("numbers such as 1,16,64"))?;
            }
            "--seconds" => {
                self.duration = Duration::from_secs(value.parse().map_err(|_| wrong("a number of seconds"))?);
            }
            "--kill" => self.kills = value.parse().map_err(|_| wrong("how often to kill the server"))?,
            "--seed" => self.seed = value.parse().map_err(|_| wrong("a number"))?,
            "--profile" if value == "release" || value == "dev" => self.release = value == "release",
            "--profile" => return Err(wrong("release or dev")),
            _ => {
                return Err(Failure::new(format!(
                    "{flag} is unknown, expected --database, --callers, --seconds, --kill, --seed or --profile"
                )));
            }
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_and_unknown_ones_refused() {
        let parse = |line: &str| Arguments::parse(&line.split(' ').map(str::to_owned).collect::<Vec<_>>());
        let read = parse("onboarding5 --database postgres --callers 1,64 --kill 20 --seconds 30").unwrap();
        assert_eq!((read.callers, read.kills, read.duration.as_secs()), (vec![1, 64], 20, 30));
        for wrong in
            ["", "onboarding6", "onboarding5 --callers 0", "onboarding5 --kill", "onboarding5 --fast 1"]
        {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
