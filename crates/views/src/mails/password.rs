//! The one-time link to choose a password.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};
use model::Instant;

#[derive(Clone, Debug)]
pub struct PasswordLink {
    pub url: String,
    pub until: Instant,
}

pub fn password(envelope: &Envelope, mail: &PasswordLink) -> Mail {
    write(
        envelope,
        &Letter {
            subject: format!("Your sign-in at {}", envelope.brand.name),
            preview: "Choose a password with this link.",
            heading: "Choose your password".to_owned(),
            parts: vec![Part::Words(
                "With this link you choose the password you will sign in with.".to_owned(),
            )],
            button: Some(("Choose a password", &mail.url)),
            after: vec![format!("It works once, until {}.", envelope.local.in_full(mail.until))],
            foot: vec!["You expected no such mail? Then ignore it.".to_owned()],
        },
    )
}
