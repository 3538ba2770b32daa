//! The command line.

use crate::{
    commands::{
        backup, calendar_due, demo, key_create, member_add, migrate, restore, serve, template_check,
        template_schema, verify,
    },
    failure::Failure,
};
use clap::{Parser, Subcommand};
use std::process::ExitCode;

/// Hands work from person to person, across company borders, and always knows who holds it.
#[derive(Parser)]
#[command(name = "baton", version, propagate_version = true)]
pub struct Cli {
    #[command(subcommand)]
    command: Command,
}

#[derive(Subcommand)]
enum Command {
    /// Answers people and programs until it is stopped
    Serve(serve::Arguments),
    /// Starts with a sample organisation, and shows mails on a page instead of sending them
    Demo(demo::Arguments),
    /// Brings the tables of the database up to this version
    Migrate(migrate::Arguments),
    /// Saves database, documents and key in a folder, while the server runs
    Backup(backup::Arguments),
    /// Brings a backup back, into an empty data folder and an empty database
    Restore(restore::Arguments),
    /// Members of the organisation
    #[command(subcommand)]
    Member(Member),
    /// Keys for programs
    #[command(subcommand)]
    Key(Key),
    /// Template files
    #[command(subcommand)]
    Template(Template),
    /// Business calendars
    #[command(subcommand)]
    Calendar(Calendar),
    /// Checks that a flow's log is whole and gives exactly the stored state, or that the audit log is whole
    Verify(verify::Arguments),
}

#[derive(Subcommand)]
enum Member {
    /// Adds a member and prints a one-time link to set a password
    Add(member_add::Arguments),
}

#[derive(Subcommand)]
enum Key {
    /// Makes a key and prints it; it cannot be shown again
    Create(key_create::Arguments),
}

#[derive(Subcommand)]
enum Template {
    /// Checks template files and prints every problem with its place
    Check(template_check::Arguments),
    /// Prints the JSON Schema of template files, for editors
    Schema,
}

#[derive(Subcommand)]
enum Calendar {
    /// Prints when something is due and how that came about
    Due(calendar_due::Arguments),
}

impl Cli {
    pub async fn run(self) -> Result<ExitCode, Failure> {
        match self.command {
            Command::Serve(arguments) => serve::run(arguments).await,
            Command::Demo(arguments) => demo::run(arguments).await,
            Command::Migrate(arguments) => migrate::run(arguments).await,
            Command::Backup(arguments) => backup::run(arguments).await,
            Command::Restore(arguments) => restore::run(arguments).await,
            Command::Member(Member::Add(arguments)) => member_add::run(arguments).await,
            Command::Key(Key::Create(arguments)) => key_create::run(arguments).await,
            Command::Template(Template::Check(arguments)) => template_check::run(arguments).await,
            Command::Template(Template::Schema) => Ok(template_schema::run()),
            Command::Calendar(Calendar::Due(arguments)) => calendar_due::run(&arguments),
            Command::Verify(arguments) => verify::run(arguments).await,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use clap::CommandFactory as _;

    #[test]
    fn the_command_line_holds_together() {
        Cli::command().debug_assert();
    }
}
