//! What is wrong with a file, where, and what was expected there.

use serde::Serialize;
use std::fmt;

/// A place in a file, both from 1.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize)]
pub struct Place {
    pub line: usize,
    pub column: usize,
}

/// Shown as `file:line:column path: what, expected what`.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Problem {
    pub file: String,
    pub line: usize,
    pub column: usize,
    /// Where in the definition, for example `stages[0].steps[1].role`; empty for the whole file.
    pub path: String,
    pub what: String,
    pub expected: Option<String>,
}

impl fmt::Display for Problem {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}:{}:{}", self.file, self.line, self.column)?;
        if !self.path.is_empty() {
            write!(f, " {}", self.path)?;
        }
        write!(f, ": {}", self.what)?;
        match &self.expected {
            Some(expected) => write!(f, ", expected {expected}"),
            None => Ok(()),
        }
    }
}

/// Collects what is found while a file is read; reading goes on.
#[derive(Debug, Default)]
pub(super) struct Problems {
    file: String,
    problems: Vec<Problem>,
    warnings: Vec<Problem>,
}

/// More help nobody: the rest comes after these are corrected.
const PROBLEMS_MAX: usize = 200;

impl Problems {
    pub fn of(file: &str) -> Self {
        Self { file: file.to_owned(), ..Self::default() }
    }

    pub fn add(&mut self, place: Place, path: &str, what: impl Into<String>, expected: impl Into<String>) {
        let problem = self.problem(place, path, what.into(), Some(expected.into()));
        self.keep(problem);
    }

    pub fn add_plain(&mut self, place: Place, path: &str, what: impl Into<String>) {
        let problem = self.problem(place, path, what.into(), None);
        self.keep(problem);
    }

    pub fn warn(&mut self, place: Place, path: &str, what: impl Into<String>) {
        let warning = self.problem(place, path, what.into(), None);
        self.warnings.push(warning);
    }

    /// Nothing more is kept; what is left of the file need not be read.
    pub fn is_full(&self) -> bool {
        self.problems.len() >= PROBLEMS_MAX
    }

    pub fn count(&self) -> usize {
        self.problems.len()
    }

    /// Warnings when there is no problem, else the problems; both by place.
    pub fn finish(mut self) -> Result<Vec<Problem>, Vec<Problem>> {
        let by_place = |one: &Problem| (one.line, one.column, one.what.clone());
        self.problems.sort_by_key(by_place);
        self.problems.dedup();
        self.warnings.sort_by_key(by_place);
        if self.problems.is_empty() { Ok(self.warnings) } else { Err(self.problems) }
    }

    fn keep(&mut self, problem: Problem) {
        if self.problems.len() < PROBLEMS_MAX {
            self.problems.push(problem);
        }
    }

    fn problem(&self, place: Place, path: &str, what: String, expected: Option<String>) -> Problem {
        Problem {
            file: self.file.clone(),
            line: place.line,
            column: place.column,
            path: path.to_owned(),
            what,
            expected,
        }
    }
}
