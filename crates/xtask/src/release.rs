//! What is handed out: the program, the list of all that is inside it, their licences, and the sums of all.

use crate::{
    bench,
    failure::{During as _, Failure, Outcome},
    licences, repository, say, sbom,
};
use std::{
    path::Path,
    process::{Command, Output},
};

/// What lies in the folder, in the order of the sums.
const FILES: [&str; 3] = ["LICENCES.txt", "baton", "baton.cdx.json"];

pub fn run() -> Outcome {
    let root = repository::root()?;
    let program = bench::build(true)?;
    let folder = root.join("target/dist");
    std::fs::create_dir_all(&folder).during("making target/dist")?;
    ship(&program, &folder.join("baton"))?;
    let list = folder.join("baton.cdx.json");
    let count = sbom::write(&root, &list)?;
    sbom::check(&root, &list)?;
    let texts = folder.join("LICENCES.txt");
    let licensed = licences::write(&texts)?;
    licences::check(&texts)?;
    let sums = answered(Command::new("sha256sum").args(FILES).current_dir(&folder))?;
    std::fs::write(folder.join("SHA256SUMS"), &sums.stdout).during("writing SHA256SUMS")?;
    let folder = folder.display();
    say(&format!(
        "{folder}: baton, baton.cdx.json with {count} components, LICENCES.txt of {licensed} crates, SHA256SUMS"
    ));
    Ok(())
}

/// The program without what only a debugger reads, which is most of it; names of functions stay, for what it says when
/// it panics. It must still run.
fn ship(program: &Path, to: &Path) -> Outcome {
    answered(Command::new("strip").arg("--strip-debug").arg("-o").arg(to).arg(program))?;
    let said = answered(Command::new(to).arg("--version"))?;
    match String::from_utf8_lossy(&said.stdout).starts_with("baton ") {
        true => Ok(()),
        false => Err(Failure::new("the program in target/dist does not say which version it is")),
    }
}

fn answered(command: &mut Command) -> Outcome<Output> {
    let name = command.get_program().to_string_lossy().into_owned();
    let output = command.output().during(&name)?;
    match output.status.success() {
        true => Ok(output),
        false => Err(Failure::new(format!("{name}: {}", String::from_utf8_lossy(&output.stderr)))),
    }
}
