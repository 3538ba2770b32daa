//! Every setting from every source, and every way to get one wrong.

use super::*;
use std::path::Path;

fn variables(of: &[(&str, &str)]) -> BTreeMap<String, String> {
    of.iter().map(|(name, value)| ((*name).to_owned(), (*value).to_owned())).collect()
}

/// A data folder with this `baton.toml`.
fn folder(toml: &str) -> tempfile::TempDir {
    let folder = tempfile::tempdir().unwrap();
    std::fs::write(folder.path().join("baton.toml"), toml).unwrap();
    folder
}

fn read_with(
    folder: &tempfile::TempDir,
    flags: &[(&'static str, &str)],
    environment: &[(&str, &str)],
) -> Result<Settings, SettingsError> {
    let data = folder.path().to_str().unwrap();
    let flags: Vec<_> = std::iter::once(("data", data)).chain(flags.iter().copied()).collect();
    from_sources(SettingFlags::of(&flags), variables(environment))
}

#[test]
fn flag_beats_environment_beats_file_beats_default() {
    let check = |toml: &str, environment: &[(&str, &str)], flags: &[(&'static str, &str)], port: u16| {
        let settings = read_with(&folder(toml), flags, environment).unwrap();
        assert_eq!(settings.listen.port(), port);
    };
    let file = "listen = \"127.0.0.1:1\"";
    check("", &[], &[], 8080);
    check(file, &[], &[], 1);
    check(file, &[("BATON_LISTEN", "127.0.0.1:2")], &[], 2);
    check(file, &[("BATON_LISTEN", "127.0.0.1:2")], &[("listen", "localhost:3")], 3);
    check(file, &[("BATON_LISTEN", "")], &[], 1);
}

#[test]
fn every_setting_can_stand_in_the_file() {
    let toml = r#"
        listen = "127.0.0.1:9000"
        database = "postgres://baton@db.example/baton"
        public_address = "https://flows.firm.example/"
        smtp = "smtp://mail.example"
        mail_from = "Firm <mail@firm.example>"
        mail_rate_max = 14
        mails_a_day = 9
        digest_at = "06:30"
        mail_hosts = "Mail.firm.example, *.provider.example"
        behind_proxy = true
        trusted_proxies = "10.0.0.2, 192.168.7.0/24"
        metrics_listen = "127.0.0.1:9464"
        metrics_token = "a-long-enough-sample-token"
        timings = true
        organisation = "Example Firm"
        zone = "Europe/Berlin"
        file_size_max = 5
        secret_key = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff"
        log = "warn,worker=debug"
        log_format = "json"
        [calendar]
        holidays = [2026-12-25]
        [calendar.hours]
        mon = ["09:00-12:00", "13:00-17:00"]
        [limits]
        starts = 7
    "#;
    let settings = read_with(&folder(toml), &[], &[]).unwrap();
    assert_eq!(settings.public_address(settings.listen), "https://flows.firm.example");
    assert!(matches!(settings.database, store::Settings::Postgres(_)));
    assert_eq!((settings.mail_rate_max, settings.file_bytes_max), (14, 5 * MIB));
    let digest_at = settings.attention.digest_at;
    assert_eq!((settings.attention.mails_a_day, digest_at.hour(), digest_at.minute()), (9, 6, 30));
    let hosts = ["mail.firm.example", "*.provider.example"].map(str::to_owned).to_vec();
    assert_eq!(settings.fixed.mail_hosts, Some(hosts));
    assert_eq!(settings.log_format, LogFormat::Json);
    assert_eq!(settings.limits, web::Rates { starts: 7, ..web::Rates::default() });
    let calendar = serde_json::to_value(settings.organisation.calendar.unwrap()).unwrap();
    let expected = serde_json::json!({
        "zone": "Europe/Berlin",
        "hours": {"mon": ["09:00-12:00", "13:00-17:00"]},
        "holidays": ["2026-12-25"],
    });
    assert_eq!(calendar, expected);
    let named_in_the_test = |entry: &&table::Entry| toml.contains(entry.key) || entry.key == "data";
    let missing: Vec<_> = table::ENTRIES.iter().filter(|entry| !named_in_the_test(entry)).collect();
    assert!(missing.is_empty(), "not in this test: {}", missing[0].key);
}

#[test]
fn pages_learn_what_the_settings_say_and_where() {
    let folder = folder(
        "organisation = \"Example Firm\"\n\n[calendar]\nzone = \"UTC\"\nhours = { mon = [\"09:00-17:00\"] }\n",
    );
    let smtp = [("BATON_SMTP", "smtp://flows:sesame@mail.firm.example")];
    let fixed = read_with(&folder, &[("public_address", "https://flows.firm.example")], &smtp).unwrap().fixed;
    let file = folder.path().join("baton.toml").display().to_string();
    assert_eq!(fixed.name, Some(format!("{file}:1")));
    assert_eq!(fixed.zone, Some(format!("{file}:3")), "a calendar has a zone");
    assert_eq!(fixed.public_address.as_deref(), Some("--public-address"));
    let mail = fixed.mail.clone().unwrap();
    assert_eq!((mail.place.as_str(), mail.server.as_str()), ("BATON_SMTP", "mail.firm.example:587"));
    assert!(!format!("{fixed:?}").contains("sesame"), "the password stays here");
    let silent = read_with(&self::folder(""), &[], &[]).unwrap().fixed;
    assert_eq!(silent, app::organisations::Fixed::default());
}

#[test]
fn what_is_not_known_is_refused_with_its_line() {
    let folder = folder("listen = \"127.0.0.1:1\"\n\nlistne = \"127.0.0.1:2\"\n");
    let error = read_with(&folder, &[], &[]).unwrap_err().to_string();
    let file = folder.path().join("baton.toml");
    let expected = format!("{}:3: unknown setting listne; expected one of data, listen, ", file.display());
    assert!(error.starts_with(&expected), "{error}");
}

#[test]
fn a_bad_value_says_where_it_came_from_and_what_is_expected() {
    let check = |toml: &str, environment: &[(&str, &str)], flags: &[(&'static str, &str)], expected: &str| {
        let folder = folder(toml);
        let error = read_with(&folder, flags, environment).unwrap_err().to_string();
        let error = error.replace(&folder.path().display().to_string(), "DATA");
        assert!(error.starts_with(expected), "{error:?} does not begin with {expected:?}");
    };
    check(
        "",
        &[],
        &[("listen", "here")],
        "--listen: listen: \"here\" is not an address; expected one such as 127",
    );
    check(
        "",
        &[("BATON_FILE_SIZE_MAX", "0")],
        &[],
        "the environment variable BATON_FILE_SIZE_MAX: file_size_max: \"0\" is not a whole number from 1 to 1024",
    );
    check("\nzone = \"Berlin\"", &[], &[], "DATA/baton.toml:2: zone: zone: unknown time zone `Berlin`");
    check(
        "file_size_max = \"5\"",
        &[],
        &[],
        "DATA/baton.toml:1: file_size_max: string is not a whole number",
    );
    check("listen = [", &[], &[], "DATA/baton.toml:1: ");
    check(
        "data = \"x\"",
        &[],
        &[],
        "DATA/baton.toml:1: data: the data folder cannot be named by a file inside it",
    );
    check("", &[], &[("database", "mysql://x")], "--database: database: expected sqlite or postgres://");
    check("", &[], &[("public_address", "https://x.example/a")], "--public-address: public_address: ");
    check("", &[], &[("mail_from", "a@b\r\nBcc: c@d.example")], "--mail-from: mail_from: ");
    check("", &[], &[("log", "loud=very")], "--log: log: ");
    check("", &[], &[("secret_key", "abc")], "--secret-key: secret_key: expected 64 hex digits");
    check(
        "[calendar]\nzone = \"UTC\"\nhours = {mon = [\"9-5\"]}",
        &[],
        &[],
        "DATA/baton.toml:1: calendar: hours.mon[0]: `9-5` is no interval",
    );
}

#[test]
fn secrets_are_not_repeated_in_refusals() {
    let folder = folder("");
    for (key, value) in
        [("smtp", "smtp://ann:hidden@"), ("secret_key", "hidden"), ("database", "pg://a:hidden@b")]
    {
        let error = read_with(&folder, &[(key, value)], &[]).unwrap_err().to_string();
        assert!(!error.contains("hidden"), "{error}");
    }
}

#[test]
fn plain_http_stays_on_this_machine() {
    let check = |flags: &[(&'static str, &str)], expected: Result<(), &str>| {
        let answer = read_with(&folder(""), flags, &[]).unwrap().check_exposure();
        match (answer, expected) {
            (Ok(()), Ok(())) => {}
            (Err(error), Err(words)) => assert!(error.to_string().contains(words), "{error}"),
            (answer, expected) => panic!("{flags:?}: {answer:?}, expected {expected:?}"),
        }
    };
    let proxy = ("behind_proxy", "true");
    check(&[], Ok(()));
    check(&[("listen", "[::1]:80")], Ok(()));
    check(&[("listen", "0.0.0.0:80")], Err("--behind-proxy"));
    check(&[("listen", "192.0.2.1:80")], Err("--behind-proxy"));
    check(&[("listen", "0.0.0.0:80"), proxy], Err("public_address is missing"));
    check(&[("listen", "0.0.0.0:80"), proxy, ("public_address", "https://flows.firm.example")], Ok(()));
}

#[test]
fn a_config_file_elsewhere_may_name_the_data_folder() {
    let folder = folder("data = \"/srv/baton\"\norganisation = \"Example Firm\"");
    let path = folder.path().join("baton.toml");
    let flags = SettingFlags::default().with_config(path.to_str().unwrap());
    let settings = from_sources(flags, BTreeMap::new()).unwrap();
    assert_eq!(settings.data, Path::new("/srv/baton"));
    assert_eq!(settings.organisation.name.as_deref(), Some("Example Firm"));
    let missing = from_sources(SettingFlags::default().with_config("/nowhere/baton.toml"), BTreeMap::new());
    assert!(matches!(missing, Err(SettingsError::Unreadable { .. })));
}
