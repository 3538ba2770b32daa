//! The binary `baton`: reads its settings, opens the house, and runs one command.
//! Never here: logic worth testing without a process.

mod cli;
mod clock;
mod commands;
mod demo;
mod entropy;
mod failure;
mod house;
mod http;
mod live;
mod metrics;
mod output;
mod schedule;
mod settings;
mod telemetry;
mod trial;
mod unfinished;

use clap::Parser as _;
use std::process::ExitCode;

/// Transitions make many small allocations; glibc's allocator spent a fifth of the processor on them.
#[global_allocator]
static ALLOCATOR: mimalloc::MiMalloc = mimalloc::MiMalloc;

fn main() -> ExitCode {
    let cli = cli::Cli::parse();
    let runtime = match tokio::runtime::Builder::new_multi_thread().enable_all().build() {
        Ok(runtime) => runtime,
        Err(error) => return output::failed(&format!("no threads to work with: {error}")),
    };
    let outcome = runtime.block_on(cli.run());
    // Reads that block, of standard input for one, must not hold up the end.
    runtime.shutdown_background();
    match outcome {
        Ok(code) => code,
        Err(failure) => output::failed(&failure.to_string()),
    }
}
