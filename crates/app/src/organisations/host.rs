//! A host name of the organisation's own, under which its public pages answer as well. Staff sign in at the base address
//! alone. One host belongs to one organisation; any other that leads here gets the organisation of this server.

use crate::{App, problem::Problem};
use model::Id;
use std::{collections::BTreeMap, sync::Arc};
use store::{System, brands};
use texts::Sentence;
use url::{Host, Url};

pub type Hosts = BTreeMap<String, Id>;

/// Longest name there can be (RFC 1035, 2.3.4).
const CHARS_MAX: usize = 253;
const LABEL_CHARS_MAX: usize = 63;

/// Whose host a request named, as its header has it, port and all. `None` for the base address and for hosts that are
/// nobody's.
///
/// # Errors
/// Storage that cannot be reached.
pub async fn at_host(app: &App, header: &str) -> Result<Option<Id>, Problem> {
    if is_base(app, header) {
        return Ok(None);
    }
    let hosts = match app.hosts.get(&()) {
        Some(known) => known,
        None => refresh(app).await?.0,
    };
    if hosts.is_empty() {
        return Ok(None);
    }
    let name = header.rsplit_once(':').map_or(header, |(name, _)| name);
    Ok(hosts.get(&name.trim_end_matches('.').to_ascii_lowercase()).cloned())
}

fn is_base(app: &App, header: &str) -> bool {
    let base = &app.settings.public_address;
    base.split_once("://").is_some_and(|(_, place)| place.eq_ignore_ascii_case(header))
}

/// Reads all hosts again, and says whether they are others than remembered.
pub(super) async fn refresh(app: &App) -> Result<(Arc<Hosts>, bool), Problem> {
    let rows = brands::hosts(&app.db, &System).await?;
    let read: Arc<Hosts> = Arc::new(rows.into_iter().map(|row| (row.host, row.organisation)).collect());
    let known = app.hosts.get(&());
    app.hosts.put((), Arc::clone(&read));
    let is_new = known.is_some_and(|known| known != read);
    Ok((read, is_new))
}

/// Where links in mails to people outside begin: as people reach this server, by the organisation's own name if it has
/// one.
pub fn address(app: &App, host: Option<&str>) -> String {
    let base = &app.settings.public_address;
    let url = Url::parse(base).ok();
    match (host, url) {
        (Some(host), Some(url)) => {
            let port = url.port().map(|port| format!(":{port}")).unwrap_or_default();
            format!("{}://{host}{port}", url.scheme())
        }
        _ => base.clone(),
    }
}

/// The name as browsers write it; empty for none.
pub(super) fn read(app: &App, given: &str) -> Result<String, Problem> {
    let given = given.trim();
    if given.is_empty() {
        return Ok(String::new());
    }
    let base = Url::parse(&app.settings.public_address).ok();
    let base = base.as_ref().and_then(Url::host_str).unwrap_or_default();
    let name = name(given, is_local(base)).ok_or_else(|| wrong(Sentence::organisation_own_host_wrong()))?;
    if name == base {
        return Err(wrong(Sentence::organisation_own_host_base(name)));
    }
    Ok(name)
}

pub(super) fn wrong(said: Sentence) -> Problem {
    Problem::invalid("host", said)
}

fn is_local(host: &str) -> bool {
    host == "localhost" || host.ends_with(".localhost") || host.starts_with("127.") || host == "[::1]"
}

/// A name of at least two parts and plain letters. One that only this machine knows is taken where only this machine
/// can open Baton.
fn name(given: &str, on_this_machine: bool) -> Option<String> {
    let Ok(Host::Domain(name)) = Host::parse(given.trim_end_matches('.')) else { return None };
    let name = name.to_ascii_lowercase();
    let label = |label: &str| {
        (1..=LABEL_CHARS_MAX).contains(&label.len())
            && label.bytes().all(|byte| byte.is_ascii_alphanumeric() || byte == b'-')
            && !label.starts_with('-')
            && !label.ends_with('-')
    };
    let fits = name.len() <= CHARS_MAX
        && name.contains('.')
        && name.split('.').all(label)
        && (on_this_machine || !is_local(&name));
    fits.then_some(name)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_host_is_a_name_and_nothing_else() {
        for (given, expected) in [
            ("portal.firm.example", Some("portal.firm.example")),
            ("Portal.Firm.Example.", Some("portal.firm.example")),
            ("b\u{fc}cher.example", Some("xn--bcher-kva.example")),
            ("https://portal.firm.example", None),
            ("portal.firm.example/start", None),
            ("portal.firm.example:443", None),
            ("name@firm.example", None),
            ("*.firm.example", None),
            ("portal_1.firm.example", None),
            ("-portal.firm.example", None),
            ("portal..firm.example", None),
            ("portal.firm.example, other.example", None),
            ("portal.firm.example;script-src *", None),
            ("10.0.0.1", None),
            ("[::1]", None),
            ("firm", None),
            ("localhost", None),
            ("portal.localhost", None),
        ] {
            assert_eq!(name(given, false).as_deref(), expected, "{given:?}");
        }
        assert_eq!(name("portal.localhost", true).as_deref(), Some("portal.localhost"));
        assert_eq!(name(&format!("{}.example", "a".repeat(64)), false), None);
        assert_eq!(name(&vec!["a".repeat(60); 5].join("."), false), None);
    }
}
