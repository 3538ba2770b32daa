//! Builds stylesheets, scripts and icons with npm's tools and writes the table that `lib.rs` includes.

#[path = "build/pack.rs"]
mod pack;
#[path = "build/tools.rs"]
mod tools;

use std::{env, path::PathBuf, process::ExitCode};

/// Everything the files are made from; a change to one of them builds again.
const SOURCES: [&str; 8] = [
    "build.rs",
    "build",
    "web/css",
    "web/ts",
    "web/icons.txt",
    "web/icon.svg",
    "web/turbo-licence.txt",
    "web/package-lock.json",
];

fn main() -> ExitCode {
    match build() {
        Ok(()) => ExitCode::SUCCESS,
        Err(problem) => {
            eprintln!("\nThe pages' stylesheets and scripts could not be built.\n{problem}\n");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<(), String> {
    let home = PathBuf::from(env::var("CARGO_MANIFEST_DIR").map_err(|problem| problem.to_string())?);
    let out = PathBuf::from(env::var("OUT_DIR").map_err(|problem| problem.to_string())?);
    for source in SOURCES {
        println!("cargo::rerun-if-changed={source}");
    }
    // The class names that the stylesheets carry are read from there.
    println!("cargo::rerun-if-changed=../views/src");
    let web = home.join("web");
    tools::ensure(&web)?;
    tools::tailwind(&web, "app.css", &out)?;
    tools::tailwind(&web, "public.css", &out)?;
    tools::esbuild(&web, "app", &out)?;
    tools::esbuild(&web, "public", &out)?;
    tools::esbuild(&web, "embed", &out)?;
    pack::write(&web, &out)
}
