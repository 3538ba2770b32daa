//! Where values come from: flags over environment over `baton.toml`. What each says stays text here.

use super::{
    SettingsError,
    file::FileValues,
    table::{ENTRIES, Entry, entry},
};
use clap::{Arg, ArgMatches, Command};
use std::{collections::BTreeMap, fmt, path::Path};

/// One value as somebody gave it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Given {
    pub value: String,
    pub source: Source,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Source {
    Flag(String),
    Variable(String),
    File { path: String, line: usize },
}

impl Source {
    /// The same without words around it: `--zone`, `BATON_ZONE`, `baton.toml:3`.
    pub fn name(&self) -> String {
        match self {
            Self::Variable(name) => name.clone(),
            Self::Flag(_) | Self::File { .. } => self.to_string(),
        }
    }
}

impl fmt::Display for Source {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Flag(name) => write!(f, "--{name}"),
            Self::Variable(name) => write!(f, "the environment variable {name}"),
            Self::File { path, line } => write!(f, "{path}:{line}"),
        }
    }
}

/// Flags of every setting, and `--config`, for any command that opens the house.
#[derive(Clone, Debug, Default)]
pub struct SettingFlags {
    values: BTreeMap<&'static str, String>,
    config: Option<String>,
}

impl SettingFlags {
    /// Whether somebody named a store, for commands that can do without one.
    pub fn name_a_store(&self) -> bool {
        self.config.is_some() || ["data", "database"].iter().any(|key| self.values.contains_key(key))
    }

    #[cfg(test)]
    pub fn of(values: &[(&'static str, &str)]) -> Self {
        let values = values.iter().map(|(key, value)| (*key, (*value).to_owned())).collect();
        Self { values, config: None }
    }

    #[cfg(test)]
    pub fn with_config(mut self, path: &str) -> Self {
        self.config = Some(path.to_owned());
        self
    }
}

impl clap::Args for SettingFlags {
    fn augment_args(command: Command) -> Command {
        let config = Arg::new("config")
            .long("config")
            .value_name("FILE")
            .help("Settings file; also BATON_CONFIG [default: baton.toml in the data folder]");
        let command = command.arg(config.help_heading("Settings"));
        ENTRIES.iter().fold(command, |command, entry| command.arg(flag(entry)))
    }

    fn augment_args_for_update(command: Command) -> Command {
        Self::augment_args(command)
    }
}

fn flag(entry: &'static Entry) -> Arg {
    let flag = Arg::new(entry.key)
        .long(entry.flag())
        .value_name(entry.value_name)
        .help(format!("{}; also {}", entry.help, entry.variable()))
        .help_heading("Settings");
    match entry.shape {
        super::table::Shape::YesNo => flag.num_args(0..=1).require_equals(true).default_missing_value("true"),
        _ => flag,
    }
}

impl clap::FromArgMatches for SettingFlags {
    fn from_arg_matches(matches: &ArgMatches) -> Result<Self, clap::Error> {
        let mut flags = Self::default();
        flags.update_from_arg_matches(matches)?;
        Ok(flags)
    }

    fn update_from_arg_matches(&mut self, matches: &ArgMatches) -> Result<(), clap::Error> {
        for entry in ENTRIES {
            if let Some(value) = matches.get_one::<String>(entry.key) {
                self.values.insert(entry.key, value.clone());
            }
        }
        self.config = matches.get_one::<String>("config").cloned();
        Ok(())
    }
}

pub struct Sources {
    flags: SettingFlags,
    environment: BTreeMap<String, String>,
    file: FileValues,
}

impl Sources {
    /// Reads `--config` (or `BATON_CONFIG`) if told, else `baton.toml` in the data folder if it is there.
    pub fn read(flags: SettingFlags, environment: BTreeMap<String, String>) -> Result<Self, SettingsError> {
        let mut sources = Self { flags, environment, file: FileValues::default() };
        let named = sources.flags.config.clone().or_else(|| sources.variable("BATON_CONFIG"));
        sources.file = match named {
            Some(path) => FileValues::read(Path::new(&path))?,
            None => FileValues::read_in(&super::data_folder(&sources)?)?,
        };
        Ok(sources)
    }

    pub fn find(&self, key: &str) -> Option<Given> {
        let entry = entry(key)?;
        if let Some(value) = self.flags.values.get(entry.key) {
            return Some(Given { value: value.clone(), source: Source::Flag(entry.flag()) });
        }
        if let Some(value) = self.variable(&entry.variable()) {
            return Some(Given { value, source: Source::Variable(entry.variable()) });
        }
        self.file.find(key)
    }

    /// The value read by `parse`, or `None` where nobody gives one.
    ///
    /// # Errors
    /// What `parse` says, with the place the value came from.
    pub fn parsed<T>(
        &self,
        key: &str,
        parse: impl FnOnce(&str) -> Result<T, String>,
    ) -> Result<Option<T>, SettingsError> {
        let Some(given) = self.find(key) else { return Ok(None) };
        match parse(given.value.trim()) {
            Ok(value) => Ok(Some(value)),
            Err(what) => Err(SettingsError::Wrong { place: given.source, key: key.to_owned(), what }),
        }
    }

    /// An empty variable counts as not set.
    fn variable(&self, name: &str) -> Option<String> {
        self.environment.get(name).filter(|value| !value.is_empty()).cloned()
    }
}
