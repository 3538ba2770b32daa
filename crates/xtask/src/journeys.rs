//! `cargo xtask journey`: every journey of `e2e/journeys` through a browser, on one build, two at a time.

use crate::{
    bench,
    failure::{During as _, Failure, Outcome},
    repository, say,
    stopwatch::Stopwatch,
};
use std::{
    fs,
    path::{Path, PathBuf},
    process::{Command, Output, Stdio},
    sync::{Mutex, PoisonError},
};

const AT_ONCE: usize = 2;

/// Runs those that are named, or all; says how many there were.
pub fn run(names: &[String]) -> Outcome<u64> {
    let e2e = repository::root()?.join("e2e");
    let journeys = chosen(all(&e2e.join("journeys"))?, names)?;
    let program = bench::build(false)?;
    let (waiting, failed) = (Mutex::new(journeys.iter().rev().collect::<Vec<_>>()), Mutex::new(Vec::new()));
    std::thread::scope(|scope| {
        for _ in 0..AT_ONCE {
            scope.spawn(|| {
                while let Some(journey) = next(&waiting) {
                    let watch = Stopwatch::start();
                    let outcome = travel(&e2e, journey, &program);
                    let seconds = watch.elapsed().as_secs_f32();
                    say(&format!(
                        "{} {} in {seconds:.1} s",
                        if outcome.is_ok() { "ok    " } else { "FAILED" },
                        name(journey)
                    ));
                    if let Err(why) = outcome {
                        eprintln!("{why}");
                        failed.lock().unwrap_or_else(PoisonError::into_inner).push(name(journey));
                    }
                }
            });
        }
    });
    let failed = failed.into_inner().unwrap_or_else(PoisonError::into_inner);
    match failed.is_empty() {
        true => Ok(journeys.len() as u64),
        false => Err(Failure::new(format!("journeys that failed: {}", failed.join(", ")))),
    }
}

fn next<'j>(waiting: &Mutex<Vec<&'j PathBuf>>) -> Option<&'j PathBuf> {
    waiting.lock().unwrap_or_else(PoisonError::into_inner).pop()
}

/// In order of their names.
fn all(folder: &Path) -> Outcome<Vec<PathBuf>> {
    let entries = fs::read_dir(folder).during("reading e2e/journeys")?;
    let paths = entries.filter_map(|entry| Some(entry.ok()?.path()));
    let mut journeys: Vec<PathBuf> =
        paths.filter(|path| path.extension().is_some_and(|ending| ending == "mjs")).collect();
    journeys.sort();
    Ok(journeys)
}

fn chosen(all: Vec<PathBuf>, names: &[String]) -> Outcome<Vec<PathBuf>> {
    let known: Vec<String> = all.iter().map(|path| name(path)).collect();
    if let Some(unknown) = names.iter().find(|name| !known.contains(name)) {
        return Err(Failure::new(format!("there is no journey {unknown}; there are {}", known.join(", "))));
    }
    Ok(all.into_iter().filter(|path| names.is_empty() || names.contains(&name(path))).collect())
}

fn name(journey: &Path) -> String {
    journey.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}

/// Whatever it says is shown only when it fails, since two speak at once.
fn travel(e2e: &Path, journey: &Path, program: &Path) -> Outcome {
    let mut node = Command::new("node");
    node.arg(journey).current_dir(e2e).env("BATON_BIN", program).stdin(Stdio::null());
    let Output { status, stdout, stderr } = node.output().during("node")?;
    if status.success() {
        return Ok(());
    }
    let said = [stdout, stderr].concat();
    Err(Failure::new(String::from_utf8_lossy(&said).trim_end().to_owned()))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn journeys_are_chosen_by_name() {
        let all = || vec![PathBuf::from("journeys/case.mjs"), PathBuf::from("journeys/german.mjs")];
        let names = |words: &[&str]| words.iter().map(|word| (*word).to_owned()).collect::<Vec<_>>();
        assert_eq!(chosen(all(), &[]).unwrap(), all());
        assert_eq!(chosen(all(), &names(&["german"])).unwrap(), [PathBuf::from("journeys/german.mjs")]);
        assert!(chosen(all(), &names(&["french"])).is_err());
    }
}
