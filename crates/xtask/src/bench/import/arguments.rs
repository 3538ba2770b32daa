//! What `bench import` is asked to do.

use crate::{
    bench::arguments::Database,
    failure::{Failure, Outcome},
};

pub struct Arguments {
    pub database: Database,
    /// Of the table.
    pub rows: usize,
    /// Who go on working meanwhile.
    pub callers: usize,
    pub release: bool,
}

impl Arguments {
    pub fn parse(flags: &[String]) -> Outcome<Self> {
        let mut arguments = Self { database: Database::Sqlite, rows: 100_000, callers: 4, release: true };
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
            "--rows" => self.rows = number().ok_or_else(|| wrong("how many rows"))?,
            "--callers" => self.callers = number().ok_or_else(|| wrong("how many work meanwhile"))?,
            "--profile" if value == "release" || value == "dev" => self.release = value == "release",
            "--profile" => return Err(wrong("release or dev")),
            _ => {
                return Err(Failure::new(format!(
                    "{flag} is unknown, expected --database, --rows, --callers or --profile"
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
        let read = parse("--rows 5000 --database postgres --callers 4").unwrap();
        assert_eq!((read.rows, read.callers), (5_000, 4));
        for wrong in ["--rows 0", "--rows", "--database mysql", "--flows 1"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
