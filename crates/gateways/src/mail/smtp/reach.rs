//! Where a mail server may stand. The name is looked up here and connected to by what came of it, so that no second
//! answer of a name server can lead elsewhere.

use super::Reach;
use std::net::{IpAddr, Ipv4Addr, Ipv6Addr, SocketAddr};
use tokio::net::lookup_host;

/// Where hosting companies answer questions about a machine and its credentials outside link-local networks.
const METADATA: [IpAddr; 3] = [
    IpAddr::V4(Ipv4Addr::new(100, 100, 100, 200)),
    IpAddr::V6(Ipv6Addr::new(0xfd00, 0xec2, 0, 0, 0, 0, 0, 0x254)),
    IpAddr::V6(Ipv6Addr::new(0xfd20, 0xce, 0, 0, 0, 0, 0, 0x254)),
];

impl Reach {
    /// The addresses a host stands for; those that may not be reached are left out.
    pub(super) async fn places(self, host: &str, port: u16) -> Result<Vec<SocketAddr>, String> {
        let name = host.trim_matches(['[', ']']);
        let found: Vec<SocketAddr> =
            lookup_host((name, port)).await.map_err(|error| error.to_string())?.collect();
        let allowed: Vec<SocketAddr> =
            found.iter().copied().filter(|place| self.allows(place.ip())).collect();
        match (allowed.is_empty(), found.is_empty()) {
            (false, _) => Ok(allowed),
            (true, true) => Err("the name stands for no address".to_owned()),
            (true, false) => Err("no mail server may stand at this address".to_owned()),
        }
    }

    fn allows(self, address: IpAddr) -> bool {
        let address = address.to_canonical();
        let local = match address {
            IpAddr::V4(v4) => {
                v4.is_link_local() || v4.is_multicast() || v4.is_broadcast() || v4.octets()[0] == 0
            }
            IpAddr::V6(v6) => v6.is_unicast_link_local() || v6.is_multicast() || v6.is_unspecified(),
        };
        self == Self::Anywhere || !(local || METADATA.contains(&address))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_only_this_machine_can_ask_is_out_of_reach() {
        for (address, allowed) in [
            ("192.0.2.1", true),
            ("127.0.0.1", true),
            ("10.1.2.3", true),
            ("192.168.7.1", true),
            ("2001:db8::1", true),
            ("fd12:3456::1", true),
            ("::1", true),
            ("169.254.169.254", false),
            ("169.254.0.1", false),
            ("::ffff:169.254.169.254", false),
            ("100.100.100.200", false),
            ("fd00:ec2::254", false),
            ("fe80::1", false),
            ("febf::1", false),
            ("0.0.0.0", false),
            ("::", false),
            ("224.0.0.1", false),
            ("255.255.255.255", false),
            ("ff02::1", false),
        ] {
            let address: IpAddr = address.parse().unwrap();
            assert_eq!(Reach::NotLinkLocal.allows(address), allowed, "{address}");
            assert!(Reach::Anywhere.allows(address), "{address}");
        }
    }

    #[tokio::test]
    async fn a_host_is_connected_to_by_its_addresses() {
        let places = Reach::NotLinkLocal.places("[::1]", 25).await.unwrap();
        assert_eq!(places, ["[::1]:25".parse().unwrap()]);
        let refused = Reach::NotLinkLocal.places("169.254.169.254", 80).await.unwrap_err();
        assert!(refused.contains("may stand"), "{refused}");
    }
}
