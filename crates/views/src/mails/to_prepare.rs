//! A step to complete the details of, before its own people see it.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct ToPrepare {
    /// Of the step.
    pub title: String,
    /// Name of the role that does it afterwards.
    pub whose: String,
    pub flow: String,
    /// It lies in a pool: the group's name.
    pub pool: Option<String>,
    pub url: String,
}

pub fn to_prepare(envelope: &Envelope, mail: &ToPrepare) -> Mail {
    let texts = envelope.texts();
    let mut parts =
        vec![Part::Words(texts.mail_prepare_lead(&mail.whose)), Part::Words(texts.mail_about(&mail.flow))];
    parts.extend(mail.pool.as_ref().map(|pool| Part::Words(texts.mail_prepare_pool(pool))));
    write(
        envelope,
        &Letter {
            subject: texts.mail_prepare_subject(&mail.title),
            preview: texts.mail_assignment_preview_member(),
            heading: mail.title.clone(),
            parts,
            button: Some((texts.mail_prepare_button(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
