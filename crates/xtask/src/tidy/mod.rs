//! House rules no compiler knows. Each check reads the repository and names what breaks a rule.

mod documents;
mod lengths;
mod literals;
mod names;
mod reach;
mod samples;
mod statements;
mod texts;
mod words;

use crate::{
    failure::{Failure, Outcome},
    repository::Repository,
    say,
};

type Check = fn(&Repository) -> Vec<String>;

const CHECKS: [Check; 13] = [
    lengths::files,
    lengths::functions,
    names::folders_and_files,
    names::purpose_lines,
    words::forbidden_code,
    words::forbidden_words,
    reach::dead_files,
    samples::pages_without_samples,
    documents::crate_table,
    documents::cited_tests,
    statements::prepared_on_both,
    texts::unused,
    texts::sentences_in_code,
];

pub fn run() -> Outcome {
    let repository = Repository::read()?;
    let problems: Vec<String> = CHECKS.iter().flat_map(|check| check(&repository)).collect();
    for problem in &problems {
        say(problem);
    }
    match problems.len() {
        0 => Ok(()),
        count => Err(Failure::new(format!("tidy: {count} to put right"))),
    }
}
