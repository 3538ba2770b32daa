//! `baton key create`: prints only the key. Works while `serve` runs.

use crate::{
    failure::Failure,
    house::House,
    output,
    settings::{self, SettingFlags},
};
use app::Scope;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// What the key is for, shown in the list of keys
    #[arg(long)]
    name: String,
    /// What it may do: read, templates, start, act, act_for_others, audit; may be repeated or joined by commas [default: all but the last two]
    #[arg(long, value_name = "SCOPE", value_delimiter = ',', value_parser = scope)]
    scope: Vec<Scope>,
    #[command(flatten)]
    settings: SettingFlags,
}

fn scope(word: &str) -> Result<Scope, String> {
    Scope::parse(word).ok_or_else(|| {
        let known: Vec<&str> = Scope::ALL.iter().map(|scope| scope.word()).collect();
        format!("expected one of {}", known.join(", "))
    })
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let house = House::open(settings::read(arguments.settings)?).await?;
    let scopes = if arguments.scope.is_empty() { Scope::usual() } else { arguments.scope };
    let key = app::keys::create(&house.operator(), &arguments.name, &scopes).await?;
    output::line(&key);
    Ok(ExitCode::SUCCESS)
}
