//! `baton calendar due`: when something is due by a calendar file, as JSON.

use crate::{failure::Failure, output};
use engine::calendar::{
    Calendar,
    answer::{answer, answer_line, refusal_as_json},
};
use model::definition::PlainFile;
use std::{
    io::{self, BufRead, Write},
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(clap::Args)]
pub struct Arguments {
    /// Calendar file, YAML or JSON
    #[arg(long, value_name = "FILE", required_unless_present = "batch")]
    calendar: Option<PathBuf>,
    /// Start: an instant such as 2026-03-19T16:00:00Z, or a date
    #[arg(long, value_name = "INSTANT", required_unless_present = "batch")]
    from: Option<String>,
    /// How long it may take, such as '5 business days' or '30 days before'
    #[arg(long, value_name = "TARGET", required_unless_present = "batch")]
    target: Option<String>,
    /// Answers each line {"calendar": {…}, "from": "…", "target": "…"} of standard input with one line
    #[arg(long, conflicts_with_all = ["calendar", "from", "target"])]
    batch: bool,
}

pub fn run(arguments: &Arguments) -> Result<ExitCode, Failure> {
    let Arguments { calendar: Some(file), from: Some(from), target: Some(target), batch: false } = arguments
    else {
        return batch().map_err(|source| Failure::Io { what: "standard input".to_owned(), source });
    };
    let answered = answer(&read(file)?, from, target);
    let code = if answered.is_ok() { ExitCode::SUCCESS } else { ExitCode::FAILURE };
    output::line(&refusal_as_json(answered));
    Ok(code)
}

fn batch() -> io::Result<ExitCode> {
    let mut answers = io::BufWriter::new(io::stdout().lock());
    for line in io::stdin().lock().split(b'\n') {
        let line = line?;
        if !line.trim_ascii().is_empty() {
            writeln!(answers, "{}", answer_line(&String::from_utf8_lossy(&line)))?;
        }
    }
    answers.flush()?;
    Ok(ExitCode::SUCCESS)
}

fn read(path: &Path) -> Result<Calendar, Failure> {
    let source = std::fs::read_to_string(path).map_err(Failure::at(path))?;
    parse(&path.display().to_string(), &source).map_err(Failure::Told)
}

fn parse(name: &str, source: &str) -> Result<Calendar, String> {
    let file = PlainFile::read(name, source).map_err(|problems| {
        let lines: Vec<String> = problems.iter().map(ToString::to_string).collect();
        lines.join("\n")
    })?;
    Calendar::from_value(&file.value())
        .map_err(|error| file.problem(&error.path, &error.what, &error.expected).to_string())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn calendar_files_are_yaml_or_json() {
        let yaml = "zone: Europe/Berlin\nhours: {mon: [\"09:00-12:00\", \"13:00-17:00\"]}\nholidays: [2026-12-25]\n\
                    exceptions: {2026-12-24: [\"09:00-12:00\"]}\n";
        let json = r#"{"zone": "Europe/Berlin", "hours": {"mon": ["09:00-12:00", "13:00-17:00"]},
                       "holidays": ["2026-12-25"], "exceptions": {"2026-12-24": ["09:00-12:00"]}}"#;
        assert_eq!(parse("a.yaml", yaml).unwrap(), parse("a.json", json).unwrap());
    }

    #[test]
    fn a_wrong_calendar_file_says_where() {
        let check = |source: &str, expected: &str| {
            let error = parse("c.yaml", source).unwrap_err();
            assert!(error.starts_with(expected), "{error:?} does not begin with {expected:?}");
        };
        check("zone: Berlin", "c.yaml:1:1 zone: unknown time zone `Berlin`, expected an IANA name");
        check("zone: UTC\nhours:\n  mon: [\"9-5\"]\n", "c.yaml:3:");
        check("zone: UTC\nopen: 1", "c.yaml:2:1 open: unknown word, expected one of");
        check("zone: [", "c.yaml:");
        check("", "c.yaml:1:1");
    }
}
