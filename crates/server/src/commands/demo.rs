//! `baton demo`: a sample organisation with flows under way, and a page that shows the mails.

use super::serve;
use crate::{
    clock, demo,
    failure::Failure,
    house::{House, Mails},
    output,
    settings::{self, SettingFlags},
    telemetry,
};
use gateways::files::LocalFolder;
use std::{process::ExitCode, sync::Arc};
use worker::{Post, ShownOnAPage};

#[derive(clap::Args)]
pub struct Arguments {
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut settings = settings::read(arguments.settings)?;
    if !settings.listen.ip().is_loopback() || settings.behind_proxy {
        let told = "everybody knows the passwords of the demo, so it answers this machine only; leave out --listen and --behind-proxy";
        return Err(Failure::Told(told.to_owned()));
    }
    telemetry::start(&settings);
    demo::complete(&mut settings);
    let listener = serve::listen(&settings).await?;
    let house = House::open_at(settings, serve::address(&listener)?, Mails::Shown).await?;
    let folder = house.settings.files_folder();
    let files = Arc::new(LocalFolder::open(&folder, clock::now()).map_err(Failure::at(&folder))?);
    let sender = house.settings.sender()?;
    let start_link = demo::fill(&house, files, sender.clone()).await?;
    say(&house, &start_link);
    serve::answer(&house, listener, Post::fixed(Arc::new(ShownOnAPage), sender)).await?;
    Ok(ExitCode::SUCCESS)
}

fn say(house: &House, start_link: &str) {
    let address = &house.app.settings.public_address;
    output::line(&format!("{} is open, a sample organisation.\n", house.organisation.name));
    output::line(&format!("  Sign in      {address}{}", views::paths::SIGN_IN));
    for member in &demo::MEMBERS {
        output::line(&format!("               {:<34} {}", member.email, member.what));
    }
    output::line(&format!("  Password     {} (everybody's)", demo::PASSWORD));
    output::line(&format!(
        "  Mailbox      {address}{} shows every mail instead of sending it",
        views::paths::MAILBOX
    ));
    output::line(&format!("  Start Link   {start_link} starts a review as a client would"));
    let data = house.settings.data.display();
    output::line(&format!("  Data         {data}, kept for the next time; delete it to begin anew\n"));
    output::line("Ctrl-C ends it.");
}
