//! What `bench tick` is asked to do.

use crate::{
    bench::arguments::Database,
    failure::{Failure, Outcome},
};

pub struct Arguments {
    pub database: Database,
    /// That wait.
    pub flows: usize,
    /// Of those, how many are due at the same instant.
    pub due: usize,
    /// Who go on working meanwhile.
    pub callers: usize,
    pub release: bool,
}

impl Arguments {
    pub fn parse(flags: &[String]) -> Outcome<Self> {
        let mut arguments =
            Self { database: Database::Sqlite, flows: 100_000, due: 10_000, callers: 16, release: true };
        for pair in flags.chunks(2) {
            let [flag, value] = pair else {
                return Err(Failure::new(format!("{} needs a value", pair.join(" "))));
            };
            arguments.set(flag, value)?;
        }
        if arguments.due > arguments.flows {
            return Err(Failure::new("more flows due than there are"));
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
            "--flows" => self.flows = number().ok_or_else(|| wrong("how many flows wait"))?,
            "--due" => self.due = number().ok_or_else(|| wrong("how many are due at once"))?,
            "--callers" => self.callers = number().ok_or_else(|| wrong("how many work meanwhile"))?,
            "--profile" if value == "release" || value == "dev" => self.release = value == "release",
            "--profile" => return Err(wrong("release or dev")),
            _ => {
                return Err(Failure::new(format!(
                    "{flag} is unknown, expected --database, --flows, --due, --callers or --profile"
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
        let read = parse("--flows 5000 --database postgres --callers 4 --due 50").unwrap();
        assert_eq!((read.flows, read.due, read.callers), (5_000, 50, 4));
        for wrong in ["--flows 0", "--due 100001", "--flows", "--database mysql", "--fast 1"] {
            assert!(parse(wrong).is_err(), "{wrong}");
        }
    }
}
