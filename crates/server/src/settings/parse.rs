//! Text to value, one function per setting. Each refusal says what was expected.

use super::LogFormat;
use engine::calendar::{Calendar, Zone};
use gateways::mail::{MailAddress, SmtpSettings};
use std::{net::SocketAddr, path::Path};

type Parsed<T> = Result<T, String>;

pub fn sqlite(data: &Path) -> store::Settings {
    store::Settings::SqliteFile(data.join("baton.db"))
}

pub fn database(text: &str, data: &Path) -> Parsed<store::Settings> {
    if text == "sqlite" {
        return Ok(sqlite(data));
    }
    let postgres = ["postgres://", "postgresql://"].iter().any(|scheme| text.starts_with(scheme));
    if postgres && url::Url::parse(text).is_ok() {
        return Ok(store::Settings::Postgres(text.to_owned()));
    }
    Err("expected sqlite or postgres://user:password@host:port/name".to_owned())
}

pub fn listen(text: &str) -> Parsed<SocketAddr> {
    let text = text.replacen("localhost:", "127.0.0.1:", 1);
    text.parse().map_err(|_| format!("{text:?} is not an address; expected one such as 127.0.0.1:8080"))
}

/// Scheme, host and port and nothing more, without a slash at the end.
pub fn public_address(text: &str) -> Parsed<String> {
    let expected = || format!("{text:?} is not an address; expected one such as https://flows.firm.example");
    let url = url::Url::parse(text).map_err(|_| expected())?;
    let plain = url.path() == "/" && url.query().is_none() && url.fragment().is_none();
    let plain = plain && url.username().is_empty() && url.password().is_none();
    if !plain || !matches!(url.scheme(), "http" | "https") || url.host_str().is_none() {
        return Err(expected());
    }
    Ok(url.as_str().trim_end_matches('/').to_owned())
}

/// The URL may hold a password, so it is not repeated.
pub fn smtp(text: &str) -> Parsed<SmtpSettings> {
    text.parse().map_err(|error: gateways::mail::NotASmtpUrl| error.to_string())
}

pub fn mail_address(text: &str) -> Parsed<MailAddress> {
    text.parse().map_err(|error: gateways::mail::NotAnAddress| error.to_string())
}

pub fn proxies(text: &str) -> Parsed<web::Proxies> {
    web::Proxies::parse(text).map_err(|wrong| {
        format!(
            "{wrong:?} is neither an address nor a network; expected some such as 10.0.0.2, 192.168.7.0/24"
        )
    })
}

pub fn limits(text: &str) -> Parsed<web::Rates> {
    serde_json::from_str(text)
        .map_err(|error| format!("expected whole numbers, such as {{\"starts\": 60}}: {error}"))
}

pub fn yes_no(text: &str) -> Parsed<bool> {
    text.parse().map_err(|_| format!("{text:?} is neither true nor false"))
}

pub fn name(text: &str) -> Parsed<String> {
    if text.is_empty() || text.chars().count() > 100 || text.chars().any(char::is_control) {
        return Err("expected a name of at most 100 characters on one line".to_owned());
    }
    Ok(text.to_owned())
}

pub fn zone(zone: &str) -> Parsed<String> {
    Zone::named(zone).map(|zone| zone.name().to_owned()).map_err(|error| error.to_string())
}

/// A calendar without a zone of its own takes the setting `zone`.
pub fn calendar(text: &str, zone: Option<&str>) -> Parsed<Calendar> {
    let mut value: serde_json::Value = serde_json::from_str(text)
        .map_err(|error| format!("not JSON ({error}); expected {{\"zone\": …, \"hours\": …}}"))?;
    if let (Some(zone), Some(map)) = (zone, value.as_object_mut()) {
        map.entry("zone").or_insert_with(|| zone.into());
    }
    serde_json::from_value(value).map_err(|error| error.to_string())
}

pub fn mebibytes(text: &str) -> Parsed<u64> {
    number(text, 1..=1024)
}

pub fn rate(text: &str) -> Parsed<u32> {
    number(text, 1..=100_000).map(|rate| u32::try_from(rate).unwrap_or(u32::MAX))
}

pub fn mails_a_day(text: &str) -> Parsed<u32> {
    number(text, 0..=1_000).map(|count| u32::try_from(count).unwrap_or(u32::MAX))
}

pub fn time_of_day(text: &str) -> Parsed<jiff::civil::Time> {
    let wrong = || format!("{text:?} is not a time of day; expected one such as 07:00");
    jiff::civil::Time::strptime("%H:%M", text).map_err(|_| wrong())
}

fn number(text: &str, range: std::ops::RangeInclusive<u64>) -> Parsed<u64> {
    let number = text.parse().ok().filter(|number| range.contains(number));
    number.ok_or_else(|| format!("{text:?} is not a whole number from {} to {}", range.start(), range.end()))
}

/// The key is not repeated in the message.
pub fn secret_key(text: &str) -> Parsed<[u8; 32]> {
    let bytes = hex::decode(text).ok().and_then(|bytes| bytes.try_into().ok());
    bytes.ok_or_else(|| "expected 64 hex digits, for example from `openssl rand -hex 32`".to_owned())
}

/// The token is not repeated in the message.
pub fn metrics_token(text: &str) -> Parsed<String> {
    let plain = text.len() >= 16 && text.bytes().all(|byte| byte.is_ascii_graphic());
    let wrong = || "expected at least 16 letters, digits or signs without a space".to_owned();
    plain.then(|| text.to_owned()).ok_or_else(wrong)
}

pub fn filter(text: &str) -> Parsed<String> {
    let filter = tracing_subscriber::EnvFilter::builder().parse(text);
    filter
        .map(|_| text.to_owned())
        .map_err(|error| format!("{error}; expected for example info or warn,worker=debug"))
}

pub fn log_format(text: &str) -> Parsed<LogFormat> {
    match text {
        "text" => Ok(LogFormat::Text),
        "json" => Ok(LogFormat::Json),
        _ => Err(format!("{text:?} is not known; expected text or json")),
    }
}
/// Names of mail servers between commas, `*.` before what any number of them end with.
pub fn mail_hosts(text: &str) -> Result<Vec<String>, String> {
    let hosts = text.split(',').map(|host| host.trim().to_lowercase()).filter(|host| !host.is_empty());
    let plain = |letter: char| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter);
    let read = |host: String| match host.strip_prefix("*.").unwrap_or(&host).chars().all(plain) {
        true => Ok(host),
        false => Err(format!("{host} is no name of a server, expected such as mail.firm.example")),
    };
    let hosts: Vec<String> = hosts.map(read).collect::<Result<_, _>>()?;
    if hosts.is_empty() { Err("name at least one server".to_owned()) } else { Ok(hosts) }
}
