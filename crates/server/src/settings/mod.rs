//! How this server is set up: read once at start, from flags, environment and `baton.toml`.

mod file;
mod parse;
pub mod secret;
mod sources;
mod table;
#[cfg(test)]
mod tests;

pub use sources::{SettingFlags, Source};

use crate::metrics::MetricsSettings;
use app::{
    attention::Rules,
    organisations::{Fixed, FixedMail, FixedSender},
};
use engine::calendar::Calendar;
use gateways::mail::{MailAddress, SmtpSettings};
use sources::Sources;
use std::{
    collections::BTreeMap,
    net::{IpAddr, SocketAddr},
    path::PathBuf,
};

#[derive(Debug)]
pub struct Settings {
    pub data: PathBuf,
    pub listen: SocketAddr,
    pub database: store::Settings,
    /// `None` where the organisation's page says it.
    pub smtp: Option<SmtpSettings>,
    pub mail_from: Option<MailAddress>,
    /// Mails per second.
    pub mail_rate_max: u32,
    /// How much mail one person gets.
    pub attention: Rules,
    pub behind_proxy: bool,
    /// Whose word about a request's sender counts.
    pub trusted_proxies: web::Proxies,
    pub limits: web::Rates,
    pub organisation: Organisation,
    /// What pages show as said here.
    pub fixed: Fixed,
    pub file_bytes_max: u64,
    pub secret_key: Option<[u8; 32]>,
    pub metrics: Option<MetricsSettings>,
    /// Answers say how long they took.
    pub timings: bool,
    pub log: String,
    pub log_format: LogFormat,
    public_address: Option<String>,
}

/// What the organisation `default` is made with. `None` where nobody said: then what is stored stays.
#[derive(Debug, Default)]
pub struct Organisation {
    pub name: Option<String>,
    /// By itself, or of the calendar.
    pub zone: Option<String>,
    pub calendar: Option<Calendar>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum LogFormat {
    Text,
    Json,
}

#[derive(Debug, PartialEq, Eq, thiserror::Error)]
pub enum SettingsError {
    #[error("{place}: unknown setting {key}; expected one of {known}")]
    Unknown { place: Source, key: String, known: String },
    #[error("{place}: {key}: {what}")]
    Wrong { place: Source, key: String, what: String },
    #[error("{place}: {what}")]
    NotToml { place: Source, what: String },
    #[error("{path} cannot be read: {what}")]
    Unreadable { path: String, what: String },
    #[error(
        "{listen} is reachable from other machines, but this server speaks plain HTTP: listen on 127.0.0.1, or put a proxy with HTTPS in front and say --behind-proxy"
    )]
    PlainHttp { listen: SocketAddr },
    #[error(
        "metrics_listen: {listen} is reachable from other machines: listen on 127.0.0.1, or say with metrics_token what whoever asks must send"
    )]
    OpenMetrics { listen: SocketAddr },
    #[error(
        "public_address is missing: {listen} is no address people can open; expected one such as https://flows.firm.example"
    )]
    NoPublicAddress { listen: SocketAddr },
}

const DATA: &str = "./baton-data";
const LISTEN: SocketAddr = SocketAddr::new(IpAddr::V4(std::net::Ipv4Addr::LOCALHOST), 8080);
const DEFAULT_SENDER: &str = "baton@localhost.localdomain";
const MAIL_RATE_MAX: u32 = 200;
const FILE_MIB_MAX: u64 = 20;
const MIB: u64 = 1024 * 1024;

/// The settings of this process.
pub fn read(flags: SettingFlags) -> Result<Settings, SettingsError> {
    let environment = std::env::vars_os()
        .filter_map(|(name, value)| Some((name.into_string().ok()?, value.into_string().ok()?)))
        .filter(|(name, _)| name.starts_with("BATON_"))
        .collect();
    from_sources(flags, environment)
}

fn from_sources(
    flags: SettingFlags,
    environment: BTreeMap<String, String>,
) -> Result<Settings, SettingsError> {
    let sources = Sources::read(flags, environment)?;
    let data = data_folder(&sources)?;
    let behind_proxy = sources.parsed("behind_proxy", parse::yes_no)?.unwrap_or(false);
    Ok(Settings {
        database: sources
            .parsed("database", |text| parse::database(text, &data))?
            .unwrap_or_else(|| parse::sqlite(&data)),
        listen: sources.parsed("listen", parse::listen)?.unwrap_or(LISTEN),
        public_address: sources.parsed("public_address", parse::public_address)?,
        smtp: sources.parsed("smtp", parse::smtp)?,
        mail_from: sources.parsed("mail_from", parse::mail_address)?,
        mail_rate_max: sources.parsed("mail_rate_max", parse::rate)?.unwrap_or(MAIL_RATE_MAX),
        attention: attention(&sources)?,
        behind_proxy,
        trusted_proxies: trusted_proxies(&sources, behind_proxy)?,
        limits: sources.parsed("limits", parse::limits)?.unwrap_or_default(),
        organisation: organisation(&sources)?,
        fixed: fixed(&sources)?,
        file_bytes_max: sources.parsed("file_size_max", parse::mebibytes)?.unwrap_or(FILE_MIB_MAX) * MIB,
        secret_key: sources.parsed("secret_key", parse::secret_key)?,
        metrics: metrics(&sources)?,
        timings: sources.parsed("timings", parse::yes_no)?.unwrap_or(false),
        log: sources.parsed("log", parse::filter)?.unwrap_or_else(|| "info".to_owned()),
        log_format: sources.parsed("log_format", parse::log_format)?.unwrap_or(LogFormat::Text),
        data,
    })
}

