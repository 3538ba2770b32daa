//! Turns the Fluent files of `locales/` into functions, and fails where a language lacks a text.

#[path = "build/catalogue.rs"]
mod catalogue;
#[path = "build/message.rs"]
mod message;
#[path = "build/write.rs"]
mod write;

use std::{env, fs, path::PathBuf, process::ExitCode};

fn main() -> ExitCode {
    println!("cargo::rerun-if-changed=build.rs");
    println!("cargo::rerun-if-changed=build");
    println!("cargo::rerun-if-changed=locales");
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problems) => {
            eprintln!("\nThe texts are not complete.\n{problems}\n");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|problem| problem.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|problem| problem.to_string())?);
    let english = catalogue::read(&home.join("locales/en"))?;
    let german = catalogue::read(&home.join("locales/de"))?;
    catalogue::same(&english, &german)?;
    fs::write(out.join("messages.rs"), write::rust(&english, &german)).map_err(|problem| problem.to_string())
}
