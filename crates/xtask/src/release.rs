//! What is handed out: the program, the list of all that is inside it, and the sums of both.

use crate::{
    bench,
    failure::{During as _, Failure, Outcome},
    repository, say, sbom,
};
use std::process::Command;

pub fn run() -> Outcome {
    let root = repository::root()?;
    let program = bench::build(true)?;
    let folder = root.join("target/dist");
    std::fs::create_dir_all(&folder).during("making target/dist")?;
    std::fs::copy(&program, folder.join("baton")).during("copying the program")?;
    let list = folder.join("baton.cdx.json");
    let count = sbom::write(&root, &list)?;
    sbom::check(&root, &list)?;
    let sums = Command::new("sha256sum").args(["baton", "baton.cdx.json"]).current_dir(&folder).output();
    let sums = sums.during("sha256sum")?;
    if !sums.status.success() {
        return Err(Failure::new("sha256sum failed"));
    }
    std::fs::write(folder.join("SHA256SUMS"), &sums.stdout).during("writing SHA256SUMS")?;
    say(&format!("{}: baton, baton.cdx.json with {count} components, SHA256SUMS", folder.display()));
    Ok(())
}
