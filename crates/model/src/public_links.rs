//! Where people outside read what a firm does with their data, and find help: addresses the firm gives.

/// Below every page and mail for people outside.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct PublicLinks {
    pub privacy: Option<String>,
    pub help: Option<String>,
}

const CHARS_MAX: usize = 500;

/// `https://…`, `http://…` or `mailto:…`; a bare host or a bare mail address becomes one of them. `None` for whatever
/// else a browser might do with an address, scripts above all.
pub fn read(given: &str) -> Option<String> {
    let given = given.trim();
    let plain =
        |letter: char| !letter.is_whitespace() && !letter.is_control() && !"\"'<>\\`".contains(letter);
    if given.chars().count() > CHARS_MAX || !given.chars().all(plain) {
        return None;
    }
    if let Some(address) = given.strip_prefix("mailto:") {
        return is_mail_address(address).then(|| given.to_owned());
    }
    if given.starts_with("https://") || given.starts_with("http://") {
        return is_place(given.split_once("//")?.1).then(|| given.to_owned());
    }
    match given.contains(':') {
        true => None,
        false if is_mail_address(given) => Some(format!("mailto:{given}")),
        false => is_place(given).then(|| format!("https://{given}")),
    }
}

fn is_mail_address(text: &str) -> bool {
    text.split_once('@').is_some_and(|(local, host)| {
        !local.is_empty() && is_host(host) && !text.contains(['/', '?', '#', ','])
    })
}

/// A host, with whatever stands behind it.
fn is_place(text: &str) -> bool {
    let host = text.split(['/', '?', '#']).next().unwrap_or_default();
    let (host, port) = host.split_once(':').unwrap_or((host, "0"));
    is_host(host) && port.parse::<u16>().is_ok()
}

fn is_host(text: &str) -> bool {
    let label = |label: &str| {
        !label.is_empty() && label.chars().all(|letter| letter.is_alphanumeric() || letter == '-')
    };
    text.contains('.') && text.split('.').all(label)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_addresses_that_lead_somewhere_are_taken() {
        let cases = [
            (
                "https://www.firm.example/privacy?lang=en#data",
                Some("https://www.firm.example/privacy?lang=en#data"),
            ),
            (" http://firm.example:8080 ", Some("http://firm.example:8080")),
            ("www.firm.example/help", Some("https://www.firm.example/help")),
            ("help@firm.example", Some("mailto:help@firm.example")),
            ("mailto:help@firm.example", Some("mailto:help@firm.example")),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("//firm.example", None),
            ("https://", None),
            ("https://user@firm.example", None),
            ("https://firm example", None),
            ("https://firm.example/\"><script>", None),
            ("mailto:a@firm.example?bcc=b@firm.example", None),
            ("privacy", None),
            ("", None),
        ];
        for (given, expected) in cases {
            assert_eq!(read(given).as_deref(), expected, "{given:?}");
        }
        assert_eq!(read(&format!("https://firm.example/{}", "x".repeat(CHARS_MAX))), None);
    }
}
