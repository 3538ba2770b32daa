//! Fills an empty data folder and database with a firm and its flows, for `cargo xtask bench pages` and `bench tick`: through
//! the same use cases as real ones, so that logs verify and states are what the engine made of them.
//! Never here: anything that is shipped.
#![expect(clippy::print_stdout, reason = "a tool for the command line")]

mod afterwards;
mod arguments;
mod drawn;
mod firm;
mod flows;
mod records;
mod report;
mod templates;
mod waiting;

use app::Problem;
use arguments::Arguments;
use firm::Firm;
use model::{Entropy, Instant};
use std::{process::ExitCode, sync::Arc};

/// What went wrong, for whoever runs it.
pub type Failure = Box<dyn std::error::Error + Send + Sync>;

fn main() -> ExitCode {
    match run() {
        Ok(()) => ExitCode::SUCCESS,
        Err(failure) => {
            eprintln!("{failure}");
            ExitCode::FAILURE
        }
    }
}

fn run() -> Result<(), Failure> {
    let arguments = Arguments::parse(std::env::args().skip(1))?;
    let runtime = tokio::runtime::Builder::new_multi_thread().enable_all().build()?;
    runtime.block_on(async {
        let now = now();
        let firm = Arc::new(Firm::open(&arguments, now).await?);
        let made = match &arguments.waiting {
            Some(wanted) => waiting::make(&firm, wanted, self::now).await?,
            None => {
                let templates = templates::publish(&firm).await?;
                flows::make(&firm, &templates, arguments.flows).await?;
                records::make(&firm, arguments.flows).await?;
                app::flows::tick(&firm.app, now, Entropy::from_number(1)).await.map_err(said)?;
                // A server would have done it while they were made.
                while app::search::go_on(&firm.app, 200).await.map_err(said)? > 0 {}
                report::report(&firm).await?
            }
        };
        println!("{made}");
        let settings = arguments.settings();
        drop(firm);
        afterwards::settle(&settings, now).await
    })
}

/// A problem as a sentence.
pub fn said(problem: Problem) -> Failure {
    format!("{problem:?}").into()
}

#[expect(clippy::disallowed_methods, reason = "flows are made around the time at which they are looked at")]
fn now() -> Instant {
    let since = std::time::SystemTime::now().duration_since(std::time::UNIX_EPOCH).unwrap_or_default();
    Instant(i64::try_from(since.as_micros()).unwrap_or_default())
}
