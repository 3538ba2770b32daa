//! `baton migrate`: brings the tables up to this version.

use crate::{
    failure::Failure,
    house, output,
    settings::{self, SettingFlags},
    telemetry, unfinished,
};
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let settings = settings::read(arguments.settings)?;
    telemetry::start(&settings);
    unfinished::refuse(&settings.data)?;
    let done = house::migrate(&settings).await?;
    if let Some(backup) = &done.backup {
        output::line(&format!("A copy of the database as it was lies in {}.", backup.display()));
    }
    output::line(&match (done.from, done.to) {
        (from, to) if from == to => format!("The tables were up to date at version {to}."),
        (0, to) => format!("The tables were made at version {to}."),
        (from, to) => format!("The tables went from version {from} to {to}."),
    });
    Ok(ExitCode::SUCCESS)
}
