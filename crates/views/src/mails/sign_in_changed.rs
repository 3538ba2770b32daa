//! How somebody signs in was changed: so that they notice where it was not them. Never here: a password or a code.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum SignInChange {
    Password,
    FactorOn,
    FactorOff,
    RecoveryCodes,
}

#[derive(Clone, Debug)]
pub struct SignInChanged {
    pub what: SignInChange,
    pub at: Instant,
    /// Where they can look at it.
    pub url: String,
}

pub fn sign_in_changed(envelope: &Envelope, mail: &SignInChanged) -> Mail {
    let texts = envelope.texts();
    let (what, means) = match mail.what {
        SignInChange::Password => (texts.mail_changed_password(), texts.mail_changed_password_means()),
        SignInChange::FactorOn => (texts.mail_changed_factor_on(), texts.mail_changed_factor_on_means()),
        SignInChange::FactorOff => (texts.mail_changed_factor_off(), texts.mail_changed_factor_off_means()),
        SignInChange::RecoveryCodes => (texts.mail_changed_codes(), texts.mail_changed_codes_means()),
    };
    write(
        envelope,
        &Letter {
            subject: what.to_owned(),
            preview: texts.mail_changed_preview(),
            heading: what.to_owned(),
            parts: vec![
                Part::Words(means.to_owned()),
                Part::Strong(texts.mail_changed_at(envelope.local.exact(mail.at))),
            ],
            button: Some((texts.mail_changed_button(), &mail.url)),
            after: vec![texts.mail_changed_wrong(&envelope.brand.name)],
            foot: Vec::new(),
        },
    )
}
