//! The cookies we set: a member's session, that of somebody outside, a proved device, and a language somebody chose. All only for this host, never for scripts.

use crate::Server;
use axum::http::{HeaderMap, HeaderValue, header};

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cookie {
    Session,
    /// Of somebody outside, until the browser is closed.
    Portal,
    Device,
    /// Holds nothing but the language.
    Language,
}

/// The browser forgets a device when the store does.
const DEVICE_SECONDS: i64 = app::links::DEVICE_DAYS * 24 * 3600;

/// A year.
const LANGUAGE_SECONDS: i64 = 365 * 24 * 3600;

impl Cookie {
    fn name(self, secure: bool) -> &'static str {
        match (self, secure) {
            (Self::Session, true) => "__Host-session",
            (Self::Session, false) => "session",
            (Self::Portal, true) => "__Host-portal",
            (Self::Portal, false) => "portal",
            (Self::Device, true) => "__Host-device",
            (Self::Device, false) => "device",
            (Self::Language, true) => "__Host-language",
            (Self::Language, false) => "language",
        }
    }

    pub fn read<'a>(self, server: &Server, headers: &'a HeaderMap) -> Option<&'a str> {
        let name = self.name(server.is_secure());
        let lines = headers.get_all(header::COOKIE).into_iter().filter_map(|line| line.to_str().ok());
        let mut pairs = lines.flat_map(|line| line.split(';')).filter_map(|pair| pair.trim().split_once('='));
        pairs.find(|(known, _)| *known == name).map(|(_, value)| value)
    }

    /// The header that sets it; tokens are URL-safe base 64, so nothing needs quoting.
    pub fn set(self, server: &Server, token: &str) -> HeaderValue {
        let keep = match self {
            Self::Session | Self::Portal => String::new(),
            Self::Device => format!("; Max-Age={DEVICE_SECONDS}"),
            Self::Language => format!("; Max-Age={LANGUAGE_SECONDS}"),
        };
        self.line(server, token, &keep)
    }

    /// The same for a session that is remembered on its device.
    pub fn keep(self, server: &Server, token: &str) -> HeaderValue {
        self.line(server, token, &format!("; Max-Age={DEVICE_SECONDS}"))
    }

    pub fn clear(self, server: &Server) -> HeaderValue {
        self.line(server, "", "; Max-Age=0")
    }

    fn line(self, server: &Server, value: &str, keep: &str) -> HeaderValue {
        let secure = if server.is_secure() { "; Secure" } else { "" };
        let name = self.name(server.is_secure());
        let line = format!("{name}={value}; Path=/; HttpOnly; SameSite=Lax{secure}{keep}");
        HeaderValue::from_str(&line).unwrap_or_else(|_| HeaderValue::from_static(""))
    }
}
