//! Who a mail comes from or goes to.

use std::{fmt, str::FromStr};

/// An address that can stand in an envelope and a header, and a name to show for it.
/// There is no way to make one that holds a line break or another control character.
#[derive(Clone, PartialEq, Eq)]
pub struct MailAddress {
    name: String,
    address: lettre::Address,
}

#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[error("{0:?} is not an e-mail address; expected one such as name@firm.example")]
pub struct NotAnAddress(pub String);

impl MailAddress {
    /// Control characters in a name become spaces.
    pub fn new(name: &str, address: &str) -> Result<Self, NotAnAddress> {
        let refused = || NotAnAddress(address.to_owned());
        if address.chars().any(|letter| letter.is_control() || letter.is_whitespace()) {
            return Err(refused());
        }
        let address = address.parse().map_err(|_| refused())?;
        Ok(Self { name: one_line(name), address })
    }

    pub fn name(&self) -> &str {
        &self.name
    }

    pub fn address(&self) -> &str {
        self.address.as_ref()
    }

    pub fn domain(&self) -> &str {
        self.address.domain()
    }

    /// The same address under another name.
    #[must_use]
    pub fn named(&self, name: &str) -> Self {
        Self { name: one_line(name), address: self.address.clone() }
    }

    pub(super) fn envelope(&self) -> lettre::Address {
        self.address.clone()
    }

    pub(super) fn header(&self) -> lettre::message::Mailbox {
        let name = (!self.name.is_empty()).then(|| self.name.clone());
        lettre::message::Mailbox::new(name, self.address.clone())
    }
}

/// Reads `Firm <mail@firm.example>` and `mail@firm.example`.
impl FromStr for MailAddress {
    type Err = NotAnAddress;

    fn from_str(text: &str) -> Result<Self, NotAnAddress> {
        match text.trim().strip_suffix('>').and_then(|text| text.rsplit_once('<')) {
            Some((name, address)) => Self::new(name.trim().trim_matches('"'), address.trim()),
            None => Self::new("", text.trim()),
        }
    }
}

impl fmt::Display for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.name.is_empty() {
            return f.write_str(self.address());
        }
        write!(f, "{} <{}>", self.name, self.address())
    }
}

impl fmt::Debug for MailAddress {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        fmt::Display::fmt(self, f)
    }
}

/// Headers are lines: whatever could end one becomes a space.
pub(super) fn one_line(text: &str) -> String {
    let spaced: String =
        text.chars().map(|letter| if breaks_a_line(letter) { ' ' } else { letter }).collect();
    spaced.trim().to_owned()
}

fn breaks_a_line(letter: char) -> bool {
    letter.is_control() || matches!(letter, '\u{2028}' | '\u{2029}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn reads_addresses_with_and_without_a_name() {
        let check = |text: &str, expected: Option<(&str, &str)>| {
            let read = text.parse::<MailAddress>().ok();
            let read = read.as_ref().map(|read| (read.name(), read.address()));
            assert_eq!(read, expected, "{text:?}");
        };
        check("ann@firm.example", Some(("", "ann@firm.example")));
        check(" Ann Example <ann@firm.example> ", Some(("Ann Example", "ann@firm.example")));
        check("\"Example, Ann\" <ann@firm.example>", Some(("Example, Ann", "ann@firm.example")));
        check("<ann@firm.example>", Some(("", "ann@firm.example")));
        check("ann", None);
        check("ann@", None);
        check("", None);
        check("ann@firm.example\r\nBcc: eve@evil.example", None);
        check("Ann <ann@firm.example\nBcc: eve@evil.example>", None);
        check("ann@firm.example,eve@evil.example", None);
        check("ann @firm.example", None);
        check("ann@firm.example>\r\nRCPT TO:<eve@evil.example", None);
    }

    #[test]
    fn a_name_stays_on_one_line() {
        let ann = MailAddress::new("Ann\r\nBcc: eve@evil.example\u{2028}x", "ann@firm.example").unwrap();
        assert_eq!(ann.name(), "Ann  Bcc: eve@evil.example x");
    }
}
