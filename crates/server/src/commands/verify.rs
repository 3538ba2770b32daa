//! `baton verify`: a flow's log, its values and its state, held against each other; or the chain of the audit log.

use crate::{
    failure::Failure,
    house::House,
    output,
    settings::{self, SettingFlags},
};
use model::Id;
use std::{fmt::Display, process::ExitCode};

/// No id of ours is this short.
const AUDIT: &str = "audit";

#[derive(clap::Args)]
pub struct Arguments {
    /// Id of a flow, or `audit` for the log of what admins did
    what: String,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let house = House::open(settings::read(arguments.settings)?).await?;
    let what = arguments.what;
    if what == AUDIT {
        let found = app::audit::verified(&house.operator()).await?;
        return Ok(say(&what, found.problem, found.entries, &found.head));
    }
    match app::flows::verified(&house.operator(), &Id::given(&what)).await {
        Err(app::Problem::NotFound) => Err(Failure::Told(format!("there is no flow {what}"))),
        Err(problem) => Err(problem.into()),
        Ok(found) => Ok(say(&what, found.problem, found.entries, &found.head)),
    }
}

fn say(what: &str, problem: Option<impl Display>, entries: impl Display, head: &str) -> ExitCode {
    if let Some(problem) = problem {
        output::line(&format!("{what}: not whole: {problem}"));
        return ExitCode::FAILURE;
    }
    output::line(&format!("{what}: whole, {entries} entries, head {head}"));
    ExitCode::SUCCESS
}
