//! Every setting there is. Each is a flag `--public-address`, an environment variable `BATON_PUBLIC_ADDRESS`
//! and a line `public_address = …` of `baton.toml`.

pub struct Entry {
    /// As in `baton.toml`.
    pub key: &'static str,
    pub value_name: &'static str,
    pub help: &'static str,
    pub shape: Shape,
}

/// How the value is written in `baton.toml`; on a command line it is always text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Shape {
    Text,
    Number,
    YesNo,
    /// A table; on a command line JSON.
    Table,
}

impl Entry {
    pub fn flag(&self) -> String {
        self.key.replace('_', "-")
    }

    pub fn variable(&self) -> String {
        format!("BATON_{}", self.key.to_ascii_uppercase())
    }
}

pub fn entry(key: &str) -> Option<&'static Entry> {
    ENTRIES.iter().find(|entry| entry.key == key)
}

const fn text(key: &'static str, value_name: &'static str, help: &'static str) -> Entry {
    Entry { key, value_name, help, shape: Shape::Text }
}

pub const ENTRIES: &[Entry] = &[
    text("data", "DIR", "Folder of everything kept on this machine [default: ./baton-data]"),
    text("listen", "ADDR", "Address and port to answer on [default: 127.0.0.1:8080]"),
    text(
        "database",
        "URL",
        "postgres://user:password@host/name, or sqlite for a file in the data folder [default: sqlite]",
    ),
    text(
        "public_address",
        "URL",
        "Where people reach this server; links in mails begin with it [default: http://LISTEN]",
    ),
    text(
        "smtp",
        "URL",
        "Mail server, smtp://user:password@host:port?tls=none|starttls|wrapped [default: as an admin says on the page Mail]",
    ),
    text(
        "mail_from",
        "ADDR",
        "Sender of mails, such as \"Firm <mail@firm.example>\" [default: as the page Mail says]",
    ),
    text(
        "mail_hosts",
        "NAMES",
        "Mail servers an admin may choose on the page Mail, such as \"mail.firm.example, *.provider.example\" [default: any]",
    ),
    Entry {
        key: "mail_rate_max",
        value_name: "N",
        help: "Mails sent per second at most [default: 200]",
        shape: Shape::Number,
    },
    Entry {
        key: "mails_a_day",
        value_name: "N",
        help: "Mails to one person on one day; what is more comes in the next digest, and 0 sends every mail at once [default: 6]",
        shape: Shape::Number,
    },
    text(
        "digest_at",
        "HH:MM",
        "When, on working days and where its reader lives, the mail goes out that says what could wait [default: 07:00]",
    ),
    Entry {
        key: "behind_proxy",
        value_name: "true|false",
        help: "A proxy in front of this server speaks HTTPS for it [default: false]",
        shape: Shape::YesNo,
    },
    text(
        "trusted_proxies",
        "NETWORKS",
        "Proxies whose X-Forwarded-For says who sent a request, such as \"10.0.0.2, 192.168.7.0/24\" [default: this machine, with behind_proxy]",
    ),
    Entry {
        key: "limits",
        value_name: "JSON",
        help: "How often one address may {\"sign_ins\":…, \"dead_links\":…, \"codes\":…, \"renewals\":…, \"starts\":…, \"uploads\":…, \"wrong_keys\":…} [default: 50, 100, 100, 30, 60, 600, 100]",
        shape: Shape::Table,
    },
    text("organisation", "NAME", "Name of the organisation [default: as its page says]"),
    text("zone", "ZONE", "Time zone of the organisation, such as Europe/Berlin [default: as its page says]"),
    Entry {
        key: "calendar",
        value_name: "JSON",
        help: "Business calendar {\"zone\":…, \"hours\":…, \"holidays\":…, \"exceptions\":…} [default: Monday to Friday 09:00-17:00]",
        shape: Shape::Table,
    },
    Entry {
        key: "file_size_max",
        value_name: "MIB",
        help: "Largest file people may send, in MiB [default: 20]",
        shape: Shape::Number,
    },
    text(
        "secret_key",
        "HEX",
        "64 hex digits all nodes on one database share [default: secret.key in the data folder]",
    ),
    text(
        "metrics_listen",
        "ADDR",
        "Address and port on which /metrics answers Prometheus, such as 127.0.0.1:9464 [default: none]",
    ),
    text(
        "metrics_token",
        "TEXT",
        "What Prometheus sends as its bearer token; needed on addresses others can reach",
    ),
    Entry {
        key: "timings",
        value_name: "true|false",
        help: "Say in every answer how long it took and how many statements it sent, for benchmarks [default: false]",
        shape: Shape::YesNo,
    },
    text("log", "FILTER", "What to log, such as info or warn,worker=debug [default: info]"),
    text("log_format", "FORMAT", "text or json [default: text]"),
];

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_key_stands_once_and_is_a_plain_word() {
        for (place, entry) in ENTRIES.iter().enumerate() {
            assert!(ENTRIES[..place].iter().all(|other| other.key != entry.key), "{} twice", entry.key);
            assert!(entry.key.bytes().all(|byte| byte.is_ascii_lowercase() || byte == b'_'), "{}", entry.key);
        }
    }
}
