//! `cargo xtask gallery`: pictures of every page and component, and what holds for each of them.

use crate::{
    failure::{During as _, Failure, Outcome},
    repository,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::Command,
};

struct Arguments {
    out: PathBuf,
    /// Beginning of the names of pages to look at.
    only: Option<String>,
    /// Looks without taking pictures.
    check: bool,
}

pub fn run(words: &[String]) -> Outcome {
    let root = repository::root()?;
    let arguments = parse(&root, words)?;
    clear(&arguments.out)?;
    let mut cargo = Command::new("cargo");
    cargo.args(["run", "--quiet", "--package", "views", "--example", "gallery", "--"]).arg(&arguments.out);
    finish(cargo.current_dir(&root), "writing the samples")?;
    let mut node = Command::new("node");
    node.arg("gallery.mjs").arg(&arguments.out).current_dir(root.join("e2e"));
    if let Some(only) = &arguments.only {
        node.args(["--only", only]);
    }
    if arguments.check {
        node.arg("--check");
    }
    finish(&mut node, "looking at the samples")
}

/// Removes an older gallery, and nothing that is none.
fn clear(out: &Path) -> Outcome {
    let is_gallery = out.join("assets").exists();
    let is_empty = fs::read_dir(out).map_or(true, |mut entries| entries.next().is_none());
    match (is_gallery, is_empty) {
        (true, _) => fs::remove_dir_all(out).during("removing the last gallery"),
        (false, true) => Ok(()),
        (false, false) => Err(Failure::new(format!("{} holds something else", out.display()))),
    }
}

fn finish(command: &mut Command, what: &str) -> Outcome {
    let status = command.status().during(what)?;
    status.success().then_some(()).ok_or_else(|| Failure::new(format!("{what} failed")))
}

fn parse(root: &Path, words: &[String]) -> Outcome<Arguments> {
    let mut arguments = Arguments { out: root.join("target/gallery"), only: None, check: false };
    let mut words = words.iter();
    while let Some(word) = words.next() {
        let mut value = || words.next().ok_or_else(|| Failure::new(format!("{word} needs a value")));
        match word.as_str() {
            "--only" => arguments.only = Some(value()?.clone()),
            "--out" => arguments.out = std::path::absolute(value()?).during("--out")?,
            "--check" => arguments.check = true,
            _ => {
                return Err(Failure::new(format!("{word} is unknown, expected --only, --out or --check")));
            }
        }
    }
    Ok(arguments)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn flags_are_read_and_unknown_ones_refused() {
        let read = |line: &str| {
            let words: Vec<String> = line.split_whitespace().map(str::to_owned).collect();
            parse(Path::new("/clone"), &words)
        };
        let whole = read("").unwrap();
        assert_eq!(
            (whole.out.as_path(), whole.only, whole.check),
            (Path::new("/clone/target/gallery"), None, false)
        );
        let part = read("--only start --out /elsewhere --check").unwrap();
        assert_eq!(
            (part.out.as_path(), part.only.as_deref(), part.check),
            (Path::new("/elsewhere"), Some("start"), true)
        );
        for wrong in ["--only", "start", "--fast"] {
            assert!(read(wrong).is_err(), "{wrong}");
        }
    }
}
