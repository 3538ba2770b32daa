//! The code that proves a device.

use super::{
    Envelope, Mail,
    letter::{Letter, Part, write},
};

#[derive(Clone, Debug)]
pub struct CodeMail {
    /// Six digits.
    pub code: String,
}

pub fn code(envelope: &Envelope, mail: &CodeMail) -> Mail {
    write(
        envelope,
        &Letter {
            subject: format!("{} is your code", mail.code),
            preview: "It works for ten minutes.",
            heading: "Your code".to_owned(),
            parts: vec![
                Part::Code(mail.code.clone()),
                Part::Words("Type it on the page that asked for it. It works for ten minutes.".to_owned()),
            ],
            button: None,
            after: vec![
                "You did not ask for a code? Then ignore this mail and tell nobody the code.".to_owned(),
            ],
            foot: Vec::new(),
        },
    )
}
