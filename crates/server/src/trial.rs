//! A test message, sent at once: by the server of the settings, else by the one an admin is about to save.

use crate::settings::{Settings, SettingsError};
use gateways::mail::{Mail, MailAddress, Smtp, SmtpSettings};
use std::{sync::Arc, time::Duration};
use web::{TestMessage, Trial};

/// Somebody waits for the answer.
const TIMEOUT: Duration = Duration::from_secs(10);

pub fn trial(settings: &Settings) -> Result<Trial, SettingsError> {
    let fixed = settings.smtp.clone();
    let sender = settings.mail_from.clone();
    let fallback = settings.sender()?;
    Ok(Arc::new(move |message| {
        let (fixed, sender, fallback) = (fixed.clone(), sender.clone(), fallback.clone());
        Box::pin(async move {
            let (smtp, sender) = match (&message.server, fixed) {
                (Some(server), _) => {
                    let of_form = MailAddress::new("", &server.sender).map_err(|error| error.to_string())?;
                    (worker::smtp_settings(server), sender.unwrap_or(of_form))
                }
                (None, Some(smtp)) => (smtp, fallback),
                (None, None) => return Err("no mail server is set".to_owned()),
            };
            send(smtp, &sender, message).await
        })
    }))
}

async fn send(smtp: SmtpSettings, sender: &MailAddress, message: TestMessage) -> Result<String, String> {
    let to = MailAddress::new(&message.to_name, &message.to_address).map_err(|error| error.to_string())?;
    let from = if sender.name().is_empty() { sender.named(&message.organisation) } else { sender.clone() };
    let mail = Mail {
        message_id: format!("{}@{}", message.id, from.domain()),
        at: message.at,
        from,
        to,
        reply_to: None,
        subject: message.words.subject,
        text: message.words.text,
        html: message.words.html,
    };
    let smtp = Smtp::new(SmtpSettings { timeout: TIMEOUT, ..smtp });
    smtp.deliver(&mail).await.map_err(|error| error.to_string())
}
