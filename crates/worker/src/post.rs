//! How mails leave: as the server's settings say, else as an admin said on a page, which may change at any time.
//! Until somebody said it they wait, and no try is counted against them.

use crate::Worker;
use app::{Problem, mail_server, mail_server::MailServer, organisations};
use gateways::mail::{MailAddress, Mailer, Reach, SmtpSettings, SmtpTls};
use model::Instant;
use std::{
    sync::{Arc, Mutex, PoisonError},
    time::Duration,
};

/// Makes the mailer of a server.
pub type Connect = Arc<dyn Fn(SmtpSettings) -> Arc<dyn Mailer> + Send + Sync>;

/// Where mails leave.
pub enum Post {
    /// As the settings of this server say.
    Fixed(Outgoing),
    /// As the page of the organisation says; the sender comes first if the settings name one.
    OfOrganisation { connect: Connect, sender: Option<MailAddress>, known: Mutex<Option<Known>> },
}

/// One way out.
#[derive(Clone)]
pub struct Outgoing {
    pub mailer: Arc<dyn Mailer>,
    /// Whom mails come from.
    pub sender: MailAddress,
    /// Mails have had a way out since then; before, waiting was no failure of theirs.
    pub since: Instant,
}

/// Kept with its open connections while nobody changes the server.
pub struct Known {
    server: MailServer,
    outgoing: Outgoing,
}

/// For one mail, connecting included.
const TIMEOUT: Duration = Duration::from_secs(30);

impl Post {
    pub fn fixed(mailer: Arc<dyn Mailer>, sender: MailAddress) -> Self {
        Self::Fixed(Outgoing { mailer, sender, since: Instant(0) })
    }

    pub fn of_organisation(connect: Connect, sender: Option<MailAddress>) -> Self {
        Self::OfOrganisation { connect, sender, known: Mutex::new(None) }
    }
}

/// The way out now; `None` while mails wait.
///
/// # Errors
/// Storage that cannot be reached; `Broken` for a server nobody could have saved.
pub(crate) async fn outgoing(worker: &Worker) -> Result<Option<Outgoing>, Problem> {
    let (connect, sender, known) = match &worker.post {
        Post::Fixed(outgoing) => return Ok(Some(outgoing.clone())),
        Post::OfOrganisation { connect, sender, known } => (connect, sender, known),
    };
    let organisation = organisations::default(&worker.app).await?;
    let server = match organisation.mails_wait {
        true => None,
        false => mail_server::current(&worker.app, &organisation.id).await?,
    };
    let Some(server) = server else {
        *known.lock().unwrap_or_else(PoisonError::into_inner) = None;
        return Ok(None);
    };
    let mut known = known.lock().unwrap_or_else(PoisonError::into_inner);
    if let Some(known) = known.as_ref().filter(|known| known.server == server) {
        return Ok(Some(known.outgoing.clone()));
    }
    let sender = match sender {
        Some(sender) => sender.clone(),
        None => MailAddress::new("", &server.sender).map_err(Problem::broken)?,
    };
    let outgoing = Outgoing { mailer: connect(settings(&server)), sender, since: server.changed_at };
    *known = Some(Known { server, outgoing: outgoing.clone() });
    Ok(Some(outgoing))
}

/// A mail server as an admin described it, ready to be spoken with.
pub fn settings(server: &MailServer) -> SmtpSettings {
    SmtpSettings {
        host: server.host.clone(),
        port: server.port,
        tls: match server.tls {
            mail_server::Tls::None => SmtpTls::None,
            mail_server::Tls::StartTls => SmtpTls::StartTls,
            mail_server::Tls::Wrapped => SmtpTls::Wrapped,
        },
        credentials: server.user.clone().zip(server.password.clone()),
        timeout: TIMEOUT,
        reach: Reach::NotLinkLocal,
    }
}
