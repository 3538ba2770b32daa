//! `baton template schema`: the JSON Schema of template files.

use crate::output;
use std::process::ExitCode;

pub fn run() -> ExitCode {
    output::line(&format!("{:#}", model::definition::schema()));
    ExitCode::SUCCESS
}
