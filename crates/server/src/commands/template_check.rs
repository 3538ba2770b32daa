//! `baton template check`: every problem of template files, each with its place.

use crate::{
    failure::Failure,
    house::House,
    output,
    settings::{self, SettingFlags},
};
use app::groups::Group;
use model::Definition;
use std::{
    path::{Path, PathBuf},
    process::ExitCode,
};

#[derive(clap::Args)]
pub struct Arguments {
    /// Template files, YAML or JSON
    #[arg(value_name = "FILE", required = true)]
    files: Vec<PathBuf>,
    #[command(flatten)]
    settings: SettingFlags,
}

pub async fn run(arguments: Arguments) -> Result<ExitCode, Failure> {
    let mut definitions = Vec::new();
    for path in &arguments.files {
        if let Some(definition) = check(path)? {
            definitions.push((path, definition));
        }
    }
    if arguments.settings.name_a_store() {
        let house = House::open(settings::read(arguments.settings)?).await?;
        let groups = app::groups::list(&house.operator()).await?;
        for (path, definition) in &definitions {
            warn_of_groups(path, definition, &groups);
        }
    }
    let whole = definitions.len() == arguments.files.len();
    Ok(if whole { ExitCode::SUCCESS } else { ExitCode::FAILURE })
}

/// Prints what is wrong; a definition where nothing is.
fn check(path: &Path) -> Result<Option<Definition>, Failure> {
    let name = path.display().to_string();
    let source = std::fs::read(path).map_err(Failure::at(path))?;
    let Ok(source) = String::from_utf8(source) else {
        output::line(&format!("{name}:1:1: not text, expected YAML 1.2 or JSON in UTF-8"));
        return Ok(None);
    };
    match Definition::parse(&name, &source) {
        Ok(checked) => {
            for warning in &checked.warnings {
                output::note(&format!("warning: {warning}"));
            }
            Ok(Some(checked.definition))
        }
        Err(problems) => {
            for problem in &problems {
                output::line(&problem.to_string());
            }
            Ok(None)
        }
    }
}

fn warn_of_groups(path: &Path, definition: &Definition, groups: &[Group]) {
    for group in definition.groups() {
        if !groups.iter().any(|known| known.name == *group) {
            let path = path.display();
            output::note(&format!(
                "warning: {path}: there is no group \"{group}\" yet; until there is, its steps wait for the workspace owner"
            ));
        }
    }
}
