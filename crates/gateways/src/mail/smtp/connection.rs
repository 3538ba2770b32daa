//! One open connection to a mail server, and one mail over it.

use super::{SmtpSettings, SmtpTls};
use crate::mail::MailError;
use lettre::{
    address::Envelope,
    transport::smtp::{
        Error,
        authentication::{Credentials, Mechanism},
        client::{AsyncSmtpConnection, TlsParameters},
        commands::{Data, Ehlo, Mail, Rcpt},
        extension::{ClientId, Extension, MailParameter},
    },
};
use std::fmt::{self, Write};
use tokio::net::TcpStream;

pub(super) struct Connection {
    smtp: AsyncSmtpConnection,
    /// The server takes several commands in one packet (RFC 2920).
    pipelining: bool,
    server: String,
}

/// A connection that failed is never used again.
pub(super) struct Failure {
    pub error: MailError,
    /// Nothing came back, so the mail cannot have been taken.
    pub before_any_answer: bool,
}

impl Connection {
    pub async fn open(settings: &SmtpSettings) -> Result<Self, MailError> {
        let server = settings.server();
        let opened = open(settings).await;
        let (smtp, pipelining) = opened.map_err(|error| {
            MailError::Away(format!("cannot send through the mail server {server}: {error}"))
        })?;
        Ok(Self { smtp, pipelining, server })
    }

    /// `message` as `message::written` gives it. What comes back is the server's last word, for example
    /// `250 2.0.0 queued as 4F2A`.
    pub async fn send(&mut self, envelope: &Envelope, message: &str) -> Result<String, Failure> {
        let mail = Mail::new(envelope.from().cloned(), self.parameters(envelope)?);
        let recipients: Vec<Rcpt> =
            envelope.to().iter().map(|to| Rcpt::new(to.clone(), Vec::new())).collect();
        if self.pipelining {
            self.send_envelope_at_once(mail, recipients).await?;
        } else {
            self.send_envelope_by_turns(mail, recipients).await?;
        }
        let taken = self.smtp.command(Body(message)).await.map_err(|error| self.failure(&error, false))?;
        let words: Vec<&str> = taken.message().collect();
        Ok(format!("{} {}", taken.code(), words.join(" ")))
    }

    fn parameters(&self, envelope: &Envelope) -> Result<Vec<MailParameter>, Failure> {
        let ascii = envelope.to().iter().chain(envelope.from()).all(|address| {
            let text: &str = address.as_ref();
            text.is_ascii()
        });
        if ascii {
            return Ok(Vec::new());
        }
        if self.smtp.server_info().supports_feature(Extension::SmtpUtfEight) {
            return Ok(vec![MailParameter::SmtpUtfEight]);
        }
        let says = format!("the mail server {} takes only addresses in plain ASCII", self.server);
        Err(Failure { error: MailError::Permanent(says), before_any_answer: false })
    }

    async fn send_envelope_at_once(&mut self, mail: Mail, recipients: Vec<Rcpt>) -> Result<(), Failure> {
        let mut answers = recipients.len() + 1;
        let commands = Together { mail, recipients };
        self.smtp.command(commands).await.map_err(|error| self.failure(&error, true))?;
        while answers > 0 {
            self.smtp.read_response().await.map_err(|error| self.failure(&error, false))?;
            answers -= 1;
        }
        Ok(())
    }

    async fn send_envelope_by_turns(&mut self, mail: Mail, recipients: Vec<Rcpt>) -> Result<(), Failure> {
        self.smtp.command(mail).await.map_err(|error| self.failure(&error, true))?;
        for recipient in recipients {
            self.smtp.command(recipient).await.map_err(|error| self.failure(&error, false))?;
        }
        self.smtp.command(Data).await.map_err(|error| self.failure(&error, false))?;
        Ok(())
    }

    fn failure(&self, error: &Error, first: bool) -> Failure {
        let says = format!("the mail server {} answered: {}", self.server, with_causes(error));
        let Some(code) = error.status() else {
            let says =
                format!("the connection to the mail server {} broke: {}", self.server, with_causes(error));
            return Failure { error: MailError::Temporary(says), before_any_answer: first };
        };
        let error = match u16::from(code) {
            // It takes no mail at the moment, or wants a password: that says nothing about this mail.
            421 | 454 | 530 | 534 | 535 | 538 => MailError::Away(says),
            _ if error.is_permanent() => MailError::Permanent(says),
            _ => MailError::Temporary(says),
        };
        Failure { error, before_any_answer: first && u16::from(code) == 421 }
    }
}

async fn open(settings: &SmtpSettings) -> Result<(AsyncSmtpConnection, bool), String> {
    let name = ClientId::default();
    let tls = || TlsParameters::new(settings.host.clone()).map_err(|error| with_causes(&error));
    let places = settings.reach.places(&settings.host, settings.port).await?;
    let mut smtp = match settings.tls {
        SmtpTls::Wrapped => {
            let connected =
                AsyncSmtpConnection::connect_tokio1(places.as_slice(), None, &name, Some(tls()?), None).await;
            connected.map_err(|error| with_causes(&error))?
        }
        SmtpTls::None | SmtpTls::StartTls => {
            let stream = TcpStream::connect(places.as_slice()).await.map_err(|error| error.to_string())?;
            stream.set_nodelay(true).map_err(|error| error.to_string())?;
            let connected = AsyncSmtpConnection::connect_with_transport(Box::new(stream), &name).await;
            connected.map_err(|error| with_causes(&error))?
        }
    };
    if settings.tls == SmtpTls::StartTls {
        smtp.starttls(tls()?, &name).await.map_err(|error| with_causes(&error))?;
    }
    if let Some((user, password)) = &settings.credentials {
        let credentials = Credentials::new(user.clone(), password.clone());
        let mechanisms = [Mechanism::Plain, Mechanism::Login];
        smtp.auth(&mechanisms, &credentials).await.map_err(|error| with_causes(&error))?;
    }
    let hello = smtp.command(Ehlo::new(name)).await.map_err(|error| with_causes(&error))?;
    let pipelining = hello.message().any(|line| line.eq_ignore_ascii_case("PIPELINING"));
    Ok((smtp, pipelining))
}

fn with_causes(error: &Error) -> String {
    let mut text = error.to_string();
    let mut cause = std::error::Error::source(error);
    while let Some(inner) = cause {
        let inner_text = inner.to_string();
        if !text.contains(&inner_text) {
            let _ = write!(text, ": {inner_text}");
        }
        cause = inner.source();
    }
    text
}

struct Together {
    mail: Mail,
    recipients: Vec<Rcpt>,
}

impl fmt::Display for Together {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.mail)?;
        for recipient in &self.recipients {
            write!(f, "{recipient}")?;
        }
        write!(f, "{Data}")
    }
}

/// The message with leading dots doubled and its end marked (RFC 5321, 4.5.2).
struct Body<'a>(&'a str);

impl fmt::Display for Body<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for line in self.0.strip_suffix("\r\n").unwrap_or(self.0).split("\r\n") {
            if line.starts_with('.') {
                f.write_str(".")?;
            }
            f.write_str(line)?;
            f.write_str("\r\n")?;
        }
        f.write_str(".\r\n")
    }
}
