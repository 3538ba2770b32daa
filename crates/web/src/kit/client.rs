//! Who is at the other end of the connection: the address limits count by, and what a session is recognised by later.

use crate::Server;
use app::sessions::Visitor;
use axum::{
    extract::{ConnectInfo, FromRequestParts},
    http::{HeaderMap, header, request::Parts},
};
use std::{
    convert::Infallible,
    net::{IpAddr, SocketAddr},
    sync::Arc,
};

/// Address and device of whoever sent the request. Without an address where the server does not know one, as in
/// process.
pub struct Client(pub Visitor);

impl FromRequestParts<Arc<Server>> for Client {
    type Rejection = Infallible;

    async fn from_request_parts(parts: &mut Parts, server: &Arc<Server>) -> Result<Self, Infallible> {
        let device = parts.headers.get(header::USER_AGENT).and_then(|device| device.to_str().ok());
        Ok(Self(Visitor::new(address(parts, server), device.unwrap_or_default())))
    }
}

/// The address of a request's sender.
pub fn address(parts: &Parts, server: &Server) -> Option<IpAddr> {
    let peer = parts.extensions.get::<ConnectInfo<SocketAddr>>()?.0.ip();
    Some(sender(&server.proxies, peer, &parts.headers))
}

const FORWARDED_FOR: &str = "x-forwarded-for";

/// Proxies append whom they heard from: the last one that is no proxy of ours is the sender. What stands before it
/// was written by strangers. A header from anybody but a trusted proxy is passed over.
fn sender(proxies: &Proxies, peer: IpAddr, headers: &HeaderMap) -> IpAddr {
    let mut sender = peer.to_canonical();
    let lines: Vec<&str> =
        headers.get_all(FORWARDED_FOR).iter().filter_map(|line| line.to_str().ok()).collect();
    let mut said = lines.iter().rev().flat_map(|line| line.rsplit(','));
    while proxies.has(sender) {
        let Some(before) = said.next().and_then(|before| read(before.trim())) else { break };
        sender = before;
    }
    sender
}

/// Some proxies add the port.
fn read(text: &str) -> Option<IpAddr> {
    let address =
        text.parse().ok().or_else(|| text.parse::<SocketAddr>().ok().map(|with_port| with_port.ip()));
    address.map(|address| address.to_canonical())
}

/// The proxies in front of this server, whose word about the sender counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Proxies(Vec<Network>);

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Network {
    base: IpAddr,
    bits: u32,
}

impl Proxies {
    /// Only this machine itself.
    pub fn on_this_machine() -> Self {
        Self(vec![
            Network { base: IpAddr::from([127, 0, 0, 0]), bits: 8 },
            Network { base: IpAddr::from([0, 0, 0, 0, 0, 0, 0, 1]), bits: 128 },
        ])
    }

    /// Reads addresses and networks between commas, such as `10.0.0.2, 192.168.7.0/24`.
    ///
    /// # Errors
    /// The first that is neither.
    pub fn parse(text: &str) -> Result<Self, String> {
        let parts = text.split(',').map(str::trim).filter(|part| !part.is_empty());
        let networks: Result<_, String> =
            parts.map(|part| Network::parse(part).ok_or_else(|| part.to_owned())).collect();
        networks.map(Self)
    }

    fn has(&self, address: IpAddr) -> bool {
        self.0.iter().any(|network| network.has(address))
    }
}

impl Network {
    fn parse(text: &str) -> Option<Self> {
        let (base, bits) = match text.split_once('/') {
            Some((base, bits)) => (base.parse().ok()?, Some(bits.parse().ok()?)),
            None => (text.parse().ok()?, None),
        };
        let bits_max = if matches!(base, IpAddr::V4(_)) { 32 } else { 128 };
        let bits = bits.unwrap_or(bits_max);
        (bits <= bits_max).then_some(Self { base, bits })
    }

    fn has(self, address: IpAddr) -> bool {
        let differ = match (self.base, address) {
            (IpAddr::V4(base), IpAddr::V4(address)) => u128::from(base.to_bits() ^ address.to_bits()) << 96,
            (IpAddr::V6(base), IpAddr::V6(address)) => base.to_bits() ^ address.to_bits(),
            _ => return false,
        };
        differ.leading_zeros() >= self.bits
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use axum::http::HeaderValue;

    #[test]
    fn only_trusted_proxies_say_whom_they_speak_for() {
        let proxies = Proxies::parse("127.0.0.1, 10.1.0.0/16, fd00::/8").unwrap();
        let cases: [(&str, &[&str], &str); 11] = [
            ("192.0.2.9", &[], "192.0.2.9"),
            ("192.0.2.9", &["198.51.100.1"], "192.0.2.9"),
            ("127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("::ffff:127.0.0.1", &["198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["203.0.113.5, 198.51.100.1"], "198.51.100.1"),
            ("127.0.0.1", &["203.0.113.5", "198.51.100.1, 10.1.2.3"], "198.51.100.1"),
            ("127.0.0.1", &["198.51.100.1:4711"], "198.51.100.1"),
            ("127.0.0.1", &["[2001:db8::7]:4711"], "2001:db8::7"),
            ("fd00::1", &["2001:db8::7"], "2001:db8::7"),
            ("127.0.0.1", &["198.51.100.1, nonsense"], "127.0.0.1"),
            ("10.2.0.1", &["198.51.100.1"], "10.2.0.1"),
        ];
        for (peer, lines, expected) in cases {
            let mut headers = HeaderMap::new();
            for line in lines {
                headers.append(FORWARDED_FOR, HeaderValue::from_str(line).unwrap());
            }
            let sender = sender(&proxies, peer.parse().unwrap(), &headers);
            assert_eq!(sender.to_string(), expected, "{peer} {lines:?}");
        }
    }

    #[test]
    fn networks_are_read_or_named() {
        for wrong in ["10.0.0.0/33", "proxy.firm.example", "10.0.0.0/x", "::/129"] {
            assert_eq!(Proxies::parse(&format!("127.0.0.1,{wrong}")), Err(wrong.to_owned()));
        }
        assert!(Proxies::parse("0.0.0.0/0").unwrap().has(IpAddr::from([192, 0, 2, 1])));
        assert!(Proxies::on_this_machine().has(IpAddr::from([127, 0, 0, 9])));
        assert!(!Proxies::on_this_machine().has(IpAddr::from([128, 0, 0, 1])));
    }
}
