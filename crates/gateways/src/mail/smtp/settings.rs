//! Where the mail server is and how to speak with it, as one URL.

use std::{str::FromStr, time::Duration};

#[derive(Clone, PartialEq, Eq)]
pub struct SmtpSettings {
    pub host: String,
    pub port: u16,
    pub tls: SmtpTls,
    /// User and password.
    pub credentials: Option<(String, String)>,
    /// For one mail, connecting included.
    pub timeout: Duration,
    pub reach: Reach,
}

/// Which addresses a name may stand for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Reach {
    /// Whoever runs this server said where.
    Anywhere,
    /// Somebody said so on a page: not what only this machine can ask, such as the metadata of the host it runs on.
    /// Networks of the firm itself are fine, that is where its mail server may well be.
    NotLinkLocal,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SmtpTls {
    /// Unencrypted: for a server on the same machine.
    None,
    /// Begins in the clear and must be upgraded before anything is said (RFC 3207).
    StartTls,
    /// TLS from the first byte (RFC 8314).
    Wrapped,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0}; expected smtp://user:password@host:port?tls=none, tls=starttls or tls=wrapped")]
pub struct NotASmtpUrl(String);

/// For one mail, where nobody says otherwise.
pub const TIMEOUT: Duration = Duration::from_secs(30);

impl SmtpSettings {
    /// For messages: never the password.
    pub fn server(&self) -> String {
        format!("{}:{}", self.host, self.port)
    }
}

/// `smtp://user:password@host:port?tls=none|starttls|wrapped`. Without `tls` it is `starttls`, on a loopback
/// host `none`; without a port it is 587, with `wrapped` 465. User and password are percent-encoded.
impl FromStr for SmtpSettings {
    type Err = NotASmtpUrl;

    fn from_str(text: &str) -> Result<Self, NotASmtpUrl> {
        let url = url::Url::parse(text).map_err(|error| NotASmtpUrl(format!("not a URL ({error})")))?;
        if url.scheme() != "smtp" {
            return Err(NotASmtpUrl(format!("{}:// is not smtp://", url.scheme())));
        }
        let host = url.host_str().filter(|host| !host.is_empty());
        let host = host.ok_or_else(|| NotASmtpUrl("the host is missing".to_owned()))?.to_owned();
        let tls = tls(&url, &host)?;
        let port = url.port().unwrap_or(if tls == SmtpTls::Wrapped { 465 } else { 587 });
        Ok(Self {
            host,
            port,
            tls,
            credentials: credentials(&url)?,
            timeout: TIMEOUT,
            reach: Reach::Anywhere,
        })
    }
}

fn tls(url: &url::Url, host: &str) -> Result<SmtpTls, NotASmtpUrl> {
    let loopback = matches!(host, "localhost" | "127.0.0.1" | "[::1]");
    let mut tls = if loopback { SmtpTls::None } else { SmtpTls::StartTls };
    for (key, value) in url.query_pairs() {
        tls = match (key.as_ref(), value.as_ref()) {
            ("tls", "none") => SmtpTls::None,
            ("tls", "starttls") => SmtpTls::StartTls,
            ("tls", "wrapped") => SmtpTls::Wrapped,
            _ => return Err(NotASmtpUrl(format!("{key}={value} is not known"))),
        };
    }
    Ok(tls)
}

fn credentials(url: &url::Url) -> Result<Option<(String, String)>, NotASmtpUrl> {
    if url.username().is_empty() && url.password().is_none() {
        return Ok(None);
    }
    let password = url.password().ok_or_else(|| NotASmtpUrl("the password is missing".to_owned()))?;
    let plain = |encoded: &str| {
        let decoded = percent_encoding::percent_decode_str(encoded).decode_utf8();
        decoded.map(String::from).map_err(|_| NotASmtpUrl("user and password must be UTF-8".to_owned()))
    };
    Ok(Some((plain(url.username())?, plain(password)?)))
}

/// Without the password.
impl std::fmt::Debug for SmtpSettings {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "SmtpSettings({}, {:?})", self.server(), self.tls)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_the_url() {
        let check = |text: &str, expected: (&str, u16, SmtpTls, Option<(&str, &str)>)| {
            let read: SmtpSettings = text.parse().unwrap();
            let credentials = read.credentials.as_ref().map(|(user, word)| (user.as_str(), word.as_str()));
            assert_eq!((read.host.as_str(), read.port, read.tls, credentials), expected, "{text}");
        };
        check("smtp://127.0.0.1:2525", ("127.0.0.1", 2525, SmtpTls::None, None));
        check("smtp://mail.example", ("mail.example", 587, SmtpTls::StartTls, None));
        check("smtp://mail.example?tls=wrapped", ("mail.example", 465, SmtpTls::Wrapped, None));
        check(
            "smtp://ann%40firm.example:a%2Fb@mail.example:2465?tls=wrapped",
            ("mail.example", 2465, SmtpTls::Wrapped, Some(("ann@firm.example", "a/b"))),
        );
    }

    #[test]
    fn says_what_is_wrong_and_what_is_expected() {
        let check = |text: &str, expected: &str| {
            let error = text.parse::<SmtpSettings>().unwrap_err().to_string();
            assert!(error.starts_with(expected), "{text}: {error}");
            assert!(error.contains("expected smtp://user:password@host:port"), "{error}");
        };
        check("mail.example", "not a URL");
        check("https://mail.example", "https:// is not smtp://");
        check("smtp:///x", "the host is missing");
        check("smtp://mail.example?tls=maybe", "tls=maybe is not known");
        check("smtp://mail.example?pool=3", "pool=3 is not known");
        check("smtp://ann@mail.example", "the password is missing");
    }

    #[test]
    fn the_password_is_not_shown() {
        let settings: SmtpSettings = "smtp://ann:hidden@mail.example".parse().unwrap();
        assert!(!format!("{settings:?} {}", settings.server()).contains("hidden"));
    }
}
