//! `baton verify`: a flow's log, its values and its state, held against each other.

use crate::{
    failure::Failure,
    house::House,
    output,
    settings::{self, SettingFlags},
};
use model::Id;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// Id of the flow
    flow: String,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let house = House::open(settings::read(arguments.settings)?).await?;
    let found = app::flows::verified(&house.operator(), &Id::given(&arguments.flow)).await;
    let found = match found {
        Err(app::Problem::NotFound) => {
            return Err(Failure::Told(format!("there is no flow {}", arguments.flow)));
        }
        found => found?,
    };
    if let Some(problem) = found.problem {
        output::line(&format!("{}: not whole: {problem}", arguments.flow));
        return Ok(ExitCode::FAILURE);
    }
    output::line(&format!("{}: whole, {} entries, head {}", arguments.flow, found.entries, found.head));
    Ok(ExitCode::SUCCESS)
}
