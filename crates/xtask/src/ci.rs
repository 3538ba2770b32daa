//! All checks, one after the other; the first that fails ends it.

use crate::{
    bench, deny,
    failure::{During as _, Failure, Outcome},
    gallery, journeys, layers, repository, say, sbom,
    stopwatch::Stopwatch,
    tidy,
};
use std::{
    fmt::Write as _,
    io::{BufRead as _, BufReader, Read},
    path::Path,
    process::{Child, Command, Stdio},
};

/// Tests that ran.
#[derive(Clone, Copy, Default)]
struct Count {
    passed: u64,
    skipped: u64,
}

type Check = fn(&Path) -> Outcome<Count>;

const CHECKS: [(&str, Check); 12] = [
    ("format", |root| cargo(root, &["fmt", "--all", "--check"])),
    ("tidy", |_| tidy::run().map(|()| Count::default())),
    ("layers", |_| layers::run().map(|()| Count::default())),
    ("deny", |_| deny::run().map(|()| Count::default())),
    ("list of parts", |_| sbom::run(&["--check".to_owned()]).map(|()| Count::default())),
    ("lints", |root| {
        cargo(root, &["clippy", "--workspace", "--all-targets", "--quiet", "--", "-D", "warnings"])
    }),
    ("tests", tests),
    ("examples in docs", |root| cargo(root, &["test", "--workspace", "--doc", "--quiet"])),
    ("killed on sqlite", |_| kills("sqlite")),
    ("killed on postgres", |_| kills("postgres")),
    ("gallery", |_| gallery::run(&["--check".to_owned()]).map(|()| Count::default())),
    ("browser journeys", |_| journeys::run(&[]).map(|passed| Count { passed, skipped: 0 })),
];

pub fn run() -> Outcome {
    let root = repository::root()?;
    let whole = Stopwatch::start();
    let mut summary = String::new();
    let mut count = Count::default();
    let mut failure = None;
    for (name, check) in CHECKS {
        eprintln!("── {name}");
        let watch = Stopwatch::start();
        let outcome = check(&root);
        let word = if outcome.is_ok() { "ok    " } else { "FAILED" };
        let _ = writeln!(summary, "{word} {name:<20} {:>7.1} s", watch.elapsed().as_secs_f32());
        match outcome {
            Ok(ran) => {
                count = Count { passed: count.passed + ran.passed, skipped: count.skipped + ran.skipped };
            }
            Err(why) => {
                failure = Some(format!("{name}: {why}"));
                break;
            }
        }
    }
    say(summary.trim_end());
    let verdict = if failure.is_none() { "ok" } else { "FAILED" };
    let failed = u8::from(failure.is_some());
    let (Count { passed, skipped }, seconds) = (count, whole.elapsed().as_secs_f32());
    say(&format!(
        "test result: {verdict}. {passed} passed; {failed} failed; {skipped} ignored; finished in {seconds:.2}s"
    ));
    failure.map_or(Ok(()), |why| Err(Failure::new(why)))
}

fn cargo(root: &Path, arguments: &[&str]) -> Outcome<Count> {
    let mut command = Command::new("cargo");
    command.args(arguments).current_dir(root).stdout(Stdio::piped());
    let mut child = command.spawn().during("cargo")?;
    let count = child.stdout.take().map(counted).transpose()?.unwrap_or_default();
    ended(child, &format!("cargo {}", arguments.join(" "))).map(|()| count)
}

/// Shows what a runner says as it comes, and counts its closing lines.
fn counted(output: impl Read) -> Outcome<Count> {
    let mut count = Count::default();
    for line in BufReader::new(output).lines() {
        let line = line.during("reading what cargo says")?;
        count.passed += before(&line, "passed");
        count.skipped += before(&line, "ignored") + before(&line, "skipped");
        eprintln!("{line}");
    }
    Ok(count)
}

fn ended(mut child: Child, what: &str) -> Outcome {
    match child.wait().during(what)?.success() {
        true => Ok(()),
        false => Err(Failure::new(format!("{what} failed"))),
    }
}

/// The number that stands before a word in `test result: ok. 12 passed; 0 failed; 1 ignored; …`
/// or `Summary [ 1.2s] 12 tests run: 12 passed, 1 skipped`.
fn before(line: &str, word: &str) -> u64 {
    let closing = line.starts_with("test result:") || line.trim_start().starts_with("Summary [");
    let words: Vec<&str> = line.split([' ', ',', ';']).filter(|word| !word.is_empty()).collect();
    let place = words.iter().position(|found| *found == word).filter(|_| closing);
    place.and_then(|place| words.get(place.checked_sub(1)?)?.parse().ok()).unwrap_or(0)
}

/// nextest where it is installed, else what comes with cargo.
fn tests(root: &Path) -> Outcome<Count> {
    let nextest = Command::new("cargo").args(["nextest", "--version"]).output();
    if !nextest.is_ok_and(|output| output.status.success()) {
        return cargo(root, &["test", "--workspace", "--all-targets", "--quiet"]);
    }
    let mut command = Command::new("cargo");
    command.args(["nextest", "run", "--workspace", "--no-fail-fast"]).current_dir(root);
    command.args(["--status-level", "fail", "--final-status-level", "fail"]);
    let mut child = command.stderr(Stdio::piped()).spawn().during("cargo nextest")?;
    let count = child.stderr.take().map(counted).transpose()?.unwrap_or_default();
    ended(child, "cargo nextest").map(|()| count)
}

/// A short run of the benchmark in which the server is killed: nothing acknowledged is lost.
fn kills(database: &str) -> Outcome<Count> {
    let words = "onboarding5 --callers 16 --seconds 4 --kill 3 --profile dev --database";
    let words: Vec<String> = words.split(' ').chain([database]).map(str::to_owned).collect();
    bench::run(&words).map(|()| Count { passed: 1, skipped: 0 })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn closing_lines_are_counted() {
        let said = "running 3 tests\n2 passed in between\n\
                    test result: ok. 12 passed; 0 failed; 1 ignored; 0 measured; 0 filtered out\n\
                    \x20    Summary [   0.057s] 10 tests run: 10 passed, 2 skipped\n";
        let count = counted(said.as_bytes()).unwrap();
        assert_eq!((count.passed, count.skipped), (22, 3));
    }
}
