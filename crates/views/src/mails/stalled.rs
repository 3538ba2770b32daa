//! A flow does not go on by itself: its owner says how.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use texts::Texts;

/// Why not.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Cause {
    /// The date it waits for is not given.
    NoDate,
    /// The flow it waits for was cancelled.
    Cancelled,
    /// The flow that was to be started has no published template.
    TemplateMissing,
    /// The other flow did not start, for example because its start form wants answers.
    StartRefused,
    /// Flows start flows that start flows, too deep.
    TooDeep,
}

#[derive(Clone, Debug)]
pub struct Stalled {
    /// Of the step, or of the flow that was not started.
    pub title: String,
    pub cause: Cause,
    pub flow: String,
    /// The flow waits for its owner; else it went on without.
    pub waits: bool,
    pub url: String,
}

pub fn stalled(envelope: &Envelope, mail: &Stalled) -> Mail {
    let texts = envelope.texts();
    let (subject, rest) = match mail.waits {
        true => (texts.mail_stalled_subject(&mail.title), texts.mail_stalled_waits()),
        false => (texts.mail_stalled_subject_start(&mail.title), texts.mail_stalled_goes_on()),
    };
    write(
        envelope,
        &Letter {
            subject,
            preview: texts.mail_owner_preview(),
            heading: mail.title.clone(),
            parts: vec![
                Part::Words(why(mail.cause, texts).to_owned()),
                Part::Words(rest.to_owned()),
                Part::Words(texts.mail_about(&mail.flow)),
            ],
            button: Some((texts.mail_button_open(), &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}

fn why(cause: Cause, texts: Texts) -> &'static str {
    match cause {
        Cause::NoDate => texts.mail_stalled_no_date(),
        Cause::Cancelled => texts.mail_stalled_cancelled(),
        Cause::TemplateMissing => texts.mail_stalled_template_missing(),
        Cause::StartRefused => texts.mail_stalled_start_refused(),
        Cause::TooDeep => texts.mail_stalled_too_deep(),
    }
}
