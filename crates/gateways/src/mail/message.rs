//! A mail as it travels: headers and the two bodies (RFC 5322, MIME).

use super::{Mail, MailError, address::one_line};
use lettre::message::{Message, MultiPart, SinglePart};
use std::time::{Duration, SystemTime};

/// Plain ASCII, lines ended by CRLF. The same mail always gives the same text.
pub(super) fn written(mail: &Mail) -> Result<String, MailError> {
    let id = message_id(&mail.message_id)?;
    let mut builder = Message::builder()
        .message_id(Some(format!("<{id}>")))
        .date(date(mail))
        .from(mail.from.header())
        .to(mail.to.header())
        .subject(one_line(&mail.subject));
    if let Some(reply_to) = &mail.reply_to {
        builder = builder.reply_to(reply_to.header());
    }
    let bodies = MultiPart::alternative()
        // Neither body can contain this line: `=_` does not occur in quoted-printable, `_` not in base64.
        .boundary(format!("=_{}", boundary(id)))
        .singlepart(SinglePart::plain(lines(&mail.text)))
        .singlepart(SinglePart::html(lines(&mail.html)));
    let message = builder
        .multipart(bodies)
        .map_err(|error| MailError::Permanent(format!("the mail cannot be written: {error}")))?;
    String::from_utf8(message.formatted())
        .map_err(|_| MailError::Permanent("the mail cannot be written in ASCII".to_owned()))
}

/// A lone carriage return must not reach the server: some take it for the end of a line, others do not.
fn lines(text: &str) -> String {
    text.replace("\r\n", "\n").replace('\r', "\n")
}

fn message_id(id: &str) -> Result<&str, MailError> {
    let allowed = |byte: u8| byte.is_ascii_alphanumeric() || b"@.-_+".contains(&byte);
    if !id.is_empty() && id.bytes().all(allowed) {
        return Ok(id);
    }
    Err(MailError::Permanent(format!("{id:?} cannot be a Message-ID")))
}

fn boundary(id: &str) -> String {
    id.chars().filter(char::is_ascii_alphanumeric).take(60).collect()
}

fn date(mail: &Mail) -> SystemTime {
    let micros = u64::try_from(mail.at.0).unwrap_or(0);
    SystemTime::UNIX_EPOCH + Duration::from_micros(micros)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::mail::MailAddress;
    use model::Instant;

    fn sample() -> Mail {
        Mail {
            message_id: "01hx3@baton.example".to_owned(),
            at: Instant::parse("2026-03-19T16:00:00Z").unwrap(),
            from: "Example Firm <mail@firm.example>".parse().unwrap(),
            to: MailAddress::new("Ann Example", "ann@client.example").unwrap(),
            reply_to: Some("desk@firm.example".parse().unwrap()),
            subject: "Please send us two documents".to_owned(),
            text: "Dear Ann,\n\nplease open the link.".to_owned(),
            html: "<p>Dear Ann,</p>".to_owned(),
        }
    }

    #[test]
    fn headers_and_both_bodies_are_there() {
        let text = written(&sample()).unwrap();
        for line in [
            "Message-ID: <01hx3@baton.example>",
            "Date: Thu, 19 Mar 2026 16:00:00 +0000",
            "From: \"Example Firm\" <mail@firm.example>",
            "To: \"Ann Example\" <ann@client.example>",
            "Reply-To: desk@firm.example",
            "Subject: Please send us two documents",
            "Content-Type: text/plain; charset=utf-8",
            "Content-Type: text/html; charset=utf-8",
            "<p>Dear Ann,</p>",
        ] {
            assert!(text.contains(&format!("{line}\r\n")), "{line} is missing in\n{text}");
        }
    }

    #[test]
    fn sent_again_it_is_the_same_to_the_byte() {
        assert_eq!(written(&sample()).unwrap(), written(&sample()).unwrap());
    }

    #[test]
    fn no_text_can_add_a_header() {
        let evil = "x\r\nBcc: eve@evil.example\r\n\r\n<script>\u{0}\u{b}\n Bcc: eve";
        let mut mail = sample();
        mail.subject = evil.to_owned();
        mail.to = MailAddress::new(evil, "ann@client.example").unwrap();
        mail.from = MailAddress::new(evil, "mail@firm.example").unwrap();
        let text = written(&mail).unwrap();
        let head = text.split("\r\n\r\n").next().unwrap();
        assert!(!head.to_lowercase().contains("\nbcc:"), "{head}");
        let names: Vec<&str> = head
            .split("\r\n")
            .filter(|line| !line.starts_with([' ', '\t']))
            .filter_map(|line| line.split(':').next())
            .collect();
        let expected =
            ["Message-ID", "Date", "From", "To", "Subject", "Reply-To", "MIME-Version", "Content-Type"];
        assert_eq!(names, expected, "{head}");
    }

    #[test]
    fn every_line_is_short_and_ascii_whatever_the_text() {
        let mut mail = sample();
        mail.subject = "ä".repeat(2_000);
        mail.text = "ß".repeat(10_000);
        mail.html = "x".repeat(10_000);
        for line in written(&mail).unwrap().split("\r\n") {
            assert!(line.len() <= 998 && line.is_ascii(), "{} bytes: {line}", line.len());
        }
    }

    #[test]
    fn every_line_ends_in_crlf() {
        let mut mail = sample();
        mail.text = "a\r.\r\nb\n.\r\nc\r\r\n.\rd".to_owned();
        let text = written(&mail).unwrap();
        assert_eq!(text.replace("\r\n", "").find(['\r', '\n']), None, "{text:?}");
    }

    #[test]
    fn a_message_id_with_foreign_letters_is_refused() {
        let mut mail = sample();
        mail.message_id = "x@y>\r\nBcc: <eve@evil.example".to_owned();
        assert!(matches!(written(&mail), Err(MailError::Permanent(_))));
    }
}