fn data_folder(sources: &Sources) -> Result<PathBuf, SettingsError> {
    let given = sources.parsed("data", |text| Ok(PathBuf::from(text)))?;
    Ok(given.unwrap_or_else(|| PathBuf::from(DATA)))
}

fn metrics(sources: &Sources) -> Result<Option<MetricsSettings>, SettingsError> {
    let token = sources.parsed("metrics_token", parse::metrics_token)?;
    let listen = sources.parsed("metrics_listen", parse::listen)?;
    listen.map(|listen| MetricsSettings::of(listen, token)).transpose()
}

fn attention(sources: &Sources) -> Result<Rules, SettingsError> {
    let usual = Rules::default();
    Ok(Rules {
        mails_a_day: sources.parsed("mails_a_day", parse::mails_a_day)?.unwrap_or(usual.mails_a_day),
        digest_at: sources.parsed("digest_at", parse::time_of_day)?.unwrap_or(usual.digest_at),
    })
}

fn trusted_proxies(sources: &Sources, behind_proxy: bool) -> Result<web::Proxies, SettingsError> {
    let named = sources.parsed("trusted_proxies", parse::proxies)?;
    let silent = || if behind_proxy { web::Proxies::on_this_machine() } else { web::Proxies::default() };
    Ok(named.unwrap_or_else(silent))
}

fn organisation(sources: &Sources) -> Result<Organisation, SettingsError> {
    let zone = sources.parsed("zone", parse::zone)?;
    let calendar = sources.parsed("calendar", |text| parse::calendar(text, zone.as_deref()))?;
    let zone = calendar.as_ref().map(|calendar| calendar.zone.name().to_owned()).or(zone);
    Ok(Organisation { name: sources.parsed("organisation", parse::name)?, zone, calendar })
}

/// What counts whatever is stored, with the place that says so.
fn fixed(sources: &Sources) -> Result<Fixed, SettingsError> {
    let place = |key: &str| sources.find(key).map(|given| given.source.name());
    let smtp = sources.parsed("smtp", parse::smtp)?;
    let sender = sources.parsed("mail_from", parse::mail_address)?;
    Ok(Fixed {
        name: place("organisation"),
        zone: place("zone").or_else(|| place("calendar")),
        calendar: place("calendar"),
        public_address: place("public_address"),
        mail: smtp.zip(place("smtp")).map(|(smtp, place)| FixedMail {
            place,
            server: smtp.server(),
            user: smtp.credentials.map(|(user, _)| user),
        }),
        sender: sender
            .zip(place("mail_from"))
            .map(|(sender, place)| FixedSender { place, sender: sender.to_string() }),
        mail_hosts: sources.parsed("mail_hosts", parse::mail_hosts)?,
    })
}

impl Settings {
    /// Whom mails come from where the settings name a server and no sender.
    pub fn sender(&self) -> Result<MailAddress, SettingsError> {
        if let Some(sender) = &self.mail_from {
            return Ok(sender.clone());
        }
        DEFAULT_SENDER.parse().map_err(|error: gateways::mail::NotAnAddress| SettingsError::Unreadable {
            path: "mail_from".to_owned(),
            what: error.to_string(),
        })
    }

    /// Where people reach this server, without a slash at the end. `bound` is the address really listened on.
    pub fn public_address(&self, bound: SocketAddr) -> String {
        self.public_address.clone().unwrap_or_else(|| format!("http://{bound}"))
    }

    /// Refuses what would carry sign-ins and links over the wire in the clear, or send links nobody can open.
    pub fn check_exposure(&self) -> Result<(), SettingsError> {
        if self.listen.ip().is_loopback() {
            return Ok(());
        }
        if !self.behind_proxy {
            return Err(SettingsError::PlainHttp { listen: self.listen });
        }
        match self.public_address {
            Some(_) => Ok(()),
            None => Err(SettingsError::NoPublicAddress { listen: self.listen }),
        }
    }

    pub fn files_folder(&self) -> PathBuf {
        self.data.join("files")
    }
}
