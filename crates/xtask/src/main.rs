//! The project's own tasks: `cargo xtask ci | tidy | layers | deny | sbom | release | gallery | postgres | bench`.
//! Never here: anything that is shipped.
#![expect(clippy::print_stdout, reason = "a tool for the command line")]

mod bench;
mod ci;
mod deny;
mod failure;
mod gallery;
mod journeys;
mod layers;
mod licences;
mod lighthouse;
mod packages;
mod postgres;
mod release;
mod repository;
mod sbom;
mod stopwatch;
mod temporary;
mod tidy;

use failure::Failure;
use std::process::ExitCode;

const USAGE: &str = "\
cargo xtask ci                                   all checks, in the order in which they fail fastest
cargo xtask tidy                                 house rules no compiler knows
cargo xtask layers                               imports between crates go down the floors only
cargo xtask gallery [--only NAME] [--out DIR] [--check]
                                                 pictures of every page, in target/gallery; axe has nothing against any
cargo xtask deny                                 licences, bans, duplicates and sources of what is built in
cargo xtask sbom [--out FILE] [--check]          all that ships, as CycloneDX, in target/baton.cdx.json
cargo xtask release                              program, list of what is in it, licences, and sums, in target/dist
cargo xtask journey [NAME…]                      journeys of e2e/journeys through a browser
cargo xtask lighthouse                           scores of the pages clients see first, as one line of JSON
cargo xtask postgres [--fsync on|off] -- COMMAND runs COMMAND beside a temporary PostgreSQL
cargo xtask bench onboarding5 --database sqlite|postgres --callers 1,16,64
                  [--seconds N] [--kill N] [--seed N] [--profile release|dev]
cargo xtask bench pages --flows N --database sqlite|postgres
                  [--clients N] [--seconds N] [--only PAGE] [--profile release|dev]
cargo xtask bench tick --database sqlite|postgres
                  [--flows N] [--due N] [--callers N] [--profile release|dev]
cargo xtask bench import --database sqlite|postgres
                  [--rows N] [--callers N] [--profile release|dev]";

fn main() -> ExitCode {
    let words: Vec<String> = std::env::args().skip(1).collect();
    let (task, rest) = words.split_first().map_or(("", &[][..]), |(task, rest)| (task.as_str(), rest));
    let outcome = match task {
        "ci" => ci::run(),
        "tidy" => tidy::run(),
        "layers" => layers::run(),
        "deny" => deny::run(),
        "sbom" => sbom::run(rest),
        "release" => release::run(),
        "gallery" => gallery::run(rest),
        "journey" => journeys::run(rest).map(drop),
        "lighthouse" => lighthouse::run(),
        "postgres" => return postgres::run(rest).unwrap_or_else(failed),
        "bench" => bench::run(rest),
        _ => Err(Failure::new(format!("expected one of\n{USAGE}"))),
    };
    outcome.map_or_else(failed, |()| ExitCode::SUCCESS)
}

fn failed(failure: Failure) -> ExitCode {
    eprintln!("{failure}");
    ExitCode::FAILURE
}

/// One line of a result.
fn say(line: &str) {
    println!("{line}");
}
