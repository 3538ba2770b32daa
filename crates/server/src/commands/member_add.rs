//! `baton member add`: a new member, and a one-time link to set a password.

use crate::{
    failure::Failure,
    house::House,
    output,
    settings::{self, SettingFlags},
};
use app::members::NewMember;
use std::process::ExitCode;

#[derive(clap::Args)]
pub struct Arguments {
    /// Address the member signs in with
    email: String,
    #[arg(long)]
    name: String,
    /// Group the member belongs to; may be repeated or joined by commas
    #[arg(long, value_name = "GROUP", value_delimiter = ',')]
    group: Vec<String>,
    /// May do everything, members and settings included
    #[arg(long)]
    admin: bool,
    /// May make and publish templates
    #[arg(long)]
    builder: bool,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let house = House::open(settings::read(arguments.settings)?).await?;
    let new = NewMember {
        email: arguments.email,
        name: arguments.name,
        groups: arguments.group,
        admin: arguments.admin,
        builder: arguments.builder,
    };
    let (_, link) = app::members::add(&house.operator(), new).await?;
    output::line(&link.url);
    Ok(ExitCode::SUCCESS)
}
