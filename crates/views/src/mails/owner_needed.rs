//! A step that nobody can do until the owner of the flow says who.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct OwnerNeeded {
    /// Of the step.
    pub title: String,
    /// Name of the role nobody plays.
    pub role: String,
    pub flow: String,
    pub url: String,
}

pub fn owner_needed(envelope: &Envelope, mail: &OwnerNeeded) -> Mail {
    write(
        envelope,
        &Letter {
            subject: format!("Who does this? {}", mail.title),
            preview: "It waits until you say who.",
            heading: mail.title.clone(),
            parts: vec![
                Part::Words(format!("This waits: nobody plays the role {} yet.", mail.role)),
                Part::Words(format!("It is about: {}. You own it, so you say who does it.", mail.flow)),
            ],
            button: Some(("Say who", &mail.url)),
            after: Vec::new(),
            foot: Vec::new(),
        },
    )
}
