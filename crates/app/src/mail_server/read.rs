//! What somebody typed about a mail server, checked.

use super::{MailServer, Tls, current};
use crate::{
    Ctx, email,
    policy::{Intention, require},
    problem::Problem,
};
use model::field::FieldProblem;
use texts::Sentence;

/// As typed.
#[derive(Clone, Default)]
pub struct Given {
    pub host: String,
    pub port: String,
    /// `none`, `starttls` or `wrapped`.
    pub tls: String,
    pub user: String,
    /// Empty for the one that is kept already.
    pub password: String,
    pub sender: String,
}

const HOST_CHARS_MAX: usize = 253;
const SECRET_CHARS_MAX: usize = 500;

/// The kept password is used only while server and user stay the same: it is told to nobody else.
///
/// # Errors
/// `Invalid` with everything that does not fit.
pub async fn read(ctx: &Ctx, given: &Given) -> Result<MailServer, Problem> {
    require(&ctx.caller, Intention::ManageOrganisation)?;
    let mut problems = Vec::new();
    let mut wrong = |path: &str, said: Sentence| {
        problems.push(FieldProblem::new(path, said));
    };
    let host = host(&given.host);
    if host.is_none() {
        wrong("host", Sentence::organisation_host_wrong());
    }
    let allowed = |host: &String| ctx.app.settings.fixed.allows_mail_host(host);
    if host.as_ref().is_some_and(|host| !allowed(host)) {
        wrong("host", Sentence::organisation_host_not_allowed());
    }
    let port = given.port.trim().parse::<u16>().ok().filter(|port| *port > 0);
    if port.is_none() {
        wrong("port", Sentence::organisation_port_wrong());
    }
    let tls = [Tls::None, Tls::StartTls, Tls::Wrapped].into_iter().find(|tls| tls.as_str() == given.tls);
    if tls.is_none() {
        wrong("tls", Sentence::organisation_tls_wrong());
    }
    let user = Some(given.user.trim().to_owned()).filter(|user| !user.is_empty());
    if user.as_ref().is_some_and(|user| !is_plain(user)) {
        wrong("user", Sentence::organisation_secret_wrong());
    }
    if !is_plain(&given.password) {
        wrong("password", Sentence::organisation_secret_wrong());
    }
    let sender = match email::read(&given.sender, "sender") {
        Ok(sender) => Some(sender),
        Err(Problem::Invalid(of_sender)) => {
            problems.extend(of_sender);
            None
        }
        Err(problem) => return Err(problem),
    };
    let (Some(host), Some(port), Some(tls), Some(sender), true) =
        (host, port, tls, sender, problems.is_empty())
    else {
        return Err(Problem::Invalid(problems));
    };
    let mut server = MailServer { host, port, tls, user, password: None, sender, changed_at: ctx.now };
    server.password = password(ctx, &server, &given.password).await?;
    Ok(server)
}

fn host(given: &str) -> Option<String> {
    let host = given.trim().to_lowercase();
    let allowed = |letter: char| letter.is_ascii_alphanumeric() || ".-:[]".contains(letter);
    let fits = !host.is_empty() && host.len() <= HOST_CHARS_MAX && host.chars().all(allowed);
    fits.then_some(host)
}

fn is_plain(text: &str) -> bool {
    text.chars().count() <= SECRET_CHARS_MAX && !text.chars().any(char::is_control)
}

async fn password(ctx: &Ctx, server: &MailServer, typed: &str) -> Result<Option<String>, Problem> {
    if server.user.is_none() {
        return Ok(None);
    }
    if !typed.is_empty() {
        return Ok(Some(typed.to_owned()));
    }
    let same = |kept: &MailServer| {
        kept.host == server.host
            && kept.port == server.port
            && kept.tls == server.tls
            && kept.user == server.user
    };
    let kept = current(&ctx.app, ctx.organisation()).await?.filter(same).and_then(|kept| kept.password);
    match kept {
        Some(kept) => Ok(Some(kept)),
        None => Err(Problem::invalid("password", Sentence::organisation_password_missing())),
    }
}
