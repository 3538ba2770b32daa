//! Which pages elsewhere may show the form of a Start Link in a frame.

use super::show::{StartLink, link};
use crate::{
    Ctx, audit,
    policy::{Intention, require},
    problem::Problem,
};
use serde_json::json;
use store::{DbError, templates::settings};
use texts::Sentence;
use url::{Host, Url};

/// Origins of one link.
const ORIGINS_MAX: usize = 20;

/// Says which origins may; none is nobody.
///
/// # Errors
/// `NotFound` for a template whose Start Link was never configured, `Invalid` for what is no origin and for too many.
pub async fn set_origins(ctx: &Ctx, template: &str, given: &[String]) -> Result<StartLink, Problem> {
    require(&ctx.caller, Intention::ConfigureStartLink)?;
    let viewer = ctx.caller.viewer();
    let origins = read(given)?;
    let written = settings::put_origins(viewer, template, &origins.join("\n"), ctx.now);
    let act = audit::Act::new("start_link.origins_set", template, json!({"origins": origins}));
    match audit::write(ctx, act, vec![written]).await {
        Err(DbError::Conflict { .. }) => return Err(Problem::NotFound),
        done => done?,
    }
    let row = settings::start_link(&ctx.app.db, viewer, template).await?.ok_or(Problem::NotFound)?;
    link(ctx, row).await
}

/// As they lie in the table.
pub(super) fn of(kept: &str) -> Vec<String> {
    kept.lines().map(str::to_owned).collect()
}

pub(super) fn read(given: &[String]) -> Result<Vec<String>, Problem> {
    let mut origins: Vec<String> = Vec::new();
    for text in given.iter().map(|text| text.trim()).filter(|text| !text.is_empty()) {
        let origin =
            origin(text).ok_or_else(|| Problem::invalid("origins", Sentence::start_problem_origin(text)))?;
        if !origins.contains(&origin) {
            origins.push(origin);
        }
    }
    if origins.len() > ORIGINS_MAX {
        return Err(Problem::invalid("origins", Sentence::start_problem_origins_max(ORIGINS_MAX)));
    }
    Ok(origins)
}

/// Scheme, host and port: `https`, or `http` on one's own machine. What it gives stands in a header of ours, so a host
/// is of plain letters only: `;` would begin another rule there, `*` let everybody in.
fn origin(text: &str) -> Option<String> {
    let url = Url::parse(text).ok()?;
    let is_local = match url.host()? {
        Host::Domain(name) => name == "localhost" || name.ends_with(".localhost"),
        Host::Ipv4(address) => address.is_loopback(),
        Host::Ipv6(address) => address.is_loopback(),
    };
    let is_plain = |letter: char| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter);
    let fits = (url.scheme() == "https" || (url.scheme() == "http" && is_local))
        && matches!(url.path(), "" | "/")
        && url.query().is_none()
        && url.fragment().is_none()
        && url.username().is_empty()
        && url.password().is_none()
        && url.host_str().is_some_and(|host| host.chars().all(is_plain));
    fits.then(|| url.origin().ascii_serialization())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_origin_is_scheme_host_and_port_and_nothing_else() {
        for (text, expected) in [
            ("https://www.firm.example", Some("https://www.firm.example")),
            ("https://WWW.Firm.example:443/", Some("https://www.firm.example")),
            ("https://firm.example:8443", Some("https://firm.example:8443")),
            ("https://bücher.example", Some("https://xn--bcher-kva.example")),
            ("http://localhost:3000", Some("http://localhost:3000")),
            ("http://127.0.0.1:3000", Some("http://127.0.0.1:3000")),
            ("http://[::1]:3000", Some("http://[::1]:3000")),
            ("http://firm.example", None),
            ("http://localhost.firm.example", None),
            ("https://firm.example/page", None),
            ("https://firm.example?x", None),
            ("https://firm.example#x", None),
            ("https://name@firm.example", None),
            ("https://*.firm.example", None),
            ("https://firm.example;script-src", None),
            ("https://firm.example https://other.example", None),
            ("firm.example", None),
            ("javascript:alert(1)", None),
            ("data:text/html,x", None),
            ("*", None),
            ("null", None),
        ] {
            assert_eq!(origin(text).as_deref(), expected, "{text:?}");
        }
    }

    #[test]
    fn each_is_kept_once_and_blanks_are_none() {
        let given = ["https://a.example", " ", "https://A.example/", "https://b.example"].map(str::to_owned);
        assert_eq!(read(&given).unwrap(), ["https://a.example", "https://b.example"]);
        let many: Vec<String> =
            (0..=ORIGINS_MAX).map(|number| format!("https://a{number}.example")).collect();
        assert!(matches!(read(&many), Err(Problem::Invalid(_))));
        assert_eq!(read(&many[1..]).unwrap().len(), ORIGINS_MAX);
    }
}
