//! What the settings of this server say about the organisation. Pages show it, and where it stands, and do not change
//! it.

/// Each names the place: `--organisation`, `BATON_ORGANISATION`, `baton.toml:3`.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Fixed {
    pub name: Option<String>,
    /// By a zone or by a calendar, which has one.
    pub zone: Option<String>,
    /// Of the organisation's own business calendar.
    pub calendar: Option<String>,
    pub public_address: Option<String>,
    pub mail: Option<FixedMail>,
    pub sender: Option<FixedSender>,
    /// Mail servers an admin may choose: names, or `*.` before what they end with. `None` for any.
    pub mail_hosts: Option<Vec<String>>,
}

impl Fixed {
    /// Whether an admin may choose this mail server.
    pub fn allows_mail_host(&self, host: &str) -> bool {
        let is = |allowed: &String| match allowed.strip_prefix("*.") {
            Some(ending) => host.strip_suffix(ending).is_some_and(|before| before.ends_with('.')),
            None => host == allowed,
        };
        self.mail_hosts.as_ref().is_none_or(|hosts| hosts.iter().any(is))
    }
}

/// A mail server by settings; its password is never shown.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedMail {
    pub place: String,
    /// `mail.firm.example:587`
    pub server: String,
    pub user: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FixedSender {
    pub place: String,
    /// An address, with a name or without.
    pub sender: String,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_mail_servers_that_are_named_may_be_chosen() {
        let hosts = vec!["mail.firm.example".to_owned(), "*.provider.example".to_owned()];
        let fixed = Fixed { mail_hosts: Some(hosts), ..Fixed::default() };
        for (host, allowed) in [
            ("mail.firm.example", true),
            ("smtp.provider.example", true),
            ("a.b.provider.example", true),
            ("provider.example", false),
            ("evilprovider.example", false),
            ("mail.firm.example.evil.example", false),
            ("127.0.0.1", false),
        ] {
            assert_eq!(fixed.allows_mail_host(host), allowed, "{host}");
        }
        assert!(Fixed::default().allows_mail_host("anything.example"));
    }
}
