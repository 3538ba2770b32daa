//! One thing to do that was lent: to whoever is asked to do it for another, and to whose it is.

use super::{
    Envelope, Mail,
    assignment::works_until,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct Lent {
    /// Name of whose it is.
    pub from: String,
    /// As people outside read it.
    pub title: String,
    pub flow: String,
    /// What they wrote.
    pub note: Option<String>,
    pub due: Option<Instant>,
    pub url: String,
    pub until: Instant,
}

pub fn lent(envelope: &Envelope, mail: &Lent) -> Mail {
    let (texts, local) = (envelope.texts(), &envelope.local);
    let mut parts = vec![Part::Words(texts.mail_lent_lead(&mail.from, &envelope.brand.name, &mail.title))];
    parts.extend(mail.note.clone().map(Part::Quote));
    parts.push(Part::Words(texts.mail_about(&mail.flow)));
    parts.extend(mail.due.map(|due| Part::Strong(texts.mail_by(local.in_full(due)))));
    write(
        envelope,
        &Letter {
            subject: texts.mail_lent_subject(&mail.from, &mail.title),
            preview: texts.mail_lent_preview(),
            heading: mail.title.clone(),
            parts,
            button: Some((texts.mail_lent_button(), &mail.url)),
            after: vec![texts.mail_lent_only(&mail.from), texts.mail_lent_unknown().to_owned()],
            foot: vec![works_until(envelope, mail.until)],
        },
    )
}

#[derive(Clone, Debug)]
pub struct GivenBack {
    /// It was taken from them by the firm.
    pub is_recalled: bool,
    /// Name of whoever had it; none where it was erased.
    pub who: Option<String>,
    pub title: String,
    pub flow: String,
    pub url: String,
    pub until: Option<Instant>,
}

pub fn given_back(envelope: &Envelope, mail: &GivenBack) -> Mail {
    let texts = envelope.texts();
    let (house, title) = (&envelope.brand.name, &mail.title);
    let lead = match (mail.is_recalled, &mail.who) {
        (true, Some(who)) => texts.mail_recalled_lead(house, title, who),
        (true, None) => texts.mail_recalled_lead_unnamed(house, title),
        (false, who) => {
            texts.mail_given_back_lead(title, who.as_deref().unwrap_or(texts.mail_lent_somebody()))
        }
    };
    write(
        envelope,
        &Letter {
            subject: texts.mail_given_back_subject(&mail.title),
            preview: texts.mail_given_back_preview(),
            heading: mail.title.clone(),
            parts: vec![Part::Words(lead), Part::Words(texts.mail_about(&mail.flow))],
            button: Some((texts.mail_given_back_button(), &mail.url)),
            after: Vec::new(),
            foot: mail.until.map(|until| works_until(envelope, until)).into_iter().collect(),
        },
    )
}

#[derive(Clone, Debug)]
pub struct DoneForYou {
    pub who: Option<String>,
    pub title: String,
    pub flow: String,
    pub at: Instant,
    /// The flow's progress page.
    pub url: String,
}

pub fn done_for_you(envelope: &Envelope, mail: &DoneForYou) -> Mail {
    let texts = envelope.texts();
    let who = mail.who.as_deref().unwrap_or(texts.mail_lent_somebody());
    write(
        envelope,
        &Letter {
            subject: texts.mail_done_for_you_subject(&mail.title),
            preview: texts.mail_done_for_you_preview(),
            heading: texts.mail_done_for_you_heading().to_owned(),
            parts: vec![
                Part::Words(texts.mail_done_for_you_lead(&mail.title, who)),
                Part::Strong(texts.mail_done_for_you_at(envelope.local.exact(mail.at))),
                Part::Words(texts.mail_about(&mail.flow)),
            ],
            button: Some((texts.step_mail_recorded_button(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
