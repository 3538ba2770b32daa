//! What a command prints: its outcome on standard output, everything else on standard error.

use std::{
    io::{self, Write},
    process::ExitCode,
};

/// One line of outcome. A reader that has gone away is no failure of ours.
pub fn line(text: &str) {
    let _ = writeln!(io::stdout().lock(), "{text}");
}

/// One line beside the outcome.
pub fn note(text: &str) {
    let _ = writeln!(io::stderr().lock(), "{text}");
}

pub fn failed(text: &str) -> ExitCode {
    note(&format!("baton: {text}"));
    ExitCode::FAILURE
}
